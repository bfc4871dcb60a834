"""How far the answers are from the home page, on a phone: taps, and screens scrolled."""

import re
from collections.abc import Callable
from math import ceil

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.figures import Figure

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
WIDTH, HEIGHT = 360, 740


class Reader:
    """Counts what a reader's thumb does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.screens = 0

    def find(self, place: Locator) -> Locator:
        """Scroll to a place, a screen at a time."""
        expect(place.first).to_be_attached()
        below = place.first.evaluate("e => e.getBoundingClientRect().bottom - innerHeight")
        self.screens += max(0, ceil(below / HEIGHT))
        place.first.scroll_into_view_if_needed()
        return place.first

    def tap(self, place: Locator) -> None:
        """Find a place and tap it."""
        self.find(place).click()
        self.taps += 1

    def link(self, name: str) -> Locator:
        """A link of the main part."""
        return self.page.get_by_role("main").get_by_role("link", name=name)

    def search(self, query: str) -> Locator:
        """Open the search, type, and return the first result."""
        self.tap(self.page.locator("[data-search]").first)
        self.page.get_by_role("combobox").fill(query)
        hit = self.page.get_by_role("option").first
        expect(hit).to_be_visible()
        return hit


def is_it_in_force(reader: Reader) -> None:
    reader.tap(reader.link("Instrumen"))
    row = reader.page.get_by_role("row").filter(has_text="Model AI Law")
    expect(reader.find(row.locator(".tk-legal-word"))).to_contain_text("Bukan undang-undang")
    reader.tap(row.get_by_role("link", name="Model AI Law"))
    expect(reader.page.locator("#status")).to_contain_text("Bukan undang-undang")
    reader.find(reader.page.locator("#status .tk-legal-head"))


def what_must_the_eu_do(reader: Reader) -> None:
    reader.tap(reader.link("Rekomendasi"))
    expect(reader.find(reader.page.locator(".tk-answer"))).to_contain_text("memuat tenggat")
    reader.tap(reader.page.locator("#eu"))
    expect(reader.find(reader.page.locator(".tk-recs li:visible"))).to_contain_text("Uni Eropa")


def which_claims_are_doubtful(reader: Reader) -> None:
    reader.tap(reader.link("Catatan fakta"))
    reader.tap(reader.page.locator("#doubtful"))
    first = reader.find(reader.page.locator(".tk-note:visible"))
    expect(first).not_to_have_attribute("data-verdict", "accurate")


def what_has_changed(reader: Reader) -> None:
    reader.tap(reader.link("Perkembangan"))
    expect(reader.find(reader.page.locator(".tk-dev time"))).to_contain_text("2026")


def copy_a_citation(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.tap(reader.search("sensor DeepSeek"))
    expect(reader.page).to_have_url(re.compile("#p3-s2"))
    reader.tap(reader.page.locator(".tk-bar").get_by_role("button", name="Salin sitasi"))
    expect(reader.page.locator("#toast")).to_contain_text("¶3·2")
    assert "¶3·2" in reader.page.evaluate("navigator.clipboard.readText()")


def a_printed_place(reader: Reader) -> None:
    reader.tap(reader.search("¶7·2"))
    expect(reader.page.locator("#p7-s2")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("ask", "taps", "screens"),
    [
        (is_it_in_force, 3, 0),
        (what_must_the_eu_do, 3, 1),
        (which_claims_are_doubtful, 2, 1),
        (what_has_changed, 2, 1),
        (copy_a_citation, 4, 0),
        (a_printed_place, 3, 0),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_an_answer_is_near(
    ask: Callable[[Reader], None], taps: int, screens: int, visit: Visit, figure: Figure
) -> None:
    reader = Reader(visit("/", WIDTH, HEIGHT, locale="id-ID"))
    ask(reader)
    name = ask.__name__.replace("_", " ")
    figure(f"{name}, taps", reader.taps, f"at most {taps}")
    figure(f"{name}, screens scrolled", reader.screens, f"at most {screens}")
    assert (reader.taps <= taps, reader.screens <= screens) == (True, True)


@pytest.mark.parametrize(
    ("address", "place", "screens"),
    [
        pytest.param("/ai-terbuka/", "#rekomendasi ~ .tk-editors .tk-recs", 5, id="overview"),
        pytest.param("/ai-terbuka/fakta/", "main", 12, id="notes folded"),
    ],
)
def test_a_page_is_short_on_a_phone(
    address: str, place: str, screens: int, visit: Visit, figure: Figure
) -> None:
    page = visit(address, WIDTH, HEIGHT)
    bottom = page.locator(place).evaluate("e => e.getBoundingClientRect().bottom + scrollY")
    figure(f"{address} at {WIDTH} px, screens", round(bottom / HEIGHT, 1), f"at most {screens}")
    assert bottom <= screens * HEIGHT
