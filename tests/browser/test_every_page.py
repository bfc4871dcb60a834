"""Each kind of page: accessible, quiet, at home on a phone, and readable without scripts."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.kinds import KINDS, PHONE, every_kind, every_width
else:
    from kinds import KINDS, PHONE, every_kind, every_width

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

NARROWEST = 320
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Return what axe finds in both themes, one line for each element."""
    page.evaluate(AXE)
    return [*_violations(page, "light"), *_violations(page, "dark")]


def _violations(page: Page, theme: Literal["light", "dark"]) -> Iterator[str]:
    page.emulate_media(color_scheme=theme)
    options = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
    for rule in page.evaluate("(options) => axe.run(document, options)", options)["violations"]:
        for node in rule["nodes"]:
            yield f"{theme}: {rule['id']}: {node['target']}: {node['failureSummary']}"


def test_every_kind_of_page_is_visited_here(pages: dict[str, Any]) -> None:
    def kinds(addresses: Iterable[str]) -> set[str]:
        return {pages[at].all("main")[0].attrs["class"] for at in addresses}

    assert kinds(pages) - kinds(KINDS.values()) == set()


@every_kind
@every_width
def test_page_is_accessible_and_quiet(
    address: str, width: int, visit: Visit, troubles: list[str]
) -> None:
    page = visit(address, width)
    assert troubles == []
    assert violations(page) == []


@every_width
def test_search_dialog_is_accessible(width: int, visit: Visit) -> None:
    page = visit(KINDS["overview"], width)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill("demokrasi")
    expect(page.locator("dialog .tk-hit").first).to_be_visible()
    assert violations(page) == []


@every_width
def test_search_page_with_results_is_accessible(width: int, visit: Visit) -> None:
    page = visit("/cari/?q=demokrasi", width)
    expect(page.locator("main .tk-hit").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["library", "overview"])
def test_open_menu_is_accessible(kind: str, visit: Visit) -> None:
    page = visit(KINDS[kind], PHONE)
    page.get_by_role("button", name="Menu").click()
    expect(page.locator("#menu")).to_be_visible()
    assert violations(page) == []


@every_width
def test_sentence_numbers_and_a_marked_sentence_are_accessible(width: int, visit: Visit) -> None:
    page = visit(f"{KINDS['text']}#p7-s2", width)
    page.get_by_label("Tampilkan nomor kalimat").check()
    assert violations(page) == []


@every_kind
def test_page_does_not_scroll_sideways(address: str, visit: Visit) -> None:
    page = visit(address, PHONE)
    page.evaluate("document.fonts.ready.then(() => 0)")
    for width in (PHONE, NARROWEST):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_kind
def test_page_is_whole_without_scripts(address: str, visit: Visit) -> None:
    page = visit(address, PHONE, scripts=False)
    expect(page.locator("h1")).to_be_visible()
    shown = page.locator("main").inner_text().split()
    assert len(shown) > (10 if address == KINDS["not found"] else 50)

    link = page.locator("main a[href]:visible").first
    target = link.evaluate("(link) => link.href")
    link.click()
    expect(page).to_have_url(target)
    expect(page.locator("h1")).to_be_visible()


def test_page_not_found_leads_home_from_any_depth(
    visit: Visit, server: str, troubles: list[str]
) -> None:
    page = visit("/tidak/ada/di/sini/")
    assert [line for line in troubles if "404 (Not Found)" not in line] == []
    troubles.clear()  # that the page itself was not found is logged by the browser
    page.get_by_role("link", name="Ke beranda").click()
    expect(page).to_have_url(f"{server}/")
