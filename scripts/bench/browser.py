"""Speed in the browser, against stock MkDocs + Material with the same words on the same pages.

Lighthouse with its own settings, a middling phone on a slow network; both sites in turn in one
browser, from one server that packs with gzip; medians are printed. Material's web fonts are off:
they come from another host, which a measurement without a network cannot reach, so stock is shown
a little quicker and lighter than it is.

Run with `make bench`, or `PYTHONPATH=scripts python -m bench.browser RUNS`.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from bench.projects import ROOT, STOCK, build, ours, stock

PAGES = ("/ai-terbuka/", "/ai-terbuka/teks/", "/ai-terbuka/rekomendasi/r3/")
OURS, THEIRS = "ours", "stock"
COLUMNS = {"performance": "≥ 95", "LCP s": "≤ 1.1", "CLS": "≤ 0.01", "TBT ms": "≤ 100", "kB": ""}
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}

Report = dict[str, Any]


def main() -> None:
    """Measure the pages and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        mine = build(ours(Path(folder) / OURS))
        settings = STOCK.replace("material}", "material, font: false}")
        theirs = build(stock(Path(folder) / THEIRS, mine, settings))
        with _served(mine) as our_origin, _served(theirs) as their_origin:
            origins = {our_origin: OURS, their_origin: THEIRS}
            found = _measured([f"{o}{page}" for page in PAGES for o in origins] * runs)
    print(f"Lighthouse, medians of {runs}; targets: {', '.join(_targets())}")
    print(f"{'':36}" + "".join(f"{name:>13}" for name in COLUMNS))
    for page in PAGES:
        for origin, name in origins.items():
            figures = _medians(found[f"{origin}{page}"])
            print(f"{page:30}{name:6}" + "".join(f"{figure:>13}" for figure in figures))


def _targets() -> Iterator[str]:
    return (f"{name} {target}" for name, target in COLUMNS.items() if target)


def _measured(addresses: list[str]) -> dict[str, list[Report]]:
    done = subprocess.run(
        ["node", "scripts/lighthouse.mjs", "performance", *addresses],
        cwd=ROOT,
        env={**os.environ, "CHROMIUM": shutil.which("chromium") or ""},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    reports: dict[str, list[Report]] = defaultdict(list)
    for line in done.stdout.splitlines():
        report = json.loads(line)
        reports[report["address"]].append(report)
    return reports


def _medians(reports: list[Report]) -> tuple[str, ...]:
    def median(name: str) -> float:
        return statistics.median(float(report["figures"][name]) for report in reports)

    score = statistics.median(report["scores"]["performance"] for report in reports)
    return (
        f"{score:.0f}",
        f"{median('lcp') / 1000:.2f}",
        f"{median('cls'):.3f}",
        f"{median('tbt'):.0f}",
        f"{median('bytes') / 1000:.0f}",
    )


# ---- a server that packs, as real hosts do


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _packed(path) if path.suffix in PACKED else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site))) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()


if __name__ == "__main__":
    main()
