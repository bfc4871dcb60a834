"""The page of components shows each state as a reader brings it about."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

COMPONENTS = "/komponen/"
LOOK = (
    *("boxShadow", "outlineStyle", "outlineWidth", "textDecorationLine"),
    *("textDecorationThickness", "backgroundColor", "borderTopStyle", "color", "cursor"),
)
BUTTONS = "#c-button .tk-row"


def look(locator: Locator) -> dict[str, Any]:
    found = locator.evaluate(
        "(element, names) => { const style = getComputedStyle(element);"
        " return Object.fromEntries(names.map((name) => [name, style[name]])); }",
        list(LOOK),
    )
    return dict(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [0, 1, 2], ids=["first button", "button", "link"])
@pytest.mark.parametrize(("row", "state"), [(1, "hover"), (2, "focus")])
def test_a_state_is_shown_as_it_happens(
    row: int, state: str, kind: int, scheme: Literal["light", "dark"], visit: Visit
) -> None:
    page = visit(COMPONENTS)
    page.emulate_media(color_scheme=scheme)
    resting, shown = (page.locator(BUTTONS).nth(k).locator("> *").nth(kind) for k in (0, row))
    before = look(resting)
    if state == "focus":
        page.keyboard.press("Tab")  # what is focused by script after a key counts as by keyboard
        resting.focus()
    else:
        resting.hover()
    assert look(resting) == look(shown) != before


@pytest.mark.parametrize("kind", [0, 1], ids=["first button", "button"])
def test_a_pressed_button_is_shown_as_it_happens(kind: int, visit: Visit) -> None:
    page = visit(COMPONENTS)
    resting, shown = (page.locator(BUTTONS).nth(k).locator("> *").nth(kind) for k in (0, 3))
    resting.hover()
    hovered = look(resting)
    page.mouse.down()
    pressed = look(resting)
    page.mouse.up()
    assert pressed["boxShadow"] == look(shown)["boxShadow"] != hovered["boxShadow"]


def test_what_is_disabled_cannot_be_pressed_and_looks_it(visit: Visit) -> None:
    page = visit(COMPONENTS)
    last = page.locator(BUTTONS).last.get_by_role("button")
    assert last.count() == 2
    for k in range(2):
        expect(last.nth(k)).to_be_disabled()
        assert look(last.nth(k))["borderTopStyle"] == "dashed"
    expect(page.get_by_role("switch", name="Tidak tersedia")).to_be_disabled()


def test_every_component_is_shown(visit: Visit) -> None:
    page = visit(COMPONENTS)
    shown = page.locator("main section").evaluate_all("(all) => all.map((one) => one.id)")
    asked = "label statement quotation number region verdict card comparison completeness status"
    asked += " disclosure dialog toast toggle preview button map doc tokens"
    assert shown == [f"c-{name}" for name in asked.split()]


def test_every_verdict_differs_without_colour(visit: Visit) -> None:
    page = visit(COMPONENTS)
    marks = page.locator("#c-verdict use").evaluate_all("(all) => all.map((u) => u.href.baseVal)")
    shapes = [page.locator(mark).inner_html() for mark in marks]
    assert len(set(shapes)) == 5
    assert len(set(page.locator("#c-verdict li").all_inner_texts())) == 5


def test_the_page_of_components_is_for_its_makers(visit: Visit) -> None:
    page = visit(COMPONENTS)
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
