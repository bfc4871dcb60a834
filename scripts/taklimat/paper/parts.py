"""What is said of regions, recommendations and instruments, for the whole and for single pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from taklimat.manifest import Instrument, Recommendation, Region
from taklimat.mentions import Entry
from taklimat.paper.layers import LayerWriter
from taklimat.paper.runs import Run, run
from taklimat.paper.writer import Block

_FIELDS = ("instrument", "deadline", "measure")


class PartWriter(LayerWriter):
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

    def region(self, name: str, region: Region, level: int) -> Iterator[Block]:
        """Yield what is said of a region, below its heading."""
        words, title = self.words, self.plain(region.name)
        yield self.stance(region)
        if region.points:
            yield self.heading(level, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(region.points))
        if region.quotes:
            yield self.heading(level, words["authors_words"], listed=False)
            yield from self.quotes(region.quotes)
        to, about = (
            self.briefing.recommendations_to(name),
            self.briefing.recommendations_about(name),
        )
        if to or region.kind == "region":
            yield self.heading(level, words["asked_of"].format(name=title), listed=False)
            yield self.asked(to)
        if about:
            yield self.heading(level, words["asked_about"].format(name=title), listed=False)
            yield self.asked(about)
        if region.gaps:
            yield self.heading(level, words["gaps"], listed=False)
            yield self.editors(words["gaps_note"], self.statements(region.gaps))

    # ---- recommendations

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
        yield self.quote(first.text, first.cites, lead=True)
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

    def instrument(
        self, name: str, item: Instrument, level: int, *, quoted: bool
    ) -> Iterator[Block]:
        """Yield what is said of an instrument; sentences are quoted, or their places named."""
        words, places = self.words, self.places(Entry("instrument", name))
        yield self.editors(words["author_says"], self.paragraph(self.statement(item.says), "lead"))
        if item.points:
            yield self.heading(level, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(item.points))
        its_own = [q for q in self.manifest.quotations if q.by in {name, item.see}]
        if its_own:
            yield self.heading(level, words["quoted_by_author"], listed=False)
            yield from self.quotes(its_own, words["quoted"])
        if places and quoted:
            yield self.heading(level, words["where_mentioned"], listed=False)
            yield self.label("author", words["mentions_by_editors"])
            yield from (self.quote(self.briefing.sentences[a], [a]) for a in places)
        elif places:
            yield self.paragraph([run(words["mentions"] + ":"), *self.cites(places)])
        yield from self._known(name, level)

    def _known(self, name: str, level: int) -> Iterator[Block]:
        facts = self.briefing.facts
        if facts and name in facts.instruments:
            yield self.heading(level, self.words["known_today"], listed=False)
            yield self.status(facts.instruments[name])
        later = [text for text in facts.later.values() if name in text.about] if facts else []
        if later:
            yield self.heading(level, self.words["later_texts"], listed=False)
            yield from (self.status(text, self.plain(text.name)) for text in later)
