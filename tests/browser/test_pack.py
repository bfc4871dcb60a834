"""The offline packs in a browser without a network: from folders of any name, to every place."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

pytestmark = pytest.mark.browser


BRIEFING, LIBRARY = "ai-terbuka/ai-terbuka.zip", "taklimat.zip"


@pytest.fixture(
    params=[
        pytest.param((BRIEFING, "taklimat"), id="briefing"),
        pytest.param((BRIEFING, "Paket luring (1) #2 & 100%"), id="briefing, odd folder"),
        pytest.param((LIBRARY, "taklimat"), id="library"),
    ]
)
def start(
    request: pytest.FixtureRequest, site: Path, tmp_path: Path, chromium: Browser
) -> Iterator[Page]:
    """The first page of the unpacked pack; no request but for files, nothing logged."""
    name, folder = site / request.param[0], tmp_path / request.param[1]
    with zipfile.ZipFile(name) as pack:
        pack.extractall(folder)
    (top,) = folder.iterdir()
    context = chromium.new_context(offline=True)
    page = context.new_page()
    troubles: list[str] = []

    def requested(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "chrome")):  # its reader of PDFs
            troubles.append(request.url)

    def logged(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            troubles.append(message.text)

    page.on("request", requested)
    page.on("console", logged)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto((top / "mulai.html").as_uri())
    yield page
    context.close()
    assert troubles == []


def test_read_from_the_start_to_a_sentence(start: Page) -> None:
    expect(start.get_by_text("Edisi 1, 22 November 2026")).to_be_visible()
    start.get_by_role("link", name="Mulai membaca").click()
    expect(start.get_by_role("heading", level=1)).to_have_text("AI terbuka dan demokrasi")
    start.get_by_role("button", name="Menu").click()
    start.locator("nav.tk-menu a", has_text="Wilayah").first.click()
    start.locator("main a.tk-region", has_text="China").first.click()
    expect(start.get_by_role("heading", level=1)).to_have_text("China")
    start.locator("a.tk-cite").first.click()
    expect(start).to_have_url(re.compile(r"teks/index\.html#p7-s5$"))


def test_switch_the_language_and_back(start: Page) -> None:
    start.get_by_role("link", name="Start reading").click()
    expect(start.locator("html")).to_have_attribute("lang", "en")
    start.locator(".tk-head a[hreflang=id]").click()
    expect(start.locator("html")).to_have_attribute("lang", "id")
    expect(start).to_have_url(re.compile(r"/ai-terbuka/index\.html$"))


def test_search_and_land_on_a_paragraph(start: Page) -> None:
    start.get_by_role("link", name="Mulai membaca").click()
    start.locator("[data-search]").click()
    start.get_by_role("dialog").get_by_role("combobox").or_(
        start.get_by_role("dialog").locator("input")
    ).first.fill("DeepSeek")
    hit = start.locator(".tk-hit", has_text="¶").first
    expect(hit).to_be_visible()
    hit.click()
    expect(start).to_have_url(re.compile(r"teks/index\.html#p\d+"))


def test_open_a_note_and_a_pdf(start: Page) -> None:
    start.get_by_role("link", name="Mulai membaca").click()
    start.get_by_role("button", name="Menu").click()
    start.locator("nav.tk-menu a", has_text="Teks lengkap").first.click()
    mark = start.locator("a.tk-mark").first
    where = mark.get_attribute("href") or ""
    assert where.startswith(("../fakta/index.html#", "#"))
    mark.click()
    expect(start.locator(".tk-fact").first).to_be_visible()
    link = start.locator(".tk-downloads a", has_text="PDF seluruh taklimat")
    with start.expect_event("framenavigated", lambda frame: "extension:" in frame.url) as shown:
        link.click()
    expect(start).to_have_url(re.compile(r"/ai-terbuka/ai-terbuka\.id\.pdf$"))
    reader = shown.value  # the browser's own: it reads the title and the sheets in the file
    expect(reader.locator("#title").first).to_have_text("AI terbuka dan demokrasi")
    expect(reader.locator("#pagelength")).to_have_text(re.compile(r"^[3-9]\d$"))
