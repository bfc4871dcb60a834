"""The search box under strain: slow and failing files, More, keys, what is read aloud."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.test_search import OVERVIEW, SEARCH, TEXT, ask, highlighted, open_dialog

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

HOLD = """() => {
  const load = taklimat.loadPreviews;
  window.held = [];
  taklimat.loadPreviews = async (path) => {
    await new Promise((done) => held.push(done));
    return load(path);
  };
  window.holdNoMore = () => { taklimat.loadPreviews = load; };
  window.release = () => { for (const done of held) done(); };
}"""
"""Let previews wait for the test, which is surer than to let them take their time."""
BROKEN = "() => { taklimat.loadPreviews = () => Promise.reject(new Error('gone')); }"
MANY = "ai"
"""A query with more hits than are shown at once."""


@pytest.fixture
def dialog(visit: Visit) -> Locator:
    """The search dialog on the overview."""
    return open_dialog(visit(OVERVIEW))


def summary(dialog: Locator) -> Locator:
    return dialog.locator(".tk-search-sum")


def more(dialog: Locator) -> Locator:
    return dialog.get_by_role("button", name="Tampilkan hasil lain")


def rows(dialog: Locator) -> list[str]:
    """What each hit says and where it leads."""
    return [
        f"{row.get_attribute('data-href')} {row.inner_text()}"
        for row in dialog.get_by_role("option").all()
    ]


# ---- files that come late or never


@pytest.mark.parametrize("part", ["find.*", "dialog.*"])
def test_search_recovers_when_a_script_first_fails(
    part: str, visit: Visit, troubles: list[str]
) -> None:
    page = visit(OVERVIEW, service_workers="block")
    failures = iter([True])
    page.route(
        f"**/assets/taklimat/{part}.js",
        lambda route: route.abort() if next(failures, False) else route.continue_(),
    )
    with page.expect_event("requestfailed"):
        page.keyboard.press("Control+k")
    if part == "find.*":
        within = page.get_by_role("dialog", name="Cari")
    else:  # without the dialog, its page
        page.wait_for_url(f"**{SEARCH}")
        within = page.locator("main")
    expect(ask(within, "diplomasi").first).to_be_visible()
    assert [line for line in troubles if "ERR_FAILED" not in line] == []
    troubles.clear()


def test_what_is_typed_before_the_box_is_there_is_not_lost(visit: Visit) -> None:
    page = visit(OVERVIEW, service_workers="block")
    held: list[Route] = []
    page.route("**/dialog.*.js", lambda route: held.append(route))
    with page.expect_request("**/dialog.*.js"):
        page.keyboard.press("Control+k")
    page.keyboard.type("sensorx")  # after the press: while Control is down these are no letters
    page.keyboard.press("Backspace")
    held[0].continue_()
    expect(page.get_by_role("combobox")).to_have_value("sensor")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type("i")
    expect(page.get_by_role("combobox")).to_have_value("sensori")


def test_a_late_failure_leaves_a_newer_answer(visit: Visit, troubles: list[str]) -> None:
    page = visit(OVERVIEW, service_workers="block")
    held: list[Route] = []
    page.route("**/previews.ai-terbuka.id.*.js", lambda route: held.append(route))
    dialog = open_dialog(page)
    ask(dialog, "xqzwv")  # all that it needs is there: scripts run in the order of asking
    with page.expect_request("**/previews.ai-terbuka.id.*.js"):
        dialog.get_by_role("combobox").fill("sensor")
    ask(dialog, "xqzwv")
    expect(summary(dialog)).to_have_text("Tidak ada hasil untuk “xqzwv”.")
    with page.expect_event("requestfailed"):
        held[0].abort()
    page.wait_for_timeout(200)
    expect(summary(dialog)).to_have_text("Tidak ada hasil untuk “xqzwv”.")
    troubles.clear()


def test_more_results_of_an_old_query_are_not_added_to_a_new_one(dialog: Locator) -> None:
    page = dialog.page
    ask(dialog, "sensor")
    expected = rows(dialog)
    ask(dialog, MANY)
    page.evaluate(HOLD)
    more(dialog).click()
    page.wait_for_function("() => held.length")
    page.evaluate("holdNoMore()")
    ask(dialog, "sensor")
    page.evaluate("release()")
    page.wait_for_timeout(200)
    assert rows(dialog) == expected


def test_more_results_come_once_however_often_they_are_asked_for(dialog: Locator) -> None:
    ask(dialog, MANY)
    first = rows(dialog)
    dialog.page.evaluate(HOLD)
    more(dialog).dblclick()
    dialog.page.wait_for_function("() => held.length")
    dialog.page.evaluate("holdNoMore(); release()")
    expect(dialog.get_by_role("option").nth(len(first))).to_be_visible()
    dialog.page.wait_for_timeout(200)
    found = rows(dialog)
    assert found[: len(first)] == first
    assert len(found) == len(set(found)) <= 2 * len(first)


def test_more_results_that_cannot_come_are_told_and_the_others_stay(dialog: Locator) -> None:
    ask(dialog, MANY)
    first = rows(dialog)
    dialog.page.evaluate(BROKEN)
    more(dialog).click()
    expect(summary(dialog)).to_contain_text("tidak dapat dimuat")
    expect(dialog.get_by_role("status")).to_contain_text("tidak dapat dimuat")
    assert rows(dialog) == first
    expect(more(dialog)).to_be_visible()


# ---- keys and focus


def test_more_results_keep_the_focus_in_the_box(dialog: Locator) -> None:
    ask(dialog, MANY)
    count = len(rows(dialog))
    more(dialog).press("Enter")
    box = dialog.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-activedescendant", f"tk-q-{count}")
    expect(dialog.get_by_role("option").nth(count)).to_be_in_viewport()


def test_the_last_arrow_asks_for_more_results(dialog: Locator) -> None:
    ask(dialog, MANY)
    count = len(rows(dialog))
    for _ in range(count + 1):
        dialog.page.keyboard.press("ArrowDown")
    box = dialog.get_by_role("combobox")
    expect(box).to_have_attribute("aria-activedescendant", f"tk-q-{count}")


def test_enter_on_the_closing_button_closes(dialog: Locator) -> None:
    page = dialog.page
    ask(dialog, "sensor")
    address = page.url
    dialog.get_by_role("button", name="Tutup pencarian").press("Enter")
    expect(dialog).to_be_hidden()
    page.wait_for_timeout(200)
    assert page.url == address


@pytest.mark.parametrize("key", ["Shift+ArrowDown", "Alt+ArrowDown", "Shift+ArrowUp"])
def test_arrows_with_another_key_are_the_fields(key: str, dialog: Locator) -> None:
    ask(dialog, "sensor")
    dialog.page.keyboard.press(key)
    expect(dialog.locator("[aria-selected=true]")).to_have_count(0)


@pytest.mark.parametrize(("key", "opens"), [
    ({"key": "л", "code": "KeyK", "ctrlKey": True}, True),
    ({"key": "K", "code": "KeyK", "metaKey": True}, True),
    ({"key": "t", "code": "KeyK", "ctrlKey": True}, False),
    ({"key": "л", "code": "KeyK"}, False),
    ({}, False),
])  # fmt: skip
def test_the_key_that_opens_search_on_any_layout(
    key: dict[str, object], opens: bool, visit: Visit
) -> None:
    page = visit(OVERVIEW)
    page.evaluate(
        """(key) => {
          dispatchEvent(key.code ? new KeyboardEvent('keydown', key) : new Event('keydown'));
        }""",
        key,
    )
    if not opens:
        page.wait_for_timeout(200)
    expect(page.get_by_role("dialog")).to_have_count(int(opens))


def test_a_new_tab_takes_the_found_words_along(dialog: Locator) -> None:
    page = dialog.page
    ask(dialog, "penyensoran")
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    expect(opened.value.get_by_role("button", name="Hapus sorotan")).to_be_visible()
    assert "sensor" in highlighted(opened.value)
    address = opened.value.url
    opened.value.close()
    page.goto(address)
    assert highlighted(page) == []
    expect(page.get_by_role("button", name="Hapus sorotan")).to_have_count(0)


def test_a_new_place_on_the_same_page_clears_what_was_marked(visit: Visit) -> None:
    page = visit(TEXT)
    ask(open_dialog(page), "penyensoran")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Hapus sorotan")).to_be_visible()
    ask(open_dialog(page), "p7")
    page.keyboard.press("Enter")
    page.wait_for_url("**#p7")
    expect(page.locator("[id=p7]")).to_be_focused()
    expect(page.get_by_role("button", name="Hapus sorotan")).to_have_count(0)
    assert highlighted(page) == []


# ---- what is said


@pytest.mark.parametrize(("query", "said"), [
    ("regulsi", "Maksud Anda: regulasi"),
    ("xqzwv regulasi ", "Tidak ditemukan: “xqzwv”"),
    ("hak cipta", "maknanya dekat dengan “hak cipta”"),
    ("sensor bahasa ", "Tidak ada hasil yang memuat semua kata. Hasil teratas tidak memuat"),
    ("kekayaan intelektual", "Istilah terkait: kontrol ekspor"),
])  # fmt: skip
def test_what_was_done_to_the_query_is_shown_and_read_aloud(
    query: str, said: str, dialog: Locator
) -> None:
    ask(dialog, query)
    expect(dialog.locator(".tk-search-line").filter(has_text=said)).to_be_visible()
    expect(dialog.get_by_role("status")).to_contain_text(said)
    expect(dialog.get_by_role("status")).to_contain_text(summary(dialog).inner_text())


def test_a_related_term_can_be_taken_up(dialog: Locator) -> None:
    ask(dialog, "kekayaan intelektual")
    dialog.get_by_role("button", name="kontrol ekspor").click()
    expect(dialog.get_by_role("combobox")).to_have_value("kontrol ekspor")
    expect(dialog.get_by_role("combobox")).to_be_focused()


def test_a_long_query_is_said_in_short(dialog: Locator) -> None:
    dialog.get_by_role("combobox").fill("x" * 10_000)
    said = f"Tidak ada hasil untuk “{'x' * 80}…”."
    expect(summary(dialog)).to_have_text(said)
    expect(dialog.get_by_role("status")).to_have_text(said)


def test_results_of_which_some_are_left_out_are_called_the_best(dialog: Locator) -> None:
    ask(dialog, MANY)
    expect(summary(dialog)).to_contain_text("hasil terbaik untuk “ai”")
    ask(dialog, "sensor")
    expect(summary(dialog)).to_have_text(f"{len(rows(dialog))} hasil untuk “sensor”")


def test_filters_that_leave_nothing_can_be_cleared(dialog: Locator) -> None:
    ask(dialog, "penyensoran")
    count = len(rows(dialog))
    dialog.get_by_role("group", name="Jenis").get_by_role("button", name="Pelaku").click()
    dialog.get_by_role("group", name="Wilayah").get_by_role("button", name="Uni Eropa").click()
    dialog.get_by_role("button", name="Hapus semua saringan").click()
    expect(dialog.get_by_role("option")).to_have_count(count)
    expect(dialog.locator("[aria-pressed=true]")).to_have_count(0)
    expect(dialog.get_by_role("combobox")).to_be_focused()


def test_a_title_in_another_language_says_so(visit: Visit) -> None:
    dialog = open_dialog(visit(f"/en{OVERVIEW}"), "Search")
    ask(dialog, "kekayaan intelektual")
    titles = dialog.locator("[role=option] b", has_text="kekayaan intelektual")
    expect(titles.first).to_have_attribute("lang", "id")


# ---- the search page


def test_a_broken_letter_does_not_stop_the_search_page(visit: Visit) -> None:
    """What fails here must not print the letter: the test's own report could not carry it."""
    page = visit(SEARCH)
    box = page.locator("main").get_by_role("combobox")
    box.evaluate("(box) => { box.value = 'sensor \\ud83d'; }")
    box.dispatch_event("input")
    page.wait_for_url("**?q=sensor+%EF%BF%BD")
    page.locator("main [role=option]").first.wait_for()


def test_the_language_switcher_keeps_the_query(visit: Visit) -> None:
    page = visit(f"{SEARCH}?q=sensor")
    page.locator("header").get_by_role("link", name="English").click()
    page.wait_for_url("**/en/search/?q=sensor")
    expect(page.locator("main").get_by_role("combobox")).to_have_value("sensor")
