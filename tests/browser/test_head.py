"""The head is one row in any font and on any screen, and its menu opens below it."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect
from tests.kinds import DESK, KINDS, NARROWEST, PHONE, TABLET
from tests.measuring import (
    TEXT_SPACING,
    add_styles,
    measure,
    set_broken,
    set_text_size,
    wait_for_fonts,
    withhold_fonts,
)
from tests.system_fonts import Fonts

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

LANGUAGES = {"id": KINDS["overview"], "en": "/en/ai-terbuka/"}
LAPTOP = 1280
ZOOMED = 256
"""A laptop of 1,024 pixels at 400 %."""
WIDTHS = (ZOOMED, NARROWEST, 352, PHONE, 412, 480, 576, TABLET, 1023, LAPTOP, DESK)
SCROLLBAR = "html { padding-inline-end: 12px }"
"""Takes room from the page and not from the window's units, as a bar for a mouse does."""
LARGE_TEXT = "html { font-size: 200% !important }"
STYLES = {
    "plain": "",
    "scrollbar": SCROLLBAR,
    "wide spacing": TEXT_SPACING,
    "root at 200 %": LARGE_TEXT,
    "root at 200 %, scrollbar": LARGE_TEXT + SCROLLBAR,
    "half as wide again": ".tk-head { letter-spacing: 0.3em !important }",
    "narrow": ".tk-head { letter-spacing: -0.15em !important }",
}
ROW = "m.row('.tk-head-in')"


@pytest.fixture
def fallback(visit: Visit, server: str) -> Callable[..., Page]:
    """Opens a page whose fonts never come; the system's stand in for them."""

    def open_(address: str, fonts: Fonts, width: int = PHONE, height: int = 700) -> Page:
        page = visit("about:blank", width, height, fonts=fonts, service_workers="block")
        withhold_fonts(page)
        page.goto(f"{server}{address}")
        return page

    return open_


def faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the head on every screen, with every text size and spacing."""
    sizes = ((style, 100) for style in STYLES)
    for (style, size), width in product((*sizes, ("plain", 200), ("scrollbar", 200)), WIDTHS):
        if width < NARROWEST and "200" in f"{style} {size}":
            continue  # both at once would be 800 %
        page.set_viewport_size({"width": width, "height": 700})
        add_styles(page, STYLES[style])
        set_text_size(page, size)
        yield from (f"{style}, {size} %, {width}: {line}" for line in measure(page, ROW))


@pytest.mark.parametrize(
    ("fonts", "language", "scheme"),
    [
        ("usual", "id", "light"),
        ("usual", "en", "dark"),
        ("wide", "id", "dark"),
        ("wide", "en", "light"),
    ],
)
def test_the_head_is_one_row_in_any_font(
    fonts: Fonts,
    language: str,
    scheme: Literal["light", "dark"],
    fallback: Callable[..., Page],
) -> None:
    page = fallback(LANGUAGES[language], fonts)
    page.emulate_media(color_scheme=scheme)
    assert list(faults(page)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_is_one_row_in_our_font(language: str, visit: Visit) -> None:
    page = visit(LANGUAGES[language])
    wait_for_fonts(page)
    try:
        assert list(faults(page)) == []
    finally:
        set_text_size(page, 100)  # the page goes to the next test


@pytest.mark.parametrize(("width", "names"), [
    pytest.param(ZOOMED, ["ID"], id="figures alone"),
    pytest.param(NARROWEST, ["Taklimat", "ID"], id="the brand's"),
    pytest.param(PHONE, ["Taklimat", "ID", "Menu"], id="the menu's too"),
    pytest.param(480, ["Taklimat", "Search", "ID", "Menu"], id="all but one"),
    pytest.param(TABLET, ["Taklimat", "Search", "ID", "Light/dark", "Menu"], id="all"),
])  # fmt: skip
def test_names_are_shown_where_there_is_room(width: int, names: list[str], visit: Visit) -> None:
    page = visit(LANGUAGES["en"], width)
    wait_for_fonts(page)
    assert measure(page, "m.words('.tk-head')") == names
    assert page.get_by_role("button", name="Menu").is_visible()  # its name stays in any case


@pytest.mark.parametrize("styles", ["", ".tk-head { padding-block-end: 9rem }"])
@pytest.mark.parametrize(("width", "height"), [(ZOOMED, 200), (NARROWEST, 256), (PHONE, 700)])
def test_the_menu_opens_below_the_head(
    width: int, height: int, styles: str, fallback: Callable[..., Page]
) -> None:
    page = fallback(LANGUAGES["id"], "wide", width, height)
    add_styles(page, styles)
    button, menu = page.get_by_role("button", name="Menu"), page.locator("#menu")
    button.click()
    head, box = page.locator(".tk-head").bounding_box(), menu.bounding_box()
    assert head
    assert box
    assert box["y"] >= head["y"] + head["height"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert menu.evaluate("(menu) => menu.scrollWidth <= menu.clientWidth")
    button.click()  # nothing covers it, so a second press does not follow a link
    expect(menu).to_be_hidden()
    assert page.url.endswith(LANGUAGES["id"])


def test_every_link_of_the_menu_can_be_reached_in_a_low_window(visit: Visit) -> None:
    page = visit(LANGUAGES["id"], NARROWEST, ZOOMED)
    page.get_by_role("button", name="Menu").click()
    page.mouse.move(NARROWEST / 2, ZOOMED - 20)
    page.mouse.wheel(0, 2000)
    expect(page.locator("#menu a").last).to_be_in_viewport(ratio=1)


def test_the_head_does_not_move_when_its_script_comes(visit: Visit, server: str) -> None:
    page = visit("about:blank", PHONE, service_workers="block")
    held: list[Route] = []
    page.route("**/taklimat*.js", lambda route: held.append(route))
    page.goto(f"{server}{KINDS['overview']}", wait_until="commit")
    tools = page.locator(".tk-head-in > :not(nav)")
    expect(tools).to_have_count(5)
    wait_for_fonts(page)
    boxes = "(tools) => tools.map((tool) => tool.getBoundingClientRect().toJSON())"
    before = tools.evaluate_all(boxes)
    for route in held:
        route.continue_()
    expect(page.get_by_role("button", name="Terang/gelap")).to_be_visible()
    assert tools.evaluate_all(boxes) == before


BROKEN = {
    "a second row": ("<b>satu</b><b style='margin-top: 50px'>dua</b>", "in a row of its own"),
    "one over another": ("<b>satu</b><b style='margin-left: -30px'>dua</b>", "over the one before"),
    "too many": ("<b>satu</b><b style='flex: none; width: 400px'>dua</b>", "beyond the edge"),
    "too narrow": ("<b>satu</b><b style='width: 8px'></b>", "too narrow to press"),
    "too long a word": ("<b>satu</b><b style='width: 30px'>duaduadua</b>", "with words outside"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_row_is_found(broken: str, visit: Visit) -> None:
    html, fault = BROKEN[broken]
    style = "display: flex; width: 300px; height: 40px"
    page = set_broken(visit("/404.html"), f"<div class=tk-head-in style='{style}'>{html}</div>")
    assert any(fault in line for line in measure(page, ROW)), measure(page, ROW)
