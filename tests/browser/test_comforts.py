"""Small comforts: links and words taken along, previews, what is remembered."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.test_reading import OVERVIEW, PHONE, TEXT, tab_to, unit
from tests.published_texts import TEXTS
from tests.site_fixture import FLAGS, Serve

from taklimat.base.anchors import receipt

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

RECOMMENDATION, HELP, GLOSSARY = "/ai-terbuka/rekomendasi/r3/", "/bantuan/", "/ai-terbuka/istilah/"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
TITLE = "AI terbuka dan demokrasi, judul dari redaksi, edisi 1"


def pasted(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def number(page: Page, anchor: str) -> Locator:
    """The number beside a paragraph, or before a sentence."""
    if "-s" in anchor:
        page.get_by_label("Tampilkan nomor kalimat").check()
    return unit(page, anchor).locator("a").first


# ---- the menu of a number


@pytest.mark.parametrize(("anchor", "place"), [("p7", "¶7"), ("p7-s2", "¶7·2")])
@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Salin tautan", "Tautan disalin: {place}"),
        ("Salin kutipan dan sumbernya", "Kutipan disalin: {place}"),
        ("Salin teksnya saja", "Teks disalin: {place}"),
    ],
)
def test_a_number_offers_its_link_and_its_words(
    anchor: str, place: str, item: str, said: str, visit: Visit, server: str
) -> None:
    page = visit(TEXT, **CLIPBOARD)
    number(page, anchor).click()
    page.get_by_role("menuitem", name=item).click()
    expect(page.get_by_role("status")).to_have_text(said.format(place=place))
    link = f"{server}{TEXT}#{anchor}~{receipt(TEXTS[anchor])}"
    expected = {
        "Salin tautan": link,
        "Salin kutipan dan sumbernya": f"“{TEXTS[anchor]}” ({TITLE}, {place}) {link}",
        "Salin teksnya saja": TEXTS[anchor],
    }
    assert pasted(page) == expected[item]
    expect(page).to_have_url(f"{server}{TEXT}#{anchor}")


def test_a_copied_link_leads_to_its_words(visit: Visit) -> None:
    page = visit(TEXT, **CLIPBOARD)
    number(page, "p30-s4").click()
    page.get_by_role("menuitem", name="Salin tautan").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.goto(pasted(page))
    expect(unit(page, "p30-s4")).to_be_in_viewport()


def test_a_copied_link_keeps_a_folder_with_a_tilde(
    site: Path, serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    (tmp_path / "~redaksi").symlink_to(site)
    address = f"{serve(tmp_path)}/~redaksi{TEXT}"
    page = visit(address, **CLIPBOARD)
    number(page, "p7").click()
    page.get_by_role("menuitem", name="Salin tautan").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert pasted(page) == f"{address}#p7~{receipt(TEXTS['p7'])}"


def test_a_message_is_put_where_screen_readers_already_listen(visit: Visit) -> None:
    """A live region that comes with its words, or is hidden until it has some, may stay unheard."""
    page = visit(TEXT, **CLIPBOARD)
    page.clock.install()
    page.evaluate("""() => {
      window.came = [];
      new MutationObserver((all) => came.push(...all.flatMap((one) => [...one.addedNodes])
        .filter((node) => node.id === "toast").map((node) => node.textContent)))
        .observe(document.body, { childList: true });
    }""")
    number(page, "p7").click()
    page.clock.fast_forward(100)
    page.get_by_role("menuitem", name="Salin tautan").click()
    expect(page.locator("#toast")).to_be_attached()
    page.clock.fast_forward(1000)
    expect(page.get_by_role("status")).to_have_text("Tautan disalin: ¶7")
    assert page.evaluate("came") == [""]
    page.clock.fast_forward(9000)
    expect(page.locator("#toast")).to_have_text("")
    expect(page.locator("#toast")).to_have_css("visibility", "visible")


def test_the_menu_of_a_number_by_keyboard_alone(visit: Visit) -> None:
    page = visit(TEXT, **CLIPBOARD)
    link = number(page, "p2")
    tab_to(page, link)
    page.keyboard.press("Enter")
    items = page.get_by_role("menuitem")
    expect(items.nth(0)).to_be_focused()
    for key, k in (("ArrowDown", 1), ("End", 2), ("ArrowDown", 0), ("ArrowUp", 2), ("Home", 0)):
        page.keyboard.press(key)
        expect(items.nth(k)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(items.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Tautan disalin: ¶2")
    expect(link).to_be_focused()


def test_the_menu_of_a_number_stays_inside_a_phone(visit: Visit) -> None:
    page = visit(TEXT, PHONE)
    number(page, "p7").click()
    box = page.get_by_role("menu").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE


@pytest.mark.parametrize("share", [0.2, 0.45, 0.55, 0.8])
def test_a_menu_and_a_preview_stay_inside_a_low_window(share: float, visit: Visit) -> None:
    page = visit(TEXT, 480, 300)  # a desk at 300 %
    for link in (number(page, "p7"), page.locator("#p7 .tk-term").first):
        link.evaluate(
            "(e, share) => scrollBy(0, e.getBoundingClientRect().top - share * innerHeight)", share
        )
        if link.get_attribute("aria-haspopup"):
            link.click()
        else:
            link.hover()
        box = page.locator(".tk-anchor-menu, .tk-peek")
        expect(box).to_be_visible()
        expect(box).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(box).to_have_count(0)


def test_without_permission_to_copy_the_reader_is_told(visit: Visit) -> None:
    page = visit(TEXT, permissions=[])
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    number(page, "p2").click()
    page.get_by_role("menuitem", name="Salin tautan").click()
    expect(page.get_by_role("status")).to_have_text("Peramban tidak mengizinkan penyalinan.")


def test_a_quotation_is_copied_with_its_place(visit: Visit, server: str) -> None:
    page = visit(RECOMMENDATION, **CLIPBOARD)
    figure = page.get_by_role("figure").first
    words = figure.locator("blockquote").inner_text()
    anchor = str(figure.locator("a").first.get_attribute("href")).rpartition("#")[2]
    figure.get_by_role("button", name="Salin").click()
    place = f"¶{anchor[1:].replace('-s', '·')}"
    expect(page.get_by_role("status")).to_have_text(f"Kutipan disalin: {place}")
    link = f"{server}{TEXT}#{anchor}~{receipt(TEXTS[anchor])}"
    assert pasted(page) == f"“{words}” ({TITLE}, {place}) {link}"


# ---- previews


@pytest.fixture(params=["pointer", "keyboard"])
def looks_at(request: pytest.FixtureRequest) -> Callable[[Page, Locator], None]:
    def look(page: Page, link: Locator) -> None:
        if request.param == "pointer":
            link.hover()
        else:
            tab_to(page, link)

    return look


Look = Callable[[Page, Locator], None]


def test_a_cite_shows_its_sentence_before_it_is_followed(visit: Visit, looks_at: Look) -> None:
    page = visit(OVERVIEW)
    cite = page.locator("main .tk-cite").first
    anchor = str(cite.get_attribute("href")).rpartition("#")[2]
    looks_at(page, cite)
    expect(page.get_by_role("tooltip")).to_contain_text(TEXTS[anchor])
    described = cite.get_attribute("aria-describedby")
    assert page.get_by_role("tooltip").get_attribute("id") == described


def test_a_term_shows_what_it_means(visit: Visit, looks_at: Look) -> None:
    page = visit(TEXT)
    term = page.locator("main .tk-term").nth(1)
    looks_at(page, term)
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_contain_text("Simpulan redaksi")
    said = " ".join(tooltip.inner_text().split())
    term.click()
    assert " ".join(page.locator("li:target p").first.inner_text().split())[:60] in said


@pytest.mark.parametrize("way", ["Escape", "leaving", "scrolling"])
def test_a_preview_goes_away(way: str, visit: Visit) -> None:
    page = visit(OVERVIEW)
    page.locator("main .tk-cite").first.hover()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_be_visible()
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "leaving":
        page.mouse.move(5, 5)
    else:
        page.mouse.wheel(0, 200)
    expect(tooltip).to_have_count(0)


def test_a_preview_stays_while_the_pointer_is_on_it(visit: Visit) -> None:
    page = visit(OVERVIEW)
    page.locator("main .tk-cite").first.hover()
    tooltip = page.get_by_role("tooltip")
    tooltip.hover()
    page.wait_for_timeout(500)  # longer than it would take to go
    expect(tooltip).to_be_visible()


def test_previews_cost_nothing_before_they_are_wanted(visit: Visit) -> None:
    page = visit(OVERVIEW)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert asked
    assert [url for url in asked if "previews" in url] == []


def test_a_preview_works_from_a_file(visit: Visit, site: Path) -> None:
    page = visit((site / "ai-terbuka/index.html").as_uri())
    page.locator("main .tk-cite").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()


# ---- what is remembered


@pytest.fixture
def remembering(visit: Visit) -> Page:
    """The help page of a reader who turned the light down and asked for sentence numbers."""
    page = visit(TEXT, color_scheme="light")
    page.get_by_label("Tampilkan nomor kalimat").check()
    page.get_by_role("button", name="Terang/gelap").click()
    page.goto(page.url.replace(TEXT, HELP))
    return page


def test_what_is_remembered_is_listed_and_cleared(remembering: Page) -> None:
    page = remembering
    listed = page.locator("[data-choices] li")
    expect(listed).to_have_text(
        ["Tampilan: gelapHapus Tampilan", "Nomor kalimat: ditampilkanHapus Nomor kalimat"]
    )
    page.get_by_role("button", name="Hapus Tampilan").click()
    expect(listed).to_have_count(1)
    assert page.evaluate("document.documentElement.dataset.theme") is None
    page.get_by_role("button", name="Hapus semua").click()
    expect(page.locator("[data-choices]")).to_have_text(
        "Peramban ini tidak menyimpan apa pun dari Taklimat."
    )
    assert page.evaluate("localStorage.length") == 0


def test_sentence_numbers_stay_on(remembering: Page) -> None:
    remembering.goto(remembering.url.replace(HELP, TEXT))
    expect(remembering.get_by_label("Tampilkan nomor kalimat")).to_be_checked()
    expect(unit(remembering, "p7-s2").locator("a").first).to_be_visible()


def test_everything_that_is_kept_is_named_on_the_about_page(
    remembering: Page, pages: dict[str, object]
) -> None:
    page = remembering
    page.goto(page.url.replace(HELP, TEXT))
    unit(page, "p12").scroll_into_view_if_needed()
    page.get_by_role("navigation", name="Isi naskah").get_by_role("link", name="China").click()
    kept = page.evaluate("Object.keys({ ...localStorage, ...sessionStorage })")
    page.goto(page.url.partition(TEXT)[0] + "/tentang/")
    named = page.locator("main").inner_text()
    assert kept
    assert [name for name in kept if name not in named] == []
    assert page.evaluate("document.cookie") == ""


def test_nothing_breaks_where_storage_is_closed(visit: Visit) -> None:
    page = visit(TEXT, color_scheme="light")
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new Error('closed'); } });"
    )
    page.reload()
    page.get_by_role("button", name="Terang/gelap").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("main .tk-term").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_a_page_taken_from_the_back_forward_cache_has_todays_choices(
    chromium: Browser, server: str
) -> None:
    browser = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"),
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = browser.new_page(color_scheme="light")
    page.goto(f"{server}{HELP}")
    page.evaluate("void (window.mine = true)")
    page.goto(f"{server}{OVERVIEW}")
    page.get_by_role("button", name="Terang/gelap").click()
    page.evaluate("history.back()")
    page.wait_for_function("() => window.mine")  # the same page as before
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("[data-choices] li")).to_have_text(["Tampilan: gelapHapus Tampilan"])
    browser.close()


def test_a_script_that_comes_late_leaves_the_readers_choice(visit: Visit, server: str) -> None:
    page = visit("about:blank", locale="id-ID")
    held: list[Route] = []
    page.route("**/text.*.js", lambda route: held.append(route))
    page.goto(f"{server}{TEXT}", wait_until="commit")
    box = page.get_by_label("Tampilkan nomor kalimat")
    box.check()
    held[0].continue_()
    expect(page.get_by_role("button", name="Terang/gelap")).to_be_visible()  # it has run
    expect(box).to_be_checked()
