"""HTML build of the real briefing, against stock MkDocs + Material with as many plain pages.

Both run as whole processes, in turn (A B A B …), after one warm-up each; medians and the ratio
pair by pair are printed. The plain pages hold the same words as ours, a page for a page, with
Material's defaults (its search plugin on, as a new project has it, and off).

Run with `make bench`, or `PYTHONPATH=scripts python -m bench.build RUNS`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.projects import STOCK, build, ours, stock


def main() -> None:
    """Time the builds and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        mine = ours(Path(folder) / "ours")
        site = build(mine)
        theirs = stock(Path(folder) / "stock", site, STOCK)
        bare = stock(Path(folder) / "bare", site, STOCK + "plugins: []\n")
        pages = len(list((theirs / "docs").rglob("*.md")))
        print(f"{pages} pages each; {runs} paired runs; whole process, checks included")
        for name, other in (("with its search", theirs), ("without search", bare)):
            _compare(mine, other, name, runs)


def _timed(project: Path) -> tuple[float, float]:
    """Build and return (wall, CPU) in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    build(project)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def _compare(mine: Path, other: Path, name: str, runs: int) -> None:
    _timed(mine), _timed(other)
    pairs = [(_timed(mine), _timed(other)) for _ in range(runs)]
    for k, figure in enumerate(("wall", "CPU")):
        ours_ = statistics.median(a[k] for a, _ in pairs)
        theirs = statistics.median(b[k] for _, b in pairs)
        ratio = statistics.median(a[k] / b[k] for a, b in pairs)
        print(f"{figure:4} ours {ours_:.2f} s, stock {name} {theirs:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
