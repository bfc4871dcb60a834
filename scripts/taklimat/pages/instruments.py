"""The pages of legal instruments, and their index: what each is, and whether it holds today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from taklimat.base.anchors import paragraph_of
from taklimat.editors.facts import UNDOUBTED, Note, Status
from taklimat.editors.manifest import Instrument, Quotation, Recommendation
from taklimat.editors.mentions import Entry
from taklimat.pages.maker import Maker
from taklimat.pages.page import EntryPage, Page, rests_on
from taklimat.pages.passages import Passage, passages


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """An instrument on the index."""

    name: str
    item: Instrument
    status: Status | None
    checked: int
    """Claims about it that were checked."""
    doubtful: int
    """Those of them that do not hold in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentsPage(Page):
    """All instruments, by jurisdiction."""

    kind = "instruments"
    rows: tuple[InstrumentRow, ...]
    examples: Mapping[str, Status]
    """Texts that fact notes give as examples, by id."""
    later: Mapping[str, Status]
    """Texts of the fact notes that are about no instrument of the article, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage(EntryPage):
    """What an instrument is today, and what the article says of it."""

    kind = "instrument"
    item: Instrument
    row: InstrumentRow
    places: tuple[str, ...]
    """Sentences that refer to it."""
    passages: tuple[Passage, ...]
    recommendations: tuple[tuple[str, Recommendation], ...]
    """Those that are about it, with their names."""
    quotations: tuple[Quotation, ...]
    """What the author quotes of it."""
    status: Status | None
    notes: tuple[tuple[str, Note], ...]
    """The fact notes about it, with their ids."""
    later: tuple[Status, ...]
    """Texts that came after it."""


def instrument_pages(make: Maker) -> Iterator[Page]:
    """Yield the index of instruments and a page for each."""
    words, items, facts = make.words, make.manifest.instruments, make.briefing.facts
    examples, unattached = (facts.examples, facts.unattached) if facts else ({}, {})
    rows = [_row(make, name, item) for name, item in items.items()]
    order = [*dict.fromkeys(item.jurisdiction for item in items.values())]
    yield InstrumentsPage(
        **make.head(
            "instrument",
            title=words["menu_instrument"],
            description=words["instruments_description"].format(count=len(items)),
            rests_on=rests_on(*(item.says for item in items.values())),
            fragments=(*examples, *unattached),
        ),
        rows=tuple(sorted(rows, key=lambda row: order.index(row.item.jurisdiction))),
        examples=examples,
        later=unattached,
    )
    for row in rows:
        yield _instrument_page(make, row)


def _row(make: Maker, name: str, item: Instrument) -> InstrumentRow:
    facts, notes = make.briefing.facts, _notes(make, name).values()
    return InstrumentRow(
        name,
        item,
        facts.instruments.get(name) if facts else None,
        sum(note.verdict != "not-rated" for note in notes),
        sum(note.verdict not in UNDOUBTED for note in notes),
    )


def _notes(make: Maker, name: str) -> dict[str, Note]:
    facts = make.briefing.facts
    notes = facts.notes.items() if facts else ()
    return {n: note for n, note in notes if name in note.instruments}


def _instrument_page(make: Maker, row: InstrumentRow) -> InstrumentPage:
    briefing, manifest, facts = make.briefing, make.manifest, make.briefing.facts
    name, item = row.name, row.item
    places = briefing.mentions_of(Entry("instrument", name))
    quotations = [q for q in manifest.quotations if q.by in {name, item.see}]
    notes = _notes(make, name)
    later = facts.later.values() if facts else ()
    return InstrumentPage(
        **make.head(
            "instrument",
            name,
            title=make.say(item.name),
            description=make.say(item.says),
            rests_on=rests_on(item) | {paragraph_of(anchor) for anchor in places},
            fragments=tuple(f"prov{k}" for k in range(1, len(item.provisions) + 1)),
        ),
        name=name,
        item=item,
        row=row,
        places=places,
        passages=tuple(passages(briefing, item, places, quotations, notes, make.language)),
        recommendations=tuple(
            (n, each) for n, each in manifest.recommendations.items() if name in each.instruments
        ),
        quotations=tuple(quotations),
        status=row.status,
        notes=tuple(notes.items()),
        later=tuple(text for text in later if name in text.about),
    )
