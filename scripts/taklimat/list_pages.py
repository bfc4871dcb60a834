"""A briefing's lists: actors, terms, quotations, the comparison, the timeline, the checklist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from taklimat.facts import Note
from taklimat.mentions import Entry
from taklimat.page import Page, instrument_of, rests_on
from taklimat.page_maker import Maker


def by_verdict(notes: Mapping[str, Note]) -> list[tuple[str, list[tuple[str, Note]]]]:
    """Return (verdict, notes) in the order of how much a reader should mind, none left out."""
    order = ("outdated", "misattributed", "imprecise", "not-verified", "accurate")
    return [
        (verdict, [(name, note) for name, note in notes.items() if note.verdict == verdict])
        for verdict in order
    ]


class ListMaker(Maker):
    """Makes the pages that show everything of a kind."""

    def lists(self) -> tuple[tuple[str, Callable[[], Page]], ...]:
        """Return each kind of list with what makes its page."""
        return (
            ("actors", self._actors),
            ("glossary", self._glossary),
            ("quotations", self._quotations),
            ("comparison", self._comparison),
            ("facts", self._facts),
            ("timeline", self._timeline),
            ("checklist", self._checklist),
        )

    def _actors(self) -> Page:
        actors = self.manifest.actors
        twins = {name: instrument_of(self.briefing, name) for name in actors}
        rows = [
            (name, actor, self._actor_places(name, twins[name])) for name, actor in actors.items()
        ]
        return self.page(
            "actors",
            "actors",
            title=self.words["menu_actors"],
            description=self.words["actors_description"].format(count=len(actors)),
            values={"rows": rows, "twins": {k: v for k, v in twins.items() if v}},
            rests_on=rests_on(*(actor.says for actor in actors.values())),
            fragments=tuple(actors),
            crumbs=(self.home(),),
        )

    def _actor_places(self, name: str, twin: str | None) -> tuple[str, ...]:
        return self.places(Entry("instrument", twin) if twin else Entry("actor", name))

    def _glossary(self) -> Page:
        terms = sorted(
            self.manifest.glossary, key=lambda term: term.term.in_(self.language).casefold()
        )
        rows = [(term, self.places(Entry("term", term.slug))) for term in terms]
        return self.page(
            "glossary",
            "glossary",
            title=self.words["menu_glossary"],
            description=self.words["glossary_description"].format(count=len(terms)),
            values={"rows": rows, "by_slug": {term.slug: term for term in terms}},
            rests_on=rests_on(*(term.definition for term in terms)),
            fragments=tuple(term.slug for term in self.manifest.glossary),
            crumbs=(self.home(),),
        )

    def _quotations(self) -> Page:
        found: dict[str, list[Any]] = {}
        for quotation in self.manifest.quotations:
            found.setdefault(quotation.by, []).append(quotation)
        return self.page(
            "quotations",
            "quotations",
            title=self.words["menu_quotations"],
            description=self.words["quotations_description"].format(
                count=len(self.manifest.quotations)
            ),
            values={"groups": list(found.items())},
            rests_on=rests_on(*self.manifest.quotations),
            crumbs=(self.home(),),
        )

    def _facts(self) -> Page:
        facts = self.briefing.facts
        notes = facts.notes if facts else {}
        return self.page(
            "facts",
            "facts",
            title=self.words["menu_facts"],
            description=self.words["facts_description"].format(count=len(notes)),
            values={"facts": facts, "groups": by_verdict(notes)},
            rests_on=rests_on(*notes.values()),
            fragments=tuple(notes),
            crumbs=(self.home(),),
        )

    def _comparison(self) -> Page:
        rows = self.manifest.comparison
        said = [cell for row in rows for cell in row.cells.values() if cell]
        return self.page(
            "comparison",
            "comparison",
            title=self.words["menu_comparison"],
            description=self.words["comparison_description"].format(
                names=", ".join(self.say(self.manifest.regions[n].name) for n in rows[0].cells),
                count=len(rows),
            ),
            values={
                "columns": list(rows[0].cells),
                "rows": [(self.say(row.question), row.cells) for row in rows],
            },
            rests_on=rests_on(*said),
            crumbs=(self.home(),),
        )

    def _timeline(self) -> Page:
        rows = self.manifest.timeline
        return self.page(
            "timeline",
            "timeline",
            title=self.words["menu_timeline"],
            description=self.words["timeline_description"].format(count=len(rows)),
            values={"rows": rows},
            rests_on=rests_on(*rows),
            crumbs=(self.home(),),
        )

    def _checklist(self) -> Page:
        rows = self.manifest.criteria
        return self.page(
            "checklist",
            "checklist",
            title=self.words["menu_checklist"],
            description=self.words["checklist_description"].format(count=len(rows)),
            values={"rows": rows},
            rests_on=rests_on(*rows),
            fragments=tuple(row.name for row in rows),
            crumbs=(self.home(),),
        )
