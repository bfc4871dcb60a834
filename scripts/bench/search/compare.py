"""Our search beside Pagefind, MiniSearch, lunr and Material's: the same sentences and queries.

Each gets the article's sentences in the page's language, as its own documentation sets it up.
Pagefind searches only in a browser over HTTP, so its time is Chromium's with a local server; the
times of ours and of the others are of Node. The packages are installed by npm into a temporary
folder and are part of nothing else.

Run with `PYTHONPATH=scripts python -m bench.search.compare FILE…`.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean, median
from threading import Thread
from typing import Any

from playwright.sync_api import sync_playwright

from bench.projects import ROOT
from bench.search.evaluate import (
    DEVELOPED_ON,
    Query,
    generated,
    our_search,
    read_queries,
    real_briefing,
)
from bench.search.ranking import Engine
from taklimat.outputs.html.previews import preview_script
from taklimat.outputs.search.index import SearchIndex, search_index
from taklimat.outputs.search_constants import constants_script

ASSETS = ROOT / "overrides/assets/taklimat"
PACKAGES = ("lunr@2.3.9", "minisearch@7.2.0", "pagefind@1.6.0")

Row = tuple[str, list[list[str]], float, float]
"""Name, anchors of each query, kilobytes of the index, milliseconds a query."""


def main() -> None:
    """Print a table: quality by kind, weight of the index, time a query."""
    paths = [Path(name) for name in sys.argv[1:]]
    files = paths or [ROOT / "tests/outputs/search" / name for name in DEVELOPED_ON]
    briefing = real_briefing()
    queries = [query for path in files for query in read_queries(path)] + generated(briefing)
    texts = {
        code: [[s.anchor, s.text] for s in briefing.article_in(code).sentences]
        for code in briefing.languages
    }
    rows = [_ours(queries), *_others(texts, queries)]
    kinds = list(dict.fromkeys(query.kind for query in queries))
    print(
        f"{'MRR@10':32}"
        + "".join(f"{kind.split(',')[0]:>11}" for kind in kinds)
        + "   index kB     ms"
    )
    for name, ranks, size, ms in rows:
        found: dict[str, list[float]] = defaultdict(list)
        for query, anchors in zip(queries, ranks, strict=True):
            found[query.kind].append(query.rank(anchors))
        print(
            f"{name:32}"
            + "".join(f"{mean(found[k]):11.3f}" for k in kinds)
            + f"{size:11.1f}{ms:7.2f}"
        )
    print(
        "the last two of the kinds are generated; index: gzip, with what is shown where it is in it"
    )


def _ours(queries: list[Query]) -> Row:
    briefing = real_briefing()
    index = search_index([briefing])
    search = our_search(Engine.of(index))
    ranks = [list(search(query.text, query.language)) for query in queries]
    previews = (preview_script(briefing, code) for code in briefing.languages)
    scripts = [*index.shards.values(), *previews]
    size = sum(len(gzip.compress(script.encode(), 9)) for script in scripts)
    return "ours, all kinds of page", ranks, size / 1000, _time(index, queries)


def _time(index: SearchIndex, queries: list[Query]) -> float:
    """Return the milliseconds of a query in Node, as the middle one of all."""
    with tempfile.TemporaryDirectory() as folder:
        names = {name: name for name in index.shards}
        for name, script in {**index.shards, "search.js": index.root_script(names)}.items():
            (Path(folder) / name).write_text(script, encoding="utf-8")
        lines = (
            json.dumps({"query": q.text, "language": q.language, "only": True}) for q in queries
        )
        done = subprocess.run(
            [
                "node",
                str(ROOT / "tests/outputs/search/engine.mjs"),
                str(ASSETS),
                folder,
                constants_script(),
            ],
            input="".join(f"{line}\n" for line in lines),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return median(float(json.loads(line)["ms"]) for line in done.stdout.splitlines())


def _others(texts: dict[str, Any], queries: list[Query]) -> list[Row]:
    asked = {"texts": texts, "queries": [[query.text, query.language] for query in queries]}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES],
            cwd=folder,
            check=True,
        )
        done = subprocess.run(
            ["node", str(Path(__file__).with_name("others.mjs")), folder],
            input=json.dumps(asked),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        pagefind = _pagefind(Path(folder), asked)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    rows = [(row["name"], row["ranks"], row["bytes"] / 1000, row["ms"]) for row in found]
    return [pagefind, *rows]


_ASK = """
async ([language, queries]) => {
  const { search, options } = await import(`/pagefind-${language}/pagefind.js`);
  await options({ baseUrl: "/" });
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    const { results } = await search(query);
    const ms = performance.now() - start;
    const hits = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
    found.push([hits.map(({ url }) => url.split("#")[1]), ms]);
  }
  return found;
}
"""


def _pagefind(folder: Path, asked: dict[str, Any]) -> Row:
    subprocess.run(
        ["node", str(Path(__file__).with_name("pagefind.mjs")), str(folder)],
        input=json.dumps(asked),
        text=True,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    handler = partial(_Quiet, directory=str(folder))
    found: dict[tuple[str, str], tuple[list[str], float]] = {}
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for language in asked["texts"]:
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
            mine = [text for text, code in asked["queries"] if code == language]
            for text, answer in zip(mine, page.evaluate(_ASK, [language, mine]), strict=True):
                found[language, text] = answer
        browser.close()
        server.shutdown()
    ranks = [found[code, text][0] for text, code in asked["queries"]]
    files = [path for path in folder.glob("pagefind-*/**/*") if path.suffix.startswith(".pf_")]
    size = sum(path.stat().st_size for path in files)  # packed already
    return "Pagefind", ranks, size / 1000, median(ms for _, ms in found.values())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    main()
