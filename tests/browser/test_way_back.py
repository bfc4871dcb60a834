"""The way back after a followed link, and on to where a text was left."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_reading import OVERVIEW, PHONE, TEXT, unit

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def test_a_followed_cite_can_be_taken_back(visit: Visit, server: str) -> None:
    page = visit(OVERVIEW)
    page.mouse.wheel(0, 500)
    page.locator("main .tk-cite").nth(8).click()
    page.get_by_role("link", name="Kembali ke AI terbuka dan demokrasi").click()
    expect(page).to_have_url(f"{server}{OVERVIEW}")
    page.wait_for_function("() => scrollY > 0")


def test_a_jump_inside_the_text_can_be_taken_back(visit: Visit) -> None:
    page = visit(f"{TEXT}#p3")
    page.get_by_role("navigation", name="Isi naskah").get_by_role("link", name="Uni Eropa").click()
    page.get_by_role("link", name="Kembali ke ¶3").click()
    expect(unit(page, "p3")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Kembali ke")).to_have_count(0)


def test_the_text_opens_where_it_was_left(visit: Visit) -> None:
    page = visit(TEXT)
    unit(page, "p12").evaluate("e => e.scrollIntoView({ behavior: 'instant' })")
    here = page.locator(".tk-progress [data-here]")
    expect(here).to_have_text(re.compile("¶1[123]"))
    place = here.inner_text()
    page.goto("about:blank")
    page.goto(visit(OVERVIEW).url)
    page.get_by_role("link", name="Teks lengkap").first.click()
    page.get_by_role("link", name=f"Lanjutkan di {place}").click()
    expect(unit(page, f"p{place[1:]}")).to_be_in_viewport()


def test_the_offer_can_be_dismissed(visit: Visit) -> None:
    page = visit(OVERVIEW)
    page.locator("main .tk-cite").first.click()
    page.get_by_role("region", name="Kembali").get_by_role("button", name="Tutup").click()
    expect(page.get_by_role("region", name="Kembali")).to_have_count(0)


def test_the_offer_is_withdrawn_where_the_reader_already_is(visit: Visit) -> None:
    page = visit(TEXT, locale="id-ID")
    unit(page, "p12").evaluate("e => e.scrollIntoView({ behavior: 'instant' })")
    here = page.locator(".tk-progress [data-here]")
    expect(here).to_have_text(re.compile("¶1[123]"))
    place = here.inner_text()
    page.reload()
    expect(here).to_have_text(place)
    expect(page.get_by_role("region", name="Kembali")).to_have_count(0)


def test_a_link_followed_again_promises_no_way_back(visit: Visit) -> None:
    page = visit(TEXT)
    link = page.get_by_role("navigation", name="Isi naskah").get_by_role("link", name="China")
    link.click()
    back = page.get_by_role("region", name="Kembali")
    expect(back).to_be_visible()
    unit(page, "p20").evaluate("e => e.scrollIntoView({ behavior: 'instant' })")
    link.click()
    page.reload()
    expect(unit(page, "p5")).to_be_in_viewport()
    expect(back).to_have_count(0)


def test_a_switch_of_languages_is_no_jump(visit: Visit) -> None:
    page = visit(f"{TEXT}#p7")
    page.get_by_role("navigation", name="Bahasa teks").get_by_role("link", name="English").click()
    expect(unit(page, "p7")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("region", name="Back")).to_have_count(0)


def test_dismissing_the_offer_leaves_the_keyboard_where_one_reads(visit: Visit) -> None:
    page = visit(OVERVIEW)
    cite = page.locator("main .tk-cite").first
    paragraph = str(cite.get_attribute("href")).rpartition("#")[2].partition("-")[0]
    cite.click()
    close = page.get_by_role("region", name="Kembali").get_by_role("button", name="Tutup")
    close.focus()
    page.keyboard.press("Enter")
    expect(unit(page, paragraph).locator(".tk-num")).to_be_focused()


@pytest.mark.parametrize("width", [PHONE, 768])
def test_the_offer_hides_no_link_of_the_foot(width: int, visit: Visit) -> None:
    page = visit(OVERVIEW, width, 700)
    page.locator("main .tk-cite").first.click()
    chip = page.get_by_role("region", name="Kembali")
    expect(chip).to_be_visible()
    last = page.get_by_role("contentinfo").get_by_role("link").last
    last.focus()
    over, under = chip.bounding_box(), last.bounding_box()
    assert over
    assert under
    assert under["y"] + under["height"] <= over["y"]
