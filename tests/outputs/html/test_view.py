"""Bodies of pages: links that lead somewhere, and words that can never become markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from tests import builders

from taklimat.article.model import Run, Sentence
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.html.fidelity import differences, words_of_html
from taklimat.outputs.html.render import body
from taklimat.outputs.html.view import View, relative_url
from taklimat.outputs.theme import THEME, body_templates
from taklimat.pages.addresses import LIBRARY_NAMES, library_address
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.library_pages import components_pages, library_pages
from taklimat.pages.page import Page
from taklimat.pages.speech import size_text

HOSTILE = "<b onclick=x>&\"'"
PARTS = {"frame", "macros", "card"}
"""Templates that are no page of their own."""


@pytest.fixture(scope="module")
def templates() -> Environment:
    return body_templates()


class Seen(HTMLParser):
    """What a browser would see of a body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "a":
            self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in {"br", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def every_page(briefing: Briefing) -> tuple[Page, ...]:
    own = (*library_pages([briefing]), *components_pages([briefing]))
    return (*own, *briefing_pages(briefing))


def page_of(briefing: Briefing, kind: str, language: str = "id") -> Page:
    return next(p for p in every_page(briefing) if (p.kind, p.language) == (kind, language))


# ---- ways from page to page


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param("/a/teks/", "/a/", "../", id="up"),
        pytest.param("/a/", "/a/teks/", "teks/", id="down"),
        pytest.param("/a/teks/", "/a/wilayah/cn/", "../wilayah/cn/", id="across"),
        pytest.param("/en/a/", "/a/", "../../a/", id="another language"),
        pytest.param("/a/teks/", "/", "../../", id="home"),
        pytest.param("/", "/", "./", id="home from home"),
        pytest.param("/", "/a/", "a/", id="from home"),
        pytest.param("/a/", "/a/", "./", id="itself"),
        pytest.param("/a/teks/", "/a/teks/#p7", "#p7", id="a place on this page"),
        pytest.param("/a/", "/a/teks/#p7-s2", "teks/#p7-s2", id="a place on another"),
        pytest.param("/a/b/", "/assets/x.css", "../../assets/x.css", id="a file"),
        pytest.param("/a/", "https://x.example/a/", "https://x.example/a/", id="elsewhere"),
        pytest.param("/a/", "#p7", "#p7", id="a fragment alone"),
    ],
)
def test_the_way_from_one_address_to_another(source: str, target: str, expected: str) -> None:
    assert relative_url(source, target) == expected


folders = st.lists(st.from_regex(r"[a-z0-9-]{1,3}", fullmatch=True), max_size=4).map(
    lambda names: "".join(f"/{name}" for name in names) + "/"
)
fragments = st.from_regex(r"(#[a-z0-9~-]{1,6})?", fullmatch=True)


@builders.steady
@given(folders, folders, st.sampled_from(["", "a.pdf"]), fragments)
def test_a_browser_goes_where_it_should(source: str, folder: str, file: str, fragment: str) -> None:
    target = folder + file + fragment
    for site in ("https://x.example", "file:///tmp/situs"):
        assert urljoin(site + source, relative_url(source, target)) == site + target


# ---- every template


def test_the_full_briefing_has_a_page_of_every_template() -> None:
    kinds = {path.stem for path in (THEME / "briefing").glob("*.html")} - PARTS - {"removed"}
    assert {page.kind for page in every_page(builders.full_briefing())} == kinds


def test_hostile_words_come_out_as_words(templates: Environment) -> None:
    hostile = builders.full_briefing(HOSTILE)
    plain = builders.full_briefing("Kata")
    for page, other in zip(every_page(hostile), every_page(plain), strict=True):
        html = body(page, templates)
        seen, expected = Seen(html), Seen(body(other, templates))
        assert "<b onclick" not in html, page.address
        assert (seen.tags, seen.attributes) == (expected.tags, expected.attributes), page.address
        assert seen.links == [
            link.replace("Kata", HOSTILE) if ".example" in link else link
            for link in _with_hostile_source(expected.links)
        ]


def _with_hostile_source(links: list[str]) -> list[str]:
    return [link.replace("/Kata", f"/{''.join(HOSTILE.split())}") for link in links]


def test_hostile_words_are_shown_once_escaped(templates: Environment) -> None:
    hostile = builders.full_briefing(HOSTILE)
    for page in briefing_pages(hostile):
        html = body(page, templates)
        assert "&amp;lt;" not in html, page.address
        assert "&amp;amp;" not in html, page.address
        assert "&amp;#3" not in html, page.address
    text = body(page_of(hostile, "text"), templates)
    assert differences(builders.source(builders.full_article(HOSTILE)), text) == ()


@pytest.mark.parametrize("notes", [True, False], ids=["with fact notes", "without"])
def test_every_link_leads_to_a_page_or_a_place_on_one(notes: bool, templates: Environment) -> None:
    briefing = builders.full_briefing()
    if not notes and briefing.facts:
        less: dict[str, Any] = {"notes": {}, "developments": {}}  # instruments stay
        briefing = replace(briefing, facts=briefing.facts.model_copy(update=less))
    bodies = {page.address: Seen(body(page, templates)) for page in every_page(briefing)}
    docs = {library_address(kind, code) for kind in LIBRARY_NAMES for code in ("id", "en")}
    for address, seen in bodies.items():
        for link in seen.links:
            path, _, fragment = urljoin(address, link).partition("#")
            if urlsplit(path).hostname in {"asal.example", "resmi.example", "sumber.example"}:
                continue
            assert path in bodies.keys() | docs, (address, link)
            assert not fragment or fragment in bodies[path].ids, (address, link)


def test_ids_are_unique_on_every_page(templates: Environment) -> None:
    for page in every_page(builders.full_briefing()):
        ids = Seen(body(page, templates)).ids
        assert len(ids) == len(set(ids)), page.address


def test_promised_fragments_are_on_the_page(templates: Environment) -> None:
    for page in every_page(builders.full_briefing()):
        assert set(page.fragments) <= set(Seen(body(page, templates)).ids), page.address


def test_a_page_shows_the_words_of_its_own_language(templates: Environment) -> None:
    briefing = builders.full_briefing("Kata")
    english = body(page_of(briefing, "region", "en"), templates)
    assert "Kata (en)" in english
    assert "Kata (en)" not in body(page_of(briefing, "region", "id"), templates)
    assert '<blockquote lang="id"' in english


# ---- the full text


def text_page(article: str, file: str = "article.id.txt", **fields: Any) -> str:
    gist = builders.statement("Inti.", "p1")
    briefing = builders.briefing(article, file=file, gist=gist, points=[], **fields)
    return body(page_of(briefing, "text"), body_templates())


def test_a_footnote_without_a_text_leads_nowhere() -> None:
    html = text_page("Satu[^1], dua[^2].\n\n[^1]:\n\n[^2]: Tiga.\n", "article.id.md")
    assert "<sup>[1]</sup>" in html
    assert '<sup><a href="#p2">[2]</a></sup>' in html
    assert 'href="#"' not in html


characters = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(
    "\n\n\n\r\t-*.<>&\"' "
)


@builders.few
@given(
    st.text(characters, max_size=60).filter(str.strip),
    st.sampled_from(["article.id.txt", "article.id.md"]),
)
def test_any_article_is_shown_word_for_word(text: str, file: str) -> None:
    source = builders.source(text, file)
    try:
        html = text_page(text, file)
    except Exception as error:
        assert "no running text" in str(error)  # noqa: PT017  Markdown of headings or rules alone
        return
    assert differences(source, html) == ()


def test_every_anchor_and_every_receipt_is_an_id() -> None:
    seen = Seen(text_page("Satu. Dua.\nJudul\nTiga.\n- empat\n"))
    anchors = {"sec0", "sec1", "p1", "p1-s1", "p1-s2", "p2", "p2-s1", "p3", "p3-s1"}
    assert anchors <= set(seen.ids)
    receipts = {name.partition("~")[0] for name in seen.ids if "~" in name}
    assert receipts == anchors - {"sec0"}


def test_receipts_of_earlier_wordings_are_ids_too() -> None:
    article = builders.article("Satu.\n")
    lines = "\n".join(builders.ledger_lines(article))
    html = text_page("Satu.\n", ledger=f"{lines}\n")
    (receipt,) = builders.ledger(article).receipts("id")["p1-s1"]
    assert f'id="p1-s1~{receipt}"' in html


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("a *b*", "a <em>b</em>", id="emphasis"),
        pytest.param("**b** c", "<strong>b</strong> c", id="strong"),
        pytest.param("a ***b***", "a <strong><em>b</em></strong>", id="both"),
        pytest.param("a `<b>`", "a <code>&lt;b&gt;</code>", id="code"),
        pytest.param("a  \nb", "a <br>b", id="hard break, two words for whoever copies them"),
        pytest.param(
            "[a](https://x.example/?b&c) d", 'href="https://x.example/?b&amp;c"', id="link"
        ),
        pytest.param("a [b](javascript:c)", "[b](javascript:c)", id="script"),
        pytest.param("a [b](c.html)", "a b</span>", id="no link without an address"),
        pytest.param("```\na <b>\n  c\n```", "a &lt;b&gt;\n  c", id="code keeps its lines"),
        pytest.param("7. a\n8. b", '<span class="tk-ordinal">8. </span>', id="author's numbers"),
    ],
)
def test_markdown_runs_become_elements(markdown: str, expected: str) -> None:
    assert expected in text_page(markdown, "article.id.md")


def test_first_mentions_lead_to_their_entries() -> None:
    html = text_page(
        "UU Data lama. UU Data baru.\n",
        instruments={
            "uu": {
                "name": builders.text("A"),
                "kind": "law",
                "jurisdiction": "ID",
                "forms": ["UU Data"],
                "says": builders.statement("B."),
            }
        },
    )
    assert html.count('<a class="tk-term" href="../instrumen/uu/">UU Data</a>') == 1
    assert words_of_html(html) == ["UU", "Data", "lama.", "UU", "Data", "baru."]


# ---- what templates call


@pytest.fixture(scope="module")
def view() -> View:
    return View(page_of(builders.full_briefing(), "overview"))


@pytest.mark.parametrize(
    ("anchor", "place", "spoken"),
    [
        pytest.param("p7-s2", "¶7·2", "Paragraf 7, kalimat 2", id="sentence"),
        pytest.param("p7a", "¶7a", "Paragraf 7a", id="paragraph"),
        pytest.param("sec0", "§0", "Kata", id="a section by the editors' name for it"),
    ],
)
def test_places_written_and_spoken(view: View, anchor: str, place: str, spoken: str) -> None:
    assert (view.place(anchor), view.spoken(anchor)) == (place, spoken)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        pytest.param("en", 1, "1 sentence", id="singular"),
        pytest.param("en", 2, "2 sentences", id="plural"),
        pytest.param("en", 0, "0 sentences", id="none"),
        pytest.param("id", 1, "1 kalimat", id="a language without a plural"),
    ],
)
def test_counted_phrases(language: str, number: int, expected: str) -> None:
    page = page_of(builders.full_briefing(), "overview", language)
    assert View(page).count("count_sentences", number) == expected


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        pytest.param("2026-11-22", "22 November 2026", id="a date"),
        pytest.param("2025-03", "Maret 2025", id="a month stays a month"),
        pytest.param("musim gugur", "musim gugur", id="words are as stated"),
    ],
)
def test_dates(view: View, iso: str, expected: str) -> None:
    assert view.date(iso) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["timur"], "r-2-0", id="a region"),
        pytest.param(["barat", "timur"], "r-2-0-1", id="two"),
        pytest.param(["iklim"], "r-2", id="a theme has no point of its own"),
        pytest.param(["badan"], "", id="an actor has no mark"),
        pytest.param([], "", id="nobody"),
    ],
)
def test_marks_of_regions(view: View, names: list[str], expected: str) -> None:
    assert view.region_mark(names) == expected


@pytest.mark.parametrize(
    ("strength", "quote", "expected"),
    [
        pytest.param("harus", "Kota harus buka.", "p1-s2", id="where the word stands"),
        pytest.param("HARUS", "Kota harus buka.", "p1-s2", id="whatever the case"),
        pytest.param("kota  harus", "Kota\u00a0harus  buka.", "p1-s2", id="however it is set"),
        pytest.param("naskah. kota", "naskah. Kota", "p1-s1", id="over two: the first"),
        pytest.param("buka", "Kota harus buka.", "p1-s2", id="not inside another word"),
    ],
)
def test_where_a_recommendations_strength_stands(strength: str, quote: str, expected: str) -> None:
    full = builders.full("Satu")
    item = full["recommendations"]["r1"] | {
        "strength": strength,
        "quotes": [{"text": q, "cites": ["p1-s1", "p1-s2"]} for q in ("Dibuka naskah.", quote)],
        "addressed_in": ["p1"],
        "addressees": ["timur"],
        "instruments": [],
        "regions": [],
    }
    region = {"name": builders.text("A"), "stance": builders.statement("B.")}
    briefing = builders.briefing(
        "Dibuka naskah. Kota harus buka.\n", recommendations={"r1": item}, regions={"timur": region}
    )
    page = page_of(briefing, "recommendation")
    assert View(page).strength_place(page.own_values["item"]) == expected
    assert f'href="../../teks/#{expected}"' in body(page, body_templates())


def test_pieces_of_a_sentence_are_all_of_it(view: View) -> None:
    text = Sentence("p9-s9", (Run("Satu "), Run("dua", ("em",))))
    assert [s.run for s in view.segments(text)] == list(text.runs)


@pytest.mark.parametrize(
    ("paragraphs", "mapped"),
    [pytest.param(120, True, id="fits"), pytest.param(121, False, id="too crowded")],
)
def test_a_long_text_has_a_list_instead_of_a_map(paragraphs: int, mapped: bool) -> None:
    briefing = builders.briefing("Judul\n" + "Satu.\n" * paragraphs)
    assert bool(View(page_of(briefing, "text")).map()) is mapped
    assert body(page_of(briefing, "text"), body_templates())


def test_a_mark_is_defined_once_and_only_where_it_is_used(view: View) -> None:
    html = '<use href="#r-3-0"/><use href="#r-3-0"/><use href="#m-author"/>'
    sprite = view.sprite(html)
    assert sprite.count('<symbol id="r-3-0"') == sprite.count('<symbol id="m-author"') == 1
    assert sprite.count("<symbol") == 2
    for page in every_page(builders.full_briefing()):
        View(page).sprite(body(page, body_templates()))


@pytest.mark.parametrize(("number", "language", "expected"), [
    (0, "en", "1 kB"),
    (312, "id", "1 kB"),
    (1499, "id", "1 kB"),
    (614_000, "id", "614 kB"),
    (999_499, "en", "999 kB"),
    (999_500, "en", "1.0 MB"),
    (4_060_000, "id", "4,1 MB"),
])  # fmt: skip
def test_sizes_as_readers_write_them(number: int, language: str, expected: str) -> None:
    assert size_text(number, language) == expected.replace(" ", "\u00a0")
