"""The index of one language, read as the browser's engine reads it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from taklimat.outputs.search.stems import Stems
from taklimat.outputs.search_constants import DIGITS, MARKS, MOST_POSTINGS, PART_WIDTH

_MARKED = re.compile(f"([{re.escape(MARKS)}])([^{re.escape(MARKS)}]*)")


@dataclass(frozen=True, slots=True)
class Postings:
    units: tuple[int, ...]
    counts: tuple[int, ...]
    parts: tuple[int, ...]
    of: int


def unpack(packed: str, total: int) -> Postings:
    """Return the postings of a stem from their line in a shard; `total` numbers are given."""
    bits = "".join(f"{DIGITS.index(sign):06b}" for sign in packed)
    at = 0

    def low(width: int) -> int:
        nonlocal at
        at += width
        return int(bits[at - width : at] or "0", 2)

    def high() -> int:
        nonlocal at
        start, at = at, bits.index("0", at) + 1
        return at - start - 1

    def gamma() -> int:
        width = high()
        return 1 << width | low(width)

    of = gamma()
    kept = min(of, MOST_POSTINGS)
    width = (total // kept).bit_length() - 1
    units, counts, parts, unit = [], [], [], -1
    for _ in range(kept):
        unit += 1 + (high() << width | low(width))
        many = low(1)
        its = gamma() if many else 1 << (high() << PART_WIDTH | low(PART_WIDTH))
        units.append(unit)
        parts.append(its)
        counts.append(its.bit_count() - 1 + gamma() if many else 1)
    return Postings(tuple(units), tuple(counts), tuple(parts), of)


class Lexicon:
    """The index of one language: all of its vocabulary, and postings as they are asked for."""

    def __init__(self, language: str, root: Any, load: Callable[[str], Any]) -> None:
        self.language, self.root, self.load = language, root, load
        self.stems = Stems(language)
        self.stop = set(root["stop"].split(" "))
        self.words: list[str] = []
        self.common: list[int] = []
        for _, name in root["words"]:
            last = ""
            for mark, rest in _MARKED.findall(load(name)):
                code = MARKS.index(mark)
                last = last[: code >> 2] + rest
                self.words.append(last)
                self.common.append(code & 3)
        self._lines: dict[str, tuple[list[str], list[str]]] = {}
        self._unpacked: dict[tuple[str, int], Postings] = {}

    @cached_property
    def places(self) -> dict[str, int]:
        return {word: k for k, word in enumerate(self.words)}

    def known(self, word: str) -> int:
        """Return how many units a word is in, from 1 to 4; 0 if the vocabulary lacks it."""
        return self.common[self.places[word]] + 1 if word in self.places else 0

    def has(self, unit: int) -> bool:
        """Return whether a unit is in this language."""
        return self.root["lengths"][unit : unit + 1] not in {"", DIGITS[0]}

    def range(self, start: str) -> range:
        """Return the places of the words that begin so."""
        first = bisect_left(self.words, start)
        after = bisect_left(self.words, True, first, key=lambda word: not word.startswith(start))
        return range(first, after)

    def alike(self, loose: str) -> list[tuple[str, Postings]]:
        bounds = self.root["postings"]
        if not bounds:
            return []
        name = bounds[max(0, bisect_right([bound for bound, _ in bounds], loose) - 1)][1]
        if name not in self._lines:
            stems, lines = self.load(name)
            self._lines[name] = (stems.split(" "), lines.split(" "))
        stems, lines = self._lines[name]
        found = []
        k = bisect_left(stems, loose, key=self.stems.loose)
        while k < len(stems) and self.stems.loose(stems[k]) == loose:
            if (name, k) not in self._unpacked:
                self._unpacked[name, k] = unpack(lines[k], len(self.root["lengths"]))
            found.append((stems[k], self._unpacked[name, k]))
            k += 1
        return found

    def block(self, unit: int) -> Any:
        """Return the run of units of a briefing that a unit is in."""
        bounds = self.root["texts"]
        k = bisect_right([start for start, _ in bounds], unit) - 1
        blocks = self.load(bounds[k][1]) if k >= 0 else []
        return next((block for block in blocks if 0 <= unit - block[0] < block[1]), None)

    def paragraph(self, unit: int) -> str:
        """Return the anchor of a unit that is a paragraph."""
        first, *_, anchors, _ = self.block(unit)
        return anchors[unit - first] if anchors else f"p{unit - first + 1}"
