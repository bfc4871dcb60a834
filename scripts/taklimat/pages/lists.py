"""The pages that show everything of a kind: actors, terms, quotations, cells, notes, criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from taklimat.article.model import Section
from taklimat.editors.facts import WORST_FIRST, Facts, Note
from taklimat.editors.manifest import Actor, Criterion, Quotation, Statement, Term
from taklimat.editors.mentions import Entry
from taklimat.pages.maker import Maker
from taklimat.pages.page import Page, instrument_of, rests_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage(Page):
    """All bodies and people that the article names."""

    kind = "actors"
    rows: tuple[tuple[str, Actor, tuple[str, ...]], ...]
    """Ids, actors, and the sentences that refer to them."""
    twins: Mapping[str, str]
    """Instruments that are the same thing as an actor, by the actor's id."""


def actors_page(make: Maker) -> Iterator[ActorsPage]:
    """Yield the page of actors."""
    briefing, actors = make.briefing, make.manifest.actors
    twins = {name: twin for name in actors if (twin := instrument_of(briefing, name))}
    entries = {
        name: Entry("instrument", twins[name]) if name in twins else Entry("actor", name)
        for name in actors
    }
    yield ActorsPage(
        **make.head(
            "actors",
            title=make.words["menu_actors"],
            description=make.words["actors_description"].format(count=len(actors)),
            rests_on=rests_on(*(actor.says for actor in actors.values())),
            fragments=tuple(actors),
        ),
        rows=tuple(
            (name, actor, briefing.mentions_of(entries[name])) for name, actor in actors.items()
        ),
        twins=twins,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(Page):
    """All terms in the order of the alphabet."""

    kind = "glossary"
    rows: tuple[tuple[Term, tuple[str, ...]], ...]
    """Terms with the sentences that use them."""
    by_slug: Mapping[str, Term]


def glossary_page(make: Maker) -> Iterator[GlossaryPage]:
    """Yield the glossary."""
    terms = sorted(make.manifest.glossary, key=lambda term: make.say(term.term).casefold())
    mentions_of = make.briefing.mentions_of
    yield GlossaryPage(
        **make.head(
            "glossary",
            title=make.words["menu_glossary"],
            description=make.words["glossary_description"].format(count=len(terms)),
            rests_on=rests_on(*(term.definition for term in terms)),
            fragments=tuple(term.slug for term in make.manifest.glossary),
        ),
        rows=tuple((term, mentions_of(Entry("term", term.slug))) for term in terms),
        by_slug={term.slug: term for term in terms},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationsPage(Page):
    """What the author quotes, by source."""

    kind = "quotations"
    groups: tuple[tuple[str, tuple[Quotation, ...]], ...]


def quotations_page(make: Maker) -> Iterator[QuotationsPage]:
    """Yield the page of quotations."""
    quotations = make.manifest.quotations
    sources = dict.fromkeys(quotation.by for quotation in quotations)
    yield QuotationsPage(
        **make.head(
            "quotations",
            title=make.words["menu_quotations"],
            description=make.words["quotations_description"].format(count=len(quotations)),
            rests_on=rests_on(*quotations),
        ),
        groups=tuple((by, tuple(q for q in quotations if q.by == by)) for by in sources),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage(Page):
    """All fact notes, by verdict."""

    kind = "facts"
    facts: Facts | None
    groups: tuple[tuple[str, tuple[tuple[str, Note], ...]], ...]
    sections: tuple[tuple[Section, tuple[tuple[str, Note], ...]], ...]
    """The article's sections with the notes on each."""


def facts_page(make: Maker) -> Iterator[FactsPage]:
    """Yield the page of fact notes."""
    briefing, facts = make.briefing, make.briefing.facts
    notes = facts.notes if facts else {}
    sections = briefing.article_in(make.language).sections
    yield FactsPage(
        **make.head(
            "facts",
            title=make.words["menu_facts"],
            description=make.words["facts_description"].format(count=len(notes)),
            rests_on=rests_on(*notes.values()),
            fragments=tuple(notes),
        ),
        facts=facts,
        groups=by_verdict(notes),
        sections=tuple((section, briefing.notes_in([section.anchor])) for section in sections),
    )


def by_verdict(notes: Mapping[str, Note]) -> tuple[tuple[str, tuple[tuple[str, Note], ...]], ...]:
    """Return (verdict, notes) in the order of how much a reader should mind, none left out."""
    return tuple(
        (verdict, tuple((name, note) for name, note in notes.items() if note.verdict == verdict))
        for verdict in WORST_FIRST
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage(Page):
    """The regions side by side, question by question."""

    kind = "comparison"
    columns: tuple[str, ...]
    """Regions."""
    rows: tuple[tuple[str, Mapping[str, Statement | None]], ...]
    """Questions and the answer of each region; None is not stated."""


def comparison_page(make: Maker) -> Iterator[ComparisonPage]:
    """Yield the comparison."""
    rows, regions = make.manifest.comparison, make.manifest.regions
    columns = tuple(rows[0].cells)
    yield ComparisonPage(
        **make.head(
            "comparison",
            title=make.words["menu_comparison"],
            description=make.words["comparison_description"].format(
                names=", ".join(make.say(regions[name].name) for name in columns),
                count=len(rows),
            ),
            rests_on=rests_on(*(cell for row in rows for cell in row.cells.values() if cell)),
        ),
        columns=columns,
        rows=tuple((make.say(row.question), row.cells) for row in rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistPage(Page):
    """The author's criteria, with the editors' questions."""

    kind = "checklist"
    rows: tuple[Criterion, ...]


def checklist_page(make: Maker) -> Iterator[ChecklistPage]:
    """Yield the checklist."""
    rows = make.manifest.criteria
    yield ChecklistPage(
        **make.head(
            "checklist",
            title=make.words["menu_checklist"],
            description=make.words["checklist_description"].format(count=len(rows)),
            rests_on=rests_on(*rows),
            fragments=tuple(row.name for row in rows),
        ),
        rows=rows,
    )
