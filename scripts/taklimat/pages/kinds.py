"""The kinds of a briefing's pages: names, folders, order, and what each needs to exist.

A new kind is an entry here, a dataclass with its maker in a module of this room, listed in
`briefing_pages.py`, a template of its name, and the words `menu_<name>`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from taklimat.briefing.briefing import Briefing
from taklimat.editors.fields import Text


def _always(_: Briefing) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page, or an index with a page for each of its entries."""

    name: str
    folders: Mapping[str, str]
    """Below the briefing's own, by language; permanent."""
    content: Callable[[Briefing], object] = _always
    """What it shows: without any, a briefing has no such page."""
    titles: Callable[[Briefing], Mapping[str, Text]] | None = None
    """Of the entries that have pages and PDFs of their own, by name."""
    unit: str = ""
    """What search calls one thing on it; "" for what repeats other pages."""
    group: str = ""
    """Its group of the menu: the words `group_<group>`."""
    primary: bool = False
    """Whether the masthead names it where there is room."""


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("overview", {"id": "", "en": ""}, unit="overview", group="read", primary=True),
        Kind("text", {"id": "teks/", "en": "text/"}, unit="text", group="read", primary=True),
        Kind(
            "region",
            {"id": "wilayah/", "en": "regions/"},
            content=lambda b: b.manifest.regions,
            titles=lambda b: {n: region.name for n, region in b.manifest.regions.items()},
            unit="region",
            group="read",
        ),
        Kind(
            "comparison",
            {"id": "perbandingan/", "en": "comparison/"},
            content=lambda b: b.manifest.comparison,
            group="read",
        ),
        Kind(
            "recommendation",
            {"id": "rekomendasi/", "en": "recommendations/"},
            content=lambda b: b.manifest.recommendations,
            titles=lambda b: {n: item.title for n, item in b.manifest.recommendations.items()},
            unit="recommendation",
            group="act",
            primary=True,
        ),
        Kind(
            "instrument",
            {"id": "instrumen/", "en": "instruments/"},
            content=lambda b: b.manifest.instruments or _other_texts(b),
            titles=lambda b: {n: item.name for n, item in b.manifest.instruments.items()},
            unit="instrument",
            group="today",
            primary=True,
        ),
        Kind(
            "actors",
            {"id": "pelaku/", "en": "actors/"},
            content=lambda b: b.manifest.actors,
            unit="actor",
            group="act",
        ),
        Kind(
            "glossary",
            {"id": "istilah/", "en": "glossary/"},
            content=lambda b: b.manifest.glossary,
            unit="term",
            group="more",
        ),
        Kind(
            "facts",
            {"id": "fakta/", "en": "facts/"},
            content=lambda b: b.facts and b.facts.notes,
            unit="fact",
            group="today",
            primary=True,
        ),
        Kind(
            "developments",
            {"id": "perkembangan/", "en": "developments/"},
            content=lambda b: b.facts and b.facts.developments,
            group="today",
            primary=True,
        ),
        Kind(
            "quotations",
            {"id": "kutipan/", "en": "quotations/"},
            content=lambda b: b.manifest.quotations,
            group="act",
        ),
        Kind(
            "timeline",
            {"id": "linimasa/", "en": "timeline/"},
            content=lambda b: b.manifest.timeline,
            group="today",
        ),
        Kind(
            "checklist",
            {"id": "daftar-periksa/", "en": "checklist/"},
            content=lambda b: b.manifest.criteria,
            group="act",
        ),
        Kind("download", {"id": "unduh/", "en": "download/"}, group="more"),
    )
}
"""All kinds by name, in the order of the menu."""
GROUPS = ("read", "act", "today", "more")
"""Groups of the menu, in order."""


def _other_texts(briefing: Briefing) -> object:
    """Texts of the fact notes that belong to no instrument of the article."""
    facts = briefing.facts
    return facts and (facts.examples or facts.unattached)


def kinds_of(briefing: Briefing) -> list[Kind]:
    """Return the kinds of page that a briefing has something for, in the menu's order."""
    return [kind for kind in KINDS.values() if kind.content(briefing)]
