"""An address with a # leads to one place, or the build fails and the last site stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.outputs.html.fragments import ids_of
from taklimat.project.dry_run import build_problems
from taklimat.project.load import load
from taklimat.project.site_build import build_site

SAID = builders.statement("Satu")
TERM = {"term": builders.text("Satu"), "definition": SAID}
REGION = {"name": builders.text("Timur"), "stance": SAID}


def build(project: Path) -> None:
    build_site(project, load(project), project / "site", skip=("pictures", "pdf", "pack"))


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<p id="a"><i class="x" id="b">', ["a", "b"]),
        ('<p data-id="a" class="id">id="b"</p>', []),
        ('<p\n id="a">', ["a"]),
        ('<p id="a"><p id="a">', ["a", "a"]),
    ],
)
def test_ids_are_read_from_tags_alone(html: str, ids: list[str]) -> None:
    assert ids_of(html) == ids


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param(
            {"glossary": [{"slug": "isi", **TERM}]},
            "briefing.yml:1:1: error: 2 places on /satu/istilah/ have the address #isi\n"
            "  hint: the page itself has one: the entry `isi` needs another name",
            id="an entry named like a place of its page",
        ),
        pytest.param(
            {"redirects": {"lama": "teks/#p9"}},
            "error: the redirect leads to #p9, which /satu/teks/ does not have",
            id="a redirect to no paragraph",
        ),
        pytest.param(
            {"regions": {"timur": REGION}, "redirects": {"lama": "wilayah/timur/#x"}},
            "error: the redirect leads to #x, which /satu/wilayah/timur/ does not have",
            id="a redirect to no place of a page",
        ),
    ],
)
def test_an_address_that_leads_elsewhere_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, Any], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    project = builders.lay_out(tmp_path, {"satu": {}})
    build(project)
    before = (project / "site/satu/index.html").read_bytes()
    manifest = builders.seed("Satu dua.\n", slug="satu", **fields).manifest
    (project / "seeds/satu/briefing.yml").write_text(manifest, encoding="utf-8")
    with pytest.raises(ProblemError) as error:
        build(project)
    assert told in str(error.value)
    found = build_problems(project, load(project))
    assert {*found} == {*error.value.problems}
    assert (project / "site/satu/index.html").read_bytes() == before


def test_redirects_to_existing_fragments_are_allowed(tmp_path: Path) -> None:
    places = {"lama": "teks/#p1-s1", "tua": "#isi", "wilayah/lama": "istilah/#satu"}
    builders.lay_out(
        tmp_path, {"satu": {"glossary": [{"slug": "satu", **TERM}], "redirects": places}}
    )
    build(tmp_path)
    assert "/istilah/#satu" in (tmp_path / "site/satu/wilayah/lama/index.html").read_text()
