"""The search of a library: weight of its files, what queries fetch, and time per keystroke.

Generates briefings of one language (`bench.generated`). Times are of the browser's engine in
Chromium at a fourth of the machine's speed, for every letter of every query, decoding included.

Run with `PYTHONPATH=scripts python -m bench.search.library BRIEFINGS`.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.generated import SEED, Words
from taklimat.article.source import Source
from taklimat.briefing.briefing import Briefing
from taklimat.briefing.reading import read_briefing
from taklimat.briefing.seed import Seed
from taklimat.outputs.html.assets import make_assets
from taklimat.outputs.html.previews import preview_script
from taklimat.outputs.search.index import SearchIndex, search_index
from taklimat.outputs.search.stems import words_of

PARAGRAPHS, SENTENCES, LENGTH = 26, 4, 22
RUNS = 3
QUERIES = 100
MOST_FILES = 3
"""Briefings whose words the dialog asks for before the reader wants more."""


def main() -> None:
    """Generate a library, measure it and print the figures."""
    briefings = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    random.seed(SEED)
    words = Words()
    start = time.process_time()
    made = [_briefing(k, words) for k in range(briefings)]
    read = time.process_time()
    previews = {f"previews.{b.slug}.id.js": preview_script(b, "id") for b in made}
    again = time.process_time()
    index = search_index(made, {name: name for name in previews})
    done = time.process_time()
    packed = {name: _packed(script) for name, script in index.shards.items()}
    root = _packed(index.root_script({name: f"/{name}" for name in index.shards}))
    print(f"{briefings} briefings, {sum(len(b.article.paragraphs) for b in made)} paragraphs,")
    print(f"{len({w for b in made for p in b.article.paragraphs for w in words_of(p.text)})} words")
    print(f"read in {read - start:.1f} CPU s, indexed in {done - again:.1f} CPU s")
    print(f"{len(packed) + 1} files, {(sum(packed.values()) + root) / 1e6:.1f} MB gzip")
    for sign in ("search-v", "search-p", "search-t", "search-b"):
        sizes = [size for name, size in packed.items() if name.startswith(sign)]
        print(
            f"  {sign}: {len(sizes)} files, {sum(sizes) / 1e3:.0f} kB, most {max(sizes) / 1e3:.1f}"
        )
    print(f"  root: {root / 1e3:.1f} kB")
    packed |= {name: _packed(script) for name, script in previews.items()}
    _measure(index, previews, packed, root, list(_queries(made)))


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


# ---- a library


def _briefing(k: int, words: Words) -> Briefing:
    text = "\n".join(words.paragraph(SENTENCES, LENGTH) for _ in range(PARAGRAPHS))
    manifest = {
        "title": {"id": f"Taklimat {k}"},
        "languages": ["id"],
        "source": {"received": "2026-11-22"},
        "gist": {"id": f"Inti {k}.", "cites": ["p1"]},
    }
    slug = f"taklimat-{k}"
    return read_briefing(
        Seed(
            slug=slug,
            folder=slug,
            source=Source("article.id.txt", text.encode(), "id"),
            manifest=json.dumps(manifest),
            manifest_file="briefing.yml",
            ledger=None,
            ledger_file="ledger.jsonl",
            article_file="article.id.txt",
        )
    )


def _queries(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield one to three words of a sentence, a third of them with a slip in the longest."""
    for _ in range(QUERIES):
        sentence = random.choice(random.choice(briefings).article.sentences)
        words = random.sample(
            [w for w in words_of(sentence.text) if len(w) > 3], random.randint(1, 3)
        )
        if random.random() < 1 / 3:
            k = max(range(len(words)), key=lambda n: len(words[n]))
            at = random.randrange(1, len(words[k]))
            words[k] = words[k][:at] + words[k][at + 1 :]
        yield " ".join(words)


# ---- what it costs

_FETCHED = """
async ([query, most, letters]) => {
  asked.length = 0;
  let answer;
  for (let k = letters || query.length; k <= query.length; k++) {
    answer = await engine.search(query.slice(0, k), "id");
  }
  const words = new Set(); let rows = 0;
  for (const hit of answer.hits.slice(0, 20)) {
    const name = (await engine.lexicon(hit.language).block(hit.unit))[4];
    if (!seen.has(name) && words.add(name).size > most) break;
    rows++;
  }
  const more = [...words].slice(0, most);
  for (const name of more) seen.add(name);
  return [[...asked, ...more], rows];
}
"""
_TYPED = """
async (queries) => {
  const keys = [];
  let since = 0, tasks = [];
  const stop = () => { tasks.push(performance.now() - since); };
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (act) => {
    stop();
    later(() => { since = performance.now(); act(); });
  };
  const load = async (name) => {
    if (parts.has(name)) return parts.get(name);
    stop();
    await run(root.files[name]);
    since = performance.now();
    return parts.get(name);
  };
  const fresh = new taklimat.find.Engine(root, load);
  for (const query of queries) for (let k = 1; k <= query.length; k++) {
    await new Promise((done) => later(done));
    tasks = [];
    since = performance.now();
    await fresh.search(query.slice(0, k), "id");
    stop();
    keys.push([tasks.reduce((sum, ms) => sum + ms, 0), Math.max(...tasks), query.slice(0, k)]);
  }
  return keys;
}
"""
_SET_UP = """
globalThis.parts = new Map(); globalThis.asked = []; globalThis.seen = new Set();
globalThis.taklimat = {
  searchRoot: (root) => { globalThis.root = root; },
  searchPart: ([name, data]) => { parts.set(name, data); },
};
globalThis.run = (path) => new Promise((done) => {
  const script = document.createElement("script");
  script.onload = done; script.src = path; document.head.append(script);
});
globalThis.ready = (async () => {
  await run("find.js"); await run("search.js");
  globalThis.engine = new taklimat.find.Engine(root, async (name) => {
    asked.push(name);
    if (!parts.has(name)) await run(root.files[name]);
    return parts.get(name);
  });
})();
"""


def _measure(
    index: SearchIndex,
    previews: dict[str, str],
    packed: dict[str, int],
    root: int,
    queries: list[str],
) -> None:
    folder = Path(tempfile.mkdtemp())
    assets = make_assets({})
    engine = assets.files[assets.addresses["find.js"].strip("/")]
    dialog = assets.files[assets.addresses["dialog.js"].strip("/")]
    for name, script in {
        **index.shards,
        **previews,
        "find.js": engine,
        "search.js": index.root_script({name: name for name in index.shards}),
        "set-up.js": _SET_UP,
        "index.html": '<!doctype html><script src="set-up.js"></script>',
    }.items():
        (folder / name).write_text(script, encoding="utf-8")
    scripts = _packed(engine) + _packed(dialog) + root
    print(f"engine and stemmers {_packed(engine)} bytes, dialog {_packed(dialog)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto((folder / "index.html").as_uri())
        page.evaluate("() => ready")
        _weigh(page, queries, packed, scripts)
        page.reload()
        page.evaluate("() => ready")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        _time([page.evaluate(_TYPED, queries) for _ in range(RUNS)])
        browser.close()
    shutil.rmtree(folder)


def _weigh(page: Page, queries: Sequence[str], packed: dict[str, int], scripts: int) -> None:
    """Print what queries fetch: whole ones, a second in the same session, and letter by letter."""
    sizes: dict[str, list[int]] = defaultdict(list)

    def ask(kind: str, query: str, letters: int = 0) -> None:
        names, rows = page.evaluate(_FETCHED, [query, MOST_FILES, letters])
        sizes[kind].append(sum(packed[name] for name in names))
        shown[kind].append(rows)

    shown: dict[str, list[int]] = defaultdict(list)
    for query in queries:
        for first, letters in (("first", 0), ("first, letter by letter", 2)):
            page.reload()
            page.evaluate("() => ready")
            ask(first, query, letters)
            sizes[first][-1] += scripts
            if not letters:
                ask("later", random.choice(queries))
    for kind, aim in (("first", "200"), ("later", "65"), ("first, letter by letter", "none")):
        ordered = sorted(sizes[kind])
        p95 = ordered[int(0.95 * len(ordered))]
        print(
            f"{kind}: median {statistics.median(ordered) / 1e3:.1f} kB, "
            f"95 % {p95 / 1e3:.1f}, most {ordered[-1] / 1e3:.1f} (aim: {aim}), "
            f"{statistics.median(shown[kind]):.0f} hits shown"
        )


def _time(runs: list[list[tuple[float, float, str]]]) -> None:
    """Print the times of each key, the middle one of some runs: other programs run meanwhile."""
    keys = [
        (statistics.median(t for t, _, _ in same), statistics.median(t for _, t, _ in same), q)
        for same in zip(*runs, strict=True)
        for _, _, q in same[:1]
    ]
    for name, column in (("a keystroke's work", 0), ("a keystroke's longest task", 1)):
        ordered = sorted((key[column], key[2]) for key in keys)
        shares = [ordered[int(share * len(ordered))][0] for share in (0.5, 0.95, 0.99)]
        print(
            f"{name} at 4 x throttle: median, 95 %, 99 % " + ", ".join(f"{t:.2f}" for t in shares)
        )
        print(f"  worst of {len(keys)}: " + ", ".join(f"{t:.1f} ms “{q}”" for t, q in ordered[-4:]))


if __name__ == "__main__":
    main()
