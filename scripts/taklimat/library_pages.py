"""The library's own pages: home, and search with its index for readers without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.language import library_address, page_address
from taklimat.manifest import Region, Statement
from taklimat.mentions import Entry
from taklimat.page import Page, entry_address, rests_on
from taklimat.words import WORDS

MOST_PLACES = 1_500
"""Links to places in the alphabetical index."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A row of the alphabetical index: a name, its page, and (anchor, address) of its places."""

    title: str
    address: str
    places: tuple[tuple[str, str], ...]


def library_pages(briefings: Sequence[Briefing]) -> tuple[Page, ...]:
    """Return the home and search pages of each language that the library is in."""
    languages = dict.fromkeys(["id", *(code for b in briefings for code in b.languages)])
    return tuple(page for code in languages for page in _library_in(code, briefings, languages))


def _library_in(
    language: str, briefings: Sequence[Briefing], languages: Iterable[str]
) -> Iterator[Page]:
    words = WORDS[language]
    here = [briefing for briefing in briefings if language in briefing.languages]
    shown: dict[str, dict[str, Any]] = {
        "library": {"briefings": list(briefings)},
        "search": {"index": _alphabetical(here, language)},
    }
    for kind in ("library", "search"):
        yield Page(
            kind,
            language,
            library_address(kind, language),
            title=words[f"{kind}_title"],
            description=words[f"{kind}_description"],
            values=shown[kind],
            alternates={code: library_address(kind, code) for code in languages},
        )


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
    return Page(
        "components",
        language,
        library_address("components", language),
        title=words["components_title"],
        description=words["components_description"],
        briefing=briefing,
        values={"columns": list(regions), "comparison": _comparison(regions, words)},
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


def _alphabetical(briefings: Sequence[Briefing], language: str) -> list[tuple[str, list[Indexed]]]:
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
    return list(letters.items())


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
        row = (to_plain(name.in_(language)), entry_address(briefing, language, entry))
        found.setdefault(row, set()).update(briefing.places_of(entry))
    for (title, address), anchors in found.items():
        inside = [a for a in briefing.sentences if a in anchors and a.startswith("p")]
        yield Indexed(title, address, tuple((a, f"{text}#{a}") for a in inside))
