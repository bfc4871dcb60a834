"""The search index: a script that the browser loads when search is opened, and not before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import snowballstemmer

from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.language import page_address
from taklimat.mentions import Entry
from taklimat.outputs.scripts import call
from taklimat.page import entry_address
from taklimat.words import WORDS

# "porter" is the algorithm of the browser's English stemmer; Indonesian is equal in both.
_STEMMERS = {"id": "indonesian", "en": "porter"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that can be found."""

    kind: str
    """`text` for the author's words, `translation` for the editors' of them; else its page's."""
    address: str
    label: str
    """What stands above the text of a hit."""
    text: str
    title: str = ""
    """Words that count more than the text's."""


def index_script(briefings: Iterable[Briefing], language: str) -> str:
    """Return the index of all briefings in a language as a script that hands itself over.

    A script, because under `file://` a browser runs scripts and fetches nothing. `terms` maps
    each stem to (row, weight) pairs, flattened; a title's word weighs three.
    """
    rows = [row for briefing in briefings for row in _rows(briefing, language)]
    terms: dict[str, dict[int, int]] = {}
    stems = _Stems(language)
    for number, row in enumerate(rows):
        for text, weight in ((row.title, 3), (row.text, 1)):
            for stem in stems.of(text):
                found = terms.setdefault(stem, {})
                found[number] = found.get(number, 0) + weight
    data = {
        "format": FORMAT,
        "language": language,
        "rows": [[row.kind, row.address, row.label, row.title, row.text] for row in rows],
        "terms": {stem: _flat(found) for stem, found in sorted(terms.items())},
    }
    return call("taklimatIndex", data)


def _flat(found: dict[int, int]) -> list[int]:
    return [number for pair in found.items() for number in pair]


class _Stems:
    """Stems of a text's words; each word is stemmed once."""

    def __init__(self, language: str) -> None:
        self._stemmer: Any = snowballstemmer.stemmer(_STEMMERS[language])
        self._known: dict[str, str] = {}

    def of(self, text: str) -> Iterator[str]:
        for word in _WORD.findall(text.lower()):
            if word not in self._known:
                self._known[word] = self._stemmer.stemWord(word)
            yield self._known[word]


def _rows(briefing: Briefing, language: str) -> Iterator[Row]:
    if language == briefing.article_in(language).language:
        yield from _text_rows(briefing, language)
    yield _overview_row(briefing, language)
    yield from _region_rows(briefing, language)
    yield from _recommendation_rows(briefing, language)
    yield from entry_rows(briefing, language)


def _text_rows(briefing: Briefing, language: str) -> Iterator[Row]:
    address = page_address(briefing.slug, "text", language)
    kind = "translation" if language in briefing.translations else "text"
    for section in briefing.article_in(language).sections:
        for paragraph in section.paragraphs:
            label = f"¶{paragraph.number}"
            yield Row(kind, f"{address}#{paragraph.anchor}", label, paragraph.text)


def _overview_row(briefing: Briefing, language: str) -> Row:
    manifest = briefing.manifest
    audience = manifest.audience
    said = [manifest.gist, *manifest.points]
    said += [audience.addressed, *audience.not_addressed] if audience else []
    text = " ".join(to_plain(statement.in_(language)) for statement in said)
    address = page_address(briefing.slug, "overview", language)
    label = WORDS[language]["menu_overview"]
    return Row("overview", address, label, text, to_plain(manifest.title.in_(language)))


def _region_rows(briefing: Briefing, language: str) -> Iterator[Row]:
    for name, region in briefing.manifest.regions.items():
        said = " ".join(
            to_plain(s.in_(language)) for s in (region.stance, *region.points, *region.gaps)
        )
        address = page_address(briefing.slug, "region", language, name)
        label = WORDS[language][f"{region.kind}_label"]
        yield Row("region", address, label, said, to_plain(region.name.in_(language)))


def _recommendation_rows(briefing: Briefing, language: str) -> Iterator[Row]:
    for name, item in briefing.manifest.recommendations.items():
        address = page_address(briefing.slug, "recommendation", language, name)
        label = f"{WORDS[language]['recommendation']} {name[1:]}"
        title, said = to_plain(item.title.in_(language)), to_plain(item.action.in_(language))
        yield Row("recommendation", address, label, said, f"{name.upper()} {title}")


def entry_rows(briefing: Briefing, language: str) -> Iterator[Row]:
    """Yield a row for each instrument, actor and term."""
    manifest, words = briefing.manifest, WORDS[language]
    entries: list[tuple[Entry, str, str, Any]] = [
        *(
            (Entry("instrument", n), words[f"kind_{i.kind}"], i.name.in_(language), i.says)
            for n, i in manifest.instruments.items()
        ),
        *(
            (Entry("actor", n), words[f"actor_{a.kind}"], a.name.in_(language), a.says)
            for n, a in manifest.actors.items()
        ),
        *(
            (Entry("term", t.slug), words["menu_glossary"], _term(t, language), t.definition)
            for t in manifest.glossary
        ),
    ]
    for entry, label, title, says in entries:
        address = entry_address(briefing, language, entry)
        yield Row(entry.kind, address, label, to_plain(says.in_(language)), to_plain(title))


def _term(term: Any, language: str) -> str:
    original = f" ({term.original})" if term.original else ""
    return f"{term.term.in_(language)}{original}"
