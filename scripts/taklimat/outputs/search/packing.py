"""How words and postings are packed: front-coded words, postings in Rice's and Elias's codes."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from itertools import takewhile

from taklimat.outputs.search_constants import MARKS, MOST_POSTINGS, PART_WIDTH

SHARED = 11
"""Letters that a mark can say are shared: with four classes each, `MARKS` has no room for more."""
COMMON = (2, 5, 21)
"""Document frequencies from which a word is of the next class."""
CODES = 16_384
"""Codes remembered of each kind: a few small numbers are nearly all there are."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The units that have a stem, in their order, in columns.

    A library has millions of postings: an object for each would keep the garbage collector busy.
    """

    units: list[int] = field(default_factory=list)
    """Their numbers."""
    frequencies: list[int] = field(default_factory=list)
    """How often each has the stem; in a title it counts more."""
    parts: list[int] = field(default_factory=list)
    """The set of its parts that have it, as bits: bit 0 is the title, bit 1 the first sentence."""

    def add(self, unit: int, frequency: int, parts: int) -> None:
        """Add one posting; its unit comes after all others."""
        self.units.append(unit)
        self.frequencies.append(frequency)
        self.parts.append(parts)

    def weightiest(self) -> Postings:
        """Return the postings that are kept, in the order of their units.

        A stem that is nearly everywhere says little, and would be most of its shard.
        """
        if len(self.units) <= MOST_POSTINGS:
            return self
        heaviest = nsmallest(
            MOST_POSTINGS, range(len(self.units)), key=lambda k: (-self.frequencies[k], k)
        )
        order = sorted(heaviest)
        columns = (self.units, self.frequencies, self.parts)
        return Postings(*([column[k] for k in order] for column in columns))


def packed_words(words: Sequence[str], frequency: Mapping[str, int]) -> str:
    """Return sorted words, front-coded: a mark for what each shares with the last, then its rest.

    `packed_words(["ab", "abc"], {"ab": 1, "abc": 1})` is `"!ab+c"`: `+`, the ninth mark, says that
    two letters are shared.
    """
    pieces: list[str] = []
    last = ""
    for word in words:
        alike = zip(word[:SHARED], last, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], alike))
        common = sum(frequency[word] >= least for least in COMMON)
        pieces += (MARKS[4 * shared + common], word[shared:])
        last = word
    return "".join(pieces)


def packed_postings(postings: Postings, total: int) -> str:
    """Return the postings of a stem as bits, six in a character.

    First the document frequency; then, of each posting that is kept, the gap to the unit before,
    and its parts. `total` is one more than the greatest number of any unit.
    """
    kept = postings.weightiest()
    # Rice's code suits gaps between numbers drawn at random, with a width of about the logarithm
    # of the mean gap. The reader knows `total` and how many are kept, so no width is written.
    width = (total // len(kept.units)).bit_length() - 1
    mask = (1 << width) - 1
    codes, last = [_gamma(len(postings.units))], -1
    for unit, frequency, parts in zip(kept.units, kept.frequencies, kept.parts, strict=True):
        gap = unit - last - 1
        codes.append(_rice(gap >> width, gap & mask, width) + _parts(frequency, parts))
        last = unit
    return _base64("".join(codes))


def _base64(bits: str) -> str:
    # Bits and not a character for each number: gzip gains nothing from such digits that a code
    # made for gaps does not gain first (figures in DECISIONS.md, 2026-11-30). Six bits a
    # character, since a script is text; gzip takes the unused two bits of each back.
    signs = -(-len(bits) // 6)
    whole = -(-len(bits) // 24) * 24  # three bytes are four characters
    return urlsafe_b64encode(int(bits.ljust(whole, "0"), 2).to_bytes(whole // 8)).decode()[:signs]


def _rice(high: int, low: int, width: int) -> str:
    """Return a number in Rice's code, given as its high part and its `width` low bits.

    The high part is written in ones, which a zero ends: 5 = 1 · 4 + 1 with width 2 is `10` `01`.
    """
    return "1" * high + _low(low, width)


@lru_cache(maxsize=CODES)
def _low(number: int, width: int) -> str:
    return f"0{number:0{width}b}" if width else "0"


@lru_cache(maxsize=CODES)
def _parts(frequency: int, parts: int) -> str:
    """Return the parts and the frequency of a posting.

    A zero and the part, if one part has the stem once, as four in five postings do; else a one,
    the set, and how often more than once in each.
    """
    if frequency == 1 == parts.bit_count():
        part = parts.bit_length() - 1
        return "0" + _rice(part >> PART_WIDTH, part & (1 << PART_WIDTH) - 1, PART_WIDTH)
    return "1" + _gamma(parts) + _gamma(frequency - parts.bit_count() + 1)


@lru_cache(maxsize=CODES)
def _gamma(number: int) -> str:
    """Return a number from 1 in Elias's gamma code: its length in ones, a zero, its lower bits.

    For sets and frequencies, whose size nothing foretells. 5 = 101 is `110` `01`.
    """
    below = number.bit_length() - 1
    return "1" * below + "0" + f"{number:b}"[1:]
