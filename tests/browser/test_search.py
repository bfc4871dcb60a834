"""Search as its user meets it: loaded late, to the sentence, by keys, by touch, from a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.accessible import violations

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

OVERVIEW, TEXT, SEARCH = "/ai-terbuka/", "/ai-terbuka/teks/", "/cari/"
ROOT = "/assets/taklimat/search.js"
LATE = ("/search", "/find.", "/dialog.", "stemmer")


def open_dialog(page: Page, name: str = "Cari") -> Locator:
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog.get_by_role("combobox")).to_be_focused()
    return dialog


@pytest.fixture
def dialog(visit: Visit) -> Locator:
    """The search dialog on the overview."""
    return open_dialog(visit(OVERVIEW))


def ask(within: Locator, query: str) -> Locator:
    """Type a query and return the hits once they stand."""
    within.get_by_role("combobox").fill(query)
    expect(within.locator(".tk-search-sum")).to_contain_text(query.strip()[:80])
    return within.get_by_role("option")


def hit(within: Locator, anchor: str) -> Locator:
    return within.locator(f"[role=option][data-href$='teks/#{anchor}']").first


def highlighted(page: Page) -> list[str]:
    """The words that are marked on a page."""
    return list(
        page.evaluate(
            "() => [...(CSS.highlights.get('taklimat-found') ?? [])].map((range) => `${range}`)"
        )
    )


# ---- opening and closing


@pytest.mark.parametrize("way", ["Control+k", "Meta+k", "/", "button", "keyboard on the button"])
def test_search_opens_and_only_then_asks_for_its_scripts(way: str, visit: Visit) -> None:
    page = visit(OVERVIEW)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.mouse.wheel(0, 800)
    assert asked
    assert [url for url in asked if any(name in url for name in LATE)] == []

    button = page.locator("header").get_by_role("link", name="Cari")
    with page.expect_request(f"**{ROOT}"):
        if way == "button":
            button.click()
        elif way == "keyboard on the button":
            button.press("Enter")
        else:
            page.keyboard.press(way)
    expect(page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("way", ["Escape", "Tutup pencarian"])
def test_search_closes_and_gives_the_focus_back(way: str, visit: Visit) -> None:
    page = visit(OVERVIEW)
    button = page.locator("header").get_by_role("link", name="Cari")
    button.press("Enter")
    dialog = page.get_by_role("dialog")
    ask(dialog, "sensor")
    if way == "Escape":
        page.keyboard.press(way)
    else:
        dialog.get_by_role("button", name=way).click()
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_the_slash_is_a_letter_while_one_types(dialog: Locator) -> None:
    box = dialog.get_by_role("combobox")
    box.press_sequentially("a/b")
    expect(box).to_have_value("a/b")


def test_the_keys_can_be_switched_off_and_on_again(visit: Visit) -> None:
    page = visit("/bantuan/")
    switch = page.get_by_role("switch", name="Pintasan papan ketik")
    expect(switch).to_be_checked()
    switch.uncheck()
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_have_count(0)
    choices = page.locator("[data-choices]")
    expect(choices).to_contain_text("Pintasan pencarian: dimatikan")
    choices.get_by_role("button", name="Hapus Pintasan pencarian").click()
    expect(switch).to_be_checked()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


# ---- finding


@pytest.mark.parametrize(("query", "anchor"), [
    pytest.param("penyensoran", "p3-s2", id="another form of the word"),
    pytest.param("disensor", "p21-s2", id="another form, passive"),
    pytest.param("regulsi", "p16-s3", id="a slip of the pen"),
    pytest.param("hugingface", "p18-s6", id="two words written as one, with a slip"),
    pytest.param("AI Act pasal 2", "p13-s2", id="a provision"),
    pytest.param("transatl", "p23-s1", id="a word not finished"),
    pytest.param("hak cipta", "p17-s2", id="near words"),
    pytest.param("freedom of expression", "p20-s2", id="another language"),
    pytest.param("p7", "p7", id="a number"),
    pytest.param("¶7·2", "p7-s2", id="a sentence as it is written"),
    pytest.param("7.2", "p7-s2", id="a sentence's bare number"),
])  # fmt: skip
def test_a_query_finds_its_sentence(query: str, anchor: str, dialog: Locator) -> None:
    ask(dialog, query)
    expect(hit(dialog, anchor)).to_be_visible()


def test_a_hit_says_where_it_is_and_marks_the_words(dialog: Locator) -> None:
    ask(dialog, "penyensoran")
    found = hit(dialog, "p3-s2")
    expect(found).to_contain_text("¶3·2")
    expect(found).to_contain_text("Pembuka · Teks")
    expect(found.locator("mark")).to_have_text(["menyensor"])
    expect(found.locator("a")).to_have_count(0)


def test_a_hit_in_another_language_says_so(dialog: Locator) -> None:
    ask(dialog, "freedom of expression")
    found = hit(dialog, "p20-s2")
    expect(found).to_contain_text("bahasa Inggris")
    expect(found).to_contain_text("Terjemahan redaksi")
    expect(found.locator("p")).to_have_attribute("lang", "en")


def test_near_words_are_told_apart_from_the_same(dialog: Locator) -> None:
    ask(dialog, "hak cipta")
    expect(dialog).to_contain_text("maknanya dekat dengan “hak cipta”, tetapi tidak sama")
    expect(hit(dialog, "p17-s2")).to_contain_text("makna berdekatan")


def test_filters_by_kind_and_region(dialog: Locator) -> None:
    hits = ask(dialog, "open source")
    expect(hits.first).to_be_visible()
    dialog.get_by_role("group", name="Jenis").get_by_role("button", name="Rekomendasi").click()
    expect(hits.first).to_contain_text("Rekomendasi")
    assert all("Rekomendasi" in text for text in hits.locator(".tk-hit-top").all_inner_texts())
    dialog.get_by_role("group", name="Jenis").get_by_role("button", name="Rekomendasi").click()
    dialog.get_by_role("group", name="Jenis").get_by_role("button", name="Teks").click()
    dialog.get_by_role("group", name="Wilayah").get_by_role("button", name="Uni Eropa").click()
    expect(hits.first).to_contain_text("Uni Eropa · Teks")
    assert all("Uni Eropa · Teks" in t for t in hits.locator(".tk-hit-top").all_inner_texts())


# ---- nothing found


def test_a_slip_is_named_and_can_be_taken_up(dialog: Locator) -> None:
    ask(dialog, "regulsi")
    expect(dialog).to_contain_text("Maksud Anda:")
    dialog.get_by_role("button", name="regulasi", exact=True).click()
    expect(dialog.get_by_role("combobox")).to_have_value("regulasi")
    expect(dialog.get_by_role("combobox")).to_be_focused()


def test_a_word_that_is_nowhere_is_named_and_left_out(dialog: Locator) -> None:
    hits = ask(dialog, "xqzwv regulasi ")
    expect(dialog).to_contain_text("Tidak ditemukan: “xqzwv”")
    expect(hits.first).to_be_visible()


@pytest.mark.parametrize("query", ["xqzwv", "p99", "<b>", "\\", "…", "цензура"])
def test_no_result_shows_the_contents(query: str, dialog: Locator) -> None:
    hits = ask(dialog, query)
    expect(dialog.locator(".tk-search-sum")).to_have_text(f"Tidak ada hasil untuk “{query}”.")
    expect(hits).to_have_count(0)
    expect(dialog.get_by_role("link", name="Teks lengkap")).to_be_visible()


@pytest.mark.parametrize("query", [
    "x" * 10_000, "sensor " * 1_500, "?!" * 5_000, "(a+)+$", "[[[", "<img src=x onerror=alert(1)>",
    "\u202esensor", "🙂🙂", "审查制度", "__proto__",
], ids=range(10))  # fmt: skip
def test_any_query_is_borne(query: str, dialog: Locator) -> None:
    dialog.get_by_role("combobox").fill(query)
    expect(dialog.locator(".tk-search-sum")).to_contain_text("hasil untuk")
    expect(dialog.locator("img")).to_have_count(0)
    ask(dialog, "sensor")
    expect(hit(dialog, "p26-s1")).to_be_visible()


# ---- going there


@pytest.mark.parametrize(("query", "anchor", "words"), [
    ("penyensoran", "p26-s1", ["sensor", "menyensor"]),
    ("p7-s2", "p7-s2", []),
])  # fmt: skip
@pytest.mark.parametrize("start", [OVERVIEW, TEXT])
def test_enter_leads_to_the_very_sentence(
    start: str, query: str, anchor: str, words: list[str], visit: Visit
) -> None:
    page = visit(start)
    ask(open_dialog(page), query)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{TEXT}#{anchor}")
    expect(page.get_by_role("dialog")).to_be_hidden()
    sentence = page.locator(f"[id='{anchor}']")
    expect(sentence).to_be_focused()
    expect(sentence).to_be_in_viewport()
    if words:
        assert words[0] in highlighted(page)
        page.get_by_role("button", name="Hapus sorotan").click()
        assert highlighted(page) == []
        expect(sentence).to_be_focused()


def test_inflected_forms_are_marked_where_one_arrives(visit: Visit) -> None:
    page = visit(OVERVIEW)
    dialog = open_dialog(page)
    ask(dialog, "disensor")
    hit(dialog, "p3-s2").click()
    page.wait_for_url(f"**{TEXT}#p3-s2")
    assert highlighted(page) == ["menyensor"]


def test_control_enter_opens_a_new_tab(dialog: Locator) -> None:
    ask(dialog, "diplomasi open-source")
    with dialog.page.context.expect_page() as opened:
        dialog.page.keyboard.press("Control+Enter")
    opened.value.wait_for_url(f"**{TEXT}#p22-s*")
    opened.value.close()
    expect(dialog).to_be_visible()


def test_the_focus_stays_in_the_box_while_arrows_walk(dialog: Locator) -> None:
    hits = ask(dialog, "demokrasi")
    box = dialog.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    for key, k in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        dialog.page.keyboard.press(key)
        expect(hits.nth(k)).to_have_attribute("aria-selected", "true")
        active = hits.nth(k).get_attribute("id")
        expect(box).to_have_attribute("aria-activedescendant", active or "")
        expect(box).to_be_focused()
    expect(dialog.locator("[aria-selected=true]")).to_have_count(1)


def test_a_tap_leads_there(visit: Visit) -> None:
    page = visit(OVERVIEW, 360, has_touch=True, is_mobile=True)
    page.locator("header").get_by_role("link", name="Cari").tap()
    dialog = page.get_by_role("dialog")
    ask(dialog, "penyensoran")
    hit(dialog, "p3-s2").tap()
    page.wait_for_url(f"**{TEXT}#p3-s2")


# ---- read aloud


def test_what_a_screen_reader_is_told(dialog: Locator) -> None:
    ask(dialog, "kekayaan intelektual")
    summary = dialog.locator(".tk-search-sum").inner_text()
    related = "Istilah terkait: kontrol ekspor"
    expect(dialog.get_by_role("status")).to_have_text(f"{summary} {related}")
    expect(dialog).to_match_aria_snapshot("""
      - dialog "Cari":
        - search:
          - combobox "Cari dalam semua taklimat" [expanded]
          - button "Tutup pencarian"
        - listbox "Hasil pencarian":
          - option /¶17·2 Geopolitik AI · Teks .*kekayaan intelektual/
    """)


STATES = ["", "sensor", "regulsi", "hak cipta", "freedom of expression", "xqzwv"]


@pytest.mark.parametrize("query", STATES)
def test_the_dialog_has_no_barrier(query: str, dialog: Locator) -> None:
    if query:
        ask(dialog, query)
        dialog.page.keyboard.press("ArrowDown")
    assert violations(dialog.page) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_the_dialog_fits(width: int, visit: Visit) -> None:
    dialog = open_dialog(visit(OVERVIEW, width))
    ask(dialog, "open source")
    if width == 360:
        dialog.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    wide = dialog.evaluate("(d) => d.scrollWidth - d.clientWidth")
    assert wide <= 0


# ---- the search page


def test_the_search_page_answers_the_query_in_its_address(visit: Visit) -> None:
    page = visit(f"{SEARCH}?q=diplomasi")
    main = page.locator("main")
    expect(main.get_by_role("combobox")).to_have_value("diplomasi")
    expect(hit(main, "p22-s2")).to_be_visible()
    ask(main, "menyensor")
    expect(page).to_have_url(page.url.partition("?")[0] + "?q=menyensor")
    hit(main, "p3-s2").click()
    page.wait_for_url(f"**{TEXT}#p3-s2")


def test_the_dialog_leads_to_the_page_with_its_query(dialog: Locator) -> None:
    ask(dialog, "sensor")
    dialog.get_by_role("link", name="Halaman pencarian").click()
    dialog.page.wait_for_url(f"**{SEARCH}?q=sensor")


def test_without_scripts_the_button_leads_to_an_index(visit: Visit) -> None:
    page = visit(OVERVIEW, scripts=False)
    page.locator("header").get_by_role("link", name="Cari").click()
    page.wait_for_url(f"**{SEARCH}")
    page.locator("main").get_by_role("link", name="diplomasi open source").first.click()
    page.wait_for_url("**/ai-terbuka/istilah/#*")
