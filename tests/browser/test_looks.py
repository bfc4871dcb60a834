"""Pictures of the main pages, held against those that somebody has looked at and accepted.

`make pictures` draws them anew; look at every one before you commit it.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.accepted import TOLERATED, Held, difference

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
Theme = Literal["light", "dark"]

ACCEPTED = Path(__file__).parents[1] / "pictures"
PAGES = {
    "library": "/",
    "overview": "/ai-terbuka/",
    "text": "/ai-terbuka/teks/#p7-s2",
    "region": "/ai-terbuka/wilayah/eu/",
    "recommendations": "/ai-terbuka/rekomendasi/#kelengkapan",
    "recommendation": "/ai-terbuka/rekomendasi/r3/",
    "comparison": "/ai-terbuka/perbandingan/",
    "facts": "/ai-terbuka/fakta/#verdict-outdated",
    "timeline": "/ai-terbuka/linimasa/",
}
STATES = {
    "sides": ("/ai-terbuka/teks/#p13", "[data-side-by-side]"),
    "note": ("/en/ai-terbuka/text/#p13", "#p13-s2 .tk-mark"),
}
"""Pages with what is pressed on them."""
WIDTHS = (360, 768, 1440)
HEIGHT = 1200
SHRUNK = 2
"""A picture is kept at half its size: small enough to commit, and edges of letters matter less."""


def drawn(page: Page) -> Image.Image:
    page.evaluate("document.fonts.ready.then(() => 0)")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    return picture.reduce(SHRUNK)


def prepared(name: str, width: int, visit: Visit) -> Page:
    if name in PAGES:
        return visit(PAGES[name], width, HEIGHT)
    address, pressed = STATES[name]
    page = visit(address, width, HEIGHT)
    page.locator(pressed).click()
    expect(page.locator(".tk-other, .tk-note-here").first).to_be_attached()
    page.evaluate("document.querySelector('#p13').scrollIntoView()")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*PAGES, *STATES])
def test_a_page_looks_as_accepted(
    name: str, width: int, theme: Theme, visit: Visit, held: Held
) -> None:
    page = prepared(name, width, visit)
    page.emulate_media(color_scheme=theme)
    held(drawn(page), ACCEPTED / f"{name}-{width}-{theme}.png")


def test_a_line_that_moved_is_noticed(visit: Visit) -> None:
    page = visit(PAGES["recommendation"], 768, HEIGHT)
    before = drawn(page)
    page.evaluate("document.querySelector('main h1').style.paddingBottom = '24px'")
    assert difference(before, drawn(page)) > TOLERATED


def test_a_colour_that_changed_is_noticed(visit: Visit) -> None:
    page = visit(PAGES["recommendation"], 768, HEIGHT)
    before = drawn(page)
    page.evaluate("document.documentElement.style.setProperty('--tk-editors', '#b0005a')")
    assert difference(before, drawn(page)) > 0


def test_no_accepted_picture_is_of_nothing() -> None:
    known = {
        f"{n}-{w}-{t}.png" for n in [*PAGES, *STATES] for w in WIDTHS for t in ("light", "dark")
    }
    assert {path.name for path in ACCEPTED.glob("*.png")} == known
