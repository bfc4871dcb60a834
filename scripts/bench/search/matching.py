"""From a query's words to stems of the index, as the browser's engine does it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from bench.search.lexicon import Lexicon, Postings
from taklimat.outputs.search.stems import words_of
from taklimat.outputs.search_constants import (
    ALIKE,
    ALIKE_FROM,
    ALIKE_LETTERS,
    BEGINS,
    BEGUN,
    EDITS,
    EDITS_FROM,
    HALF,
    LOOSE,
    MOST_NEAR,
    MOST_WORDS,
    OTHER_START,
)

_ENDS_IN_WORD = re.compile(r"[^\W_]\Z")


@dataclass(frozen=True, slots=True)
class Term:
    word: str
    stems: dict[str, tuple[float, Postings]]
    how: str


def _add(lexicon: Lexicon, word: str, weight: float, into: dict[str, Any]) -> None:
    stem = lexicon.stems.of(word)
    for other, postings in lexicon.alike(lexicon.stems.loose(stem)):
        its = weight if other == stem else weight * LOOSE
        if its > into.get(other, (0,))[0]:
            into[other] = (its, postings)


def _term(lexicon: Lexicon, word: str, found: Iterable[tuple[str, float]], how: str) -> Term:
    stems: dict[str, tuple[float, Postings]] = {}
    for other, weight in found:
        _add(lexicon, other, weight, stems)
    return Term(word, stems, how)


def _beginning(lexicon: Lexicon, start: str) -> list[str]:
    order = sorted(lexicon.range(start), key=lambda k: (-lexicon.common[k], k))
    return [lexicon.words[k] for k in order[:MOST_WORDS]]


def distances(a: str, b: str, most: int) -> tuple[int, int]:
    """Return Damerau's distance, and the least to a beginning of the second word."""
    before: list[int] = []
    whole, b = b, b[: len(a) + most]
    last = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        row = [i]
        for j in range(1, len(b) + 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > most + 1:
            return most + 1, most + 1
        before, last = last, row
    return min(last[-1], most + 1) if b == whole else most + 1, min(most + 1, *last)


@lru_cache(2**16)  # each query with a slip asks for all words
def _letters(word: str) -> int:
    """Return a bit for each letter, some of them shared."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 31)
    return bits


def _scan(
    lexicon: Lexicon, words: Iterable[int], badness: Callable[[str], float | None]
) -> list[tuple[float, str]]:
    """Return the best words of the vocabulary; None leaves one out."""
    found = []
    for k in words:
        its = badness(lexicon.words[k])
        if its is not None:
            found.append((its, -lexicon.common[k], lexicon.words[k]))
    return [(its, word) for its, _, word in sorted(found)[:MOST_NEAR]]


def _near(
    lexicon: Lexicon, word: str, most: int, unfinished: bool, other: bool = False
) -> list[tuple[str, float]]:
    begun = unfinished and not other and len(word) >= BEGUN

    def badness(its: str) -> float | None:
        if (other and its[0] == word[0]) or not _may_be(word, its, most, begun):
            return None
        whole, start = distances(word, its, most)
        distance = start + 0.5 if len(its) - len(word) > most else whole
        return distance if distance <= most else None

    near = _scan(lexicon, lexicon.range("" if other else word[0]), badness)
    return [
        (its, EDITS[math.ceil(distance)] - (OTHER_START if other else 0))
        for distance, its in near
        if distance <= near[0][0] + 0.5
    ]


def _may_be(word: str, other: str, most: int, beginning: bool) -> bool:
    own, its, longer = _letters(word), _letters(other), len(other) - len(word)
    if longer < -most or (own & ~its).bit_count() > most:
        return False
    return beginning if longer > most else (its & ~own).bit_count() <= most


def _halves(lexicon: Lexicon, word: str, most: int) -> list[tuple[str, float]]:
    for k in range(len(word) - HALF, HALF - 1, -1):
        a, b = word[:k], word[k:]
        known = (a in lexicon.places, b in lexicon.places)
        if all(known):
            return [(a, 1), (b, 1)]
        if not most or known[0] == known[1]:
            continue
        whole, broken = (a, b) if known[0] else (b, a)
        near = (
            _near(lexicon, broken, most, False)[:1] if min(len(whole), len(broken)) > HALF else []
        )
        if near:
            return [(a, 1), *near] if known[0] else [*near, (b, 1)]
    return []


def _alike(lexicon: Lexicon, word: str) -> list[tuple[str, float]]:
    padded = f" {word} "
    own = [padded[k : k + 3] for k in range(len(word))]

    def badness(its: str) -> float | None:
        if (_letters(word) ^ _letters(its)).bit_count() > ALIKE_LETTERS:
            return None
        shared = sum(three in f" {its} " for three in own)
        share = 2 * shared / (len(own) + len(its))
        return 1 - share if share >= ALIKE else None

    found = _scan(lexicon, lexicon.range(""), badness)
    return [(its, (1 - far) * EDITS[2]) for far, its in found]


def _edits(word: str) -> int:
    if any(sign.isdecimal() and sign.isascii() for sign in word):
        return 0
    return sum(len(word) >= least for least in EDITS_FROM)


def _matching(lexicon: Lexicon, word: str, unfinished: bool) -> list[Term]:
    own = _term(lexicon, word, [(word, 1)], "exact")
    if unfinished and len(word) > 1 and word not in lexicon.places:
        begun = _beginning(lexicon, word)
        for other in begun:
            _add(lexicon, other, BEGINS, own.stems)
        if begun:
            return [replace(own, how="begins")]
    if own.stems:
        return [own]
    return _meant(lexicon, word, unfinished) if _edits(word) else [Term(word, {}, "none")]


def _meant(lexicon: Lexicon, word: str, unfinished: bool) -> list[Term]:
    for mistakes, other in ((1, False), (2, False), (1, True)):
        if mistakes > _edits(word):
            continue
        near = _near(lexicon, word, mistakes, unfinished, other)
        if near:
            return [_term(lexicon, word, near, "near")]
        two = _halves(lexicon, word, int(other)) if mistakes == 1 else []
        if two:
            return [_term(lexicon, half[0], [half], "split") for half in two]
    alike = _alike(lexicon, word) if len(word) >= ALIKE_FROM else []
    return [_term(lexicon, word, alike, "alike" if alike else "none")]


def _sought(lexicon: Lexicon, said: Iterable[str], foreign: set[str], least: int) -> list[str]:
    """Return the words that say something; one that is common elsewhere, if it is common here."""
    return [
        word
        for word in said
        if word not in lexicon.stop and (word not in foreign or lexicon.known(word) >= least)
    ]


def terms_of(lexicon: Lexicon, query: str, foreign: set[str]) -> list[Term]:
    """Return what each word of a query finds."""
    said = list(words_of(query))
    words = _sought(lexicon, said, foreign, 3) or _sought(lexicon, said, foreign, 1)
    unfinished = bool(_ENDS_IN_WORD.search(query))
    terms: list[Term] = []
    k = 0
    while k < len(words):
        word, following = words[k], words[k + 1] if k + 1 < len(words) else None
        joined = (
            following is not None
            and not (word in lexicon.places and following in lexicon.places)
            and word + following in lexicon.places
        )
        last = unfinished and k == len(words) - 1 and word == said[-1]
        terms += _matching(lexicon, f"{word}{following}" if joined else word, last)
        k += 2 if joined else 1
    return list({lexicon.stems.of(term.word): term for term in reversed(terms)}.values())[::-1]
