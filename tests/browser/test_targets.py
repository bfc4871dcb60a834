"""Whatever can be pressed is large enough for a thumb, or stands clear of its neighbours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.kinds import DESK, KINDS, PHONE, every_font, every_kind
from tests.measuring import measure, set_broken, wait_for_fonts
from tests.system_fonts import Fonts

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@every_kind
def test_targets_are_large_enough_or_apart(address: str, visit: Visit) -> None:
    page = visit(address)
    wait_for_fonts(page)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert measure(page, "m.smallTargets()") == [], width


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_sentence_numbers_are_large_enough_or_apart(width: int, visit: Visit) -> None:
    page = visit(KINDS["text"], width)
    page.get_by_label("Tampilkan nomor kalimat").check()
    assert measure(page, "m.smallTargets()") == []


SMALL = "<a href=# style='display: inline-block; width: 12px; height: 12px; margin: {}px'>x</a>"


@pytest.mark.parametrize(("html", "small"), [
    pytest.param(SMALL.format(0) * 2, 2, id="two small ones together"),
    pytest.param(SMALL.format(7) * 2, 0, id="two small ones apart"),
    pytest.param(SMALL.format(0) + "<button style='height: 50px'>besar</button>", 1, id="beside"),
    pytest.param("<p>Baca <a href=#>ini</a>, <a href=#>itu</a>.", 0, id="in a sentence"),
    pytest.param("<p style='font-size: 8px'><a href=#>ini</a> <a href=#>itu</a>", 2, id="in a row"),
    pytest.param("<label><input type=checkbox> pilihan<br><br></label>", 0, id="in a label"),
])  # fmt: skip
@every_font
def test_small_targets_are_found(fonts: Fonts, html: str, small: int, visit: Visit) -> None:
    page = set_broken(visit("/404.html", fonts=fonts), html)
    assert len(measure(page, "m.smallTargets()")) == small
