"""PDFs that are kept for the next build: whole ones alone, and none that nobody needs."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from tests import builders

from taklimat.outputs.paper import papers
from taklimat.pages.site import read_site

PDF = b"%PDF-1.7\n...\n%%EOF\n"
LIBRARY = read_site([builders.seed("Satu dua.\n")])
DAY = 24 * 60 * 60


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of kept files; an engine that sets nothing."""
    monkeypatch.setattr(papers, "cache_folder", lambda _: tmp_path)
    monkeypatch.setattr(papers, "make_pdf", lambda *_: PDF)
    return tmp_path


def made() -> dict[str, Path]:
    return papers.make_papers(LIBRARY, "https://taklimat.example/")


@pytest.fixture
def engine(kept: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files are set, after the first build."""
    made()
    asked: list[str] = []

    def make(_: Any, address: str) -> bytes:
        asked.append(address)
        return PDF

    monkeypatch.setattr(papers, "make_pdf", make)
    return asked


def test_a_cached_pdf_is_used(engine: list[str]) -> None:
    assert {path.read_bytes() for path in made().values()} == {PDF}
    assert engine == []


@pytest.mark.parametrize("content", [b"", PDF[:-4], PDF[1:], b"%PDF-"])
def test_a_damaged_file_is_made_anew(content: bytes, engine: list[str]) -> None:
    address, path = next(iter(made().items()))
    path.write_bytes(content)
    assert made()[address].read_bytes() == PDF
    assert engine == [address]


def test_what_is_made_of_other_code_is_another_file() -> None:
    assert {"marks.py", "engine.py", "house.typ", "marks.svg"} <= {p.name for p in papers._files()}


def test_builds_at_the_same_time_do_not_take_each_others_files(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds, meeting = 8, Barrier(8)

    def make(*_: Any) -> bytes:
        meeting.wait(20)
        return PDF

    monkeypatch.setattr(papers, "make_pdf", make)
    for _ in range(20):
        with ThreadPoolExecutor(builds) as pool:
            found = list(pool.map(lambda _: papers._cached({"a": 1}, "/a.pdf"), range(builds)))
        assert [path.read_bytes() for path in found] == [PDF] * builds
        assert [path.name for path in kept.iterdir()] == [found[0].name]
        found[0].unlink()


def test_what_no_build_used_for_long_is_dropped(engine: list[str], kept: Path) -> None:
    used = set(made().values())
    unused, recent = kept / "unused.pdf", kept / "recent.pdf"
    for path in (unused, recent):
        path.write_bytes(PDF)
    for path, days in (*((path, 400) for path in used), (unused, 91), (recent, 89)):
        os.utime(path, (time.time() - days * DAY,) * 2)
    made()
    assert set(kept.iterdir()) == {*used, recent}
    assert engine == []
