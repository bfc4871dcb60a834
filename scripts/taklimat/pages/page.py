"""A page before it is HTML, and the URL paths that pages lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, TypedDict

from taklimat.article.model import Paragraph
from taklimat.base.anchors import paragraph_of
from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.editors.fields import values
from taklimat.editors.mentions import Entry
from taklimat.pages.addresses import page_address, paper_address
from taklimat.pages.kinds import GROUPS, Kind, kinds_of

DESCRIPTION_CHARACTERS = 155


@dataclass(frozen=True, slots=True)
class PageLink:
    """A title and where it leads."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One URL path in one language, before it is HTML; each kind is a class of its own."""

    kind: ClassVar[str]
    """Also the name of its template: `briefing/<kind>.html`."""
    language: str
    address: str
    """From the site's root, with a slash at both ends."""
    title: str
    description: str
    briefing: Briefing | None = None
    rests_on: frozenset[str] = frozenset()
    """Anchors of the paragraphs that it cites."""
    fragments: tuple[str, ...] = ()
    """Ids on it that are addresses of their own."""
    crumbs: tuple[PageLink, ...] = ()
    previous: PageLink | None = None
    next: PageLink | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    """URL path of the same page in each language that it exists in."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that publishing this page promises."""
        return (self.address, *(f"{self.address}#{name}" for name in self.fragments))

    @property
    def anchors(self) -> set[str]:
        """Ids on it that links may lead to."""
        return {*self.fragments}

    @property
    def paper_address(self) -> str:
        """The URL path of the page's own PDF, "" if it has none."""
        return ""

    @property
    def own_values(self) -> dict[str, Any]:
        """What its template shows besides what every page has, by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _COMMON}


_COMMON = frozenset(f.name for f in fields(Page))


class Head(TypedDict):
    """What every page of a briefing has, for the class of its kind to be made with."""

    language: str
    address: str
    title: str
    description: str
    briefing: Briefing
    rests_on: frozenset[str]
    fragments: tuple[str, ...]
    crumbs: tuple[PageLink, ...]
    previous: PageLink | None
    next: PageLink | None
    alternates: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage(Page):
    """A page of one entry of an index: a region, a recommendation, an instrument."""

    name: str
    """In the manifest, and in URLs."""

    @property
    def paper_address(self) -> str:
        """The URL path of the page's own PDF, beside it."""
        if self.briefing is None:
            raise ValueError(f"{self.address} belongs to no briefing")
        return paper_address(self.briefing.slug, self.kind, self.language, self.name)


def menu(briefing: Briefing, language: str) -> tuple[PageLink, ...]:
    """Return a briefing's own menu; kinds that it has nothing of are left out."""
    return tuple(link for links in menu_groups(briefing, language).values() for link in links)


def menu_groups(briefing: Briefing, language: str) -> Mapping[str, tuple[PageLink, ...]]:
    """Return the menu by group, in order."""
    kinds = kinds_of(briefing)
    return {
        group: tuple(_index_link(briefing, k, language) for k in kinds if k.group == group)
        for group in GROUPS
    }


def primary(briefing: Briefing, language: str) -> tuple[PageLink, ...]:
    """Return what the masthead names of a briefing where there is room."""
    return tuple(_index_link(briefing, k, language) for k in kinds_of(briefing) if k.primary)


def _index_link(briefing: Briefing, kind: Kind, language: str) -> PageLink:
    address = page_address(briefing.slug, kind.name, language)
    return PageLink(WORDS[language][f"menu_{kind.name}"], address)


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
