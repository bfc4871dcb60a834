"""A reader follows a cite, keeps a link, turns the light down, opens the menu with a thumb."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.published_texts import TEXTS

from taklimat.base.anchors import receipt

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

ROOT = Path(__file__).parents[2]
HOME, OVERVIEW, TEXT = "/", "/ai-terbuka/", "/ai-terbuka/teks/"
PHONE, DESK = 360, 1440
MOST_TABS = 60

every_width = pytest.mark.parametrize("width", [PHONE, DESK])
with_and_without_scripts = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


def unit(page: Page, anchor: str) -> Locator:
    return page.locator(f"[id='{anchor}']")


def style(locator: Locator, name: str, pseudo: str = "") -> str:
    found = locator.evaluate(
        "(element, [name, pseudo]) => getComputedStyle(element, pseudo)[name]", [name, pseudo]
    )
    return str(found)


def is_on_top(locator: Locator) -> bool:
    """Tell whether the beginning of an element is in view and nothing lies over it."""
    return bool(
        locator.evaluate("""(element) => {
            const { left, top, height } = element.getClientRects()[0];
            return element.contains(document.elementFromPoint(left + 2, top + height / 2));
        }""")
    )


def tab_to(page: Page, goal: Locator) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if goal.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {goal}")


def assert_shows(page: Page, anchor: str) -> None:
    """The unit is in view, is the article's, and is marked as the one that was meant."""
    target = unit(page, anchor)
    expect(target).to_be_in_viewport()
    assert is_on_top(target)
    assert target.inner_text().strip() == TEXTS[anchor]
    neighbour = unit(page, next(a for a in TEXTS if "-s" in a and a != anchor))
    assert style(target, "backgroundColor") != style(neighbour, "backgroundColor")


# ---- from a statement to its sentence


@every_width
def test_a_cite_leads_to_its_sentence(width: int, visit: Visit) -> None:
    page = visit(OVERVIEW, width)
    cite = page.locator("main .tk-editors .tk-cite").first
    anchor = str(cite.get_attribute("href")).rpartition("#")[2]
    paragraph, sentence = anchor.removeprefix("p").split("-s")
    expect(cite).to_have_accessible_name(f"Paragraf {paragraph}, kalimat {sentence}")
    cite.click()
    page.wait_for_url(f"**{TEXT}#{anchor}")
    assert_shows(page, anchor)


@every_width
@with_and_without_scripts
@pytest.mark.parametrize("anchor", ["p7-s2", "p30-s4"])
def test_a_receipt_leads_to_the_same_sentence(
    anchor: str, scripts: bool, width: int, visit: Visit
) -> None:
    address = f"{TEXT}#{anchor}~{receipt(TEXTS[anchor])}"
    assert_shows(visit(address, width, scripts=scripts), anchor)


@with_and_without_scripts
def test_a_receipt_of_a_heading_leads_to_it(scripts: bool, visit: Visit) -> None:
    page = visit(f"{TEXT}#sec2~{receipt(TEXTS['sec2'])}", scripts=scripts)
    expect(unit(page, "sec2")).to_be_in_viewport()
    assert is_on_top(unit(page, "sec2"))


@pytest.mark.parametrize("anchor", ["p7", "p7-s2"])
def test_the_place_of_a_receipt_is_seen_in_the_readers_own_colours(
    anchor: str, visit: Visit
) -> None:
    page = visit(f"{TEXT}#{anchor}~{receipt(TEXTS[anchor])}")
    page.emulate_media(forced_colors="active")
    assert style(unit(page, anchor), "outlineStyle") == "solid"


BEHIND = [")", ").", ",", ";", "”", "’", "%20", "/", "?utm_source=x", "&fbclid=x", "]", "~x"]


@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_a_receipt_is_no_part_of_it(
    behind: str, visit: Visit, server: str
) -> None:
    page = visit(f"{TEXT}#p30-s4~{receipt(TEXTS['p30-s4'])}{behind}")
    expect(page).to_have_url(f"{server}{TEXT}#p30-s4~{receipt(TEXTS['p30-s4'])}")
    expect(page.get_by_role("status")).to_have_count(0)
    assert_shows(page, "p30-s4")


@pytest.mark.parametrize("odd", ["p30-s4)", "p30-s4.", "P30-S4", "p30-s4~", "p30-s4%20(x)"])
def test_what_stands_behind_an_anchor_is_no_part_of_it(odd: str, visit: Visit, server: str) -> None:
    page = visit(f"{TEXT}#{odd}")
    expect(page).to_have_url(f"{server}{TEXT}#p30-s4")
    expect(page.get_by_role("status")).to_have_count(0)
    assert_shows(page, "p30-s4")


def test_a_receipt_in_capitals_is_read_too(visit: Visit, server: str) -> None:
    exact = f"p7-s2~{receipt(TEXTS['p7-s2'])}"
    page = visit(f"{TEXT}#{exact.upper()}")
    expect(page).to_have_url(f"{server}{TEXT}#{exact}")
    expect(page.get_by_role("status")).to_have_count(0)


@pytest.mark.parametrize(
    ("odd", "named"), [("p999", "¶999"), ("p7-s99", "¶7·99"), ("p999~abc123).", "¶999")]
)
@pytest.mark.parametrize(
    ("address", "said"),
    [
        (TEXT, "Naskah ini tidak memuat {}; tautannya mungkin keliru atau terpotong."),
        ("/en/ai-terbuka/text/", "This text has no {}; the link may be wrong or cut off."),
    ],
)
def test_a_place_that_is_not_there_is_said(
    odd: str, named: str, address: str, said: str, visit: Visit
) -> None:
    page = visit(f"{address}#{odd}")
    expect(page.get_by_role("status")).to_have_text(said.format(named))


@pytest.mark.parametrize("odd", ["~zzzzzz", "%7Ezzzzzz", "~zzzzzz)"])
def test_a_receipt_that_does_not_fit_leads_to_the_place_and_says_so(
    odd: str, visit: Visit, server: str
) -> None:
    page = visit(f"{TEXT}#p7-s2{odd}")
    expect(page).to_have_url(f"{server}{TEXT}#p7-s2")
    expect(page.get_by_role("status")).to_contain_text("tidak cocok dengan teks di ¶7·2")
    assert_shows(page, "p7-s2")


def test_a_receipt_of_earlier_words_says_so(visit: Visit) -> None:
    page = visit(TEXT)
    earlier = "p7-s2~000000"
    unit(page, "p7-s2").evaluate(
        """(s, id) => {
          const rc = document.createElement("span");
          s.prepend(Object.assign(rc, { id, className: "rc" }));
        }""",
        earlier,
    )
    page.evaluate("(id) => { location.hash = id; }", earlier)
    expect(page.get_by_role("status")).to_contain_text("tidak cocok dengan teks di ¶7·2")
    expect(page).to_have_url(re.compile(f"#{earlier}$"))


@pytest.mark.parametrize("odd", ["%", "~", "isi", "<b>~x"])
def test_an_address_of_no_place_is_quiet(odd: str, visit: Visit) -> None:
    page = visit(f"{TEXT}#{odd}")
    expect(page.locator(".tk-progress [data-here]")).to_have_text("¶1")
    expect(page.get_by_role("status")).to_have_count(0)


def test_a_heading_in_the_contents_leads_to_its_section(visit: Visit) -> None:
    page = visit(TEXT)
    page.get_by_role("navigation", name="Isi naskah").get_by_role("link").nth(2).click()
    page.wait_for_url("**#sec2")
    expect(unit(page, "sec2")).to_be_in_viewport()
    assert is_on_top(unit(page, "sec2"))


# ---- keeping a link


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_paragraph_offers_its_link(way: str, visit: Visit) -> None:
    page = visit(TEXT)
    paragraph = unit(page, "p2")
    number = paragraph.get_by_role("link", name="Paragraf 2")
    expect(number).to_have_attribute("href", "#p2")
    assert style(number, "textDecorationLine") == "none"
    if way == "mouse":
        paragraph.locator(".s").last.hover()
    else:
        tab_to(page, number)
    assert style(number, "textDecorationLine") == "underline"


@with_and_without_scripts
def test_sentence_numbers_are_shown_on_request(scripts: bool, visit: Visit) -> None:
    page = visit(TEXT, PHONE, scripts=scripts)
    number = unit(page, "p7-s2").locator("a").first
    expect(number).to_be_hidden()
    page.get_by_label("Tampilkan nomor kalimat").check()
    expect(number).to_be_visible()
    expect(number).to_have_accessible_name("Kalimat 2")
    expect(number).to_have_attribute("href", "#p7-s2")


@with_and_without_scripts
def test_words_of_uncertainty_are_marked_on_request(scripts: bool, visit: Visit) -> None:
    page = visit(TEXT, scripts=scripts)
    word = unit(page, "p3-s2").get_by_text("mungkin", exact=True)
    assert style(word, "textDecorationLine") == "none"
    page.get_by_label("Tandai kata ketidakpastian").check()
    assert style(word, "textDecorationLine") == "underline"
    assert style(word, "fontWeight") == "700"


# ---- around the page


def test_the_page_is_in_indonesian(visit: Visit) -> None:
    expect(visit(OVERVIEW).locator("html")).to_have_attribute("lang", "id")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_is_switched_and_remembered(system: str, visit: Visit) -> None:
    page = visit(OVERVIEW, color_scheme=system)
    body = page.locator("body")
    before = style(body, "backgroundColor")
    page.get_by_role("button", name="Terang/gelap").click()
    after = style(body, "backgroundColor")
    assert after != before
    page.reload()
    assert style(body, "backgroundColor") == after
    page.get_by_role("link", name="Teks lengkap").first.click()
    assert style(body, "backgroundColor") == after
    page.get_by_role("button", name="Terang/gelap").click()
    assert style(body, "backgroundColor") == before


@with_and_without_scripts
@pytest.mark.parametrize("address", [HOME, OVERVIEW, TEXT])
def test_the_menu_on_a_phone_opens_with_the_keyboard(
    address: str, scripts: bool, visit: Visit
) -> None:
    page = visit(address, PHONE, scripts=scripts)
    button, menu = page.get_by_role("button", name="Menu"), page.locator("#menu")
    expect(menu).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_a_desk_names_what_is_asked_most_and_the_menu_has_all(visit: Visit) -> None:
    page = visit(OVERVIEW, DESK)
    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Teks lengkap").click()
    expect(page.locator(".tk-primary [aria-current='page']")).to_have_text("Teks lengkap")
    page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("navigation", name="Semua halaman")
    expect(menu.get_by_role("heading")).to_have_text(
        ["Baca", "Tindakan", "Keadaan terkini", "Lainnya"]
    )
    for name in ("Unduh", "Bantuan", "Perbandingan"):
        expect(menu.get_by_role("link", name=name)).to_be_visible()


def test_the_first_tab_leads_past_the_masthead(visit: Visit) -> None:
    page = visit(OVERVIEW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
