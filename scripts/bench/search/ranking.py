"""The browser's engine once more, in Python: it reads the same files and ranks the same way.

For measuring many queries without a browser, and so that the two hold each other to account:
`tests/test_search_ranking.py` asks both the same.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from taklimat.outputs.search import DIGITS, LENGTHS, MARKS, SearchIndex
from taklimat.outputs.search import K1 as K1
from taklimat.outputs.search import B as B
from taklimat.outputs.search_words import Stems, words_of

LOOSE, BEGINS, EDITS = 0.45, 0.8, (1, 0.85, 0.7)
MOST_WORDS, MOST_NEAR, BEGUN, ALIKE = 5, 3, 6, 0.4
SENTENCE, COVERED, RARE, SPREAD, ALSO = 0.6, 0.5, 0.4, 0.8, 0.7
MOST_UNITS, OTHER_KINDS, OTHER_LANGUAGE, DEFINED = 60, 0.75, 0.9, 0.7
NAMED, MOST_ENTRIES, LONGEST_QUERY = ("term", "instrument", "actor"), 4, 300
NORMS = [K1 * (1 - B + B * digit / LENGTHS) for digit in range(64)]
_ENDS_IN_WORD = re.compile(r"[^\W_]\Z")

Entries = Mapping[str, Any]
Accepts = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Postings:
    units: tuple[int, ...]
    counts: tuple[int, ...]
    parts: tuple[int, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Term:
    word: str
    stems: dict[str, tuple[float, Postings]]
    how: str


@dataclass(frozen=True, slots=True)
class Hit:
    unit: int
    part: int
    score: int
    language: str
    near: bool = False


def unpack(packed: str) -> Postings:
    """Return the postings of a stem from their line in a shard."""
    front, dot, rest = packed.partition(".")
    packed = rest if dot else packed
    numbers: list[int] = []
    found = shift = 0
    for sign in packed:
        digit = DIGITS.index(sign)
        found |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(found)
            found = shift = 0
    units, counts, parts, unit = [], [], [], 0
    values = iter(numbers)
    for delta in values:
        unit += delta
        code = next(values)
        bits = code >> 2 if code & 1 else 1 << (code >> 2)
        units.append(unit)
        parts.append(bits)
        counts.append(next(values) if code & 2 else bits.bit_count())
    return Postings(tuple(units), tuple(counts), tuple(parts), int(front) if dot else len(units))


class Lexicon:
    """The index of one language."""

    def __init__(self, language: str, root: Any, load: Callable[[str], Any]) -> None:
        self.language, self.root, self.load = language, root, load
        self.stems = Stems(language)
        self.stop = set(root["stop"].split(" "))
        self.words: list[str] = []
        self.common: list[int] = []
        last = ""
        for mark, rest in re.findall(
            f"([{re.escape(MARKS)}])([^{re.escape(MARKS)}]*)", self._packed
        ):
            code = MARKS.index(mark)
            last = last[: code >> 2] + rest
            self.words.append(last)
            self.common.append(code & 3)
        self._lines: dict[str, tuple[list[str], list[str]]] = {}
        self._unpacked: dict[tuple[str, int], Postings] = {}

    @property
    def _packed(self) -> str:
        return str(self.load(self.root["words"]))

    @cached_property
    def places(self) -> dict[str, int]:
        return {word: k for k, word in enumerate(self.words)}

    def rare(self, word: str) -> bool:
        return word not in self.places or self.common[self.places[word]] < 2

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
                self._unpacked[name, k] = unpack(lines[k])
            found.append((stems[k], self._unpacked[name, k]))
            k += 1
        return found

    def text(self, unit: int) -> Any:
        starts = self.root["texts"]
        k = bisect_right([start for start, _ in starts], unit) - 1
        for _, first, entries, _ in self.load(starts[k][1]) if k >= 0 else ():
            if first <= unit < first + len(entries):
                return entries[unit - first]
        return None


# ---- words of the query to stems


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
    first = bisect_left(lexicon.words, start)
    after = first
    while after < len(lexicon.words) and lexicon.words[after].startswith(start):
        after += 1
    order = sorted(range(first, after), key=lambda k: (-lexicon.common[k], k))
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


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 31)
    return bits


def _near(
    lexicon: Lexicon, word: str, most: int, unfinished: bool, same: bool = False
) -> list[tuple[str, float]]:
    found: list[tuple[float, int, int]] = []
    for k, other in enumerate(lexicon.words):
        first = other[0] == word[0]
        if (first or not same) and _may_be(
            word, other, most, unfinished and first and len(word) >= BEGUN
        ):
            whole, start = distances(word, other, most)
            distance = start + 0.5 if len(other) - len(word) > most else whole
            if distance <= most:
                found.append((distance, int(not first), k))
    best = min((distance for distance, _, _ in found), default=0)
    near = [one for one in found if one[0] <= best + 0.5]
    near.sort(key=lambda one: (one[0], one[1], -lexicon.common[one[2]], one[2]))
    return [(lexicon.words[k], EDITS[math.ceil(d)] - 0.1 * o) for d, o, k in near[:MOST_NEAR]]


def _may_be(word: str, other: str, most: int, beginning: bool) -> bool:
    own, its, longer = _letters(word), _letters(other), len(other) - len(word)
    if longer < -most or (own & ~its).bit_count() > most:
        return False
    return beginning if longer > most else (its & ~own).bit_count() <= most


def _halves(lexicon: Lexicon, word: str, most: int) -> list[tuple[str, float]]:
    for k in range(len(word) - 3, 2, -1):
        a, b = word[:k], word[k:]
        known = (a in lexicon.places, b in lexicon.places)
        if all(known):
            return [(a, 1), (b, 1)]
        if not most or known[0] == known[1]:
            continue
        whole, broken = (a, b) if known[0] else (b, a)
        near = (
            _near(lexicon, broken, most, False, True)[:1]
            if min(len(whole), len(broken)) > 3
            else []
        )
        if near:
            return [(a, 1), *near] if known[0] else [*near, (b, 1)]
    return []


def _alike(lexicon: Lexicon, word: str) -> list[tuple[str, float]]:
    padded = f" {word} "
    own = [padded[k : k + 3] for k in range(len(word))]
    found = []
    for k, other in enumerate(lexicon.words):
        if (
            -6 <= len(other) - len(word) <= 3
            and (_letters(word) ^ _letters(other)).bit_count() <= 4
        ):
            shared = sum(three in f" {other} " for three in own)
            share = 2 * shared / (len(own) + len(other))
            if share >= ALIKE:
                found.append((-share, k))
    return [(lexicon.words[k], -share * EDITS[2]) for share, k in sorted(found)[:3]]


def _edits(word: str) -> int:
    if len(word) < 4 or any(sign.isdecimal() and sign.isascii() for sign in word):
        return 0
    return 1 if len(word) < 8 else 2


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
    near = _near(lexicon, word, 1, unfinished)
    if near:
        return [_term(lexicon, word, near, "near")]
    for mistakes in (0, 1):
        two = _halves(lexicon, word, mistakes)
        if two:
            return [_term(lexicon, half[0], [half], "split") for half in two]
        far = _near(lexicon, word, 2, unfinished) if not mistakes and _edits(word) == 2 else []
        if far:
            return [_term(lexicon, word, far, "near")]
    alike = _alike(lexicon, word) if len(word) > 5 else []
    return [_term(lexicon, word, alike, "alike" if alike else "none")]


def terms_of(lexicon: Lexicon, query: str, foreign: set[str]) -> list[Term]:
    """Return what each word of a query finds."""
    said = list(words_of(query))
    words = [w for w in said if w not in lexicon.stop and not (w in foreign and lexicon.rare(w))]
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


# ---- terms to places


def _found(lexicon: Lexicon, term: Term) -> tuple[dict[int, float], float]:
    best: dict[int, float] = {}
    hidden = 0
    lengths = lexicon.root["lengths"]
    for weight, postings in term.stems.values():
        hidden += postings.of - len(postings.units)
        for unit, count in zip(postings.units, postings.counts, strict=True):
            its = weight * count / (count + NORMS[DIGITS.index(lengths[unit])])
            if its > best.get(unit, 0):
                best[unit] = its
    of = len(best) + hidden
    return best, math.log(1 + (lexicon.root["units"] - of + 0.5) / (of + 0.5)) ** RARE


def _parts(term: Term, unit: int) -> dict[int, float]:
    parts: dict[int, float] = {}
    for weight, postings in term.stems.values():
        k = bisect_left(postings.units, unit)
        if k < len(postings.units) and postings.units[k] == unit:
            for part in range(postings.parts[k].bit_length()):
                if postings.parts[k] >> part & 1 and weight > parts.get(part, 0):
                    parts[part] = weight
    return parts


def _rounded(number: float) -> int:
    return math.floor(number + 0.5)


def rank(lexicon: Lexicon, terms: Sequence[Term], prior: Callable[[int], float]) -> list[Hit]:
    """Return the best hits of some terms."""
    weighed = [(term, *_found(lexicon, term)) for term in terms]
    scores: dict[int, float] = {}
    for _, best, rarity in weighed:
        for unit, weight in best.items():
            scores[unit] = scores.get(unit, 0) + rarity * weight
    whole = 0.0
    for *_, rarity in weighed:
        whole += rarity
    accepted = [pair for pair in scores.items() if prior(pair[0])]
    order = sorted(accepted, key=lambda pair: (-pair[1], pair[0]))[:MOST_UNITS]
    hits = [
        hit
        for unit, score in order
        for hit in _hits_in(lexicon, weighed, unit, score, whole, prior(unit))
    ]
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[int, int, int]:
    return -hit.score, hit.unit, hit.part


def _hits_in(
    lexicon: Lexicon,
    weighed: Sequence[tuple[Term, Any, float]],
    unit: int,
    score: float,
    whole: float,
    prior: float,
) -> list[Hit]:
    sums: dict[int, float] = {}
    covered = 0.0
    for term, _, rarity in weighed:
        parts = _parts(term, unit)
        for part, weight in parts.items():
            sums[part] = sums.get(part, 0) + rarity * weight
        covered += rarity * max(parts.values(), default=0)
    order = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    first, best = order[0]

    def make(part: int, total: float) -> Hit:
        value = (score + SENTENCE * total) * (1 - COVERED + (COVERED * covered) / whole) * prior
        return Hit(unit, part, _rounded(value * 1e6), lexicon.language)

    if best < SPREAD * covered:
        return [make(0, best)]
    also = [
        make(part, total * ALSO)
        for part, total in order[1 : 1 if prior < 1 else 3]
        if total >= ALSO * best
    ]
    return [make(first, best), *also]


def _defining(named: Entries, ranked: Sequence[Hit], language: str) -> list[Hit]:
    cited = named["cited"]
    places = list(zip(cited[::2], cited[1::2], strict=True))
    own = {
        place: max((h.score for h in ranked if (h.unit, h.part) == place), default=0)
        for place in places
    }
    least = DEFINED * max(own.values(), default=0)
    chosen = sorted((p for p in places if own[p] >= least), key=lambda place: -own[place])
    first = max((hit.score for hit in ranked), default=0)
    near = bool(named["asked"])
    return [
        Hit(unit, part, first + len(chosen) - k, language, near)
        for k, (unit, part) in enumerate(chosen)
    ]


@dataclass(eq=False)
class Engine:
    """All languages of an index."""

    root: Any
    load: Callable[[str], Any]
    _lexicons: dict[str, Lexicon] = field(default_factory=dict)

    @classmethod
    def of(cls, index: SearchIndex) -> Engine:
        """Return the engine of an index that was just made."""
        parts: dict[str, Any] = {}

        def load(name: str) -> Any:
            if name not in parts:
                script = index.shards[name].removeprefix("taklimatPart(").removesuffix(");\n")
                parts[name] = json.loads(script)[1]
            return parts[name]

        return cls({**index.root}, load)

    def lexicon(self, language: str) -> Lexicon:
        """Return the index of a language."""
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(
                language, self.root["languages"][language], self.load
            )
        return self._lexicons[language]

    def kind(self, unit: int) -> str:
        """Return the kind of a unit."""
        return str(next(kind for kind, end in self.root["kinds"] if unit < end))

    def search(self, query: str, language: str, accepts: Accepts = lambda _: True) -> list[Hit]:
        """Return the hits of a query on a page in a language, best first."""

        def prior(unit: int) -> float:
            return (1 if self.kind(unit) == "text" else OTHER_KINDS) if accepts(unit) else 0

        codes = sorted(self.root["languages"], key=lambda code: code != language)
        best: dict[tuple[int, int], Hit] = {}
        for k, terms in enumerate(self._read(query[:LONGEST_QUERY], codes)):
            lexicon = self.lexicon(codes[k])
            named = self._named(lexicon, terms) if terms else None
            near = (
                terms_of(lexicon, f"{named['title']} ", set()) if named and named["asked"] else []
            )
            ranked = rank(lexicon, terms, prior)
            ranked += [replace(hit, near=True) for hit in rank(lexicon, near, prior)]
            ranked += _defining(named, ranked, codes[k]) if named else []
            for hit in ranked:
                score = _rounded(hit.score * OTHER_LANGUAGE) if k else hit.score
                key = (hit.unit, hit.part)
                if prior(hit.unit) and score > (best[key].score if key in best else 0):
                    best[key] = replace(hit, score=score)
        return sorted(best.values(), key=_order)

    def _read(self, query: str, codes: Sequence[str]) -> list[list[Term]]:
        read: list[list[Term]] = []
        for code in codes:
            if read and all(term.how in {"exact", "begins"} for term in read[0]):
                break
            foreign = {
                word
                for other in codes
                if other != code
                for word in self.root["languages"][other]["stop"].split(" ")
            }
            read.append(terms_of(self.lexicon(code), query, foreign))
        known = [{term.word for term in terms if term.how == "exact"} for terms in read]
        return [
            [
                Term(term.word, {}, "none")
                if term.how != "begins"
                and term.word not in known[k]
                and any(term.word in words for n, words in enumerate(known) if n != k)
                else term
                for term in terms
            ]
            for k, terms in enumerate(read)
        ]

    def _named(self, lexicon: Lexicon, terms: Sequence[Term]) -> Entries | None:
        units: dict[int, int] = {}
        for term in terms:
            inside = {
                unit
                for _, postings in term.stems.values()
                for unit, bits in zip(postings.units, postings.parts, strict=True)
                if bits & 1 and self.kind(unit) in NAMED
            }
            for unit in inside:
                units[unit] = units.get(unit, 0) + 1

        def meant(name: str) -> bool:
            return all(
                word in lexicon.stop or any(lexicon.stems.of(word) in t.stems for t in terms)
                for word in words_of(name)
            )

        for unit in sorted(u for u, count in units.items() if count == len(terms))[:MOST_ENTRIES]:
            record = lexicon.text(unit)
            cited, near = (record[5:7] + [[], []][len(record[5:7]) :])[:2]
            title = re.sub(r" \(.*\)$", "", record[2])
            asked = "" if meant(title) else next((phrase for phrase in near if meant(phrase)), None)
            if asked is not None:
                return {"title": title, "asked": asked, "cited": cited}
        return None
