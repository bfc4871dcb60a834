"""Pages of a briefing that had to go: each published address says since when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taklimat.base.languages import CODES, LANGUAGES
from taklimat.base.words import WORDS
from taklimat.pages.page import Page
from taklimat.record.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPage(Page):
    """The notice at an address whose briefing had to go."""

    kind = "removed"
    date: str
    """ISO date."""
    reason: str


def removed_pages(ledger: Ledger) -> Iterator[RemovedPage]:
    """Yield a notice for each page that a removed briefing had."""
    (removal,) = (each for each in ledger.removals if not each.anchor)
    for address in ledger.addresses:
        if address.path.endswith("/"):
            language = _language_of(address.path)
            yield RemovedPage(
                language=language,
                address=address.path,
                title=WORDS[language]["removed_title"],
                description="",
                date=removal.date,
                reason=removal.reason,
            )


def _language_of(path: str) -> str:
    roots = {code: LANGUAGES[code].root for code in CODES[1:]}
    return next((code for code, root in roots.items() if path.startswith(root)), CODES[0])
