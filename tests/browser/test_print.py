"""On paper: everything that the page says, in its order, inside the margins, no heading alone."""

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader, PdfWriter
from tests.kinds import DESK, KINDS, PHONE, every_font
from tests.measuring import add_styles, measure, set_broken, wait_for_fonts
from tests.paper import CONTENT, OUTSIDE, SHEET, Print, squeezed
from tests.system_fonts import Fonts

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

PRINTED = [
    "overview",
    "text",
    "region",
    "recommendations",
    "recommendation",
    "instrument",
    "glossary",
    "quotations",
    "comparison",
    "facts",
    "timeline",
    "checklist",
    "download",
    "translation",
    "hand-written",
]
PRINTED_TEXTS = """m.texts()
    .filter(({ element }) => element.checkVisibility({ opacityProperty: true }))
    .map(({ element, words }) => [words, [...document.querySelectorAll("tr")]
        .indexOf(element.closest("tr"))])"""
HEADINGS = """[...document.querySelectorAll("h1, h2, h3, h4")].map((each) => each.innerText)
    .filter((words) => document.body.innerText.split(words).length === 2)"""
"""Those whose words stand nowhere else, where they would be no heading."""


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True, format="A4")


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page on paper: in its layout, and in the file that is printed."""
    size = page.viewport_size
    assert size
    paper = Print(printed(page))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 900})
    add_styles(page, CONTENT)
    texts = measure(page, PRINTED_TEXTS)
    found = [*measure(page, "m.layout()"), *paper.faults(texts, page.evaluate(HEADINGS))]
    add_styles(page, "")
    page.emulate_media(media="null")
    page.set_viewport_size(size)
    return found


@pytest.mark.parametrize("kind", PRINTED)
def test_page_is_whole_on_paper(kind: str, visit: Visit) -> None:
    page = visit(KINDS[kind], PHONE, 700)
    wait_for_fonts(page)
    assert faults(page) == []
    on_a_phone = Print(printed(page)).drawing()
    page.set_viewport_size({"width": DESK, "height": 900})
    assert Print(printed(page)).drawing() == on_a_phone, "paper depends on the window"


@pytest.mark.parametrize("kind", ["facts", "hand-written"])
def test_addresses_of_links_elsewhere_are_printed(kind: str, visit: Visit) -> None:
    page = visit(KINDS[kind], DESK, 900)
    elsewhere = page.locator("main a[href^=http]").evaluate_all(
        "(links) => links.map((a) => a.href)"
    )
    read = squeezed("".join(p.extract_text() for p in PdfReader(BytesIO(printed(page))).pages))
    assert [address for address in elsewhere if squeezed(address) not in read] == []


FILLING = "<p style='height: {}mm; break-inside: avoid'>isi</p>"


@pytest.mark.parametrize(("html", "fault"), [
    pytest.param("<div style='width: 900px'><p>satu</div>", "outside", id="too wide"),
    pytest.param("<p style='margin-left: -10px; font-size: 40px'>satu", "outside",  # by half an s
                 id="in the margin"),
    pytest.param(FILLING.format(230) + "<h2>Judul</h2>" + FILLING.format(90), "ends page 1: Judul",
                 id="heading at the end"),
    pytest.param("<p>satu<p style='break-before: page'><p style='break-before: page'>dua",
                 "page 2 is empty", id="empty page"),
    pytest.param("<p style='position: relative; top: 80px'>satu<p>dua", "out of order: dua",
                 id="out of order"),
    pytest.param("<p style='height: 5px; overflow: hidden'><br>satu", "cut by", id="cut"),
])  # fmt: skip
@every_font
def test_a_fault_on_paper_is_found(fonts: Fonts, html: str, fault: str, visit: Visit) -> None:
    margins = "<style>@page { margin: 18mm 16mm 20mm } body { margin: 0 } p { margin: 0 }</style>"
    found = faults(set_broken(visit("/404.html", fonts=fonts), margins + html))
    assert any(fault in line for line in found), found


def test_what_is_not_printed_is_missed() -> None:
    empty = PdfWriter()
    empty.add_blank_page(595, 842)
    file = BytesIO()
    empty.write(file)
    found = Print(file.getvalue()).faults([("satu", OUTSIDE)], [])
    assert found == ["missing or out of order: satu", "page 1 is empty"]
