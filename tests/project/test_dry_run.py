"""What a build would refuse is found without one; the messages are golden cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import builders

from taklimat.project.dry_run import build_problems
from taklimat.project.load import load


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return builders.lay_out(tmp_path, {"satu": {}, "dua": {}})


def test_a_good_site_has_no_problems_and_nothing_is_written(project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert build_problems(project, load(project)) == ()
    assert sorted(project.rglob("*")) == before


def test_a_page_that_is_not_the_article_word_for_word_is_found(project: Path) -> None:
    site = load(project)
    seeds = tuple(
        replace(seed, source=replace(seed.source, content=seed.source.content + b"\nLagi.\n"))
        for seed in site.seeds
    )
    problems = build_problems(project, replace(site, library=replace(site.library, seeds=seeds)))
    assert {problem.place.file for problem in problems} == {s.source.file for s in seeds}


def test_a_hand_written_file_in_a_pages_place_is_found(project: Path) -> None:
    page = project / "docs/satu/teks.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Lain\n", encoding="utf-8")
    (problem,) = build_problems(project, load(project))
    assert str(problem).startswith("docs/satu/teks.md:1:1: error: two pages would stand at /satu/")


def test_hand_written_files_are_checked_without_a_site_too(project: Path) -> None:
    (project / "docs/catatan.md").write_bytes(b"# Catatan\n\n\xff\n")
    (problem,) = build_problems(project, None)
    assert str(problem).startswith("docs/catatan.md:3:1: error: not UTF-8: byte 0xff")
