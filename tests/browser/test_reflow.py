"""A small screen, a large text, wide spacing: the page stays whole, with nothing cut or covered."""

from collections import Counter
from collections.abc import Callable
from functools import reduce
from operator import and_

import pytest
from playwright.sync_api import Page
from tests.kinds import DESK, KINDS, NARROWEST, PHONE, TABLET, every_look
from tests.measuring import (
    TEXT_SPACING,
    add_styles,
    measure,
    set_broken,
    set_text_size,
    wait_for_fonts,
    withhold_fonts,
)

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

LARGE_TEXT = "html { font-size: 200% !important }"
LAPTOP = 1280
ZOOMED = (LAPTOP // 4, 1024 // 4)
MOST_STUCK = 1 / 3
"""What may stay in view of a zoomed page while it scrolls; the rest is for reading."""

STATES = [  # name, width, height, styles, text size in the browser's settings
    ("plain", PHONE, 700, "", 100),
    ("plain", NARROWEST, 700, "", 100),
    ("plain", TABLET, 900, "", 100),
    ("plain", DESK, 900, "", 100),
    ("zoom 400 %", *ZOOMED, "", 100),
    ("root at 200 %", LAPTOP, 800, LARGE_TEXT, 100),
    ("root at 200 %", PHONE, 700, LARGE_TEXT, 100),
    ("settings at 200 %", LAPTOP, 800, "", 200),
    ("settings at 200 %", PHONE, 700, "", 200),
    ("wide spacing", NARROWEST, 700, TEXT_SPACING, 100),
    ("wide spacing", DESK, 900, TEXT_SPACING, 100),
]


@every_look
def test_page_is_whole_in_every_state(address: str, visit: Visit) -> None:
    page = visit(address)
    wait_for_fonts(page)
    faults: list[str] = []
    words: dict[tuple[str, int], list[str]] = {}
    try:
        for name, width, height, styles, size in STATES:
            page.set_viewport_size({"width": width, "height": height})
            add_styles(page, styles)
            set_text_size(page, size)
            faults += [f"{name}, {width}: {line}" for line in measure(page, "m.layout()")]
            words[name, width] = measure(page, "m.words('main').join(' ').split(' ')")
    finally:
        set_text_size(page, 100)  # the page goes to the next test
    assert faults == []
    plain = [Counter(said) for (name, _), said in words.items() if name == "plain"]
    always = reduce(and_, plain)  # a table's heads and its cards' labels take turns
    assert {state: lost for state, said in words.items() if (lost := always - Counter(said))} == {}


REMEMBER = """(globalThis.sizes = new Map([...document.querySelectorAll("body *")]
    .filter((e) => m.shown(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((e) => !e.closest(".tk-brand"))
    .map((e) => [e, parseFloat(getComputedStyle(e).fontSize)]))).size"""
"""Note the size of each text; the site's name gives way in the head, and the figure stays."""
GROWTH = """[...sizes].filter(([e]) => m.shown(e))
    .map(([e, size]) => [m.name(e), parseFloat(getComputedStyle(e).fontSize) / size])"""


def stunted(page: Page) -> list[str]:
    """Return the texts that do not grow to their double where the reader's own text does."""
    assert measure(page, REMEMBER) > 0
    try:
        set_text_size(page, 200)
        growth = measure(page, GROWTH)
    finally:
        set_text_size(page, 100)
    return [f"{name}: {ratio:.2f}" for name, ratio in growth if ratio < 1.99]


@pytest.mark.parametrize("width", [PHONE, DESK])
@every_look
def test_all_text_grows_with_the_readers_own(address: str, width: int, visit: Visit) -> None:
    page = visit(address, width)
    wait_for_fonts(page)
    assert stunted(page) == []


@pytest.mark.parametrize(
    ("size", "grows"), [("2em", True), ("1.4rem", True), ("20px", False), ("max(1rem, 5vw)", False)]
)
def test_text_that_stays_small_is_found(size: str, grows: bool, visit: Visit) -> None:
    page = set_broken(visit("/404.html", DESK), f"<p style='font-size: {size}'>kata</p>")
    assert (stunted(page) == []) == grows


@every_look
def test_page_is_whole_at_320_pixels_in_a_wide_font(
    address: str, visit: Visit, server: str
) -> None:
    """Until our fonts come, or where they never do."""
    page = visit("about:blank", NARROWEST, 700, fonts="wide", service_workers="block")
    withhold_fonts(page)
    page.goto(f"{server}{address}")
    assert measure(page, "m.layout()") == []


@every_look
def test_page_zoomed_to_400_percent_leaves_room_to_read(address: str, visit: Visit) -> None:
    assert measure(visit(address, *ZOOMED), "m.stuck()") < MOST_STUCK


def test_the_text_is_whole_where_a_pixel_is_four(visit: Visit) -> None:
    page = visit(KINDS["text"], *ZOOMED, device_scale_factor=4)
    wait_for_fonts(page)
    assert measure(page, "m.layout()") == []


BROKEN = {
    "a wide box": ("<div style='width: 2000px'>lebar</div>", "scrolls sideways"),
    "text beside the page": (
        "<p style='position: absolute; left: -30px; width: 200px'>kiri</p>",
        "beyond the edge",
    ),
    "a box too low": (
        "<div style='height: 10px; overflow: hidden'><p>satu<p>dua</div>",
        "cut by <div> satudua: ",
    ),
    "an ellipsis": (
        "<p style='width: 60px; overflow: hidden; white-space: nowrap'>kata yang panjang</p>",
        "cut by <p> kata yang panjang",
    ),
    "a box that scrolls sideways": (
        "<div style='width: 60px; overflow-x: auto; white-space: nowrap'>kata yang panjang</div>",
        "cut by <div> kata yang panjang",
    ),
    "two lines in one place": (
        "<div style='position: relative'>bawah<p style='position: absolute; inset: 0; margin: 0'>"
        "atas</p></div>",
        "overlaps: ",
    ),
    "a figure over text": (
        "<p>kata yang tertutup gambar<svg style='margin-left: -90px' width=40 height=20></svg>",
        "overlaps: ",
    ),
}


GIVES_WAY = """<div style='{}; overflow: hidden; height: 20px; line-height: 20px; width: 40px'>
    <svg width=20 height=20 style='flex: none'></svg><span>kata</span></div>"""


def test_a_name_that_gives_way_to_its_figure_is_not_cut(visit: Visit) -> None:
    wraps = set_broken(visit("/404.html"), GIVES_WAY.format("display: flex; flex-wrap: wrap"))
    assert measure(wraps, "m.layout()") == []
    stays = set_broken(wraps, GIVES_WAY.format("display: flex"))
    assert any("cut by" in line for line in measure(stays, "m.layout()"))


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_cut_or_covered_is_found(broken: str, visit: Visit) -> None:
    html, line = BROKEN[broken]
    page = set_broken(visit("/404.html"), html)
    found = measure(page, "m.layout()")
    assert any(line in one for one in found), found


def test_a_bar_that_takes_the_view_is_found(visit: Visit) -> None:
    html = (
        "<header style='position: sticky; top: 0; height: 200px'>a</header><p style='height: 9in'>"
    )
    assert measure(set_broken(visit("/404.html", *ZOOMED), html), "m.stuck()") > MOST_STUCK
