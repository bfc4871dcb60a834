"""Nothing moves under a reader's eyes: not when the fonts come late, not on the way down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route
from tests.kinds import KINDS, every_font, every_kind, every_width
from tests.system_fonts import Fonts

pytestmark = pytest.mark.browser

MOST_SHIFT = 0.01
FONTS_LATE_MS = 800
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
RECORD = """
    globalThis.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({value, sources}) => ({
        value,
        what: sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName),
    })))).observe({type: "layout-shift", buffered: true});
"""
TO_THE_END = """async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
        scrollTo({top: y, behavior: "instant"});
        await frame();
        await frame();
    }
}"""
"""One screen at a time, so that all that waits for being near the window is laid out."""

Visit = Callable[..., Page]


def read_with_late_fonts(page: Page, url: str) -> None:
    """Load a page, let its fonts come when it has long been painted, and scroll to its end."""
    held: list[Route] = []
    page.add_init_script(RECORD)
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_function(PAINTED)  # a busy machine may take longer than the fonts are late
    page.wait_for_timeout(FONTS_LATE_MS)
    assert held, "the page asks for no font, so nothing was tried"
    for route in held:
        route.continue_()
    page.unroute("**/*.woff2")
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.evaluate(TO_THE_END)


def shift(page: Page) -> float:
    """Return the sum of all shifts: never less than CLS, which is the worst five seconds'."""
    return float(page.evaluate("shifts.reduce((sum, {value}) => sum + value, 0)"))


@every_kind
@every_width
@every_font
def test_nothing_moves(
    fonts: Fonts,
    address: str,
    width: int,
    visit: Visit,
    server: str,
    figure: Callable[..., None],
) -> None:
    page = visit("about:blank", width, fonts=fonts, service_workers="block")
    read_with_late_fonts(page, f"{server}{address}")
    figure("worst layout shift", round(shift(page), 4), f"{address} at {width} px, {fonts} fonts")
    assert shift(page) <= MOST_SHIFT, page.evaluate("shifts")


def test_a_page_that_moves_is_noticed(visit: Visit, server: str) -> None:
    page = visit("about:blank", service_workers="block")
    read_with_late_fonts(page, f"{server}{KINDS['overview']}")
    page.evaluate("""scrollTo({top: 0, behavior: "instant"});
        document.querySelector("main").style.marginTop = "200px";""")
    page.evaluate(TO_THE_END)
    assert shift(page) > MOST_SHIFT
