"""Search from a folder with the network off, and when a part of its index fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.test_search import OVERVIEW, ROOT, ask, open_dialog

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@pytest.mark.parametrize("query", ["kebebasan berekspresi", "regulsi", "hak cipta", "who leads"])
def test_search_ranks_the_same_from_a_file_with_the_network_off(
    query: str, site: Path, visit: Visit, server: str
) -> None:
    def ranked(page: Page, root: str) -> list[str]:
        dialog = open_dialog(page)
        ask(dialog, query)
        return [
            urljoin(page.url, href).removeprefix(root).replace("index.html", "")
            for href in _addresses(dialog)
        ]

    online = ranked(visit(OVERVIEW), f"{server}/")
    page = visit((site / "ai-terbuka/index.html").as_uri(), offline=True)
    assert ranked(page, f"{site.as_uri()}/") == online
    page.keyboard.press("Enter")
    page.wait_for_url("file:**/ai-terbuka/**/index.html*")


def _addresses(dialog: Locator) -> list[str]:
    rows = dialog.get_by_role("option")
    expect(rows.first).to_be_visible()
    return [row.get_attribute("data-href") or "" for row in rows.all()]


@pytest.mark.parametrize("damage", ["missing", "empty", "cut off", "other data"])
@pytest.mark.parametrize(
    "part",
    ["search", "search-v0.id.*", "search-p0.id.*", "search-t0.id.*", "previews.ai-terbuka.id.*"],
)
def test_a_missing_or_damaged_index_is_told(
    part: str, damage: str, visit: Visit, troubles: list[str]
) -> None:
    page = visit(OVERVIEW, service_workers="block")
    bodies = {
        "empty": "",
        "cut off": "taklimat.searchPart([",
        "other data": "taklimat.searchPart([1, 2]);",
    }
    page.route(
        f"**/assets/taklimat/{part}.js",
        lambda route: route.abort() if damage == "missing" else route.fulfill(body=bodies[damage]),
    )
    dialog = open_dialog(page)
    dialog.get_by_role("combobox").fill("sensor")
    expect(dialog.locator(".tk-search-sum")).to_contain_text("tidak dapat dimuat")
    expect(dialog.get_by_role("link", name="Teks lengkap")).to_be_visible()
    known = ("ERR_FAILED", "Unexpected end of input", "searchPart")
    assert [line for line in troubles if not any(words in line for words in known)] == []
    troubles.clear()  # that a file failed is logged by the browser


def test_search_recovers_when_its_index_first_fails(visit: Visit, troubles: list[str]) -> None:
    page = visit(OVERVIEW)
    failures = iter([True])
    page.route(
        f"**{ROOT}",
        lambda route: route.abort() if next(failures, False) else route.continue_(),
    )
    with page.expect_event("requestfailed"):
        within = open_dialog(page)
    expect(ask(within, "diplomasi").first).to_be_visible()
    assert [line for line in troubles if "ERR_FAILED" not in line] == []
    troubles.clear()
