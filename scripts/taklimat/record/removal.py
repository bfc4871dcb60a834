"""Words that had to go: they leave the ledger; anchor, receipts, day and reason stay."""

from __future__ import annotations

import json
from dataclasses import dataclass

from taklimat.base.anchors import paragraph_of
from taklimat.record.rows import extended, written


@dataclass(frozen=True, slots=True)
class RemovalOrder:
    """What is to be removed of a briefing, and why."""

    anchors: tuple[str, ...]
    """Paragraphs, sentences, headings; none for the whole briefing."""
    date: str
    """ISO date."""
    reason: str

    def concerns(self, anchor: str) -> bool:
        """Tell whether the words at an anchor are to go."""
        return not self.anchors or not {anchor, paragraph_of(anchor)}.isdisjoint(self.anchors)


def without_words(text: str, order: RemovalOrder) -> str:
    """Return a ledger's text without the words that an order is about.

    This is the one change of a ledger that is no addition.
    """
    lines = [_without(line, order) for line in text.split("\n") if line.strip()]
    removal = {"date": order.date, "reason": order.reason}
    rows = [
        written({"kind": "removed", "anchor": anchor, **removal})
        for anchor in order.anchors or [""]
    ]
    return extended("", [*lines, *rows])


def _without(line: str, order: RemovalOrder) -> str:
    row = json.loads(line)
    if row["kind"] == "unit" and "text" in row and order.concerns(row["anchor"]):
        del row["text"]
        return written(row)
    return line
