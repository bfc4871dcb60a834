"""A kind of page is named in one place; what belongs to it elsewhere is there too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import builders

from taklimat.base.languages import CODES
from taklimat.base.words import WORDS
from taklimat.pages.briefing_pages import MAKERS, briefing_pages
from taklimat.pages.kinds import KINDS, kinds_of
from taklimat.pages.units import UNIT_KINDS, units

TEMPLATES = Path(__file__).parents[2] / "overrides/briefing"


@pytest.mark.parametrize("name", list(KINDS))
def test_a_kind_has_a_maker_and_words_and_folders_in_every_language(name: str) -> None:
    assert name in MAKERS
    assert set(KINDS[name].folders) == set(CODES)
    assert all(f"menu_{name}" in WORDS[code] for code in CODES)


def test_nothing_else_is_made() -> None:
    assert list(MAKERS) == list(KINDS)


def test_every_page_has_a_template() -> None:
    pages = briefing_pages(builders.full_briefing())
    assert {f"{page.kind}.html" for page in pages} <= {path.name for path in TEMPLATES.iterdir()}


def test_a_briefing_has_no_page_of_what_it_has_nothing_of() -> None:
    bare = builders.briefing("Satu dua.")
    assert [kind.name for kind in kinds_of(bare)] == ["overview", "text", "download"]
    assert len(kinds_of(builders.full_briefing())) > 10


def test_search_finds_units_of_the_kinds_that_have_them_in_the_order_of_the_filters() -> None:
    assert {unit.kind for unit in units(builders.full_briefing(), "id")} <= set(UNIT_KINDS)
    assert (
        *("text", "region", "recommendation", "instrument", "actor", "term", "fact", "overview"),
    ) == UNIT_KINDS
