"""What became of each anchor in each edition: new, reworded, moved, withdrawn, removed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from taklimat.record.ledger import Ledger

Change = Literal["new", "reworded", "moved", "withdrawn", "removed"]


@dataclass(frozen=True, slots=True)
class Event:
    """What an edition, or a removal, changed at an anchor."""

    edition: int
    date: str
    changes: tuple[Change, ...]


def history(ledger: Ledger) -> Mapping[str, tuple[Event, ...]]:
    """Return what happened to each anchor ever published, oldest first; unchanged adds nothing."""
    events: dict[str, list[Event]] = {}
    before: dict[str, str] = {}
    for edition in ledger.editions:
        units = ledger.words_of(edition.number)
        words = {anchor: unit.receipt for anchor, unit in units.items()}
        moved = _moved([*before], [*words])
        for anchor in {**before, **words}:
            if changes := (*_changes(anchor, before, words, moved),):
                event = Event(edition.number, edition.date, changes)
                events.setdefault(anchor, []).append(event)
        before = words
    for anchor, removal in ledger.removed.items():
        event = Event(len(ledger.editions), removal.date, ("removed",))
        events.setdefault(anchor, []).append(event)
    return {anchor: tuple(each) for anchor, each in events.items()}


def _changes(
    anchor: str, before: Mapping[str, str], words: Mapping[str, str], moved: frozenset[str]
) -> Iterator[Change]:
    if anchor not in before:
        yield "new"
    elif anchor not in words:
        yield "withdrawn"
    elif before[anchor] != words[anchor]:
        yield "reworded"
    if anchor in moved:
        yield "moved"


def _moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the fewest anchors whose moving makes one order the other.

    All others are a longest increasing subsequence of their old positions, found by patience
    sorting (Fredman 1975): for each length the smallest last position is kept, in n log n.
    """
    positions = {anchor: k for k, anchor in enumerate(before)}
    common = [anchor for anchor in after if anchor in positions]
    lasts: list[int] = []
    chains: list[tuple[str, int]] = []  # an anchor, and the index in `chains` of the one before
    ends: list[int] = []
    for anchor in common:
        at = bisect_left(lasts, positions[anchor])
        chains.append((anchor, ends[at - 1] if at else -1))
        lasts[at : at + 1] = [positions[anchor]]
        ends[at : at + 1] = [len(chains) - 1]
    kept: set[str] = set()
    k = ends[-1] if ends else -1
    while k >= 0:
        anchor, k = chains[k]
        kept.add(anchor)
    return frozenset(common) - kept
