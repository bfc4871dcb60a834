"""The search index: scripts that the browser loads when search is opened, and not before.

One index serves a single briefing and a library: a root, a vocabulary for each language, and
shards of postings and of texts, of which a query needs few. ARCHITECTURE.md describes the format.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.language import CODES
from taklimat.outputs.scripts import call
from taklimat.outputs.search_packing import DIGITS, Posting, cut, packed_postings, packed_words
from taklimat.outputs.search_units import KINDS, Unit, units
from taklimat.outputs.search_words import STOP_WORDS, Stems

FORMAT = 4
TITLE = 3
"""How many times a word of a title counts."""
LENGTHS = 8
"""Lengths of units are kept in eighths of their kind's mean."""
LAST_PART = 27
"""The place of a sentence is a bit of 31: this one stands for all from here on."""
PLACES = "search-b.js"
MOST_REGIONS = 20
WORD_SHARD, WORD_SHARDS = 2_500, 25
"""Words of a part of the vocabulary, and the most parts."""
TEXT_SHARD, TEXT_SHARDS = 9_000, 22
POSTING_SHARD, POSTING_SHARDS = 12_500, 248
"""Characters of a shard, and the most shards of a kind: all languages share these files."""
PREVIEWED = frozenset({"text", "instrument", "actor", "term"})
"""Kinds whose words are in their briefing's previews: search does not carry them again."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A unit with its number, which is the same in every language."""

    number: int
    slug: str
    briefing: str
    """The briefing's title."""
    translated: bool
    """Whether the article's words are the editors' translation in this language."""
    unit: Unit


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index by plain name, and what the root says of them."""

    shards: Mapping[str, str]
    root: Mapping[str, Any]

    def root_script(self, addresses: Mapping[str, str]) -> str:
        """Return the root as a script, once the shards' addresses are known."""
        files = {name: addresses[name] for name in self.shards}
        return call("taklimatSearch", {**self.root, "files": files})


def search_index(
    briefings: Sequence[Briefing], previews: Mapping[str, str] = MappingProxyType({})
) -> SearchIndex:
    """Return the index of all briefings in all languages.

    `previews` are the addresses of the scripts with their words, by plain name.
    """
    numbered = _numbered(briefings)
    shards: dict[str, str] = {}
    languages: dict[str, Any] = {}
    for language, inside in numbered.items():
        languages[language], made = _index_in(language, inside, previews, len(numbered))
        shards |= made
    shards[PLACES] = _part(PLACES, _briefings(numbered))
    root = {
        "format": FORMAT,
        "briefings": len(briefings),
        "places": PLACES,
        "kinds": _ranges(n for rows in numbered.values() for n in rows),
        "regions": _regions(briefings, numbered),
        "languages": languages,
    }
    return SearchIndex(shards, root)


def _numbered(briefings: Sequence[Briefing]) -> dict[str, list[Numbered]]:
    """Number what can be found kind by kind, so that a number says its kind."""
    found: dict[str, dict[str, dict[tuple[str, str], Unit]]] = {}
    titles: dict[tuple[str, str], tuple[str, bool]] = {}
    order: dict[str, dict[tuple[str, str], None]] = {kind: {} for kind in KINDS}
    for briefing in briefings:
        for language in briefing.languages:
            title = to_plain(briefing.manifest.title.in_(language))
            titles[briefing.slug, language] = (title, language in briefing.translations)
            for unit in units(briefing, language):
                key = (briefing.slug, unit.key)
                order[unit.kind].setdefault(key)
                found.setdefault(language, {}).setdefault(unit.kind, {})[key] = unit
    numbers = {
        (kind, key): k for k, (kind, key) in enumerate((k, key) for k in KINDS for key in order[k])
    }
    return {
        language: [
            Numbered(numbers[kind, key], key[0], *titles[key[0], language], unit)
            for kind in KINDS
            for key, unit in sorted(
                found[language].get(kind, {}).items(), key=lambda item: numbers[kind, item[0]]
            )
        ]
        for language in CODES
        if language in found
    }


def _briefings(numbered: Mapping[str, list[Numbered]]) -> list[list[Any]]:
    """Return (slug, number of its first paragraph) of each briefing."""
    found: dict[str, int] = {}
    for rows in numbered.values():
        for row in rows:
            if row.unit.kind == "text":
                found[row.slug] = min(row.number, found.get(row.slug, row.number))
    return [[slug, number] for slug, number in found.items()]


def _ranges(rows: Iterable[Numbered]) -> list[list[Any]]:
    """Return (kind, one after its last number) in the order of the numbers."""
    ends: dict[str, int] = {}
    for row in rows:
        ends[row.unit.kind] = max(ends.get(row.unit.kind, 0), row.number + 1)
    return [[kind, ends[kind]] for kind in KINDS if kind in ends]


def _regions(
    briefings: Sequence[Briefing], numbered: Mapping[str, list[Numbered]]
) -> dict[str, Any]:
    """Return the regions' names, and each unit's regions as (set of bits, how many alike)."""
    counted = Counter(name for briefing in briefings for name in briefing.manifest.regions)
    order = list(counted)
    known = sorted((name for name, _ in counted.most_common(MOST_REGIONS)), key=order.index)
    names: dict[str, dict[str, str]] = {}
    for briefing in briefings:
        for name, region in briefing.manifest.regions.items():
            for language in briefing.languages if name in known else ():
                names.setdefault(name, {}).setdefault(language, to_plain(region.name.in_(language)))
    bits = {name: 1 << k for k, name in enumerate(known)}
    masks: dict[int, int] = {}
    for rows in numbered.values():
        for row in rows:
            masks[row.number] = sum(bits.get(name, 0) for name in row.unit.regions)
    runs = [
        [mask, len(list(alike))]
        for mask, alike in groupby(masks.get(k, 0) for k in range(max(masks, default=-1) + 1))
    ]
    return {"names": [names[name] for name in known], "of": [n for run in runs for n in run]}


# ---- one language


def _index_in(
    language: str, rows: Sequence[Numbered], previews: Mapping[str, str], languages: int
) -> tuple[dict[str, Any], dict[str, str]]:
    stems = Stems(language)
    words, postings, lengths = _read(rows, stems)
    keys = sorted(postings, key=lambda stem: (stems.loose(stem), stem))
    packed = [
        (stems.loose(stem), stem, packed_postings(postings[stem], len(lengths))) for stem in keys
    ]
    sizes = [len(stem) + len(line) + 2 for _, stem, line in packed]
    vocabulary = sorted(words)
    blocks = _blocks(language, rows, previews)
    parts: dict[str, list[tuple[Any, Any]]] = {
        "v": [
            (part[0], packed_words(part, words))
            for part in cut(vocabulary, [1] * len(vocabulary), WORD_SHARD, WORD_SHARDS // languages)
        ],
        "p": [
            (part[0][0], [" ".join(stem for _, stem, _ in part), " ".join(p for *_, p in part)])
            for part in cut(packed, sizes, POSTING_SHARD, POSTING_SHARDS // languages, _loose)
        ],
        "t": [
            (part[0][0], part)
            for part in cut(
                blocks, [len(str(b)) for b in blocks], TEXT_SHARD, TEXT_SHARDS // languages
            )
        ],
    }
    shards: dict[str, str] = {}
    bounds: dict[str, list[list[Any]]] = {}
    for sign, made in parts.items():
        names = [f"search-{sign}{k}.{language}.js" for k in range(len(made))]
        bounds[sign] = [[bound, name] for (bound, _), name in zip(made, names, strict=True)]
        shards |= {name: _part(name, data) for (_, data), name in zip(made, names, strict=True)}
    root = {
        "stop": STOP_WORDS[language],
        "units": len(rows),
        "lengths": lengths,
        "words": bounds["v"],
        "postings": bounds["p"],
        "texts": bounds["t"],
    }
    return root, shards


def _loose(entry: tuple[str, str, str]) -> str:
    return entry[0]


def _part(name: str, data: Any) -> str:
    return call("taklimatPart", [name, data])


def _read(
    rows: Sequence[Numbered], stems: Stems
) -> tuple[Counter[str], dict[str, list[Posting]], str]:
    """Return how common each word is, postings, and lengths."""
    words: Counter[str] = Counter()
    postings: dict[str, list[Posting]] = defaultdict(list)
    lengths: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        surface, counts, bits = _count(row.unit, stems)
        words.update(surface)
        number = row.number
        lengths[row.unit.kind][number] = sum(counts.values())
        for stem, count in counts.items():
            postings[stem].append((number, count, bits[stem]))
    return words, postings, _lengths(lengths)


def _lengths(lengths: Mapping[str, Mapping[int, int]]) -> str:
    """Return a digit for each number: its length as a share of its kind's mean.

    One more than that: zero is what this language does not have.
    """
    digits = ["A"] * (1 + max((max(found) for found in lengths.values()), default=-1))
    for found in lengths.values():
        mean = sum(found.values()) / len(found) or 1
        for number, length in found.items():
            digits[number] = DIGITS[min(63, int(LENGTHS * length / mean + 1.5))]
    return "".join(digits)


def _count(unit: Unit, stems: Stems) -> tuple[set[str], dict[str, int], dict[str, int]]:
    """Return a unit's words, how often each stem counts, and the parts that it is in."""
    words: set[str] = set()
    counts: Counter[str] = Counter()
    bits: dict[str, int] = {}
    fields = [(unit.title, TITLE, 0), *((near, 1, 0) for near in unit.near)]
    fields += [(unit.key, 1, 0)] if unit.kind == "recommendation" else []
    fields += [(part, 1, min(k, LAST_PART)) for k, part in enumerate(unit.parts, 1)]
    for text, weight, part in fields:
        inside = stems.inside(text)
        words.update(inside)
        found = stems.all_of(inside)
        counts.update(found * weight)
        here = 1 << part
        for stem in found:
            bits[stem] = bits.get(stem, 0) | here
    return words, counts, bits


def _places(rows: Iterable[Numbered]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the number and part of each paragraph and sentence, by briefing and anchor."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        unit = row.unit
        if unit.kind == "text":
            found[row.slug, unit.key] = (row.number, 0)
            for k in range(1, len(unit.parts) + 1):
                anchor = unit.anchors[k - 1] if unit.anchors else f"{unit.key}-s{k}"
                found[row.slug, anchor] = (row.number, k)
    return found


def _record(row: Numbered, places: Mapping[tuple[str, str], tuple[int, int]]) -> list[Any]:
    unit = row.unit
    said = [] if unit.kind in PREVIEWED else list(unit.parts)
    cited = [n for a in unit.cites for n in places.get((row.slug, a), ())]
    record: list[Any] = [unit.address, unit.label, unit.title]
    record += [said, cited, list(unit.near), list(unit.related)]
    while len(record) > 3 and not record[-1]:
        record.pop()
    return record


def _blocks(
    language: str, rows: Sequence[Numbered], previews: Mapping[str, str]
) -> list[list[Any]]:
    """Return runs of units of a briefing, paragraphs apart from entries.

    First number, how many, the briefing's title, whether it is translated, where its words are;
    then paragraphs as `_paragraphs` has them, or a record of each entry.
    """
    places = _places(rows)
    blocks: list[list[Any]] = []
    runs = groupby(enumerate(rows), lambda at: (at[1].slug, at[1].number - at[0], _is_text(at[1])))
    for (slug, _, text), alike in runs:
        run = [row for _, row in alike]
        words = previews.get(f"previews.{slug}.{language}.js", "")
        block = [run[0].number, len(run), run[0].briefing, int(run[0].translated), words]
        block += _paragraphs(run) if text else [[_record(row, places) for row in run]]
        blocks.append(block)
    return blocks


def _is_text(row: Numbered) -> bool:
    return row.unit.kind == "text"


def _paragraphs(run: Sequence[Numbered]) -> list[Any]:
    """Return the page, sections as (name, how many paragraphs), and anchors if not counted."""
    units = [row.unit for row in run]
    sections = [[name, len(list(alike))] for name, alike in groupby(unit.label for unit in units)]
    anchors = [unit.key for unit in units]
    if anchors == [f"p{k}" for k in range(1, len(units) + 1)]:
        anchors = []
    odd = {unit.key: list(unit.anchors) for unit in units if unit.anchors}
    return [units[0].address.partition("#")[0], sections, anchors, odd]
