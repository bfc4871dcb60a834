"""What is not published yet says so: on its page, to search engines, and when a link is copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_odd_briefings import odd, odd_site

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
SAID = "Belum diterbitkan: alamat halaman ini masih dapat berubah."

__all__ = ["odd", "odd_site"]


@pytest.mark.parametrize("address", ["/pendek/", "/pendek/teks/"])
def test_a_page_that_is_not_published_says_so(address: str, odd: str, visit: Visit) -> None:
    page = visit(f"{odd}{address}")
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")


def copied(page: Page) -> str:
    page.locator("#p1 .tk-num").first.click()
    page.get_by_role("menuitem", name="Salin tautan").click()
    status = page.get_by_role("status")
    expect(status).to_be_visible()
    return status.inner_text()


def test_a_copied_link_that_may_change_says_so(odd: str, visit: Visit) -> None:
    said = copied(visit(f"{odd}/pendek/teks/", **CLIPBOARD))
    assert (
        said == "Tautan disalin: ¶1. Bagian ini belum diterbitkan: alamatnya masih dapat berubah."
    )


def test_what_is_published_says_nothing_of_it(visit: Visit) -> None:
    page = visit("/ai-terbuka/teks/", **CLIPBOARD)
    expect(page.locator(".tk-standing")).to_have_count(0)
    expect(page.locator("meta[name=robots]")).to_have_count(0)
    assert copied(page) == "Tautan disalin: ¶1"
