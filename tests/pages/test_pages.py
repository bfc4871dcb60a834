"""Pages: which there are and where they stand; addresses are permanent from the first release."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.briefing.briefing import Briefing
from taklimat.editors.mentions import Entry
from taklimat.pages.addresses import library_address, page_address
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.library_pages import library_pages
from taklimat.pages.page import (
    DESCRIPTION_CHARACTERS,
    Page,
    bars,
    entry_address,
    menu,
    rests_on,
    shortened,
)


@pytest.fixture(scope="module")
def full() -> Briefing:
    return builders.full_briefing()


@pytest.fixture(scope="module")
def pages(full: Briefing) -> dict[str, Page]:
    return {page.address: page for page in briefing_pages(full)}


# ---- addresses


@pytest.mark.parametrize(
    ("kind", "id_", "en"),
    [
        pytest.param("overview", "/contoh/", "/en/contoh/", id="overview"),
        pytest.param("text", "/contoh/teks/", "/en/contoh/text/", id="full text"),
        pytest.param("regions", "/contoh/wilayah/", "/en/contoh/regions/", id="regions"),
        pytest.param("region", "/contoh/wilayah/timur/", "/en/contoh/regions/timur/", id="region"),
        pytest.param(
            "recommendations",
            "/contoh/rekomendasi/",
            "/en/contoh/recommendations/",
            id="recommendations",
        ),
        pytest.param(
            "recommendation",
            "/contoh/rekomendasi/r3/",
            "/en/contoh/recommendations/r3/",
            id="recommendation",
        ),
        pytest.param("instruments", "/contoh/instrumen/", "/en/contoh/instruments/", id="index"),
        pytest.param(
            "instrument", "/contoh/instrumen/uu/", "/en/contoh/instruments/uu/", id="instrument"
        ),
        pytest.param("actors", "/contoh/pelaku/", "/en/contoh/actors/", id="actors"),
        pytest.param("glossary", "/contoh/istilah/", "/en/contoh/glossary/", id="glossary"),
        pytest.param("quotations", "/contoh/kutipan/", "/en/contoh/quotations/", id="quotations"),
        pytest.param("redirect", "/contoh/lama/", "/en/contoh/old/", id="redirect"),
    ],
)
def test_addresses_of_a_briefings_pages(
    pages: dict[str, Page], kind: str, id_: str, en: str
) -> None:
    assert (pages[id_].kind, pages[id_].language) == (kind, "id")
    assert (pages[en].kind, pages[en].language) == (kind, "en")


@pytest.mark.parametrize(
    ("kind", "id_", "en"),
    [
        pytest.param("library", "/", "/en/", id="home"),
        pytest.param("search", "/cari/", "/en/search/", id="search"),
        pytest.param("about", "/tentang/", "/en/about/", id="about"),
        pytest.param("method", "/metode/", "/en/method/", id="method"),
        pytest.param("accessibility", "/aksesibilitas/", "/en/accessibility/", id="accessibility"),
        pytest.param("help", "/bantuan/", "/en/help/", id="help"),
    ],
)
def test_addresses_of_the_librarys_pages(kind: str, id_: str, en: str) -> None:
    assert (library_address(kind, "id"), library_address(kind, "en")) == (id_, en)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(Entry("instrument", "uu"), "/contoh/instrumen/uu/", id="a page of its own"),
        pytest.param(Entry("actor", "petani"), "/contoh/pelaku/#petani", id="a place in the list"),
        pytest.param(Entry("actor", "badan"), "/contoh/instrumen/peta/", id="its twin's page"),
        pytest.param(Entry("term", "satu"), "/contoh/istilah/#satu", id="a place in the glossary"),
    ],
)
def test_where_an_entry_has_its_place(full: Briefing, entry: Entry, expected: str) -> None:
    assert entry_address(full, "id", entry) == expected


def test_every_address_begins_and_ends_with_a_slash_and_is_there_once(full: Briefing) -> None:
    made = [page.address for page in (*library_pages([full]), *briefing_pages(full))]
    assert len(made) == len(set(made))
    assert all(a.startswith("/") and a.endswith("/") and "//" not in a for a in made)


def test_things_on_shared_pages_have_addresses_of_their_own(pages: dict[str, Page]) -> None:
    promised = {a for page in pages.values() for a in page.addresses}
    assert promised >= {
        "/contoh/pelaku/#badan",
        "/contoh/istilah/#dua",
        "/contoh/instrumen/uu/#prov1",
        "/en/contoh/glossary/#satu",
    }


def test_everything_that_can_be_mentioned_has_a_published_address(full: Briefing) -> None:
    for language in full.languages:
        promised = {a for page in briefing_pages(full) for a in page.addresses}
        assert {entry_address(full, language, entry) for entry in full.entries} <= promised


# ---- which pages there are


def test_a_briefing_in_one_language_has_pages_in_that_one() -> None:
    made = briefing_pages(builders.full_briefing(languages=["id"]))
    assert {page.language for page in made} == {"id"}
    assert all(len(page.alternates) < 2 for page in made)


def test_an_english_briefing_stands_under_en() -> None:
    briefing = builders.english_briefing("One. Two.")
    made = briefing_pages(briefing)
    assert [page.address for page in made] == [
        "/en/contoh/",
        "/en/contoh/text/",
        "/en/contoh/download/",
    ]
    home = library_pages([briefing])
    assert {page.address for page in home} == {"/", "/cari/", "/en/", "/en/search/"}


def test_each_page_in_two_languages_leads_to_the_other_and_back(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        if page.kind == "redirect":
            continue
        assert set(page.alternates) == {"id", "en"}
        assert page.alternates[page.language] == address
        for other in page.alternates.values():
            assert pages[other].alternates == page.alternates
            assert pages[other].kind == page.kind


def test_the_least_briefing_has_an_overview_the_text_and_files() -> None:
    made = briefing_pages(builders.briefing("Satu."))
    assert [(page.kind, page.address) for page in made] == [
        ("overview", "/contoh/"),
        ("text", "/contoh/teks/"),
        ("download", "/contoh/unduh/"),
    ]


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        pytest.param("recommendations", {"recommendations", "recommendation"}, id="asks nothing"),
        pytest.param("instruments", {"instruments", "instrument"}, id="names no instrument"),
        pytest.param("glossary", {"glossary"}, id="has no terms"),
        pytest.param("quotations", {"quotations"}, id="quotes nobody"),
    ],
)
def test_a_kind_without_content_has_no_page_and_no_place_in_the_menu(
    without: str, gone: set[str]
) -> None:
    less = _without(builders.full(), without)
    briefing = builders.briefing(builders.full_article(), **less)
    every = {page.kind for page in briefing_pages(builders.full_briefing())}
    assert {page.kind for page in briefing_pages(briefing)} == every - gone - {
        "facts",
        "developments",
    }
    assert len(menu(briefing, "id")) == len(menu(builders.full_briefing(), "id")) - 3


def _without(fields: dict[str, Any], name: str) -> dict[str, Any]:
    """A full manifest without one kind, and without what refers to it."""
    less: dict[str, Any] = {**fields, name: [] if isinstance(fields[name], list) else {}}
    if name == "instruments":
        less["quotations"] = [q for q in less["quotations"] if q["by"] == "petani"]
        less["recommendations"] = {
            key: {**item, "instruments": []} for key, item in less["recommendations"].items()
        }
    return less


def test_the_menu_leads_to_pages_that_exist(full: Briefing, pages: dict[str, Page]) -> None:
    for language in full.languages:
        links = menu(full, language)
        assert [link.address for link in links][:2] == [
            page_address("contoh", "overview", language),
            page_address("contoh", "text", language),
        ]
        assert {link.address for link in links} <= set(pages)
        assert len(links) == 14


# ---- what a page knows


def test_neighbours_follow_each_other_in_the_manifests_order(pages: dict[str, Page]) -> None:
    names = [pages[f"/contoh/rekomendasi/r{k}/"] for k in (1, 2, 3)]
    assert names[0].previous is names[2].next is None
    for before, after in pairwise(names):
        assert before.next is not None
        assert after.previous is not None
        assert (before.next.address, after.previous.address) == (after.address, before.address)
    assert names[1].next is not None
    assert names[1].next.title == "R3 Kata"


def test_crumbs_lead_from_the_overview_to_the_index(pages: dict[str, Page]) -> None:
    crumbs = pages["/en/contoh/regions/timur/"].crumbs
    assert [c.address for c in crumbs] == ["/en/contoh/", "/en/contoh/regions/"]
    for page in pages.values():
        assert all(crumb.address in pages for crumb in page.crumbs)


def test_what_a_page_rests_on_are_paragraphs_of_the_article(
    full: Briefing, pages: dict[str, Page]
) -> None:
    assert pages["/contoh/rekomendasi/r1/"].rests_on == {"p1", "p2"}
    assert pages["/contoh/wilayah/timur/"].rests_on == {"p1"}
    assert pages["/contoh/teks/"].rests_on == frozenset()
    for page in pages.values():
        assert page.rests_on <= set(full.paragraphs)


def test_an_instrument_rests_on_where_it_is_mentioned_too(pages: dict[str, Page]) -> None:
    assert pages["/contoh/instrumen/peta/"].rests_on == {"p1", "p2"}


def test_a_provision_shows_the_sentences_that_name_it() -> None:
    act = builders.full()["instruments"]["uu"] | {
        "forms": [], "provisions": ["Pasal 7"], "mentioned": ["p1-s1", "p1-s2"]
    }  # fmt: skip
    made = briefing_pages(
        builders.briefing("Pasal 70 lama. Pasal 7 baru.", instruments={"uu": act})
    )
    (page,) = (page for page in made if page.kind == "instrument")
    named = {
        provision.name: (passage.anchor, *provision.others)
        for passage in page.own_values["passages"]
        for provision in passage.provisions
    }
    assert named == {"Pasal 7": ("p1-s2",)}


def test_rests_on_counts_paragraphs_whatever_part_is_cited() -> None:
    manifest = builders.briefing("Satu. Dua.\nTiga.\n", gist=_cites("p1-s2", "p2")).manifest
    assert rests_on(manifest.gist, None) == {"p1", "p2"}
    sections = builders.briefing("Satu.\nJudul\nDua.\n", gist=_cites("sec1")).manifest
    assert rests_on(sections.gist) == frozenset()


def _cites(*anchors: str) -> dict[str, Any]:
    return builders.statement("Inti.", *anchors)


def test_titles_and_descriptions_have_no_signs_of_markdown() -> None:
    briefing = builders.briefing(
        "Satu.",
        title={"id": "Judul *miring* & <b>"},
        gist={"id": "Lihat [ini](#p1), **tebal**.", "cites": ["p1"]},
    )
    overview, *_ = briefing_pages(briefing)
    assert overview.title == "Judul miring & <b>"
    assert overview.description == "Lihat ini, tebal."


def test_words_that_look_like_markdown_are_read_once() -> None:
    briefing = builders.briefing("Satu.", gist={"id": r"Baca \*ini\* &amp;lt;.", "cites": ["p1"]})
    overview, *_ = briefing_pages(briefing)
    assert overview.description == "Baca *ini* &lt;."


def test_the_glossary_is_sorted_by_words_and_not_by_signs() -> None:
    terms = [
        {"slug": slug, "term": {"id": term}, "definition": builders.statement("Arti.")}
        for slug, term in (("b", "Batu"), ("c", "*Cuaca*"), ("a", "`Air`"))
    ]
    briefing = builders.briefing("Satu.", glossary=terms)
    (page,) = (page for page in briefing_pages(briefing) if page.kind == "glossary")
    assert [term.slug for term, _ in page.own_values["rows"]] == ["a", "b", "c"]


def test_descriptions_fit(pages: dict[str, Page]) -> None:
    words = "Kata yang panjang sekali, " * 20
    long = builders.full_briefing(title=builders.text(words), gist=builders.statement(words))
    made = [*pages.values(), *briefing_pages(long), *library_pages([long])]
    assert all(len(page.description) <= 155 for page in made)
    assert all(page.description for page in made if page.kind != "redirect")


@builders.steady
@given(st.text(), st.integers(1, 40))
def test_a_shortened_text_is_its_own_beginning(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text if len(text) <= most else text.startswith(short.removesuffix("…"))


def test_a_text_is_cut_at_a_word() -> None:
    assert shortened("satu dua – tiga empat", 15) == "satu dua…"
    assert shortened("a" * 200) == "a" * (DESCRIPTION_CHARACTERS - 1) + "…"


def test_the_map_has_a_bar_for_each_paragraph() -> None:
    article = builders.article("Satu.\nSatu dua tiga empat lima enam tujuh delapan.\n")
    assert bars(article.paragraphs, 8) == [("p1", 1), ("p2", 10)]
    assert bars(article.paragraphs, 0) == [("p1", 10), ("p2", 80)]


# ---- redirects


def test_a_redirect_stands_at_the_old_address_and_knows_the_new(pages: dict[str, Page]) -> None:
    assert pages["/contoh/lama/"].own_values["target"] == "/contoh/teks/"
    assert pages["/en/contoh/old/"].own_values["target"] == "/en/contoh/text/"


def test_a_redirect_stands_only_in_the_languages_that_have_its_target(
    pages: dict[str, Page],
) -> None:
    assert not {"/contoh/old/", "/en/contoh/lama/"} & set(pages)


@pytest.mark.parametrize("old", ["wilayah/lama", "wilayah/lama/"])
def test_a_slash_at_an_old_addresss_end_makes_no_difference(old: str) -> None:
    briefing = builders.briefing("Satu.", redirects={old: "teks/#p1"})
    redirect = briefing_pages(briefing)[-1]
    assert redirect.address == "/contoh/wilayah/lama/"
    assert redirect.own_values["target"] == "/contoh/teks/#p1"
