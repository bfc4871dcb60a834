"""The sitemap: every page but redirects, with dates of editions and never of the build."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tests import builders

from taklimat.outputs.data.sitemap import sitemap
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.library_pages import library_pages
from taklimat.pages.overview import TextPage
from taklimat.pages.page import Page

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def rows(pages: list[Page], docs: list[str], url: str = "https://x.example/") -> dict[str, str]:
    root = ET.fromstring(sitemap(pages, docs, url))  # noqa: S314  our own
    return {
        entry.findtext("s:loc", "", NAMES): entry.findtext("s:lastmod", "", NAMES)
        for entry in root.findall("s:url", NAMES)
    }


def test_every_page_but_redirects_with_its_editions_date() -> None:
    briefing = builders.published(builders.full_briefing())
    pages = [*library_pages([briefing]), *briefing_pages(briefing)]
    found = rows(pages, ["/tentang/"])
    shown = [page for page in pages if page.kind != "redirect"]
    assert set(found) == {
        "https://x.example/tentang/",
        *(f"https://x.example{page.address}" for page in shown),
    }
    assert found["https://x.example/en/contoh/text/"] == builders.DATE
    assert found["https://x.example/"] == found["https://x.example/tentang/"] == ""


def test_addresses_begin_where_the_site_does() -> None:
    page = TextPage(language="id", address="/a/teks/", title="A", description="")
    assert set(rows([page], [], "https://x.example/sub/")) == {"https://x.example/sub/a/teks/"}


def test_the_order_of_pages_does_not_matter() -> None:
    pages = list(briefing_pages(builders.full_briefing()))
    assert sitemap(pages, ["/b/", "/a/"], "/") == sitemap(pages[::-1], ["/a/", "/b/"], "/")


def test_addresses_are_escaped() -> None:
    page = TextPage(language="id", address="/a/?b&<c>/", title="A", description="")
    assert set(rows([page], [])) == {"https://x.example/a/?b&<c>/"}
