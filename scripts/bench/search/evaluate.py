"""How good the search is: MRR@10 of query sets, by kind, over the hits in the article.

A hit counts when its place is an answer, the paragraph of an answer, or a sentence of an answer
that is a paragraph. Queries `cross` are in another language than the page. Besides, a thousand
inflections and slips of the pen of the article's own words: a hit counts when its place has the
word itself or a form of its stem. "All kinds" is the list as a reader sees it without a filter:
a hit of another kind counts when a sentence that it rests on does. Instruments, actors and terms
alone name such sentences: a recommendation, note, region or overview never counts.

Run with `PYTHONPATH=scripts python -m bench.search.evaluate FILE…`; a file's name begins with the
language of the page: `id.dev.yml`.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

from bench.projects import ROOT
from bench.search.ranking import Engine, Hit
from taklimat.base.wordlists.stop_words import STOP_WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.search.index import search_index
from taklimat.outputs.search.stems import Stems, words_of
from taklimat.pages.site import read_site
from taklimat.pages.units import UNIT_KINDS, Unit, units
from taklimat.project.folders import read_seed

DEVELOPED_ON = ("id.dev.yml", "en.dev.yml")
GENERATED = 250
"""Of each kind in each language."""
SEED = 6

Search = Callable[[str, str], Iterable[str]]
"""Query and language of the page to anchors, best first."""


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    language: str
    kind: str
    answers: tuple[str, ...]

    def rank(self, anchors: Iterable[str]) -> float:
        """Return 1 for a right first hit, 1/2 for a second, 0 after the tenth."""
        paragraphs = {answer.partition("-")[0] for answer in self.answers}
        for k, anchor in enumerate(anchors, 1):
            if k > 10:
                break
            for place in anchor.split(" "):
                if place in paragraphs or {place, place.partition("-")[0]} & set(self.answers):
                    return 1 / k
        return 0.0


def read_queries(path: Path) -> list[Query]:
    """Return the queries of a file."""
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Query(r["q"], path.name[:2], r["kind"], tuple(r["answers"])) for r in rows]


def real_briefing() -> Briefing:
    """Return the first briefing."""
    return read_site([read_seed(ROOT / "seeds/ai-terbuka")]).briefings[0]


def our_search(engine: Engine) -> Search:
    """Return the search of an engine over the article alone, as a reader filters by kind."""

    def anchor(hit: Hit) -> str:
        paragraph = engine.lexicon(hit.language).paragraph(hit.unit)
        return f"{paragraph}-s{hit.part}" if hit.part else paragraph

    def search(query: str, language: str) -> Iterator[str]:
        return map(anchor, engine.search(query, language, lambda u: engine.kind(u) == "text"))

    return search


def mixed_search(engine: Engine, briefing: Briefing) -> Search:
    """Return the search over all kinds: an entry counts as the sentences that it rests on."""
    cites: dict[str, list[tuple[str, ...]]] = {}
    for language in briefing.languages:
        found = units(briefing, language)
        cites[language] = [unit.cites or unit.anchors for unit in sorted(found, key=_kind)]

    def search(query: str, language: str) -> Iterator[str]:
        for hit in engine.search(query, language):
            if engine.kind(hit.unit) == "text":
                paragraph = engine.lexicon(hit.language).paragraph(hit.unit)
                yield f"{paragraph}-s{hit.part}" if hit.part else paragraph
            else:
                yield " ".join(cites[hit.language][hit.unit])

    return search


def _kind(unit: Unit) -> int:
    return UNIT_KINDS.index(unit.kind)


def measure(search: Search, queries: Iterable[Query]) -> dict[str, float]:
    """Return the mean reciprocal rank by kind."""
    ranks: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        ranks[query.kind].append(query.rank(search(query.text, query.language)))
    return {kind: mean(found) for kind, found in ranks.items()}


# ---- generated ones

_PREFIXES = {
    "id": ("me", "di", "ber", "ter", "pe", "ke"), "en": ("",),
}  # fmt: skip
_ENDINGS = {
    "id": ("", "nya", "kan", "an", "i", "lah", "kah"), "en": ("s", "ed", "ing", "'s"),
}  # fmt: skip


def generated(briefing: Briefing) -> list[Query]:
    """Return inflections and misspelt words of each language, the same ones every time."""
    chance = random.Random(SEED)
    return [
        query
        for language in briefing.languages
        for kind, change in (("inflected", _inflected), ("misspelt", _misspelt))
        for query in _changed(briefing, language, kind, change, chance)
    ]


def _changed(
    briefing: Briefing,
    language: str,
    kind: str,
    change: Callable[[str, str, random.Random], str],
    chance: random.Random,
) -> Iterator[Query]:
    stems = Stems(language)
    places: dict[str, list[str]] = defaultdict(list)
    for sentence in briefing.article_in(language).sentences:
        for word in set(words_of(sentence.text)):
            places[stems.of(word)].append(sentence.anchor)
    words = {word for s in briefing.article_in(language).sentences for word in words_of(s.text)}
    stop = set(STOP_WORDS[language].split())
    fit = sorted(
        w for w in words - stop if len(w) > 5 and w.isalpha() and len(places[stems.of(w)]) < 9
    )
    for word in chance.choices(fit, k=GENERATED):
        changed = change(word, language, chance)
        if changed not in words:
            yield Query(changed, language, f"{kind}, generated", tuple(places[stems.of(word)]))


def _inflected(word: str, language: str, chance: random.Random) -> str:
    """Return another form; for Indonesian of the root, with the sound that a prefix asks for."""
    if language == "en":
        return word.removesuffix("e") + chance.choice(_ENDINGS["en"])
    root = Stems("id").of(word)
    prefix, ending = chance.choice(_PREFIXES["id"]), chance.choice(_ENDINGS["id"])
    if prefix in {"me", "pe"}:
        root, prefix = _with_nasal(root, prefix)
    return f"{prefix}{root}{ending}"


def _with_nasal(root: str, prefix: str) -> tuple[str, str]:
    swallowed = {"k": "ng", "p": "m", "t": "n", "s": "ny"}
    if root[0] in swallowed and root[1:2] in "aeiou":
        return root[1:], prefix + swallowed[root[0]]
    sounds = {"aeioughk": "ng", "bfvp": "m", "dcjzts": "n"}
    kept = {letter: sound for letters, sound in sounds.items() for letter in letters}
    return root, prefix + kept.get(root[0], "")


def _misspelt(word: str, language: str, chance: random.Random) -> str:
    """Return a word with a letter lost, doubled, wrong or swapped with the next."""
    del language
    at = chance.randrange(1, len(word) - 1)
    return {
        0: word[:at] + word[at + 1 :],
        1: word[:at] + word[at] + word[at:],
        2: word[:at] + chance.choice("aeioustnr") + word[at + 1 :],
        3: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[chance.randrange(4)]


def _pushed(engine: Engine, queries: Sequence[Query]) -> float:
    """Return the share of queries whose first hit in the text comes after three others."""
    late = 0
    for query in queries:
        kinds = [engine.kind(hit.unit) for hit in engine.search(query.text, query.language)]
        late += "text" in kinds[3:] and "text" not in kinds[:3]
    return late / len(queries)


def main() -> None:
    """Print the figures of each file and of the generated queries."""
    given = [Path(name) for name in sys.argv[1:]]
    files = given or [ROOT / "tests/outputs/search" / name for name in DEVELOPED_ON]
    briefing = real_briefing()
    engine = Engine.of(search_index([briefing]))
    search, mixed = our_search(engine), mixed_search(engine, briefing)
    read = {path.name: read_queries(path) for path in files}
    if len(read) > 1:
        read["together"] = [query for queries in read.values() for query in queries]
    read["generated"] = generated(briefing)
    for name, queries in read.items():
        for label, way in ((name, search), ("  all kinds", mixed)):
            figures = measure(way, queries)
            print(f"{label:16}" + "  ".join(f"{kind} {mrr:.3f}" for kind, mrr in figures.items()))
        print(f"{'  text after 3rd':16}{_pushed(engine, queries):.3f}")


if __name__ == "__main__":
    main()
