"""Each kind of page: accessible, quiet, at home on a phone, and readable without scripts."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.accessible import violations
from tests.kinds import DESK, EVERY_LOOK, KINDS, NARROWEST, PHONE, TABLET, every_look, every_width

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

PARTS = 4
"""All pages in a few tests, so that workers share them and no page costs a test."""


def test_every_look_of_page_is_visited_here(pages: dict[str, Any]) -> None:
    def kinds(addresses: Iterable[str]) -> set[str]:
        return {pages[at].all("main")[0].attrs["class"] for at in addresses}

    assert kinds(pages) - kinds(EVERY_LOOK.values()) == set()


@every_look
def test_page_is_accessible_and_quiet(address: str, visit: Visit, troubles: list[str]) -> None:
    page = visit(address)
    assert troubles == []
    for width in (NARROWEST, TABLET, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width


@pytest.mark.parametrize("part", range(PARTS))
def test_each_page_of_the_site_is_accessible(
    part: int, pages: dict[str, Any], visit: Visit
) -> None:
    others = sorted(pages.keys() - KINDS.values())  # those are seen in every state above
    found = [
        f"{address}: {line}"
        for address in others[part::PARTS]
        for line in violations(visit(address, DESK), "light")
    ]
    assert found == []


@every_width
def test_search_dialog_is_accessible(width: int, visit: Visit) -> None:
    page = visit(KINDS["overview"], width)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("demokrasi")
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
def test_an_open_preview_and_the_way_back_are_accessible(width: int, visit: Visit) -> None:
    page = visit(KINDS["overview"], width)
    page.locator("main .tk-cite").first.click()
    expect(page.get_by_role("region", name="Kembali")).to_be_visible()
    page.locator("p:has(:target) .tk-term").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert violations(page) == []


@every_width
def test_the_menu_of_a_number_is_accessible(width: int, visit: Visit) -> None:
    page = visit(KINDS["text"], width)
    page.locator("#p2 .tk-num").click()
    expect(page.get_by_role("menu")).to_be_visible()
    assert violations(page) == []


@every_width
@pytest.mark.parametrize("kind", ["text", "translation"])
def test_both_languages_and_an_open_note_are_accessible(
    kind: str, width: int, visit: Visit
) -> None:
    page = visit(f"{KINDS[kind]}#p25", width)
    page.locator("[data-side-by-side]").click()
    page.locator("#p13-s2 .tk-mark").click()
    expect(page.locator(".tk-note-here")).to_be_visible()
    expect(page.locator("[data-of='p25-s1'].found")).to_be_visible()
    assert violations(page) == []


def test_the_contents_on_a_phone_are_accessible(visit: Visit) -> None:
    page = visit(KINDS["text"], PHONE)
    page.get_by_role("button", name="Isi naskah").click()
    expect(page.locator("#contents")).to_be_visible()
    assert violations(page) == []


@every_width
def test_sentence_numbers_and_a_marked_sentence_are_accessible(width: int, visit: Visit) -> None:
    page = visit(f"{KINDS['text']}#p7-s2", width)
    page.get_by_label("Tampilkan nomor kalimat").check()
    assert violations(page) == []


@every_look
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
