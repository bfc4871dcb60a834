"""The library's own pages: what is listed, in which order, and how much of it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from tests import builders

from taklimat.base.languages import RESERVED_SLUGS
from taklimat.briefing.briefing import Briefing
from taklimat.pages.addresses import library_address, page_address
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.library_pages import library_pages
from taklimat.pages.page import (
    entry_address,
)
from taklimat.pages.site import read_site


@pytest.fixture(scope="module")
def full() -> Briefing:
    return builders.full_briefing()


def test_search_without_a_script_lists_every_place_once(full: Briefing) -> None:
    for language in ("id", "en"):
        (search,) = (
            page
            for page in library_pages([full])
            if page.kind == "search" and page.language == language
        )
        rows = [link for _, links in search.own_values["index"] for link in links]
        assert {urlsplit(link.address).path for link in rows} <= {
            page.address for page in briefing_pages(full)
        }
        addresses = [link.address for link in rows]
        assert len(addresses) == len(set(addresses))
        assert set(addresses) == {entry_address(full, language, entry) for entry in full.entries}
        text = page_address(full.slug, "text", language)
        for entry in full.entries:
            (row,) = [r for r in rows if r.address == entry_address(full, language, entry)]
            named = {(a, f"{text}#{a}") for a in full.places_of(entry) if a.startswith("p")}
            assert named <= set(row.places)


def test_a_large_library_lists_names_without_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taklimat.pages.library_pages.MOST_PLACES", 1)
    search = library_pages([builders.full_briefing()])[1]
    rows = [row for _, rows in search.own_values["index"] for row in rows]
    assert rows
    assert {row.places for row in rows} == {()}


def test_the_index_goes_by_the_alphabet_whatever_the_case() -> None:
    glossary = [
        {"slug": slug, "term": {"id": term}, "definition": builders.statement("A.")}
        for slug, term in [("c", "cuaca"), ("a", "angin"), ("b", "Awan"), ("d", "Élang")]
    ]
    search = library_pages([builders.briefing("Satu.", glossary=glossary)])[1]
    assert [
        (letter, [link.title for link in links]) for letter, links in search.own_values["index"]
    ][:2] == [("A", ["angin", "Awan"]), ("C", ["cuaca"])]


def test_a_library_without_briefings_has_a_home() -> None:
    assert [page.address for page in library_pages([])] == ["/", "/cari/"]


def test_publishing_freezes_every_address() -> None:
    library = read_site([builders.seed(slug="a"), builders.seed(slug="b")])
    lines = library.additions("2027-01-01")
    texts = {slug: "\n".join(each) for slug, each in lines.items()}
    later = read_site(builders.seed(slug=slug, ledger=text) for slug, text in texts.items())
    assert [b.date for b in later.briefings] == ["2027-01-01"] * 2
    assert not any(later.additions("2028-01-01").values())
    for briefing in later.briefings:
        assert briefing.ledger is not None
        known = {address.path for address in briefing.ledger.addresses}
        assert known == {a for p in briefing_pages(briefing) for a in p.addresses}


def test_reserved_slugs_are_the_first_folders_of_every_other_address() -> None:
    taken = {
        library_address(kind, code).strip("/").split("/")[0]
        for kind in ("library", "search", "about", "method", "accessibility", "help")
        for code in ("id", "en")
    }
    assert (taken - {""}) | {"en", "assets", "data"} <= RESERVED_SLUGS
