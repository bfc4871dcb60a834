"""The browser's engine once more, in Python: it reads the same files and ranks the same way.

For measuring many queries without a browser, and so that the two hold each other to account:
`tests/outputs/search/test_ranking.py` asks both the same.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bench.search.lexicon import Lexicon
from bench.search.matching import Term, terms_of
from taklimat.outputs.search.index import SearchIndex
from taklimat.outputs.search.stems import words_of
from taklimat.outputs.search_constants import (
    ALSO,
    COVERED,
    DEFINED,
    DIGITS,
    K1,
    LENGTHS,
    LONGEST_QUERY,
    MOST_ENTRIES,
    MOST_UNITS,
    NAMED,
    OTHER_KINDS,
    OTHER_LANGUAGE,
    PRECISION,
    RARE,
    SENTENCE,
    SPREAD,
    B,
)

NORMS = [K1 * (1 - B + B * (digit - 1) / LENGTHS) for digit in range(len(DIGITS))]

Entries = Mapping[str, Any]
Accepts = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    unit: int
    part: int
    score: int
    language: str
    near: bool = False


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
    of = min(len(best) + hidden, lexicon.root["units"])
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


def _cut(query: str) -> str:
    """Return as much of a query as is read: it is counted in UTF-16, as browsers count."""
    units = query.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST_QUERY]
    return units.decode("utf-16-le", "surrogatepass")


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
    accepted = {unit: score * prior(unit) for unit, score in scores.items() if prior(unit)}
    order = sorted(accepted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_UNITS]
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
        value = (score + SENTENCE * total * prior) * (1 - COVERED + (COVERED * covered) / whole)
        return Hit(unit, part, _rounded(value * PRECISION), lexicon.language)

    if best < SPREAD * covered:
        return [make(0, best)]
    also = [
        make(part, total * ALSO)
        for part, total in order[1 : 1 if prior < 1 else 3]
        if total >= ALSO * best
    ]
    return [make(first, best), *also]


def _defining(named: Entries, ranked: Sequence[Hit]) -> list[Hit]:
    cited = set(zip(named["cited"][::2], named["cited"][1::2], strict=True))
    order = sorted(ranked, key=_order)
    own = [hit for hit in order if (hit.unit, hit.part) in cited]
    chosen = [hit for hit in own if hit.score >= DEFINED * own[0].score]
    return [
        replace(
            hit,
            score=order[0].score + len(chosen) - k,
            near=hit.near or bool(named["asked"]),
        )
        for k, hit in enumerate(chosen)
    ]


def _understood(terms: Sequence[Term]) -> bool:
    return bool(terms) and all(term.how in {"exact", "begins"} for term in terms)


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
                script = (
                    index.shards[name].removeprefix("taklimat.searchPart(").removesuffix(");\n")
                )
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

        def lacked(unit: int) -> float:
            return 0 if self.lexicon(codes[0]).has(unit) else prior(unit)

        best: dict[tuple[int, int], Hit] = {}
        read = self._read(_cut(query), codes)
        for k, terms in enumerate(read):
            lexicon = self.lexicon(codes[k])
            named = self._named(lexicon, terms) if terms else None
            near = (
                terms_of(lexicon, f"{named['title']} ", set()) if named and named["asked"] else []
            )
            its = lacked if k and _understood(read[0]) else prior
            ranked = rank(lexicon, terms, its)
            ranked += [replace(hit, near=True) for hit in rank(lexicon, near, its)]
            ranked += _defining(named, ranked) if named else []
            for hit in ranked:
                score = _rounded(hit.score * OTHER_LANGUAGE) if k else hit.score
                key = (hit.unit, hit.part)
                if score > (best[key].score if key in best else 0):
                    best[key] = replace(hit, score=score)
        return sorted(best.values(), key=_order)

    def _read(self, query: str, codes: Sequence[str]) -> list[list[Term]]:
        read: list[list[Term]] = []
        for code in codes:
            if read and _understood(read[0]) and not self._lacks(codes[0]):
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

    def _lacks(self, language: str) -> bool:
        """Return whether there is anything that a language does not have."""
        return bool(self.root["languages"][language]["units"] < self.root["kinds"][-1][1])

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
            first, *_, records = lexicon.block(unit)
            record = records[unit - first]
            cited, near = (record[4:6] + [[], []][len(record[4:6]) :])[:2]
            title = re.sub(r" \(.*\)$", "", record[2])
            asked = "" if meant(title) else next((phrase for phrase in near if meant(phrase)), None)
            if asked is not None:
                return {"title": title, "asked": asked, "cited": cited}
        return None
