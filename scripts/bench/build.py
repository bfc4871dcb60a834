"""HTML build of the real briefing, against stock MkDocs + Material with as many plain pages.

Both run as whole processes, in turn (A B A B …), after one warm-up each; medians and the ratio
pair by pair are printed. The plain pages hold the same words as ours, a page for a page, with
Material's defaults (its search plugin on, as a new project has it, and off).

Run with `make bench`, or `python scripts/bench/build.py RUNS`.
"""

from __future__ import annotations

import html
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
STOCK = "site_name: Stock\ntheme: {name: material}\n"


def main() -> None:
    """Time the builds and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        ours = _ours(Path(folder) / "ours")
        _build(ours)
        stock = _stock(Path(folder) / "stock", ours / "site", STOCK)
        bare = _stock(Path(folder) / "bare", ours / "site", STOCK + "plugins: []\n")
        pages = len(list((stock / "docs").rglob("*.md")))
        print(f"{pages} pages each; {runs} paired runs; whole process, checks included")
        for name, other in (("with its search", stock), ("without search", bare)):
            _compare(ours, other, name, runs)


def _ours(project: Path) -> Path:
    project.mkdir()
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def _stock(project: Path, site: Path, settings: str) -> Path:
    """Make a plain page of each of ours: its heading and its words, a paragraph a block."""
    for page in sorted(site.rglob("index.html")):
        main = re.search(r"<main.*?</main>", page.read_text(encoding="utf-8"), re.DOTALL)
        blocks = re.split(r"</(?:p|li|h[1-6]|dd|dt)>", main[0] if main else "")
        words = [" ".join(html.unescape(re.sub(r"<[^>]*>", "", b)).split()) for b in blocks]
        path = project / "docs" / page.relative_to(site).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# " + "\n\n".join(filter(None, words)), encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return project


def _build(project: Path) -> tuple[float, float]:
    """Build with the same door and return (wall, CPU) in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def _compare(ours: Path, other: Path, name: str, runs: int) -> None:
    _build(ours), _build(other)
    pairs = [(_build(ours), _build(other)) for _ in range(runs)]
    for k, figure in enumerate(("wall", "CPU")):
        mine = statistics.median(a[k] for a, _ in pairs)
        theirs = statistics.median(b[k] for _, b in pairs)
        ratio = statistics.median(a[k] / b[k] for a, b in pairs)
        print(f"{figure:4} ours {mine:.2f} s, stock {name} {theirs:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
