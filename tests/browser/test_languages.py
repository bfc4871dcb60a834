"""A reader goes from one language to the other, and can always tell whose words these are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_reading import OVERVIEW, TEXT, unit
from tests.published_texts import TEXTS, TRANSLATION

from taklimat.base.anchors import receipt

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

ENGLISH = "/en/ai-terbuka/text/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


RECEIPT = receipt(TEXTS["p7-s2"])


@pytest.mark.parametrize("place", ["p7", "p7-s2", f"p7-s2~{RECEIPT}", f"p7-s2%7E{RECEIPT}"])
def test_the_switcher_keeps_the_place_there_and_back(place: str, visit: Visit, server: str) -> None:
    page = visit(f"{TEXT}#{place}")
    anchor = place.replace("%7E", "~").partition("~")[0]  # a receipt is of one language's words
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{server}{ENGLISH}#{anchor}")
    expect(page.get_by_role("button", name="Light/dark")).to_be_visible()  # the script has run
    expect(page.get_by_role("status")).to_have_count(0)  # of no receipt that does not fit
    expect(unit(page, anchor)).to_be_in_viewport()
    expect(unit(page, "p7-s2")).to_contain_text(TRANSLATION["p7-s2"])
    page.get_by_role("banner").get_by_role("link", name="Bahasa Indonesia").click()
    expect(page).to_have_url(f"{server}{TEXT}#{anchor}")


def test_a_preview_says_that_it_shows_a_translation(visit: Visit) -> None:
    page = visit(f"/en{OVERVIEW}")
    cite = page.locator("main .tk-cite").first
    anchor = str(cite.get_attribute("href")).rpartition("#")[2]
    cite.hover()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_contain_text(TRANSLATION[anchor])
    expect(tooltip).to_contain_text("Translation by the editors")
    expect(tooltip).not_to_contain_text("Author’s words")


def test_search_tells_a_translation_from_the_authors_words(visit: Visit) -> None:
    page = visit("/en/search/?q=censor")
    hits = page.locator("main .tk-hit")
    expect(hits.first).to_contain_text("Translation by the editors")
    assert "Author’s words" not in " ".join(hits.all_inner_texts())


def test_a_copied_translation_names_itself(visit: Visit, server: str) -> None:
    page = visit(ENGLISH, **CLIPBOARD)
    unit(page, "p2").locator("a").first.click()
    page.get_by_role("menuitem", name="Copy quotation with its source").click()
    expect(page.get_by_role("status")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert TRANSLATION["p2"] in copied
    assert "unofficial translation by the editors" in copied
    assert copied.endswith(f") {server}{ENGLISH}#p2~{receipt(TRANSLATION['p2'])}")


def test_the_authors_words_are_copied_with_their_own_place(visit: Visit, server: str) -> None:
    page = visit("/en/ai-terbuka/recommendations/r3/", **CLIPBOARD)
    figure = page.get_by_role("figure").first
    words = figure.locator("blockquote").inner_text()
    figure.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"“{words}”" in copied
    assert "translation" not in copied
    page.goto(copied.rpartition(" ")[2])
    assert page.url.startswith(f"{server}{TEXT}#")
    assert words in page.locator(".s:has(> .rc:target)").inner_text()


@pytest.mark.parametrize("way", ["loaded", "changed"])
def test_the_switchs_own_address_has_the_place(way: str, visit: Visit, server: str) -> None:
    """A middle click, or "copy link address", runs no script."""
    page = visit(f"{TEXT}#p7-s2~{RECEIPT}" if way == "loaded" else TEXT)
    if way == "changed":
        page.evaluate("() => { location.hash = 'p7-s2'; }")
    expect(page.locator("header a[hreflang=en]")).to_have_js_property(
        "href", f"{server}{ENGLISH}#p7-s2"
    )
