"""Tests that need a browser, Java or Node have a marker for it, by which `make quick` skips them.

A pytest plugin: a test that starts one of these programs without its marker fails.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

MARKERS = {"chromium": "browser", "java": "programs", "node": "programs", "npm": "programs"}

_missing: set[str] = set()
"""Programs that the running test may not start."""


STARTS = {"subprocess.Popen", "tests.program"}
"""Audit events; the second is for Java inside this process (pdf_ua.py)."""


def _heard(event: str, given: tuple[Any, ...]) -> None:
    if _missing and event in STARTS:
        program = Path(str(given[0])).name
        if program in _missing:
            pytest.fail(f"starts {program} without @pytest.mark.{MARKERS[program]}")


sys.addaudithook(_heard)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    marked = {marker.name for marker in item.iter_markers()}
    if "browser" not in marked:  # the driver of browsers is a Node program, started by the first
        _missing.update(name for name, marker in MARKERS.items() if marker not in marked)
    try:
        return (yield)
    finally:
        _missing.clear()
