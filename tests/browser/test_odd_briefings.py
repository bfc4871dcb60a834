"""Briefings that nobody planned for: long words, many things, nothing at all; layouts hold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.accessible import violations
from tests.kinds import DESK, NARROWEST, PHONE, TABLET
from tests.measuring import fonts_asked_for_early, fonts_used, measure, wait_for_fonts
from tests.odd_projects import REGIONS, lay_out
from tests.site_fixture import Serve, built_once

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

EVERYTHING = (
    "",
    "teks/",
    "wilayah/",
    "wilayah/timur/",
    "rekomendasi/",
    "rekomendasi/r1/",
    "instrumen/",
    "instrumen/uu/",
    "pelaku/",
    "istilah/",
    "kutipan/",
)
PAGES = {
    "long titles": ["/", "/cari/", *(f"/panjang/{page}" for page in EVERYTHING)],
    "40 recommendations": ["/banyak/", "/banyak/rekomendasi/", "/banyak/rekomendasi/r40/"],
    "12 regions": ["/kawasan/", "/kawasan/teks/", "/kawasan/wilayah/", "/kawasan/wilayah/w7/"],
    "nothing but the text": ["/kosong/", "/kosong/teks/"],
    "one paragraph": ["/pendek/", "/pendek/teks/"],
    "Markdown": ["/markdown/", "/markdown/teks/"],
    "40 fact notes and legal texts": [
        f"/catatan/{page}"
        for page in (
            *("", "teks/", "fakta/", "instrumen/", "instrumen/uu/", "instrumen/uu7/"),
            *("perkembangan/", "linimasa/", "rekomendasi/r1/", "kutipan/"),
        )
    ],
}
ADDRESSES = [address for addresses in PAGES.values() for address in addresses]
NAMES = [f"{name}: {address}" for name, addresses in PAGES.items() for address in addresses]


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once("odd", lay_out, tmp_path_factory)


@pytest.fixture(scope="session")
def odd(odd_site: Path, serve: Serve) -> str:
    """The origin of the made-up site."""
    return serve(odd_site)


@pytest.mark.parametrize("address", ADDRESSES, ids=NAMES)
def test_layout_holds(address: str, odd: str, visit: Visit) -> None:
    page = visit(f"{odd}{address}", PHONE)
    wait_for_fonts(page)
    faults = violations(page, "light")
    for width in (NARROWEST, PHONE, TABLET, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width}: {line}" for line in measure(page, "m.layout()")]
        faults += [f"{width}: small: {line}" for line in measure(page, "m.smallTargets()")]
    assert faults == []


POINTS = """(id) => [...document.getElementById(id).querySelectorAll("circle")].map((point) => {
    const full = point.getAttribute("stroke") === "none";
    return [full, point.r.baseVal.value + (full ? 0 : point.getAttribute("stroke-width") / 2)];
})"""
"""Each point of a mark: whether it is full, and how far its ink reaches."""


def test_a_mark_of_12_regions_shows_which_is_meant(odd: str, visit: Visit) -> None:
    page = visit(f"{odd}/kawasan/wilayah/")
    for k in range(len(REGIONS)):
        points = page.evaluate(POINTS, f"r-{len(REGIONS)}-{k}")
        meant = [radius for full, radius in points if full]
        others = [radius for full, radius in points if not full]
        assert len(meant) == 1
        assert meant[0] > 2 * max(others)


@pytest.mark.parametrize("width", [NARROWEST, DESK])
def test_code_keeps_the_indentation_of_its_lines(width: int, odd: str, visit: Visit) -> None:
    code = visit(f"{odd}/markdown/teks/", width).locator("pre").first
    lines = code.evaluate("""(code) => {
        const range = document.createRange();
        range.selectNodeContents(code.querySelector(".s"));
        return [...range.getClientRects()].filter((box) => box.width).map((box) => box.left);
    }""")
    assert lines[0] == min(lines), "the number beside the code has moved its first line"


def test_italics_of_the_author_are_asked_for_early(odd: str, visit: Visit) -> None:
    page = visit(f"{odd}/markdown/teks/")
    early = fonts_asked_for_early(page)
    assert early == fonts_used(page)
    assert "literata-italic.woff2" in early
