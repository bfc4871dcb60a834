"""The search index: scripts that the browser loads when search is opened, and not before.

One index serves a single briefing and a library: a root, a vocabulary for each language, and
shards of postings and of texts, of which a query needs few. ARCHITECTURE.md describes the format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from taklimat.base.wordlists.stop_words import STOP_WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.scripts import call
from taklimat.outputs.search.inverted import Inverted, inverted
from taklimat.outputs.search.numbered import (
    NumberedUnit,
    first_paragraphs,
    kind_bounds,
    numbered_units,
    region_filters,
)
from taklimat.outputs.search.packing import packed_postings, packed_words
from taklimat.outputs.search.shards import Limits, Shard, cut
from taklimat.outputs.search.stems import Stems
from taklimat.outputs.search.texts import text_blocks
from taklimat.outputs.search_constants import FORMAT

PLACES = "search-b.js"
VOCABULARY = Limits(2_500, 25)
"""In words: all that begin as a query's word does are looked through."""
TEXTS = Limits(9_000, 22)
POSTINGS = Limits(12_500, 248)
"""In characters. A query fetches one shard of postings for each word, so these are the most."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index by plain name, and what the root says of them."""

    shards: Mapping[str, str]
    root: Mapping[str, Any]

    def root_script(self, addresses: Mapping[str, str]) -> str:
        """Return the root as a script, once the shards' addresses are known."""
        files = {name: addresses[name] for name in self.shards}
        return call("taklimat.searchRoot", {**self.root, "files": files})


def search_index(
    briefings: Sequence[Briefing], previews: Mapping[str, str] = MappingProxyType({})
) -> SearchIndex:
    """Return the index of all briefings in all languages.

    `previews` are the addresses of the scripts with their words, by plain name.
    """
    units = numbered_units(briefings)
    shards: dict[str, str] = {}
    languages: dict[str, Any] = {}
    for language, rows in units.items():
        inside = _language_index(language, rows, previews, len(units))
        languages[language] = inside.root
        shards |= inside.shards
    shards[PLACES] = _script(PLACES, first_paragraphs(units))
    root = {
        "format": FORMAT,
        "briefings": len(briefings),
        "places": PLACES,
        "kinds": kind_bounds(units),
        "regions": region_filters(briefings, units),
        "languages": languages,
    }
    return SearchIndex(shards, root)


# ---- one language


def _language_index(
    language: str, rows: Sequence[NumberedUnit], previews: Mapping[str, str], languages: int
) -> SearchIndex:
    """Return the shards of one language, and its part of the root.

    `languages` share the number of files that a site's index may have.
    """
    stems = Stems(language)
    words = inverted(rows, stems)
    kinds = {
        "v": _vocabulary_shards(words, _share(VOCABULARY, languages)),
        "p": _posting_shards(words, stems, _share(POSTINGS, languages)),
        "t": _text_shards(text_blocks(language, rows, previews), _share(TEXTS, languages)),
    }
    bounds: dict[str, list[tuple[str | int, str]]] = {}
    scripts: dict[str, str] = {}
    for sign, shards in kinds.items():
        named = {f"search-{sign}{k}.{language}.js": shard for k, shard in enumerate(shards)}
        bounds[sign] = [(shard.bound, name) for name, shard in named.items()]
        scripts |= {name: _script(name, shard.data) for name, shard in named.items()}
    root = {
        "stop": STOP_WORDS[language],
        "units": len(rows),
        "lengths": words.lengths,
        "words": bounds["v"],
        "postings": bounds["p"],
        "texts": bounds["t"],
    }
    return SearchIndex(scripts, root)


def _share(limits: Limits, languages: int) -> Limits:
    return Limits(limits.size, limits.most // languages)


def _script(name: str, data: Any) -> str:
    return call("taklimat.searchPart", [name, data])


def _vocabulary_shards(words: Inverted, limits: Limits) -> Iterator[Shard]:
    vocabulary = sorted(words.frequency)
    for part in cut(vocabulary, [1] * len(vocabulary), limits):
        # front coding begins anew in each shard, so that each is read without the one before
        yield Shard(part[0], packed_words(part, words.frequency))


@dataclass(frozen=True, slots=True)
class _StemPostings:
    """A stem with its packed postings: a line of a shard."""

    loose: str
    stem: str
    postings: str


def _loose(line: _StemPostings) -> str:
    return line.loose


def _posting_shards(words: Inverted, stems: Stems, limits: Limits) -> Iterator[Shard]:
    """Yield shards of stems with their postings, sorted by loose key.

    They are cut only between loose keys: a query asks for all stems of a key, and one shard has
    them all. Stems and postings stand apart, since gzip packs words well, and bits not at all.
    """
    total = len(words.lengths)
    lines = [
        _StemPostings(stems.loose(stem), stem, packed_postings(postings, total))
        for stem, postings in words.postings.items()
    ]
    lines.sort(key=lambda line: (line.loose, line.stem))
    sizes = [len(line.stem) + len(line.postings) + 2 for line in lines]  # a space after each
    for part in cut(lines, sizes, limits, _loose):
        columns = [line.stem for line in part], [line.postings for line in part]
        yield Shard(part[0].loose, [" ".join(column) for column in columns])


def _text_shards(blocks: Sequence[list[Any]], limits: Limits) -> Iterable[Shard]:
    # A block is never cut: the browser finds a unit's block by the number of its first unit.
    for part in cut(blocks, [len(str(block)) for block in blocks], limits):
        yield Shard(part[0][0], part)
