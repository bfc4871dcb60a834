"""A browser has the tests' fonts and none of the machine's, and they stand in for the site's."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.kinds import KINDS
from tests.measuring import fonts_of, set_broken, withhold_fonts
from tests.system_fonts import Fonts

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

STANDS_IN: dict[Fonts, dict[str, str]] = {
    "usual": {"sans-serif": "Arimo", "serif": "Tinos", "monospace": "Cousine"},
    "wide": {"sans-serif": "DejaVuSans", "serif": "DejaVuSans", "monospace": "DejaVuSansMono"},
}
both = pytest.mark.parametrize("fonts", STANDS_IN)


def families(page: Page, selector: str) -> set[str]:
    return {font.removesuffix("-Bold") for font in fonts_of(page, selector)}


@both
def test_a_page_is_set_in_the_fonts_of_the_tests_alone(fonts: Fonts, visit: Visit) -> None:
    page = visit("/404.html", fonts=fonts)
    for family in ("Arial", "Roboto", "Liberation Sans", "Noto Sans CJK SC", "system-ui"):
        set_broken(page, f"<p style='font-family: {family}'>kata <b>tebal</b> 中文 ⌘ 😀")
        assert families(page, "p") <= set(STANDS_IN[fonts].values())
    for family, font in STANDS_IN[fonts].items():
        set_broken(page, f"<p style='font-family: {family}'>kata <b>tebal</b>")
        assert families(page, "p") == {font}


@both
def test_they_stand_in_for_ours(fonts: Fonts, visit: Visit, server: str) -> None:
    page = visit("about:blank", fonts=fonts, service_workers="block")
    withhold_fonts(page)
    page.goto(f"{server}{KINDS['text']}")
    assert families(page, ".tk-brand span") == {STANDS_IN[fonts]["sans-serif"]}
    assert STANDS_IN[fonts]["serif"] in families(page, ".tk-par")  # its number is in the other
