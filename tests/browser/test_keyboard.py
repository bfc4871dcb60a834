"""With the keyboard alone: every stop is met once, in view, uncovered, and shows that it is met."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page
from tests.kinds import DESK, KINDS, PHONE, every_kind, every_width
from tests.measuring import measure, set_broken, wait_for_fonts

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

WALK = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")


def walk(page: Page, *, back: bool = True) -> tuple[list[str], list[str]]:
    """Walk to the end and back; return which stops were not met in order, and what was wrong."""
    count = measure(page, f"({WALK})(m)")
    for key in ["Tab"] * count + ["Shift+Tab"] * (count - 1) * back:
        page.keyboard.press(key)
    seen = page.evaluate("window.walk")
    expected = seen["expected"]
    expected += expected[-2::-1] * back
    astray = [
        f"{found} instead of {stop}"
        for stop, found in zip(expected, seen["met"], strict=True)
        if stop != found
    ]
    return astray[:5], seen["faults"]


@every_kind
@every_width
def test_every_stop_is_met_in_view_and_shows_the_focus(
    address: str, width: int, visit: Visit
) -> None:
    page = visit(address, width, 700)
    wait_for_fonts(page)
    back = width == PHONE or measure(page, "m.sticky().length > 0")  # else nothing could cover
    assert walk(page, back=back) == ([], [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_focus_shows_in_the_readers_own_colours(
    theme: Literal["light", "dark"], visit: Visit
) -> None:
    page = visit(KINDS["recommendation"], DESK)
    page.emulate_media(color_scheme=theme, forced_colors="active")
    assert walk(page) == ([], [])


BUTTON = "<button style='{}'>satu</button> <button>dua</button>"


@pytest.mark.parametrize(("html", "fault"), [
    pytest.param(BUTTON.format("outline: none"), "does not show the focus", id="no outline"),
    pytest.param(BUTTON.format("outline: 3px solid #eee"), "does not show the focus", id="pale"),
    pytest.param(BUTTON.format("position: fixed; top: -80px"), "is not in view", id="outside"),
    pytest.param(BUTTON.format("clip-path: inset(50%)"), "is not visible", id="clipped"),
    pytest.param(
        BUTTON.format("") + "<p style='position: fixed; inset: 0; margin: 0'>tirai</p>",
        "is covered by <p> tirai",
        id="covered",
    ),
])  # fmt: skip
def test_a_fault_on_the_way_is_found(html: str, fault: str, visit: Visit) -> None:
    _, faults = walk(set_broken(visit("/404.html"), html))
    assert faults[0].endswith(fault)


def test_a_stop_out_of_order_is_found(visit: Visit) -> None:
    html = "<button>satu</button><button tabindex=1>dua</button>"
    astray, _ = walk(set_broken(visit("/404.html"), html))
    assert len(astray) == 3
