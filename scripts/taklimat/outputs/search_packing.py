"""How the search index is written: words as a sorted list, postings as bits, lists cut in parts."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from itertools import takewhile
from typing import Any

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MARKS = "!#$%&()*+,-./:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_"
"""Stand between words of the vocabulary: what they share with the last, and how common."""
SHARED = 11
COMMON = (2, 5, 21)
"""Units that a word is in, from which it is of the next class."""
MOST_POSTINGS = 1500
"""Of one stem: of a word that is nearly everywhere, the units in which it weighs most."""
WIDTH = 2
"""Bits that a sentence's number has at least."""

Posting = tuple[int, int, int]
"""A unit's number, how often, and the parts it is in as a set of bits."""


def packed_words(words: Sequence[str], units: Mapping[str, int]) -> str:
    """Return sorted words: each begins with a mark of what it shares with the one before."""
    pieces: list[str] = []
    last = ""
    for word in words:
        alike = zip(word[:SHARED], last, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], alike))
        common = sum(units[word] >= least for least in COMMON)
        pieces += (MARKS[4 * shared + common], word[shared:])
        last = word
    return "".join(pieces)


def packed_postings(postings: Sequence[Posting], total: int) -> str:
    """Return the postings of a stem as bits, six in a character.

    First how many units it is in; then, of each that is kept, how much the number grew (Rice's
    code, its width by how many there are of `total` numbers) and its place. Bits and not digits,
    since gzip cannot pack what is packed already, nor needs to.
    """
    kept = postings
    if len(postings) > MOST_POSTINGS:
        kept = sorted(nsmallest(MOST_POSTINGS, postings, key=lambda p: (-p[1], p[0])))
    width = (total // len(kept)).bit_length() - 1
    pieces, last, mask = [_gamma(len(postings))], -1, (1 << width) - 1
    for number, count, bits in kept:
        grown = number - last - 1
        pieces.append("1" * (grown >> width) + _low(grown & mask, width) + _place(count, bits))
        last = number
    return _signs("".join(pieces))


def _signs(bits: str) -> str:
    signs = -(-len(bits) // 6)
    whole = -(-len(bits) // 24) * 24
    return urlsafe_b64encode(int(bits.ljust(whole, "0"), 2).to_bytes(whole // 8)).decode()[:signs]


@cache
def _low(number: int, width: int) -> str:
    """Return a zero, which ends what is above the width, and the number's lowest bits."""
    return f"0{number:0{width}b}" if width else "0"


@cache
def _place(count: int, bits: int) -> str:
    """Return the one part that has a word once, or the set of parts and how often more."""
    part = bits.bit_length() - 1
    if count == 1 == bits.bit_count():
        return "0" + "1" * (part >> WIDTH) + _low(part & (1 << WIDTH) - 1, WIDTH)
    return "1" + _gamma(bits) + _gamma(count - bits.bit_count() + 1)


@cache
def _gamma(number: int) -> str:
    """Return a number from 1 in Elias's gamma code, the length in ones."""
    below = number.bit_length() - 1
    return "1" * below + "0" + f"{number:b}"[1:]


def cut(
    items: Sequence[Any],
    sizes: Sequence[int],
    size: int,
    most: int,
    key: Callable[[Any], str] | None = None,
) -> list[Sequence[Any]]:
    """Cut a list into parts of about a size, at most so many.

    Neighbours with equal keys stay together; without a key any two may part.
    """
    while len(parts := list(_cut(items, sizes, size, key))) > most:
        size += size // 20 + 1
    return parts


def _cut(
    items: Sequence[Any], sizes: Sequence[int], size: int, key: Callable[[Any], str] | None
) -> Iterator[Sequence[Any]]:
    start = total = 0
    for k, one in enumerate(sizes):
        parted = key is None or key(items[k]) != key(items[k - 1])
        if total and total + one > size and parted:
            yield items[start:k]
            start, total = k, 0
        total += one
    if items:
        yield items[start:]
