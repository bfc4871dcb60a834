"""Where the words of units are: runs of a briefing's units, and what is said of each.

The words of paragraphs and entries are in the previews that their briefing has anyway; a run says
which file that is, and what previews do not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from taklimat.outputs.search.numbered import NumberedUnit

PREVIEWED = frozenset({"text", "instrument", "actor", "term"})
"""Kinds whose words are in their briefing's previews: search does not carry them again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph or sentence of the article, as the index counts it."""

    unit: int
    part: int
    """0 for the whole paragraph."""


Places = Mapping[tuple[str, str], Place]
"""By briefing and anchor."""


def text_blocks(
    language: str, rows: Sequence[NumberedUnit], previews: Mapping[str, str]
) -> list[list[Any]]:
    """Return runs of units of a briefing, paragraphs apart from entries.

    First number, how many, the briefing's title, whether it is translated, where its words are;
    then paragraphs as `_paragraphs` has them, or a record of each entry.
    """
    places = dict(_places(rows))
    blocks: list[list[Any]] = []
    for run in _runs(rows):
        first = run[0]
        words = previews.get(f"previews.{first.slug}.{language}.js", "")
        block = [first.number, len(run), first.briefing, int(first.translated), words]
        block += _paragraphs(run) if _is_text(first) else [[_record(row, places) for row in run]]
        blocks.append(block)
    return blocks


def _runs(rows: Sequence[NumberedUnit]) -> Iterator[list[NumberedUnit]]:
    """Yield units of one briefing whose numbers follow each other, paragraphs apart."""

    def run(at: tuple[int, NumberedUnit]) -> tuple[str, int, bool]:
        k, row = at
        return row.slug, row.number - k, _is_text(row)  # the difference grows at every gap

    for _, alike in groupby(enumerate(rows), run):
        yield [row for _, row in alike]


def _is_text(row: NumberedUnit) -> bool:
    return row.unit.kind == "text"


def _paragraphs(run: Sequence[NumberedUnit]) -> list[Any]:
    """Return the page, sections as (name, how many paragraphs), and anchors if not counted."""
    units = [row.unit for row in run]
    sections = [(name, len(list(alike))) for name, alike in groupby(unit.label for unit in units)]
    anchors = [unit.key for unit in units]
    if anchors == [f"p{k}" for k in range(1, len(units) + 1)]:
        anchors = []
    odd = {unit.key: list(unit.anchors) for unit in units if unit.anchors}
    return [units[0].address.partition("#")[0], sections, anchors, odd]


def _record(row: NumberedUnit, places: Places) -> list[Any]:
    """Return what is said of an entry, without the empty fields at its end."""
    unit = row.unit
    said = [] if unit.kind in PREVIEWED else list(unit.parts)
    cited = [places[row.slug, anchor] for anchor in unit.cites if (row.slug, anchor) in places]
    numbers = [number for place in cited for number in (place.unit, place.part)]
    record: list[Any] = [unit.address, unit.label, unit.title, said, numbers]
    record += [list(unit.near), list(unit.related)]
    while len(record) > 3 and not record[-1]:
        record.pop()
    return record


def _places(rows: Iterable[NumberedUnit]) -> Iterator[tuple[tuple[str, str], Place]]:
    for row in rows:
        unit = row.unit
        if unit.kind == "text":
            yield (row.slug, unit.key), Place(row.number, 0)
            for part in range(1, len(unit.parts) + 1):
                anchor = unit.anchors[part - 1] if unit.anchors else f"{unit.key}-s{part}"
                yield (row.slug, anchor), Place(row.number, part)
