"""Search as its user meets it: asked for late, found by stem or number, left with the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

OVERVIEW, TEXT, SEARCH = "/ai-terbuka/", "/ai-terbuka/teks/", "/cari/"
INDEX = "/assets/taklimat/search.id.*.js"


def open_dialog(page: Page) -> Locator:
    page.keyboard.press("Control+k")
    return page.get_by_role("dialog", name="Cari")


@pytest.fixture
def dialog(visit: Visit) -> Locator:
    """The search dialog on the overview."""
    return open_dialog(visit(OVERVIEW))


def ask(within: Locator, query: str) -> Locator:
    """Type a query and return the hits once they stand."""
    within.get_by_role("searchbox").fill(query)
    expect(within.get_by_role("status")).to_contain_text(f"“{query}”")
    return within.locator(".tk-hit")


def hit(within: Locator, paragraph: str) -> Locator:
    return within.locator(f".tk-hit[href$='teks/#{paragraph}']")


# ---- opening and closing


@pytest.mark.parametrize("way", ["Control+k", "Meta+k", "button", "keyboard on the button"])
def test_search_opens_and_only_then_asks_for_its_index(way: str, visit: Visit) -> None:
    page = visit(OVERVIEW)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.mouse.wheel(0, 800)
    assert asked
    assert [url for url in asked if "search" in url or "stemmer" in url] == []

    button = page.locator("header").get_by_role("link", name="Cari")
    with page.expect_request(f"**{INDEX}"):
        if way == "button":
            button.click()
        elif way == "keyboard on the button":
            button.press("Enter")
        else:
            page.keyboard.press(way)
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Ketik kata, nama, atau nomor paragraf.")


@pytest.mark.parametrize("way", ["Escape", "Tutup pencarian"])
def test_search_closes_and_gives_the_focus_back(way: str, visit: Visit) -> None:
    page = visit(OVERVIEW)
    button = page.locator("header").get_by_role("link", name="Cari")
    button.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    if way == "Escape":
        page.keyboard.press(way)
    else:
        dialog.get_by_role("button", name=way).click()
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


# ---- finding


@pytest.mark.parametrize(("query", "paragraph"), [
    pytest.param("menyensor", "p3", id="the word itself"),
    pytest.param("sensor", "p3", id="by its stem"),
    pytest.param("SENSOR", "p21", id="in capitals"),
    pytest.param("diplomasi", "p22", id="one place"),
    pytest.param("transatl", "p23", id="a word not finished"),
    pytest.param("p7", "p7", id="a number"),
    pytest.param("¶7", "p7", id="a number as it is written"),
    pytest.param("p7-s2", "p7-s2", id="a sentence's anchor"),
    pytest.param("¶7·2", "p7-s2", id="a sentence as it is written"),
    pytest.param("¶7.2", "p7-s2", id="a sentence as it is typed"),
    pytest.param("7.2", "p7-s2", id="a sentence's bare number"),
])  # fmt: skip
def test_a_query_finds_its_paragraph(query: str, paragraph: str, dialog: Locator) -> None:
    ask(dialog, query)
    expect(hit(dialog, paragraph)).to_be_visible()


def test_the_words_of_the_query_are_marked_in_the_text(dialog: Locator) -> None:
    ask(dialog, "sensor")
    expect(hit(dialog, "p3").locator("mark")).to_have_text(["menyensor"])


@pytest.mark.parametrize(
    ("query", "anchor"), [("menyensor", "p3"), ("p7", "p7"), ("p7-s2", "p7-s2")]
)
def test_enter_leads_to_the_place(query: str, anchor: str, dialog: Locator) -> None:
    ask(dialog, query)
    page = dialog.page
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{TEXT}#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_a_hit_on_the_same_page_closes_the_dialog(visit: Visit) -> None:
    page = visit(TEXT)
    ask(open_dialog(page), "menyensor")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{TEXT}#p3")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#p3")).to_be_in_viewport()


def test_the_arrows_walk_through_the_hits(dialog: Locator) -> None:
    hits = ask(dialog, "demokrasi")
    expect(hits.nth(1)).to_be_visible()
    dialog.page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    dialog.page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    dialog.page.keyboard.press("ArrowUp")
    dialog.page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_hits_say_whose_words_they_are(dialog: Locator) -> None:
    ask(dialog, "diplomasi")
    expect(dialog.get_by_role("heading", name="Kata penulis")).to_be_visible()
    expect(dialog.get_by_role("heading", name="Simpulan redaksi")).to_be_visible()
    expect(hit(dialog, "p22")).to_contain_text("¶22")


@pytest.mark.parametrize("query", ["xyzzy", "p99", "<b>", "\\", "…"])
def test_no_result_says_so(query: str, dialog: Locator) -> None:
    hits = ask(dialog, query)
    expect(dialog.get_by_role("status")).to_contain_text(f"Tidak ada hasil untuk “{query}”")
    expect(hits).to_have_count(0)


# ---- the search page


def test_the_search_page_answers_the_query_in_its_address(visit: Visit) -> None:
    page = visit(f"{SEARCH}?q=diplomasi")
    main = page.locator("main")
    expect(main.get_by_role("searchbox")).to_have_value("diplomasi")
    expect(hit(main, "p22")).to_be_visible()
    ask(main, "menyensor")
    expect(hit(main, "p3")).to_be_visible()
    expect(page).to_have_url(page.url.partition("?")[0] + "?q=menyensor")
    hit(main, "p3").click()
    page.wait_for_url(f"**{TEXT}#p3")


def test_without_scripts_the_button_leads_to_an_index(visit: Visit) -> None:
    page = visit(OVERVIEW, scripts=False)
    page.locator("header").get_by_role("link", name="Cari").click()
    page.wait_for_url(f"**{SEARCH}")
    page.locator("main").get_by_role("link", name="diplomasi open-source").first.click()
    page.wait_for_url("**/ai-terbuka/istilah/#*")


# ---- from a folder


def test_search_and_links_work_from_a_file(site: Path, visit: Visit) -> None:
    home = (site / "index.html").as_uri()
    page = visit(home)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("main").get_by_role("link", name="Ringkasan").click()
    page.wait_for_url("file:**/ai-terbuka/index.html")
    page.locator("#menu").get_by_role("link", name="Teks lengkap").click()
    page.wait_for_url("file:**/ai-terbuka/teks/index.html")

    page.goto(home)
    ask(open_dialog(page), "menyensor")
    page.keyboard.press("Enter")
    page.wait_for_url("file:**/ai-terbuka/teks/index.html#p3")
    expect(page.locator("#p3")).to_be_in_viewport()
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}


def test_search_recovers_when_its_index_first_fails(visit: Visit, troubles: list[str]) -> None:
    page = visit(OVERVIEW)
    failures = iter([True])
    page.route(
        f"**{INDEX}",
        lambda route: route.abort() if next(failures, False) else route.continue_(),
    )
    with page.expect_event("requestfailed"):
        within = open_dialog(page)
    expect(ask(within, "diplomasi").first).to_be_visible()
    assert [line for line in troubles if "ERR_FAILED" not in line] == []
    troubles.clear()  # that the request failed is logged by the browser
