"""What Lighthouse says of the pages that most readers see; speed is for `make bench`."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.programs]

ROOT = Path(__file__).parents[2]
PAGES = ("/ai-terbuka/", "/ai-terbuka/teks/", "/ai-terbuka/rekomendasi/r3/")
CATEGORIES = ("accessibility", "best-practices", "seo")


def lighthouse(*addresses: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "scripts/lighthouse.mjs", ",".join(CATEGORIES), *addresses],
        cwd=ROOT,
        env={**os.environ, "CHROMIUM": str(shutil.which("chromium"))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_nothing_is_left_to_improve(server: str, figure: Callable[..., None]) -> None:
    reports = lighthouse(*(f"{server}{page}" for page in PAGES))
    for page, report in zip(PAGES, reports, strict=True):
        scores = ", ".join(f"{name} {score}" for name, score in report["scores"].items())
        figure(f"Lighthouse of {page}", scores)
    assert [fault for report in reports for fault in report["faults"]] == []
    assert [report["scores"] for report in reports] == [dict.fromkeys(CATEGORIES, 100)] * len(PAGES)


def test_a_page_with_faults_gets_less_and_they_are_named(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<!doctype html><title>A</title><img src="b.png">', encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        [report] = lighthouse(f"http://127.0.0.1:{host.server_port}/")
        host.shutdown()
    assert all(score < 100 for score in report["scores"].values())
    assert any("image-alt" in fault and "b.png" in fault for fault in report["faults"])
