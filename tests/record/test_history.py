"""What became of each anchor is drawn from the ledger alone."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from taklimat.base.anchors import receipt
from taklimat.record.history import Event, history
from taklimat.record.ledger import Ledger
from taklimat.record.rows import read_ledger

HEAD = {"kind": "ledger", "version": 2, "slug": "contoh"}


def ledger_of(*editions: dict[str, str], removed: str = "") -> Ledger:
    """A ledger of editions, each given as the words of its one-sentence paragraphs, in order."""
    rows: list[dict[str, object]] = [HEAD]
    known: dict[str, str] = {}
    for number, words in enumerate(editions, 1):
        order = " ".join(f"{anchor}:1" for anchor in words)
        rows.append({
            "kind": "edition", "number": number, "date": f"2027-01-0{number}", "language": "id",
            "file": "article.id.txt", "sha256": "0", "order": order,
        })  # fmt: skip
        unit = {"kind": "unit", "edition": number, "language": "id"}
        for anchor, text in words.items():
            if known.get(anchor) != text:
                row = {**unit, "receipt": receipt(text)}
                gone = {} if anchor == removed else {"text": text}
                rows.append({**row, "anchor": anchor, "block": "prose"})
                rows.append({**row, "anchor": f"{anchor}-s1", **gone})
        known = words
    if removed:
        why = {"date": "2027-02-02", "reason": "putusan"}
        rows.append({"kind": "removed", "anchor": removed, **why})
    return read_ledger("\n".join(map(json.dumps, rows)), "ledger.jsonl")


def changes(ledger: Ledger) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The changes of paragraphs; their only sentences have the same."""
    events = history(ledger)
    assert all(events[a] == events[f"{a}-s1"] for a in events if "-" not in a)
    return {a: [(e.edition, e.changes) for e in events[a]] for a in events if "-" not in a}


def test_each_change_is_told_once() -> None:
    ledger = ledger_of(
        {"p1": "A.", "p2": "B.", "p3": "C.", "p4": "D."},
        {"p1": "A!", "p3": "C.", "p4": "D.", "p2": "B.", "p4a": "E."},
        {"p1": "A!", "p3": "C.", "p2": "B.", "p4a": "E."},
    )
    assert changes(ledger) == {
        "p1": [(1, ("new",)), (2, ("reworded",))],
        "p2": [(1, ("new",)), (2, ("moved",))],
        "p3": [(1, ("new",))],
        "p4": [(1, ("new",)), (3, ("withdrawn",))],
        "p4a": [(2, ("new",))],
    }


def test_an_event_has_its_editions_day() -> None:
    ledger = ledger_of({"p1": "A."}, {"p1": "B."})
    assert history(ledger)["p1"][1] == Event(2, "2027-01-02", ("reworded",))


def test_removed_words_keep_their_history() -> None:
    ledger = ledger_of({"p1": "A.", "p2": "B."}, {"p1": "A!", "p2": "B."}, removed="p1")
    assert ledger.words_of(1)["p1-s1"].text is None
    assert history(ledger)["p1"] == (
        Event(1, "2027-01-01", ("new",)),
        Event(2, "2027-01-02", ("reworded",)),
        Event(2, "2027-02-02", ("removed",)),
    )
    assert history(ledger)["p1-s1"] == history(ledger)["p1"]
    assert ledger.receipts("id")["p1-s1"] == (receipt("A."), receipt("A!"))


@given(st.permutations(range(1, 8)))
def test_as_few_as_possible_have_moved(order: list[int]) -> None:
    first = {f"p{k}": f"{k}." for k in range(1, 8)}
    second = {f"p{k}": f"{k}." for k in order}
    events = history(ledger_of(first, second))
    still = [k for k in order if len(events[f"p{k}"]) == 1]
    assert still == sorted(still)
    assert len(still) == longest_rise(order)


def longest_rise(numbers: list[int]) -> int:
    """By trying, for each number, all before it."""
    lengths: list[int] = []
    for k, number in enumerate(numbers):
        lengths.append(1 + max((lengths[j] for j in range(k) if numbers[j] < number), default=0))
    return max(lengths)
