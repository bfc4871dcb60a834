"""The library's own pages: home, and search with its index for readers without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import LEGAL_STATUSES, LegalStatus
from taklimat.editors.manifest import Region, Statement
from taklimat.editors.mentions import Entry
from taklimat.pages.addresses import library_address, page_address
from taklimat.pages.page import Page, entry_address, rests_on

MOST_PLACES = 1_500
"""Links to places in the alphabetical index."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A row of the alphabetical index: a name, its page, and (anchor, address) of its places."""

    title: str
    address: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage(Page):
    """The home page."""

    kind = "library"
    briefings: tuple[Briefing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The search, with an index for readers without a script."""

    kind = "search"
    index: tuple[tuple[str, tuple[Indexed, ...]], ...]
    """Letters and their rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentsPage(Page):
    """Every component of the theme, with a briefing's own content."""

    kind = "components"
    columns: tuple[str, ...]
    comparison: list[tuple[str, dict[str, Statement | None]]]
    statuses: tuple[LegalStatus, ...] = LEGAL_STATUSES


def library_pages(briefings: Sequence[Briefing]) -> tuple[Page, ...]:
    """Return the home and search pages of each language that the library is in."""
    languages = dict.fromkeys(["id", *(code for b in briefings for code in b.languages)])
    return tuple(page for code in languages for page in _library_in(code, briefings, languages))


def _library_in(
    language: str, briefings: Sequence[Briefing], languages: Iterable[str]
) -> Iterator[Page]:
    here = [briefing for briefing in briefings if language in briefing.languages]
    yield LibraryPage(**_head("library", language, languages), briefings=tuple(briefings))
    yield SearchPage(**_head("search", language, languages), index=_alphabetical(here, language))


class _Head(TypedDict):
    language: str
    address: str
    title: str
    description: str
    alternates: dict[str, str]


def _head(kind: str, language: str, languages: Iterable[str]) -> _Head:
    words = WORDS[language]
    return {
        "language": language,
        "address": library_address(kind, language),
        "title": words[f"{kind}_title"],
        "description": words[f"{kind}_description"],
        "alternates": {code: library_address(kind, code) for code in languages},
    }


def components_pages(briefings: Sequence[Briefing]) -> tuple[Page, ...]:
    """Return a page of every component in each language, with a briefing's own content.

    It is for those who work on the theme, and for its tests; it is linked from nowhere.
    """
    languages = dict.fromkeys(code for briefing in briefings for code in briefing.languages)
    return tuple(
        _components(next(b for b in briefings if code in b.languages), code) for code in languages
    )


def _components(briefing: Briefing, language: str) -> Page:
    words = WORDS[language]
    known = briefing.manifest.regions.items()
    regions = {name: region for name, region in known if region.kind == "region"}
    return ComponentsPage(
        **_head("components", language, ()),
        briefing=briefing,
        columns=tuple(regions),
        comparison=_comparison(regions, words),
        rests_on=rests_on(briefing.manifest.gist),
    )


def _comparison(
    regions: Mapping[str, Region], words: Mapping[str, str]
) -> list[tuple[str, dict[str, Statement | None]]]:
    """Return the regions against what the manifest says of each: a table until it has its own."""
    return [
        (words["stance"].capitalize(), {name: region.stance for name, region in regions.items()}),
        (words["points"], {n: next(iter(r.points), None) for n, r in regions.items()}),
        (words["gaps"], {n: next(iter(r.gaps), None) for n, r in regions.items()}),
    ]


def _alphabetical(
    briefings: Sequence[Briefing], language: str
) -> tuple[tuple[str, tuple[Indexed, ...]], ...]:
    """Return (letter, rows) of every instrument, actor and term: search without a script.

    Their places stand there too, unless the library is so large that the page would be heavy: then
    an entry's own page lists them.
    """
    rows = {row for briefing in briefings for row in _indexed(briefing, language)}
    if sum(len(row.places) for row in rows) > MOST_PLACES:
        rows = {replace(row, places=()) for row in rows}
    letters: dict[str, list[Indexed]] = {}
    for row in sorted(rows, key=lambda row: (row.title.casefold(), row.address)):
        letters.setdefault(row.title[:1].upper(), []).append(row)
    return tuple((letter, tuple(rows_)) for letter, rows_ in letters.items())


def _indexed(briefing: Briefing, language: str) -> Iterator[Indexed]:
    manifest = briefing.manifest
    names = {
        **{Entry("instrument", n): item.name for n, item in manifest.instruments.items()},
        **{Entry("actor", n): item.name for n, item in manifest.actors.items()},
        **{Entry("term", term.slug): term.term for term in manifest.glossary},
    }
    text = page_address(briefing.slug, "text", language)
    found: dict[tuple[str, str], set[str]] = {}
    for entry, name in names.items():
        row = (name.in_(language).plain, entry_address(briefing, language, entry))
        found.setdefault(row, set()).update(briefing.places_of(entry))
    for (title, address), anchors in found.items():
        inside = [a for a in briefing.sentences if a in anchors and a.startswith("p")]
        yield Indexed(title, address, tuple((a, f"{text}#{a}") for a in inside))
