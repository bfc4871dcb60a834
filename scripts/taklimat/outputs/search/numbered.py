"""The units of all briefings with their numbers, and what the root says of numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from taklimat.base.languages import CODES
from taklimat.briefing.briefing import Briefing
from taklimat.pages.units import UNIT_KINDS, Unit, units

MOST_REGIONS = 20
"""Regions that are filters, the commonest: a unit's are the bits of one small number."""


@dataclass(frozen=True, slots=True)
class NumberedUnit:
    """A unit with its number, which is the same in every language."""

    number: int
    slug: str
    briefing: str
    """The briefing's title."""
    translated: bool
    """Whether the article's words are the editors' translation in this language."""
    unit: Unit


Languages = Mapping[str, Sequence[NumberedUnit]]
"""The units of each language, in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A unit as one language has it, before it has a number."""

    language: str
    slug: str
    title: str
    translated: bool
    unit: Unit

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same in every language."""
        return self.unit.kind, self.slug, self.unit.key


def numbered_units(briefings: Iterable[Briefing]) -> Languages:
    """Number all units, kind by kind, so that a few bounds in the root tell a number's kind.

    Text comes first: a number below the first bound is a paragraph. What only one language has
    leaves a gap in the others.
    """
    occurrences = [one for briefing in briefings for one in _occurrences(briefing)]
    # sorting is stable: within a kind, units keep the order of briefings and of their pages
    by_kind = sorted(occurrences, key=lambda one: UNIT_KINDS.index(one.unit.kind))
    numbers = {key: k for k, key in enumerate(dict.fromkeys(one.key for one in by_kind))}
    languages: dict[str, list[NumberedUnit]] = defaultdict(list)
    for one in sorted(by_kind, key=lambda one: numbers[one.key]):
        number = numbers[one.key]
        row = NumberedUnit(number, one.slug, one.title, one.translated, one.unit)
        languages[one.language].append(row)
    return {code: languages[code] for code in CODES if code in languages}


def _occurrences(briefing: Briefing) -> Iterator[_Occurrence]:
    for code in briefing.languages:
        title = briefing.manifest.title.in_(code).plain
        for unit in units(briefing, code):
            yield _Occurrence(code, briefing.slug, title, code in briefing.translations, unit)


def first_paragraphs(languages: Languages) -> list[tuple[str, int]]:
    """Return (slug, number of its first paragraph) of each briefing."""
    first: dict[str, int] = {}
    for row in _all(languages):
        if row.unit.kind == "text":
            first[row.slug] = min(row.number, first.get(row.slug, row.number))
    return list(first.items())


def kind_bounds(languages: Languages) -> list[tuple[str, int]]:
    """Return (kind, one after its last number) in the order of the numbers."""
    ends: dict[str, int] = {}
    for row in _all(languages):
        ends[row.unit.kind] = max(ends.get(row.unit.kind, 0), row.number + 1)
    return [(kind, ends[kind]) for kind in UNIT_KINDS if kind in ends]


def region_filters(briefings: Sequence[Briefing], languages: Languages) -> dict[str, Any]:
    """Return the regions' names by language, and the regions of all units.

    The latter are runs of (set of regions as bits, how many units have it), written flat:
    neighbours are mostly of one section, so that runs are few.
    """
    regions = _commonest_regions(briefings)
    bits = {name: 1 << k for k, name in enumerate(regions)}
    masks: dict[int, int] = {}
    for row in _all(languages):
        masks[row.number] = sum(bits.get(name, 0) for name in row.unit.regions)
    every = (masks.get(number, 0) for number in range(max(masks, default=-1) + 1))
    runs = [n for mask, alike in groupby(every) for n in (mask, len(list(alike)))]
    return {"names": _region_names(briefings, regions), "of": runs}


def _commonest_regions(briefings: Iterable[Briefing]) -> list[str]:
    """Return the regions of most briefings, in the order in which briefings name them."""
    counts = Counter(name for briefing in briefings for name in briefing.manifest.regions)
    commonest = {name for name, _ in counts.most_common(MOST_REGIONS)}
    return [name for name in counts if name in commonest]


def _region_names(briefings: Iterable[Briefing], regions: Sequence[str]) -> list[dict[str, str]]:
    """Return each region's name by language: the first briefing's that has one."""
    names: dict[str, dict[str, str]] = {name: {} for name in regions}
    for briefing in briefings:
        for name, region in briefing.manifest.regions.items():
            for code in briefing.languages if name in names else ():
                names[name].setdefault(code, region.name.in_(code).plain)
    return list(names.values())


def _all(languages: Languages) -> Iterator[NumberedUnit]:
    return (row for rows in languages.values() for row in rows)
