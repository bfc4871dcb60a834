"""A palette of the reader's own, and no motion: the site keeps its signs and stands still."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page
from tests.kinds import DESK, LAYERS, PHONE, every_kind
from tests.measuring import measure, set_broken, wait_for_fonts

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

PICTURE = Path(__file__).with_name("picture.js").read_text(encoding="utf-8")

HIGHEST = 4000
"""Pixels of a page that are looked at; below, the same signs come again."""


def look(page: Page) -> dict[str, Any]:
    """Return how many figures are drawn, which cannot be seen, and how thick the bars are."""
    height = min(HIGHEST, page.evaluate("document.documentElement.scrollHeight"))
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": DESK, "height": height})
    picture = base64.b64encode(shot).decode()
    seen: dict[str, Any] = measure(
        page, f"({PICTURE})(m, given.picture, given.layers)", picture=picture, layers=LAYERS
    )
    return seen


@pytest.mark.parametrize("theme", ["light", "dark"])
@every_kind
def test_signs_are_seen_in_the_readers_own_colours(
    address: str, theme: Literal["light", "dark"], visit: Visit
) -> None:
    page = visit(address, DESK)
    wait_for_fonts(page)
    words = measure(page, "m.words()")
    page.emulate_media(color_scheme=theme, forced_colors="active")
    assert measure(page, "m.words()") == words
    assert measure(page, "[...m.withoutBorder(), ...m.hiddenCurrent()]") == []
    seen = look(page)
    assert seen["figures"] > 0
    assert seen["pale"] == []
    author, editors = seen["bars"]["author"], seen["bars"]["editors"]
    assert 0 not in author + editors, "a layer has lost its bar"
    assert not set(author) & set(editors), "the layers' bars are alike"
    page.set_viewport_size({"width": PHONE, "height": 700})
    assert measure(page, "m.withoutBorder()") == []


@every_kind
def test_nothing_moves_for_a_reader_who_wants_no_motion(address: str, visit: Visit) -> None:
    page = visit(address)
    page.emulate_media(reduced_motion="reduce")
    assert measure(page, "m.moving()") == []


PALE = "<p>kata <svg width=20 height=20><rect width=9 height=9 fill='{}'></svg>"
MARKED = "<div class='{}' style='{}'>satu<br>dua</div>"
CURRENT = "<nav><a href=# aria-current=page style='{}'>satu</a> <a href=#>dua</a></nav>"


@pytest.mark.parametrize(("colour", "pale"), [("#eee", 1), ("#555", 0)])
def test_a_pale_figure_is_found(colour: str, pale: int, visit: Visit) -> None:
    page = set_broken(visit("/404.html"), PALE.format(colour))
    assert len(look(page)["pale"]) == pale


@pytest.mark.parametrize(("colour", "bars"), [("#eee", [0]), ("#555", [5])])
def test_a_pale_bar_is_found(colour: str, bars: list[int], visit: Visit) -> None:
    style = f"border-left: 5px solid {colour}"
    page = set_broken(visit("/404.html"), MARKED.format(LAYERS["author"].strip("."), style))
    assert look(page)["bars"]["author"] == bars


@pytest.mark.parametrize(("html", "check"), [
    pytest.param("<button style='border: 0'>satu</button>", "withoutBorder", id="border"),
    pytest.param("<button style='border: 1px solid #eee'>a</button>", "withoutBorder", id="pale"),
    pytest.param(CURRENT.format("color: red"), "hiddenCurrent", id="current by colour alone"),
    pytest.param("<p style='transition: color 1s'>satu", "moving", id="transition"),
    pytest.param("<p style='animation: leap 1s'>satu", "moving", id="animation"),
    pytest.param("<p style='scroll-behavior: smooth'>satu", "moving", id="smooth scrolling"),
])  # fmt: skip
def test_a_lost_sign_or_a_motion_is_found(html: str, check: str, visit: Visit) -> None:
    page = set_broken(visit("/404.html"), html)
    assert len(measure(page, f"m.{check}()")) == 1
    page.evaluate("document.body.innerHTML = '<button style=\"border: 1px solid\">satu</button>'")
    assert measure(page, f"m.{check}()") == []
