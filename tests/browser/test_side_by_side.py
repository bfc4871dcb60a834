"""Both languages of the full text side by side, and fact notes opened where they stand."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.test_reading import TEXT, unit
from tests.kinds import DESK, PHONE, TABLET
from tests.published_texts import TEXTS, TRANSLATION

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
ENGLISH = "/en/ai-terbuka/text/"
NOTE = "p13-s2"


def sides(page: Page) -> Locator:
    return page.locator("[data-side-by-side]")


def counterpart(page: Page, anchor: str) -> Locator:
    return page.locator(f'[data-of="{anchor}"]')


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
@pytest.mark.parametrize(("address", "other"), [(TEXT, TRANSLATION), (ENGLISH, TEXTS)])
def test_every_sentence_stands_beside_its_counterpart(
    address: str, other: dict[str, str], width: int, visit: Visit
) -> None:
    page = visit(address, width=width)
    sides(page).click()
    expect(counterpart(page, "p30-s1")).to_be_visible()
    said = page.locator("[data-of]").evaluate_all(
        "all => all.map(e => [e.dataset.of, e.textContent])"
    )
    wanted = {a: t for a, t in other.items() if "-s" in a or (a.startswith("sec") and t)}
    assert dict(said) == wanted
    own, its = unit(page, "p13").bounding_box(), page.locator("#p13 + .tk-other").bounding_box()
    assert own
    assert its
    if width == PHONE:
        assert its["y"] >= own["y"] + own["height"]
    else:
        assert its["y"] == pytest.approx(own["y"], abs=1)
        assert its["x"] >= own["x"] + own["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_whose_words_each_column_has_is_said(visit: Visit) -> None:
    page = visit(ENGLISH)
    sides(page).click()
    heads = page.locator(".tk-sides-head p")
    expect(heads).to_have_text(
        ["Translation by the editors English", "Author’s words Bahasa Indonesia"]
    )
    assert page.locator("#p7 + .tk-other").get_attribute("lang") == "id"
    expect(page.locator(".tk-other--translation[data-of]")).to_have_count(0)


def test_a_sentence_lights_up_its_counterpart(visit: Visit) -> None:
    page = visit(f"{TEXT}#p7-s2")
    sides(page).click()
    found = page.locator(".found")
    expect(found).to_have_count(2)  # the place of the address, in both languages
    counterpart(page, "p7-s3").hover()
    lit = page.locator(".lit")
    expect(lit).to_have_count(2)
    expect(lit.first).to_have_id("p7-s3")


def test_the_place_stays_and_the_choice_too(visit: Visit, server: str) -> None:
    page = visit(f"{TEXT}#p20")
    sides(page).click()
    page = visit(f"{TEXT}#p20")
    expect(unit(page, "p20")).to_be_in_viewport()
    expect(counterpart(page, "p20-s1")).to_be_in_viewport()
    expect(sides(page)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("navigation", name="Bahasa teks").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{server}{ENGLISH}#p20")
    expect(sides(page)).to_have_attribute("aria-pressed", "false")  # one language was chosen
    expect(page.locator(".tk-other")).to_have_count(0)


def test_both_languages_are_shown_from_files(site: Path, visit: Visit) -> None:
    page = visit((site / "ai-terbuka/teks/index.html").as_uri(), locale="id-ID")  # a new page
    sides(page).click()
    expect(counterpart(page, "p1-s1")).to_have_text(TRANSLATION["p1-s1"])


def test_one_language_chosen_while_the_other_is_on_its_way_stays_chosen(visit: Visit) -> None:
    page = visit(TEXT, locale="id-ID")
    held: list[Route] = []
    page.route("**/*previews*", lambda route: held.append(route))
    with page.expect_request("**/*previews*") as asked:
        sides(page).click()
    page.locator(".tk-choice [aria-current]").click()
    expect(page.locator("#p1")).to_be_visible()
    held[0].continue_()
    asked.value.response()
    page.evaluate("taklimat.loadPreviews(document.body.dataset.sides).then(() => 0)")
    expect(sides(page)).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".tk-other")).to_have_count(0)


# ---- notes


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_a_mark_opens_its_note_and_escape_closes_it(width: int, visit: Visit) -> None:
    page = visit(TEXT, width=width)
    mark = unit(page, NOTE).locator(".tk-mark")
    before = unit(page, "p14").bounding_box()
    mark.focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("region", name="Catatan fakta: Kurang tepat")
    expect(note).to_be_focused()
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("Pasal 53")
    expect(mark).to_have_attribute("aria-expanded", "true")
    if width == DESK:  # in the margin: nothing of the text moves
        after = unit(page, "p14").bounding_box()
        assert after
        assert before
        assert after["y"] + page.evaluate("scrollY") == pytest.approx(before["y"], abs=1)
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()
    expect(mark).to_have_attribute("aria-expanded", "false")


def test_a_note_stays_with_its_sentence_when_the_window_narrows(visit: Visit) -> None:
    page = visit(f"{TEXT}#{NOTE}", DESK)
    unit(page, NOTE).locator(".tk-mark").click()
    expect(page.locator(".tk-note-here")).to_be_visible()
    page.set_viewport_size({"width": 1024, "height": 900})
    page.wait_for_function("""() => {
      const box = (at) => document.querySelector(at).getBoundingClientRect();
      const below = box(".tk-note-here").top - box("#p13").bottom;
      return 0 <= below && below < 60;
    }""")


def test_a_note_stays_with_its_sentence_when_the_window_widens(visit: Visit) -> None:
    page = visit(f"{TEXT}#{NOTE}", 1000)
    unit(page, NOTE).locator(".tk-mark").click()
    expect(page.locator(".tk-note-here")).to_be_visible()
    page.set_viewport_size({"width": DESK, "height": 900})
    page.wait_for_function("""() => {
      const top = (at) => document.querySelector(at).getBoundingClientRect().top;
      return Math.abs(top(".tk-note-here") - top("#p13-s2 .tk-mark")) < 2;
    }""")


@pytest.mark.parametrize("both", [False, True])
def test_on_a_phone_a_note_is_a_sheet_that_quotes_its_sentence(both: bool, visit: Visit) -> None:
    page = visit(TEXT, PHONE, 800)
    if both:
        sides(page).click()
    for mark in page.locator(".tk-mark").all()[::9]:
        mark.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        sentence = mark.locator("xpath=ancestor::*[contains(@class, 's')][1]").get_attribute("id")
        mark.click()
        sheet = page.locator(".tk-sheet")
        expect(sheet.locator(".tk-verdict").first).to_be_in_viewport()
        expect(sheet.locator("blockquote").first).to_have_text(TEXTS[str(sentence)])
        page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
        expect(mark).to_be_focused()
        assert page.evaluate("scrollY") == before


def test_a_note_that_comes_late_does_not_fetch_back_a_reader_who_went_on(visit: Visit) -> None:
    page = visit(TEXT, PHONE, 800, locale="id-ID")
    held: list[Route] = []
    page.route("**/*previews*", lambda route: held.append(route))
    with page.expect_request("**/*previews*"):
        unit(page, NOTE).locator(".tk-mark").click()
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    held[0].continue_()
    page.evaluate("taklimat.loadPreviews().then(() => 0)")
    assert page.evaluate("scrollY") == 0
    expect(page.locator(".tk-note-here")).to_have_count(0)


def test_one_escape_does_one_thing(visit: Visit) -> None:
    page = visit(f"{TEXT}#{NOTE}")
    mark = unit(page, NOTE).locator(".tk-mark")
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator(".tk-note-here")
    expect(note).to_be_focused()
    tooltip = page.get_by_role("tooltip")
    for _ in range(9):
        page.keyboard.press("Tab")
        if tooltip.count():
            break
    expect(tooltip).to_be_visible()  # of the cite inside the note
    page.keyboard.press("Escape")
    expect(tooltip).to_have_count(0)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()
    page.wait_for_timeout(400)
    expect(tooltip).to_have_count(0)


def test_the_lens_and_a_note_reach_the_counterpart(visit: Visit) -> None:
    page = visit(f"{TEXT}#{NOTE}")
    sides(page).click()
    expect(page.locator(".tk-other .tk-hedge").first).to_be_attached()
    page.get_by_label("Tandai kata ketidakpastian").check()
    weight = page.locator(".tk-other .tk-hedge").first.evaluate(
        "e => getComputedStyle(e).fontWeight"
    )
    assert weight == "700"
    unit(page, NOTE).locator(".tk-mark").click()
    expect(counterpart(page, NOTE)).to_have_class(re.compile("noted"))


def test_one_note_is_open_at_a_time(visit: Visit) -> None:
    page = visit(TEXT)
    marks = page.locator(".tk-mark")
    marks.nth(3).click()
    marks.nth(4).click()
    expect(page.locator(".tk-note-here")).to_have_count(1)
    expect(page.locator('.tk-mark[aria-expanded="true"]')).to_have_count(1)
    page.get_by_role("button", name="Tutup catatan").click()
    expect(page.locator(".tk-note-here")).to_have_count(0)


def test_a_note_leads_to_its_place_among_all(visit: Visit, server: str) -> None:
    page = visit(TEXT)
    mark = unit(page, NOTE).locator(".tk-mark")
    address = str(mark.evaluate("a => a.href"))
    mark.click()
    page.get_by_role("link", name="Lihat dalam daftar semua catatan").click()
    expect(page).to_have_url(address)
    assert address.startswith(f"{server}/ai-terbuka/fakta/#")


def test_a_preview_says_what_is_known(visit: Visit) -> None:
    page = visit(f"{TEXT}#{NOTE}")
    unit(page, NOTE).locator(".tk-mark").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("Kurang tepat")
    expect(page.get_by_role("tooltip")).to_contain_text("Pasal 53")
