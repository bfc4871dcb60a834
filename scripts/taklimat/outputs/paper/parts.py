"""What is said of regions, recommendations and instruments, for the whole and for single pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from taklimat.editors.manifest import Instrument, Quotation, Recommendation, Region
from taklimat.outputs.paper.runs import Run, run
from taklimat.outputs.paper.today import TodayWriter
from taklimat.outputs.paper.writer import Block
from taklimat.pages.instruments import InstrumentPage
from taklimat.pages.regions import RegionPage

_FIELDS = ("instrument", "deadline", "measure")


class PartWriter(TodayWriter):
    """Makes the blocks of what the editors list."""

    # ---- regions

    def region_mark(self, names: Collection[str]) -> str:
        """Return the name of the mark of some regions, "" for none."""
        return self.view.region_mark(names)

    def stance(self, region: Region) -> Block:
        """Return a region's stance."""
        return self.editors(
            self.words["stance"], self.paragraph(self.statement(region.stance), "lead")
        )

    def region(self, page: RegionPage, level: int) -> Iterator[Block]:
        """Yield what is said of a region, below its heading."""
        words, region, title = self.words, page.region, page.title
        yield self.stance(region)
        if region.points:
            yield self.heading(level, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(region.points))
        if region.quotes:
            yield self.heading(level, words["authors_words"], listed=False)
            yield from self.quotes(region.quotes)
        if page.recommendations or region.kind == "region":
            yield self.heading(level, words["asked_of"].format(name=title), listed=False)
            yield self.asked(page.recommendations)
        if page.concerned:
            yield self.heading(level, words["asked_about"].format(name=title), listed=False)
            yield self.asked(page.concerned)
        if region.gaps:
            yield self.heading(level, words["gaps"], listed=False)
            yield self.editors(words["gaps_note"], self.statements(region.gaps))

    # ---- recommendations

    def urgency(self) -> Block:
        """Return whether recommendations state a deadline, a measure, a means."""
        head, rest = self.view.urgency(tuple(self.manifest.recommendations.items()))
        return self.paragraph([run(f"{head}.", "strong"), run(f" {rest}")])

    def asked(self, rows: Collection[tuple[str, Recommendation]]) -> Block:
        """Return a list of recommendations."""
        if not rows:
            absent = self.absent("no_recommendation")
            return self.editors(self.words["titles_by_editors"], self.paragraph(absent))
        return self.editors(
            self.words["titles_by_editors"],
            {"k": "recommendations", "rows": [self._row(name, item) for name, item in rows]},
        )

    def _row(self, name: str, item: Recommendation) -> Block:
        to = self.of("recommendation", name)
        return {
            "number": name.upper(),
            "runs": [{**piece, "to": to} for piece in self.say(item.title)],
            "mark": self.region_mark(item.addressees),
            "who": [*self.who(item.addressees), *self._inferred(item)],
            "strength": self.strength(item, brief=True),
        }

    def _inferred(self, item: Recommendation) -> list[Run]:
        inferred = item.addressees_are == "inferred"
        return [run(f" ({self.words['inferred']})", "quiet")] if inferred else []

    def strength(self, item: Recommendation, *, brief: bool = False) -> list[Run]:
        """Return the author's own word for how strongly something is asked."""
        if not item.strength:
            return self.absent("no_strength")
        said = run(f"“{item.strength}”", "serif", lang=self.foreign)
        before = [run(f"{self.words['strength_is']} ")] if brief else []
        meant = self.meant(item.strength, item.strength_in)
        return [*before, said, *meant, *self.cites([self.view.strength_place(item)])]

    def recommendation(self, item: Recommendation, level: int) -> Iterator[Block]:
        """Yield what is said of a recommendation, below its heading."""
        words = self.words
        first, *more = item.quotes
        yield self.label("author")
        yield self.quote(first.text, first.cites, first.notes, lead=True)
        to_whom = [
            *self.who(item.addressees),
            *self._inferred(item),
            *self.cites(item.addressed_in),
        ]
        rows = [(words["to_whom"], [to_whom]), (words["action"], [self.statement(item.action)])]
        rows += [(words[key], [self.stated(getattr(item, key))]) for key in _FIELDS]
        rows += [(words["strength"], [self.strength(item)])]
        rows += [(words["note"], [self.statement(item.note)])] if item.note else []
        yield self.heading(level, words["who_what_how"], listed=False)
        yield self.editors(words["fields_by_editors"], self.fields(rows))
        if more:
            yield self.heading(level, words["authors_words_more"], listed=False)
            yield from self.quotes(more)

    # ---- instruments

    def instrument_facts(self, item: Instrument) -> list[Run]:
        """Return an instrument's kind and jurisdiction on one line."""
        kind = self.words[f"kind_{item.kind}"]
        return [run(f"{kind} · {self.jurisdiction(item)}", "quiet")]

    def jurisdiction(self, item: Instrument) -> str:
        """Return where an instrument holds."""
        return self.words.get(f"jurisdiction_{item.jurisdiction}", item.jurisdiction)

    def instrument(self, page: InstrumentPage, level: int, *, quoted: bool) -> Iterator[Block]:
        """Yield what is said of an instrument; sentences are quoted, or their places named."""
        words, item, places = self.words, page.item, page.places
        yield self.editors(words["author_says"], self.paragraph(self.statement(item.says), "lead"))
        if item.points:
            yield self.heading(level, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(item.points))
        if page.quotations:
            yield self.heading(level, words["quoted_by_author"], listed=False)
            yield self.label("author", words["quoted"])
            yield from self._quoted(page.quotations)
        if places and quoted:
            yield self.heading(level, words["where_mentioned"], listed=False)
            yield self.label("author", words["mentions_by_editors"])
            yield from (self.quote(self.briefing.sentences[a], [a]) for a in places)
        elif places:
            yield self.paragraph([run(words["mentions"] + ":"), *self.cites(places)])

    def _quoted(self, items: Iterable[Quotation]) -> Iterator[Block]:
        """Yield what the author quotes, with one translation for what stands side by side."""
        for cites, group in groupby(items, key=lambda item: item.cites):
            first, *more = group
            made = self.quote(first.text, cites, first.notes)
            for item in more:
                shown = self.quote(item.text, cites, item.notes)
                made["runs"] = [*made["runs"], run(" … "), *shown["runs"]]
                made["note"] = shown["note"]
            yield made

    def document_data(self, page: InstrumentPage, level: int) -> Iterator[Block]:
        """Yield what is verifiable of an instrument, and of the texts that came after it."""
        if page.status:
            yield self.heading(level, self.words["document_data"], listed=False)
            yield self.status(page.status)
        if page.later:
            yield self.heading(level, self.words["later_texts"], listed=False)
            yield from (
                self.status(text, self.plain(text.name)) for text in page.later if text.name
            )
