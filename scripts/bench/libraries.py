"""A build of libraries of 1, 30 and 250 briefings: CPU seconds and memory of the whole process.

Briefings are generated: 12 pages in one language, about 2,000 words each. Ledgers are there
already (a first build writes them), and pictures, PDFs and packs are left out.

Run with `PYTHONPATH=scripts python -m bench.libraries [COUNT…]`; another checkout is measured by
naming its `taklimat` in TAKLIMAT.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.generated import write_project

COUNTS = (1, 30, 250)
RUNS = 3


def main() -> None:
    """Build each library RUNS times after a first build, and print the medians."""
    taklimat = os.environ.get("TAKLIMAT") or str(Path(sys.executable).with_name("taklimat"))
    print(f"{'briefings':>9} {'pages':>6} {'CPU s':>7} {'MB':>5}   median of {RUNS}")
    for count in map(int, sys.argv[1:] or COUNTS):
        with tempfile.TemporaryDirectory() as folder:
            project = write_project(Path(folder) / "project", count)
            build(taklimat, project)
            figures = sorted(build(taklimat, project) for _ in range(RUNS))
            cpu_s, memory_mb = figures[RUNS // 2]
            pages = sum(1 for _ in (project / "site").rglob("index.html"))
            print(f"{count:9} {pages:6} {cpu_s:7.2f} {memory_mb:5.0f}", flush=True)


def build(taklimat: str, project: Path) -> tuple[float, float]:
    """Build a project and return CPU seconds and the peak memory of the process in MB."""
    command = [taklimat, "build", "--skip", "pictures,pdf,pack"]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{project}: the build failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
