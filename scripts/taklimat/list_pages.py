"""A briefing's lists: actors, terms, quotations, the comparison, the timeline, the checklist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from taklimat.article import Section
from taklimat.briefing import Briefing
from taklimat.facts import WORST_FIRST, Note
from taklimat.fields import Text
from taklimat.language import data_address, pack_address, paper_address
from taklimat.manifest import Dated
from taklimat.mentions import Entry
from taklimat.page import Page, instrument_of, rests_on
from taklimat.page_maker import Maker

MOST_YEARS = 30
"""That the timeline has room for."""


def by_verdict(notes: Mapping[str, Note]) -> list[tuple[str, list[tuple[str, Note]]]]:
    """Return (verdict, notes) in the order of how much a reader should mind, none left out."""
    return [
        (verdict, [(name, note) for name, note in notes.items() if note.verdict == verdict])
        for verdict in WORST_FIRST
    ]


@dataclass(frozen=True, slots=True)
class DatedFact:
    """An event that the fact notes date, with the instrument under which it stands."""

    date: str
    event: Text
    name: Text
    address: tuple[str, str, str]
    """Kind of page, its name, and the fragment there."""


def dated_facts(briefing: Briefing) -> list[DatedFact]:
    """Return what the fact notes date of instruments and of texts related to them."""
    facts, named = briefing.facts, briefing.manifest.instruments
    found = []
    for name, status in facts.instruments.items() if facts else ():
        place = ("instrument", "", name) if status.example else ("instrument", name, "kini")
        title = status.name or named[name].name
        found += [DatedFact(row.date, row.event, title, place) for row in status.dates]
    for name, status in facts.later.items() if facts else ():
        about = status.about[0] if status.about else ""
        place = ("instrument", about, "lain" if about else name)
        found += [
            DatedFact(row.date, row.event, status.name, place)
            for row in status.dates
            if status.name
        ]
    return found


def years(
    stated: Iterable[Dated], facts: Iterable[DatedFact]
) -> list[tuple[str, list[Dated], list[DatedFact]]]:
    """Return (year, what the author dates, what the fact notes date), each year from first to last.

    Over more than MOST_YEARS years those without any event are left out. Within a year a date
    that is less exact comes first. What the author leaves undated comes at the end, as year "".
    """
    by_author, by_facts = list(stated), sorted(facts, key=lambda row: row.date)
    by_author.sort(key=lambda row: row.date or "")
    known = {int(row.date[:4]) for row in by_author if row.date}
    known |= {int(row.date[:4]) for row in by_facts}
    span = range(min(known), max(known) + 1) if known else range(0)
    found = [
        (
            f"{year:04}",
            [row for row in by_author if (row.date or "").startswith(f"{year:04}")],
            [row for row in by_facts if row.date.startswith(f"{year:04}")],
        )
        for year in (span if len(span) <= MOST_YEARS else sorted(known))
    ]
    undated = [row for row in by_author if not row.date]
    return [*found, ("", undated, [])] if undated else found


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
        sections = [(s, self.briefing.notes_in([s.anchor])) for s in self._sections()]
        return self.page(
            "facts",
            "facts",
            title=self.words["menu_facts"],
            description=self.words["facts_description"].format(count=len(notes)),
            values={"facts": facts, "groups": by_verdict(notes), "sections": sections},
            rests_on=rests_on(*notes.values()),
            fragments=tuple(notes),
            crumbs=(self.home(),),
        )

    def _sections(self) -> tuple[Section, ...]:
        return self.briefing.article_in(self.language).sections

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
        rows, facts = self.manifest.timeline, dated_facts(self.briefing)
        return self.page(
            "timeline",
            "timeline",
            title=self.words["menu_timeline"],
            description=self.words["timeline_description"].format(
                count=len(rows), facts=len(facts)
            ),
            values={"years": years(rows, facts)},
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

    def download(self) -> Page:
        """Return the page that says which file is for what."""
        return self.page(
            "download",
            "download",
            title=self.words["menu_download"],
            description=self.words["download_description"],
            values={
                "papers": self._papers(),
                "pack": pack_address(self.briefing.slug),
                "data": list(self._data()),
            },
            fragments=("pdf", "pack", "data"),
            crumbs=(self.home(),),
        )

    def _papers(self) -> list[tuple[str, str]]:
        """Return each page's own PDF: its title and address."""
        slug, code, manifest = self.briefing.slug, self.language, self.manifest
        kinds: tuple[tuple[str, Mapping[str, Any]], ...] = (
            ("region", {n: region.name for n, region in manifest.regions.items()}),
            ("recommendation", {n: item.title for n, item in manifest.recommendations.items()}),
            ("instrument", {n: item.name for n, item in manifest.instruments.items()}),
        )
        found = [(self.words["paper_brief"], paper_address(slug, "overview", code))]
        for kind, titles in kinds:
            for name, title in titles.items():
                number = f"{name.upper()} " if kind == "recommendation" else ""
                found.append((number + self.say(title), paper_address(slug, kind, code, name)))
        return found

    def _data(self) -> Iterator[tuple[str, str, str]]:
        """Yield each file of data: its name, its address and what it is."""
        words, languages = self.words, self.briefing.languages
        for name, about in (
            ("briefing.json", words["data_json"]),
            ("briefing.schema.json", words["data_schema"]),
            ("recommendations.csv", words["data_recommendations"]),
            ("comparison.csv", words["data_comparison"]),
            *((f"article.{code}.txt", words["data_txt"]) for code in languages),
            *((f"article.{code}.md", words["data_md"]) for code in languages),
            ("briefing.bib", words["data_bib"]),
            ("briefing.ris", words["data_ris"]),
            ("briefing.csl.json", words["data_csl"]),
            ("llms.txt", words["data_llms"]),
        ):
            yield name, data_address(self.briefing.slug, name), about
