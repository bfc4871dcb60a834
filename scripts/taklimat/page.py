"""A page before it is HTML, and the addresses that pages lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from taklimat.article import Paragraph
from taklimat.briefing import Briefing
from taklimat.fields import values
from taklimat.language import page_address
from taklimat.mentions import Entry
from taklimat.numbering import paragraph_of
from taklimat.words import WORDS

DESCRIPTION_CHARACTERS = 155


@dataclass(frozen=True, slots=True)
class PageLink:
    """A title and where it leads."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """One address in one language, before it is HTML."""

    kind: str
    """Also the name of its template: `briefing/<kind>.html`."""
    language: str
    address: str
    """From the site's root, with a slash at both ends."""
    title: str
    description: str
    briefing: Briefing | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """What its template shows besides the briefing."""
    rests_on: frozenset[str] = frozenset()
    """Anchors of the paragraphs that it cites."""
    fragments: tuple[str, ...] = ()
    """Ids on it that are addresses of their own."""
    crumbs: tuple[PageLink, ...] = ()
    previous: PageLink | None = None
    next: PageLink | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    """Address of the same page in each language that it exists in."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that publishing this page promises."""
        return (self.address, *(f"{self.address}#{name}" for name in self.fragments))


def menu(briefing: Briefing, language: str) -> tuple[PageLink, ...]:
    """Return a briefing's own menu; kinds that it has nothing of are left out."""
    words = WORDS[language]
    return tuple(
        PageLink(words[f"menu_{kind}"], page_address(briefing.slug, kind, language))
        for kind in menu_kinds(briefing)
    )


def menu_kinds(briefing: Briefing) -> Iterator[str]:
    """Yield the kinds of page that a briefing has something for, in the menu's order."""
    manifest, facts = briefing.manifest, briefing.facts
    yield from ("overview", "text")
    for kind, content in (
        ("region", manifest.regions),
        ("comparison", manifest.comparison),
        ("recommendation", manifest.recommendations),
        ("instrument", manifest.instruments or (facts and (facts.examples or facts.unattached))),
        ("actors", manifest.actors),
        ("glossary", manifest.glossary),
        ("facts", facts and facts.notes),
        ("quotations", manifest.quotations),
        ("timeline", manifest.timeline),
        ("checklist", manifest.criteria),
    ):
        if content:
            yield kind


def entry_address(briefing: Briefing, language: str, entry: Entry) -> str:
    """Return where an instrument, actor or term has its place."""
    if entry.kind == "term":
        return f"{page_address(briefing.slug, 'glossary', language)}#{entry.id}"
    if entry.kind == "actor":
        twin = instrument_of(briefing, entry.id)
        if twin is None:
            return f"{page_address(briefing.slug, 'actors', language)}#{entry.id}"
        return page_address(briefing.slug, "instrument", language, twin)
    return page_address(briefing.slug, "instrument", language, entry.id)


def instrument_of(briefing: Briefing, actor: str) -> str | None:
    """Return the instrument that is the same thing as an actor, which then has the page."""
    pairs = briefing.manifest.instruments.items()
    return next((name for name, item in pairs if item.see == actor), None)


def shortened(text: str, most: int = DESCRIPTION_CHARACTERS) -> str:
    """Cut a text at a word, for a description."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def rests_on(*models: Any) -> frozenset[str]:
    """Return the paragraphs that statements and quotations inside some models cite."""
    return frozenset(
        paragraph_of(anchor)
        for _, model in values(models)
        for anchor in (*getattr(model, "cites", ()), *getattr(model, "addressed_in", ()))
        if anchor.startswith("p")
    )


def bars(paragraphs: Iterable[Paragraph], longest: int) -> list[tuple[str, int]]:
    """Return (anchor, length in tenths of the longest, 1 to 10) for the map of the text."""
    return [(p.anchor, max(1, round(10 * p.words / max(longest, 1)))) for p in paragraphs]
