"""The site in its two languages: pages in pairs, the translation under the article's anchors."""

from __future__ import annotations

import re

from tests.published_texts import TEXTS, TRANSLATION
from tests.site.test_site import NOT_FOUND, NUMBERS, SITE_URL, is_content
from tests.site_fixture import Element

from taklimat.base.anchors import receipt

Pages = dict[str, Element]


def test_every_page_says_its_language(pages: Pages) -> None:
    said = {at: page.all("html")[0].attrs["lang"] for at, page in pages.items()}
    assert said == {at: "en" if at.startswith("/en/") else "id" for at in pages}


def test_every_page_has_its_counterpart(pages: Pages) -> None:
    """Pairs of hreflang are reciprocal; an English page for each Indonesian one, and back."""

    def pair(page: Element) -> dict[str, str]:
        links = page.all("link")
        return {
            e.attrs["hreflang"]: e.attrs["href"] for e in links if e.attrs.get("rel") == "alternate"
        }

    contents = {at: page for at, page in pages.items() if is_content(page) and at != NOT_FOUND}
    of_briefings = {at: pair(page) for at, page in contents.items() if "/ai-terbuka/" in at}
    assert len(of_briefings) > 80
    for at, found in of_briefings.items():
        assert set(found) == {"id", "en"}
        assert SITE_URL + at[1:] in found.values()
        for address in found.values():
            assert of_briefings["/" + address.removeprefix(SITE_URL)] == found


def test_the_translation_is_shown_under_the_same_anchors(pages: Pages) -> None:
    page = pages["/en/ai-terbuka/text/"]
    shown = {e.attrs["id"]: e.text(*NUMBERS) for e in page if e.attrs.get("id") in TRANSLATION}
    assert shown == TRANSLATION
    assert set(shown) == set(TEXTS)
    names = {e.attrs["id"] for e in page if "id" in e.attrs}
    assert {f"{a}~{receipt(text)}" for a, text in TRANSLATION.items()} <= names


def test_every_number_in_the_translation_is_the_articles() -> None:
    def numbers(text: str) -> list[str]:
        return sorted(re.findall(r"\d+", text))

    assert {a: numbers(t) for a, t in TRANSLATION.items()} == {
        a: numbers(t) for a, t in TEXTS.items()
    }


def test_words_of_the_author_say_their_language_on_pages_in_another(pages: Pages) -> None:
    quotes = [
        (at, quote.attrs.get("lang"))
        for at, page in pages.items()
        if at.startswith("/en/")
        for quote in (*page.all("blockquote"), *page.all("q"))
        if not quote.inside("tk-doc")
    ]
    assert len(quotes) > 100
    assert [quote for quote in quotes if quote[1] != "id"] == []


def test_the_authors_own_words_for_how_strongly_and_when_are_translated_too(pages: Pages) -> None:
    """Otherwise a reader of English learns that the author says “harus” and no more."""
    for page, count in (("recommendations/", 12), ("timeline/", 6)):
        said = re.findall(r"\(translated: “([^”]+)”\)", pages[f"/en/ai-terbuka/{page}"].text())
        assert len(said) >= count
        assert all(any(words in text for text in TRANSLATION.values()) for words in said)
    assert "terjemahan: “" not in pages["/ai-terbuka/rekomendasi/"].text()


def test_a_translation_of_more_than_is_quoted_says_so(pages: Pages) -> None:
    page = pages["/en/ai-terbuka/quotations/"]
    notes = {
        figure.all("blockquote")[0].text().strip(): figure.all("small")[0].text()
        for figure in page.all("figure")
        if figure.all("blockquote") and figure.all("small")
    }
    whole = {text for text, note in notes.items() if note.startswith("by the editors")}
    part = {text for text, note in notes.items() if note.startswith("of the whole sentence")}
    assert "keamanan ideologis" in part
    assert whole | part == {*notes}
    assert {re.sub(r"\s+", " ", text) for text in whole} <= {*TEXTS.values()}


def test_a_provision_is_named_in_the_pages_language(pages: Pages) -> None:
    page = pages["/en/ai-terbuka/instruments/eu-ai-act/"]
    heading = next(e for e in page.all("h3") if e.attrs.get("id") == "prov1")
    assert "Article 2" in heading.text()
    assert "lang" not in heading.attrs
