"""What has happened since the article was written, dated, with what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import Development, FactSource
from taklimat.editors.fields import Text
from taklimat.pages.maker import Maker
from taklimat.pages.page import Page, rests_on
from taklimat.pages.timeline import place_of_text


@dataclass(frozen=True, slots=True)
class Report:
    """A fact note or legal text that reports a development, and where it stands."""

    name: Text
    """Of a legal text, or a note's claim."""
    address: tuple[str, str, str]
    """Kind of page, its name, and the fragment there."""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """A development with what reports it."""

    name: str
    """Its id."""
    item: Development
    reports: tuple[Report, ...]
    sources: tuple[FactSource, ...]
    """Once each, the primary ones first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentsPage(Page):
    """All developments, the newest first."""

    kind = "developments"
    rows: tuple[Happening, ...]


def happenings(briefing: Briefing) -> tuple[Happening, ...]:
    """Return a briefing's developments, the newest first."""
    facts = briefing.facts
    rows = facts.developments.items() if facts else ()
    ordered = sorted(rows, key=lambda row: row[1].date, reverse=True)
    return tuple(_happening(briefing, name, item) for name, item in ordered)


def _happening(briefing: Briefing, name: str, item: Development) -> Happening:
    facts = briefing.facts
    notes, texts = (facts.notes, facts.texts) if facts else ({}, {})
    reports = [
        *(Report(notes[note].claim, ("facts", "", note), is_note=True) for note in item.notes),
        *(Report(*place_of_text(briefing, text)) for text in item.texts),
    ]
    read = [source for note in item.notes for source in notes[note].sources]
    read += [source for text in item.texts for source in texts[text].sources]
    return Happening(name, item, tuple(reports), by_rank(read))


def by_rank(sources: Iterable[FactSource]) -> tuple[FactSource, ...]:
    """Return sources once for each address, the primary ones first."""
    once: dict[str, FactSource] = {}
    for source in sources:
        once.setdefault(source.url, source)
    return tuple(sorted(once.values(), key=lambda source: source.kind))


def developments_page(make: Maker) -> Iterator[DevelopmentsPage]:
    """Yield the page of developments."""
    rows = happenings(make.briefing)
    yield DevelopmentsPage(
        **make.head(
            "developments",
            title=make.words["developments_title"],
            description=make.words["developments_description"].format(count=len(rows)),
            rests_on=rests_on(*(row.item for row in rows)),
            fragments=tuple(row.name for row in rows),
        ),
        rows=rows,
    )
