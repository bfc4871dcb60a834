"""What of a page is not published yet, and so may still change its address."""

from __future__ import annotations

from taklimat.base.anchors import is_anchor, written_out
from taklimat.briefing.briefing import Briefing
from taklimat.pages.page import Page

EVERYTHING = ("*",)


def is_permanent(page: Page) -> bool:
    """Tell whether a page's URL path is published; pages of no briefing are."""
    return page.briefing is None or page.address in page.briefing.published_addresses


def fresh_places(page: Page) -> tuple[tuple[str, str], ...]:
    """Return what of a published page is not published with it: (id, what readers call it).

    These are entries, and in the full text the sentences whose words are new.
    """
    if page.briefing is None or not is_permanent(page):
        return ()
    published = page.briefing.published_addresses
    entries = [name for name in page.fragments if f"{page.address}#{name}" not in published]
    words = fresh_anchors(page.briefing, page.language) if page.kind == "text" else ()
    return (
        *((name, name) for name in entries),
        *((anchor, written_out(anchor)) for anchor in words if _has_own_words(anchor)),
    )


def _has_own_words(anchor: str) -> bool:
    """Tell whether an anchor is a sentence's or a heading's; EVERYTHING is none."""
    return is_anchor(anchor) and ("-s" in anchor or anchor.startswith("sec"))


def fresh_anchors(briefing: Briefing, language: str) -> tuple[str, ...]:
    """Return the anchors whose words in a language are not published; EVERYTHING if none are."""
    fresh = briefing.fresh_anchors[briefing.article_in(language).language]
    return EVERYTHING if len(fresh) == len(briefing.receipts_in(language)) else fresh
