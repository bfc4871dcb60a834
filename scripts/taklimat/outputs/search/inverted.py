"""An inverted index: the words of units, the postings of their stems, and the units' lengths."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from taklimat.outputs.search.numbered import NumberedUnit
from taklimat.outputs.search.packing import Postings
from taklimat.outputs.search.stems import Stems
from taklimat.outputs.search_constants import DIGITS, LAST_PART, LENGTHS
from taklimat.pages.units import Unit

TITLE = 3
"""How many times a word of a title counts."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """The inverted index of one language."""

    frequency: Mapping[str, int]
    """The vocabulary: how many units each word is in."""
    postings: Mapping[str, Postings]
    """By stem."""
    lengths: str
    """A digit for each number, as `_lengths` has them."""


@dataclass(frozen=True, slots=True)
class _Field:
    """Words of a unit that count alike and stand in one part."""

    text: str
    part: int
    weight: int = 1


def inverted(rows: Iterable[NumberedUnit], stems: Stems) -> Inverted:
    """Return the inverted index of some units."""
    frequency: Counter[str] = Counter()
    postings: dict[str, Postings] = defaultdict(Postings)
    lengths: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        words, counts, parts = _read(row.unit, stems)
        frequency.update(words)
        lengths[row.unit.kind][row.number] = sum(counts.values())
        for stem, count in counts.items():
            postings[stem].add(row.number, count, parts[stem])
    return Inverted(frequency, postings, _lengths(lengths))


def _read(unit: Unit, stems: Stems) -> tuple[set[str], dict[str, int], dict[str, int]]:
    """Return a unit's words, how often each stem counts, and the set of parts that it is in."""
    words: set[str] = set()
    counts: Counter[str] = Counter()
    parts: dict[str, int] = {}
    for field in _fields(unit):
        inside = stems.inside(field.text)
        words.update(inside)
        stemmed = stems.all_of(inside)
        counts.update(stemmed * field.weight)
        bit = 1 << field.part
        for stem in stemmed:
            parts[stem] = parts.get(stem, 0) | bit
    return words, counts, parts


def _fields(unit: Unit) -> Iterator[_Field]:
    yield _Field(unit.title, 0, TITLE)
    for near in unit.near:
        yield _Field(near, 0)
    if unit.kind == "recommendation":
        yield _Field(unit.key, 0)  # people ask for `r3`
    for part, text in enumerate(unit.parts, 1):
        yield _Field(text, min(part, LAST_PART))


def _lengths(lengths: Mapping[str, Mapping[int, int]]) -> str:
    """Return a digit for each number: the unit's length as a share of its kind's mean.

    BM25 needs no more than that share, and of its own kind: a paragraph is no long term. It is one
    more than the share in eighths, since zero is for what this language does not have.
    """
    digits = [DIGITS[0]] * (1 + max((max(of_kind) for of_kind in lengths.values()), default=-1))
    for of_kind in lengths.values():
        mean = sum(of_kind.values()) / len(of_kind) or 1
        for number, length in of_kind.items():
            share = int(LENGTHS * length / mean + 1.5)
            digits[number] = DIGITS[min(len(DIGITS) - 1, share)]
    return "".join(digits)
