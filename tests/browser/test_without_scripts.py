"""Without scripts: the same words, and nothing shown that would need one."""

from collections.abc import Callable
from difflib import SequenceMatcher

import pytest
from playwright.sync_api import Page
from tests.kinds import DESK, PHONE, every_kind
from tests.measuring import measure, set_broken

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

ADDED_BY_SCRIPTS = {
    "Terang/gelap",  # the theme's button
    *("Pembuka · ¶1 / 30", "Opening · ¶1 / 30", "¶1"),  # which paragraph is being read
    "/ 30",
    *(
        "1 2",
        "Salin",
        "Copy",
        "Salin sitasi",
        "Copy citation",
        "Tutup",
        "Light/dark",
        "Berdampingan",
        "Side by side",
    ),  # buttons
    "Ketik kata, nama, atau nomor paragraf.",  # the hint of the search page
}
"""What may be missing without scripts: it is of no use there."""

IDLE = """[...document.querySelectorAll("button, input, select, textarea, [role=button]")]
    .filter((each) => m.seen(each) && !each.popoverTargetElement && !each.commandForElement)
    .filter((each) => !each.form?.hasAttribute("action") || each.type === "button")
    .filter((each) => !["checkbox", "radio", "text"].includes(each.type))
    .map(m.name)"""
"""Controls that do nothing by themselves; what is ticked or written has its effect at once."""


def lost(before: list[str], after: list[str]) -> set[str]:
    """Return what is missing, or no longer in its place."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {
        words for step, start, end, *_ in steps if step != "equal" for words in before[start:end]
    }


@every_kind
def test_everything_is_said_without_scripts(address: str, visit: Visit) -> None:
    with_scripts, without = visit(address), visit(address, scripts=False)
    for width in (PHONE, DESK):
        for page in (with_scripts, without):
            page.set_viewport_size({"width": width, "height": 800})
        words = measure(with_scripts, "m.words()")
        assert lost(words, measure(without, "m.words()")) <= ADDED_BY_SCRIPTS
        assert measure(without, IDLE) == []


@pytest.mark.parametrize("address", ["/ai-terbuka/teks/", "/ai-terbuka/rekomendasi/r3/"])
def test_a_script_that_never_comes_leaves_no_idle_control(
    address: str, visit: Visit, server: str, troubles: list[str]
) -> None:
    page = visit("about:blank", locale="id-ID")
    page.route("**/{taklimat,text}.*.js", lambda route: route.abort())
    page.goto(f"{server}{address}")
    page.wait_for_function("() => !document.documentElement.matches('.js')")
    assert measure(page, IDLE) == []
    troubles.clear()  # that it was not found is logged by the browser


def test_words_that_are_lost_or_moved_are_found() -> None:
    assert lost(["a", "b", "c"], ["a", "new", "b", "c"]) == set()
    assert lost(["a", "b", "c"], ["a", "c"]) == {"b"}
    assert lost(["a", "b", "c"], ["b", "c", "a"]) == {"a"}


@pytest.mark.parametrize(("html", "idle"), [
    ("<button>Salin</button>", 1),
    ("<input type=search>", 1),
    ("<form action=cari><input type=search><button>Cari</button></form>", 0),
    ("<button popovertarget=menu>Menu</button><nav id=menu popover></nav>", 0),
    ("<button hidden>Salin</button>", 0),
])  # fmt: skip
def test_a_control_that_needs_a_script_is_found(html: str, idle: int, visit: Visit) -> None:
    assert len(measure(set_broken(visit("/404.html"), html), IDLE)) == idle
