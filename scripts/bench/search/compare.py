"""Our search beside MiniSearch, lunr and Material's way with lunr: the same sentences and queries.

Each gets the article's sentences in the page's language, as its own documentation sets it up.
Pagefind is not here: it searches only in a browser, over HTTP. The packages are installed by npm
into a temporary folder and are part of nothing else.

Run with `PYTHONPATH=scripts python -m bench.search.compare FILE…`.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

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
from taklimat.outputs.search import search_index

PACKAGES = ("lunr@2.3.9", "minisearch@7.2.0")


def main() -> None:
    """Print a table: quality by kind, weight of the index, time a query."""
    paths = [Path(name) for name in sys.argv[1:]]
    files = paths or [ROOT / "tests/search" / name for name in DEVELOPED_ON]
    briefing = real_briefing()
    queries = [query for path in files for query in read_queries(path)] + generated(briefing)
    texts = {
        code: [[s.anchor, s.text] for s in briefing.article_in(code).sentences]
        for code in briefing.languages
    }
    rows = [_ours(queries), *_others(texts, queries)]
    kinds = list(dict.fromkeys(query.kind for query in queries))
    print(f"{'MRR@10':32}" + "".join(f"{kind.split(',')[0]:>11}" for kind in kinds) + "   index kB")
    for name, ranks, size in rows:
        found: dict[str, list[float]] = defaultdict(list)
        for query, anchors in zip(queries, ranks, strict=True):
            found[query.kind].append(query.rank(anchors))
        print(f"{name:32}" + "".join(f"{mean(found[k]):11.3f}" for k in kinds) + f"{size:11.1f}")
    print(
        "the last two of the kinds are generated; index: gzip, with what is shown where it is in it"
    )


def _ours(queries: list[Query]) -> tuple[str, list[list[str]], float]:
    index = search_index([real_briefing()])
    search = our_search(Engine.of(index))
    ranks = [list(search(query.text, query.language)) for query in queries]
    size = sum(len(gzip.compress(script.encode(), 9)) for script in index.shards.values())
    return "ours, all kinds of page", ranks, size / 1000


def _others(
    texts: dict[str, Any], queries: list[Query]
) -> list[tuple[str, list[list[str]], float]]:
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
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [(row["name"], row["ranks"], row["bytes"] / 1000) for row in found]


if __name__ == "__main__":
    main()
