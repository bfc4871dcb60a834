"""The search index: scripts that the browser loads when search is opened, and not before.

One index serves a single briefing and a library: a root, a vocabulary for each language, and
shards of postings and of texts, of which a query needs few. ARCHITECTURE.md describes the format.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any

from taklimat.briefing import Briefing
from taklimat.language import CODES
from taklimat.outputs.scripts import call
from taklimat.outputs.search_units import KINDS, Unit, units
from taklimat.outputs.search_words import STOP_WORDS, Stems, words_of

FORMAT = 2
K1, B = 1.2, 0.5
TITLE = 3
"""How many times a word of a title counts."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MARKS = "!#$%&()*+,-./:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_"
"""Stand between words of the vocabulary: what they share with the last, and how common."""
SHARED = 11
COMMON = (2, 5, 21)
"""Units that a word is in, from which it is of the next class."""
LENGTHS = 8
"""Lengths of units are kept in eighths of their kind's mean."""
LAST_PART = 27
MOST_POSTINGS = 1500
"""Of one stem: of a word that is nearly everywhere, the units in which it weighs most."""
PLACES = "search-b.js"
MOST_REGIONS = 20
TEXT_SHARD, TEXT_SHARDS = 60_000, 155
POSTING_SHARD, POSTING_SHARDS = 24_000, 135
"""Characters of a shard, and the most shards of a kind in a language."""


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


def search_index(briefings: Sequence[Briefing]) -> SearchIndex:
    """Return the index of all briefings in all languages."""
    numbered = _numbered(briefings)
    first = next(iter(numbered.values()), [])
    shards: dict[str, str] = {}
    languages: dict[str, Any] = {}
    for language, inside in numbered.items():
        languages[language], made = _index_in(language, inside)
        shards |= made
    shards[PLACES] = _part(PLACES, _briefings(numbered))
    root = {
        "format": FORMAT,
        "briefings": len(briefings),
        "places": PLACES,
        "kinds": _ranges([n for rows in numbered.values() for n in rows] or first),
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
            title = briefing.manifest.title.in_(language)
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
    """Return (slug, number of its first paragraph, how many it has) of each briefing."""
    found: dict[str, set[int]] = {}
    for rows in numbered.values():
        for row in rows:
            if row.unit.kind == "text":
                found.setdefault(row.slug, set()).add(row.number)
    return [[slug, min(numbers), len(numbers)] for slug, numbers in found.items()]


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
                names.setdefault(name, {}).setdefault(language, region.name.in_(language))
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


def _index_in(language: str, rows: Sequence[Numbered]) -> tuple[dict[str, Any], dict[str, str]]:
    stems = Stems(language)
    words, postings, lengths = _read(rows, stems)
    name = f"search-v.{language}.js"
    shards = {name: _part(name, _vocabulary(words))}
    keys = sorted(postings, key=lambda stem: (stems.loose(stem), stem))
    packed = [(stems.loose(stem), stem, _packed(postings[stem])) for stem in keys]
    bounds, texts = [], []
    sizes = [len(stem) + len(line) + 2 for _, stem, line in packed]
    for k, part in enumerate(_cut(packed, sizes, POSTING_SHARD, POSTING_SHARDS, _loose)):
        name = f"search-p{k}.{language}.js"
        bounds.append([part[0][0], name])
        lines = " ".join(line for *_, line in part)
        shards[name] = _part(name, [" ".join(stem for _, stem, _ in part), lines])
    places = _places(rows)
    records = [(row, _record(row, places)) for row in rows]
    sizes = [sum(map(len, record[3])) + 40 for _, record in records]
    for k, block in enumerate(_cut(records, sizes, TEXT_SHARD, TEXT_SHARDS)):
        name = f"search-t{k}.{language}.js"
        texts.append([block[0][0].number, name])
        shards[name] = _part(name, _blocks(block))
    root = {
        "stop": STOP_WORDS[language],
        "units": len(rows),
        "lengths": lengths,
        "postings": bounds,
        "texts": texts,
        "words": f"search-v.{language}.js",
    }
    return root, shards


def _loose(entry: tuple[str, str, str]) -> str:
    return entry[0]


def _part(name: str, data: Any) -> str:
    return call("taklimatPart", [name, data])


def _read(
    rows: Sequence[Numbered], stems: Stems
) -> tuple[Counter[str], dict[str, list[tuple[int, int, int]]], str]:
    """Return how common each word is, postings (number, count, bits of parts), and lengths."""
    words: Counter[str] = Counter()
    postings: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    lengths: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        surface, counts, bits = _count(row.unit, stems)
        words.update(surface)
        lengths[row.unit.kind][row.number] = counts.total()
        for stem, count in counts.items():
            postings[stem].append((row.number, count, bits[stem]))
    return words, postings, _lengths(lengths)


def _lengths(lengths: Mapping[str, Mapping[int, int]]) -> str:
    """Return a digit for each number: its length as a share of its kind's mean."""
    digits = ["A"] * (1 + max((max(found) for found in lengths.values()), default=-1))
    for found in lengths.values():
        mean = sum(found.values()) / len(found) or 1
        for number, length in found.items():
            digits[number] = DIGITS[min(63, int(LENGTHS * length / mean + 0.5))]
    return "".join(digits)


def _count(unit: Unit, stems: Stems) -> tuple[set[str], Counter[str], dict[str, int]]:
    """Return a unit's words, how often each stem counts, and the parts that it is in."""
    words: set[str] = set()
    counts: Counter[str] = Counter()
    bits: dict[str, int] = {}
    fields = [(unit.title, TITLE, 0), *((near, 1, 0) for near in unit.near)]
    fields += [(unit.key, 1, 0)] if unit.kind == "recommendation" else []
    fields += [(part, 1, min(k, LAST_PART)) for k, part in enumerate(unit.parts, 1)]
    for text, weight, part in fields:
        for word in words_of(text):
            if word not in stems.stop:
                stem = stems.of(word)
                words.add(word)
                counts[stem] += weight
                bits[stem] = bits.get(stem, 0) | 1 << part
    return words, counts, bits


def _vocabulary(words: Mapping[str, int]) -> str:
    """Return the sorted words: each begins with a mark of what it shares with the one before."""
    pieces: list[str] = []
    last = ""
    for word in sorted(words):
        alike = zip(word[:SHARED], last, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], alike))
        common = sum(words[word] >= least for least in COMMON)
        pieces += (MARKS[4 * shared + common], word[shared:])
        last = word
    return "".join(pieces)


def _packed(postings: Sequence[tuple[int, int, int]]) -> str:
    """Return the postings of a stem; a number in front says how many units it is in, if cut."""
    kept, front = postings, ""
    if len(postings) > MOST_POSTINGS:
        best = sorted(postings, key=lambda p: (-p[1], p[0]))[:MOST_POSTINGS]
        kept, front = sorted(best), f"{len(postings)}."
    pieces, last = [front], 0
    for number, count, bits in kept:
        many, often = bits & (bits - 1) != 0, count != bits.bit_count()
        where = bits if many else bits.bit_length() - 1
        pieces += (_digits(number - last), _digits(where << 2 | often << 1 | many))
        pieces.append(_digits(count) if often else "")
        last = number
    return "".join(pieces)


def _digits(number: int) -> str:
    """Five bits a character, the lowest first; the sixth says that more follow."""
    found = ""
    while number > 31:
        found += DIGITS[number & 31 | 32]
        number >>= 5
    return found + DIGITS[number]


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
    record: list[Any] = [unit.address, unit.label, unit.title, list(unit.parts)]
    cited = [n for a in unit.cites for n in places.get((row.slug, a), ())]
    further = [list(unit.anchors), cited, list(unit.near), list(unit.related)]
    while further and not further[-1]:
        further.pop()
    return record + further


def _blocks(rows: Sequence[tuple[Numbered, list[Any]]]) -> list[Any]:
    """Return runs of units of a briefing: (its title, first number, records, if translated)."""
    blocks: list[list[Any]] = []
    last: Numbered | None = None
    for row, record in rows:
        if last is None or last.slug != row.slug or last.number + 1 != row.number:
            blocks.append([row.briefing, row.number, [], int(row.translated)])
        blocks[-1][2].append(record)
        last = row
    return blocks


def _cut(
    items: Sequence[Any], sizes: Sequence[int], size: int, most: int, key: Any = id
) -> Iterator[Sequence[Any]]:
    """Cut a list into parts of about a size, at most so many; equal keys stay together."""
    size = max(size, sum(sizes) // max(1, most - 1) + max(sizes, default=0))
    start = total = 0
    for k, one in enumerate(sizes):
        if total and total + one > size and key(items[k]) != key(items[k - 1]):
            yield items[start:k]
            start, total = k, 0
        total += one
    if items:
        yield items[start:]
