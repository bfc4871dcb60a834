"""Editors' words with signs of Markdown: shown as words wherever they stand, escaped once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import pytest
from tests import builders

from taklimat.base.inline import escaped
from taklimat.briefing.briefing import Briefing
from taklimat.briefing.reading import read_briefing
from taklimat.editors.draft.skeleton import skeleton
from taklimat.outputs.html.render import renderer
from taklimat.outputs.html.shell import Settings
from taklimat.outputs.html.view import View
from taklimat.outputs.theme import THEME
from taklimat.pages.briefing_pages import briefing_pages

NAMES = [
    pytest.param("Riset & Inovasi", id="ampersand"),
    pytest.param("Judul *bintang*", id="asterisks"),
    pytest.param("Kunci [a](#p1) `b` <c>", id="brackets"),
]


class Shown(HTMLParser):
    """What a reader is shown or told: texts and attributes, as they come out of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shown += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def whole_pages(briefing: Briefing) -> dict[str, str]:
    """The finished HTML of a briefing's pages by address, all assets at no address."""
    pictures = {(briefing.slug, code): "/picture.png" for code in briefing.languages}
    settings = Settings(
        "Situs", "https://t.example/", None, None, (), defaultdict(str), pictures=pictures
    )
    render = renderer([str(THEME)], settings)
    pages = (page for page in briefing_pages(briefing) if page.kind != "redirect")
    return {page.address: render.page(page) for page in pages}


def drafted(title: str) -> Briefing:
    """A briefing as `taklimat new` leaves it, of an article with such a title."""
    article = f"{title}\nIni kalimat satu. Ini kalimat dua.\n"
    made = builders.seed(article)
    manifest = skeleton(builders.article(article), builders.DATE, "article.id.txt")
    return read_briefing(replace(made, manifest=manifest))


def named(name: str) -> Briefing:
    """A briefing in which everything that can have a name has this one."""
    said = builders.text(escaped(name))
    fields = builders.full()
    regions = {key: {**region, "name": said} for key, region in fields["regions"].items()}
    instruments = {key: {**item, "name": said} for key, item in fields["instruments"].items()}
    actors = {key: {**actor, "name": said} for key, actor in fields["actors"].items()}
    glossary = [{**term, "term": said} for term in fields["glossary"]]
    items = {key: {**item, "title": said} for key, item in fields["recommendations"].items()}
    return builders.full_briefing(
        title=said,
        gist={**said, "cites": ["p1-s1"]},
        sections={"sec0": said},
        regions=regions,
        instruments=instruments,
        actors=actors,
        glossary=glossary,
        recommendations=items,
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("briefing", [drafted, named])
def test_names_are_shown_as_words(briefing: Callable[[str], Briefing], name: str) -> None:
    pages = whole_pages(briefing(name))
    assert pages
    for address, html in pages.items():
        raw = [text for text in Shown(html).shown if escaped(name) in text or "&amp;" in text]
        assert raw == [], address


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_says_its_title_where_titles_stand(name: str) -> None:
    pages = whole_pages(drafted(name))
    text = pages["/contoh/teks/"]
    assert f"<title>Teks lengkap · {escape(name, quote=False)} · Situs</title>" in text
    assert f"<title>{escape(name, quote=False)} · Situs</title>" in pages["/contoh/"]
    assert any(f"judul dari redaksi, “{name}”" in shown for shown in Shown(text).shown)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("anchor", ["sec0", "sec1"], ids=["its own name", "its region's name"])
def test_a_section_is_named_in_words(name: str, anchor: str) -> None:
    briefing = named(name)
    pages = (p for p in briefing_pages(briefing) if (p.kind, p.language) == ("text", "id"))
    assert View(next(pages)).spoken(anchor) == name
