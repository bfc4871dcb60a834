"""Links that are copied from a page on a disk lead to the published one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.published_texts import TEXTS

from taklimat.base.anchors import receipt

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
PUBLIC = "https://kebijakan.go.id/situs"
CLIPBOARD = """() => {
  const clipboard = { writeText: async (text) => { window.copied = text; } };
  Object.defineProperty(navigator, "clipboard", { value: clipboard });
}"""
PUBLISHED = """(root) => {
  const link = document.querySelector("link[rel=canonical]");
  link.href = link.href.replace("https://taklimat.example", root);
}"""
PLACE = f"#p7~{receipt(TEXTS['p7'])}"


@pytest.fixture(params=["disk", "server"])
def root(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return site.as_uri() if request.param == "disk" else server


def copied_number(page: Page, item: str = "Salin tautan") -> str:
    page.evaluate(CLIPBOARD)
    page.locator("#p7 .tk-num").first.click()
    page.get_by_role("menuitem", name=item, exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()
    return str(page.evaluate("window.copied"))


@pytest.mark.parametrize(
    ("address", "item"),
    [("/ai-terbuka/teks/", "Salin tautan"), ("/en/ai-terbuka/text/", "Copy link")],
)
def test_a_copied_link_is_the_public_one(address: str, item: str, root: str, visit: Visit) -> None:
    page = visit(f"{root}{address}index.html", service_workers="block")
    page.evaluate(PUBLISHED, PUBLIC)
    assert copied_number(page, item).startswith(f"{PUBLIC}{address}#p7~")


def test_a_copied_quotation_has_the_public_link(root: str, visit: Visit) -> None:
    page = visit(f"{root}/ai-terbuka/rekomendasi/r3/index.html", service_workers="block")
    page.evaluate(PUBLISHED, PUBLIC)
    page.evaluate(CLIPBOARD)
    page.get_by_role("figure").first.get_by_role("button", name="Salin").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert f" {PUBLIC}/ai-terbuka/teks/#p" in str(page.evaluate("window.copied"))


def test_without_a_public_address_a_file_is_named_whole(site: Path, visit: Visit) -> None:
    """A folder's address would show a listing."""
    page = visit(f"{site.as_uri()}/ai-terbuka/teks/index.html", service_workers="block")
    assert copied_number(page) == f"{site.as_uri()}/ai-terbuka/teks/index.html{PLACE}"
    page = visit(f"{site.as_uri()}/ai-terbuka/rekomendasi/r3/index.html", service_workers="block")
    page.evaluate(CLIPBOARD)
    page.get_by_role("figure").first.get_by_role("button", name="Salin").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert f" {site.as_uri()}/ai-terbuka/teks/index.html#p" in str(page.evaluate("window.copied"))
