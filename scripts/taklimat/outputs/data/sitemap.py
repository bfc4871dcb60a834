"""The sitemap, with dates of editions: the build's day stands in no file."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from taklimat.pages.page import Page
from taklimat.pages.permanence import is_permanent

HIDDEN = frozenset({"redirect", "components", "removed"})
"""Kinds of page that are no content; what is not published yet is not listed either."""


def sitemap(pages: Iterable[Page], hand_written: Iterable[str], site_url: str) -> str:
    """Return the XML of a sitemap of all pages that a reader should find."""
    dated = [
        (page.address, page.briefing.date if page.briefing else "")
        for page in pages
        if page.kind not in HIDDEN and is_permanent(page)
    ]
    entries = sorted({*dated, *((address, "") for address in hand_written)})
    rows = "".join(_entry(urljoin(site_url, a.lstrip("/")), date) for a, date in entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _entry(address: str, date: str) -> str:
    modified = f"<lastmod>{escape(date)}</lastmod>" if date else ""
    return f"  <url><loc>{escape(address)}</loc>{modified}</url>\n"
