"""Removing words that had to go: a court, a privacy request, the author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError, nearest
from taklimat.base.text import canonical
from taklimat.project.clock import publishing_date
from taklimat.project.folders import (
    LEDGER,
    display_path,
    read_text,
    replace_text,
    seed_folders,
)
from taklimat.project.load import load
from taklimat.project.publishing import alone
from taklimat.record.ledger import Ledger
from taklimat.record.removal import RemovalOrder, without_words
from taklimat.record.rows import read_ledger

_TELLING = 24
"""Characters of a sentence that does not stand in another file by chance."""


def remove(project: Path, slug: str, anchors: tuple[str, ...], reason: str) -> None:
    """Take the words at some anchors, or of a whole briefing, out of its ledger.

    The editors have taken them out of all other files before.

    Raises:
        ProblemError: the words still stand somewhere, or something rests on them; nothing was
            changed.
    """
    with alone(project):
        (folder,) = seed_folders(project, [slug])
        path = folder / LEDGER
        if not path.is_file():
            message = f"`{slug}` is not published: its words can simply be deleted"
            raise ProblemError([Problem(Place(display_path(path)), message)])
        text = read_text(path, "put the committed file back")
        ledger = read_ledger(text, display_path(path))
        order = RemovalOrder(anchors, publishing_date(), reason)
        problems = [*_unremovable(ledger, anchors), *_remaining(folder, ledger, order)]
        if problems:
            raise ProblemError(problems)
        after = without_words(text, order)
        if anchors:
            load(project, [slug], ledgers={slug: after})
        replace_text(path, after)


def _unremovable(ledger: Ledger, anchors: tuple[str, ...]) -> Iterator[Problem]:
    """Report anchors that were never published, and what is removed already."""
    known = dict.fromkeys(unit.anchor for unit in ledger.units)
    if ledger.is_removed:
        yield Problem(Place(ledger.file), f"`{ledger.slug}` is removed already")
    for anchor in anchors:
        if anchor not in known:
            message = f"`{anchor}` was never published"
            yield Problem(Place(ledger.file), message, nearest(anchor, known))
        elif anchor in ledger.removed:
            yield Problem(Place(ledger.file), f"the words at `{anchor}` are removed already")


def _remaining(folder: Path, ledger: Ledger, order: RemovalOrder) -> Iterator[Problem]:
    """Report files that still have what is to go."""
    texts = [(u.anchor, u.text) for u in ledger.units if u.text and order.concerns(u.anchor)]
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = Place(display_path(path))
        if path.name == LEDGER:
            continue
        if not order.anchors:
            yield Problem(place, "this is still there", "delete all but ledger.jsonl first")
            continue
        content = canonical(path.read_bytes().decode("utf-8", "replace"))
        for anchor, text in texts:
            if len(text) >= _TELLING and canonical(text) in content:
                message = f"the words at {anchor} still stand here"
                yield Problem(place, message, "take them out, then run this again")
