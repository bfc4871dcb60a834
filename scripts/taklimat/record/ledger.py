"""What was published of a briefing, as values: editions, wordings, URL paths, states, removals.

The rows of the file are described in `rows`; lines are only ever added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from taklimat.base.anchors import paragraph_of, receipt
from taklimat.base.diagnostics import Place
from taklimat.record.order import Order, anchors_in

VERSION = 2


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the author's text; its number is the same in all languages."""

    number: int
    date: str
    """ISO date on which it was published."""
    language: str
    """The author's."""
    file: str
    """Name of the article's file."""
    sha256: str
    """Of that file."""
    order: Order


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a translation, inside an edition."""

    id: str
    """Made of its words: see `revision_id`."""
    edition: int
    language: str
    date: str
    after: tuple[str, ...] = ()
    """The revisions that it continues; two after branches were merged. The first one lends it
    the words that it does not change."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The words that an anchor has from an edition, or a revision of a translation, on."""

    anchor: str
    language: str
    receipt: str
    text: str | None = None
    """None of a paragraph whose sentences have all its words, and of what was removed."""
    edition: int = 0
    """Of the author's words; 0 of a translation's."""
    revision: str = ""
    """Of a translation's words; "" of the author's."""
    block: str = ""
    """Of a heading or paragraph: which kind it is; "" of a sentence."""
    level: int = 0
    """Of a heading: 1 to 6; 0 of `sec0`."""
    ordinal: str = ""
    """The author's own number of a list item."""


@dataclass(frozen=True, slots=True)
class Address:
    """A published URL path, with a fragment for an entry on a page that it shares."""

    path: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class State:
    """How a fact note or an instrument stood when it was published."""

    of: str
    """`note` or `instrument`."""
    id: str
    date: str
    """ISO date of the publishing."""
    verdict: str = ""
    """Of a note: how the claim stood; of an instrument: its status, in the article's language."""
    checked: str = ""
    """ISO date on which it was last verified."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Words that had to go: a court, a privacy request, the author."""

    anchor: str
    """"" for the whole briefing."""
    date: str
    reason: str


@dataclass(frozen=True)
class Ledger:
    """All that was published so far."""

    slug: str
    editions: tuple[Edition, ...] = ()
    """By number."""
    revisions: tuple[Revision, ...] = ()
    units: tuple[Unit, ...] = ()
    addresses: tuple[Address, ...] = ()
    states: tuple[State, ...] = ()
    removals: tuple[Removal, ...] = ()
    file: str = field(default="", compare=False)
    """As shown to the editor."""

    @property
    def edition(self) -> Edition | None:
        """The latest edition."""
        return self.editions[-1] if self.editions else None

    @property
    def is_removed(self) -> bool:
        """Whether the whole briefing had to go."""
        return any(not removal.anchor for removal in self.removals)

    @cached_property
    def removed(self) -> Mapping[str, Removal]:
        """Removed anchors; a paragraph's sentences go with it."""
        named = {removal.anchor: removal for removal in self.removals if removal.anchor}
        anchors = dict.fromkeys(unit.anchor for unit in self.units)
        return {
            anchor: removal
            for anchor in anchors
            if (removal := named.get(anchor) or named.get(paragraph_of(anchor)))
        }

    def words_of(self, number: int) -> Mapping[str, Unit]:
        """Return the author's unit at each anchor of an edition, in reading order."""
        edition = next(e for e in self.editions if e.number == number)
        latest = {u.anchor: u for u in self.units if u.edition and u.edition <= number}
        return {a: latest[a] for a in anchors_in(edition.order) if a in latest}

    def words_in(self, revision: Revision) -> Mapping[str, Unit]:
        """Return a translation's unit at each anchor, as a revision has it."""
        by_id = {each.id: each for each in self.revisions if each.language == revision.language}
        line, first = [revision.id], revision.after[:1]
        while first and first[0] in by_id and first[0] not in line:  # a damaged one may lead back
            line.append(first[0])
            first = by_id[first[0]].after[:1]
        words: dict[str, Unit] = {}
        for name in reversed(line):
            words |= {u.anchor: u for u in self._units_of_revision.get(name, ())}
        order = next(e.order for e in self.editions if e.number == revision.edition)
        return {anchor: words[anchor] for anchor in anchors_in(order) if anchor in words}

    @cached_property
    def _units_of_revision(self) -> Mapping[str, tuple[Unit, ...]]:
        units: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.revision:
                units.setdefault(unit.revision, []).append(unit)
        return {name: tuple(each) for name, each in units.items()}

    def latest_revisions(self, language: str) -> tuple[Revision, ...]:
        """Return the revisions that none continues: more than one after branches were merged."""
        ours = [each for each in self.revisions if each.language == language]
        continued = {name for each in ours for name in each.after}
        return tuple(each for each in ours if each.id not in continued)

    def receipts(self, language: str) -> dict[str, tuple[str, ...]]:
        """Return each anchor's receipts, earlier wordings included, oldest first."""
        receipts: dict[str, dict[str, None]] = {}
        for unit in self.units:
            if unit.language == language and unit.receipt != NO_WORDS:
                receipts.setdefault(unit.anchor, {})[unit.receipt] = None
        return {anchor: tuple(each) for anchor, each in receipts.items()}


NO_WORDS = receipt("")
"""Of `sec0`, which has no heading."""


def revision_id(edition: int, after: Iterable[str], words: Mapping[str, str]) -> str:
    """Return the id of a translation's state: lost or changed lines no longer give it.

    `words` are the sentences and headings by anchor, in reading order.
    """
    lines = [str(edition), *after, *(f"{anchor} {text}" for anchor, text in words.items())]
    return receipt("\n".join(lines))


def whole_text(units: Mapping[str, Unit], order: Order, block: str) -> str | None:
    """Return the words of a heading or paragraph, or None if some were removed."""
    text = units[block].text
    if text is not None or not order[block]:
        return text
    sentences = [units[anchor].text for anchor in order[block]]
    return None if None in sentences else " ".join(filter(None, sentences))


def sentence_units(units: Mapping[str, Unit]) -> Iterator[Unit]:
    """Yield the units that have words of their own: sentences and headings."""
    return (unit for unit in units.values() if "-" in unit.anchor or unit.anchor.startswith("sec"))
