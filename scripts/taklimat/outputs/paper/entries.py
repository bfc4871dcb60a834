"""Running entries of the whole briefing: what is listed, name and status beside what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import FactSource, Note, Status
from taklimat.editors.fields import Text
from taklimat.editors.manifest import Instrument, Quote, Recommendation
from taklimat.outputs.paper.parts import PartWriter
from taklimat.outputs.paper.runs import Run, bullet, run
from taklimat.outputs.paper.sources import Sources
from taklimat.outputs.paper.writer import Block, address_run
from taklimat.pages.developments import Happening
from taklimat.pages.instruments import InstrumentPage
from taklimat.pages.regions import RegionPage

_FIELDS = ("instrument", "deadline", "measure")
Line = list[Run]


class EntryWriter(PartWriter):
    """Makes entries: the author's sentences are named by number, since the text is near."""

    def __init__(self, briefing: Briefing, language: str, site: str) -> None:
        super().__init__(briefing, language, site)
        self.sources = Sources(briefing.facts)

    def entry(
        self, label: str, title: Text, side: Iterable[Line], body: Iterable[Block], **fields: Any
    ) -> Block:
        """Return an entry: its heading and a few lines at its side, and what is said."""
        heading = self.heading(2, self.say(title), id=label, **fields)
        return {"k": "entry", "heading": heading, "side": list(side), "body": list(body)}

    def term(self, word: str, runs: Iterable[Run]) -> Line:
        """Return what a term of an entry has for its value."""
        return [run(f"{word}\u2002", "term"), *runs]

    def lines(self, items: Iterable[Line]) -> Block:
        """Return short paragraphs, those without words left out."""
        return {"k": "lines", "items": [item for item in items if item]}

    def bracket(self, *body: Block) -> Block:
        """Return blocks inside the editors' brackets, which the part has named once."""
        return {"k": "bracket", "body": list(body)}

    def strip(self, *body: Block) -> Block:
        """Return blocks of what was checked, which the part has named once."""
        return {"k": "strip", "body": list(body)}

    def quoted_at(self, quotes: Iterable[Quote]) -> Line:
        """Return the sentences in which the author's words for something stand."""
        found: Line = []
        for quote in quotes:
            new = self.cites(quote.cites, quote.notes)
            found += new if not found else [run(" "), *new[1:]]
        return self.term(self.words["layer_author"], found[1:]) if found else []

    # ---- recommendations

    def recommendation_entry(self, name: str, item: Recommendation) -> Block:
        """Return an entry of a recommendation, and what has happened about it."""
        words = self.words
        to_whom = [*self.who(item.addressees), *self._inferred(item)]
        rows = [
            self.statement(item.action),
            self.term(words["to_whom"], [*to_whom, *self.cites(item.addressed_in)]),
            *self._fields(item),
            self.term(words["strength"], self.strength(item)),
            self.term(words["note"], self.statement(item.note)) if item.note else [],
            self.quoted_at(item.quotes),
        ]
        body = [self.bracket(self.lines(rows))]
        since = [row for row in self.happened if name in row.item.recommendations]
        if since:
            head = [*bullet("m-fact"), run(words["developments_since"], "fact")]
            body.append(self.strip(self.lines([head, *map(self._happening, since)])))
        fields = {"number": name.upper()}
        return self.entry(f"recommendation:{name}", item.title, [], body, **fields)

    def _fields(self, item: Recommendation) -> Iterator[Line]:
        """Yield what is stated, and in one line what is not."""
        stated = {key: getattr(item, key) for key in _FIELDS}
        for key, said in stated.items():
            if said:
                yield self.term(self.words[key], self.statement(said))
        if absent := [self.words[key] for key in _FIELDS if not stated[key]]:
            first, *more = absent
            yield self.term(", ".join([first, *map(str.lower, more)]), self.absent())

    happened: tuple[Happening, ...] = ()
    """What has happened since the article was written, the newest first."""

    def _happening(self, row: Happening) -> Line:
        return self.term(self.view.date(row.item.date), self.say(row.item.event))

    def development_rows(self) -> Block:
        """Return all developments, with the sentences and entries that they touch."""
        return {
            "k": "dated",
            "rows": [
                {
                    "date": self.view.date(row.item.date),
                    "runs": [
                        *self.say(row.item.event),
                        *self.cites(row.item.cites, ()),
                        *self._touched(row),
                    ],
                }
                for row in self.happened
            ],
        }

    def _touched(self, row: Happening) -> Iterator[Run]:
        for name in row.item.recommendations:
            yield run(" ")
            yield run(name.upper(), "cite", to=self.of("recommendation", name))
        for number in dict.fromkeys(self.sources.number(source) for source in row.sources):
            yield run(" ")
            yield self.reference(number)

    # ---- regions

    def region_entry(self, page: RegionPage) -> Block:
        """Return an entry of a region or theme."""
        words, region, title = self.words, page.region, page.title
        body = [self.paragraph(self.statement(region.stance), "strong")]
        if region.points:
            body.append(self.statements(region.points))
        asked = [
            (words["asked_of"].format(name=title), page.recommendations),
            (words["asked_about"].format(name=title), page.concerned),
        ]
        lines = [self.term(said, self._named(rows)) for said, rows in asked if rows]
        if region.kind == "region" and not page.recommendations:
            lines.insert(0, self.term(asked[0][0], self.absent("no_recommendation")))
        lines.append(self.quoted_at(region.quotes))
        body.append(self.lines(lines))
        if region.gaps:
            body.append(self.lines([[run(words["gaps"], "term")]]))
            body.append(self.statements(region.gaps))
        mark = self.region_mark([page.name])
        return self.entry(f"region:{page.name}", region.name, [], [self.bracket(*body)], mark=mark)

    def _named(self, rows: Iterable[tuple[str, Recommendation]]) -> Line:
        found: Line = []
        for name, item in rows:
            to = self.of("recommendation", name)
            said = self.plain(item.title)
            found += [run("; ")] if found else []
            found += [run(name.upper(), "strong", to=to), run(f"\u00a0{said}")]
        return found

    # ---- legal texts

    def instrument_entry(self, page: InstrumentPage) -> Block:
        """Return an entry of an instrument: whether it holds at its side, and what is known."""
        words, item = self.words, page.item
        said = [self.lines([[*self.statement(item.says)]])]
        if item.points:
            said.append(self.statements(item.points))
        places = [
            self.term(words["mentions"], self.cites(page.places)[1:]) if page.places else [],
            self._quoted_in(page),
        ]
        said.append(self.lines(places))
        body = [self.bracket(*said)]
        if page.status:
            body.append(self.strip(self.lines(self._data(page.status))))
        body += [self.text_strip(text) for text in page.later]
        side = [*self._kind(item), *self._holds(page.status)]
        return self.entry(f"instrument:{page.name}", item.name, side, body)

    def _quoted_in(self, page: InstrumentPage) -> Line:
        if not page.quotations:
            return []
        found: Line = []
        for quote in page.quotations:
            shown = self.quote(quote.text, quote.cites, quote.notes)
            found += [run(" ")] if found else []
            found += [{**each, "s": ["serif"]} for each in shown["runs"]] + shown["cites"]
        return self.term(self.words["quoted_by_author"], found)

    def _kind(self, item: Instrument) -> Iterator[Line]:
        yield self.instrument_facts(item)

    def _holds(self, item: Status | None) -> Iterator[Line]:
        name = f"s-{item.legal_status if item else 'not-verified'}"
        yield [*bullet(name), run(self.legal_word(item), "fact")]
        yield self.legal_note(item)

    def text_strip(self, item: Status) -> Block:
        """Return a text that the article does not name."""
        name = [{**each, "s": ["strong"]} for each in self.say(item.name or Text())]
        holds = [run(": "), *bullet(f"s-{item.legal_status}")]
        head = [*name, *holds, run(f"{self.legal_word(item)} ", "fact")]
        note = self.legal_note(item)
        return self.strip(self.lines([[*head, *note], *self._data(item, concerns=True)]))

    def _data(self, item: Status, *, concerns: bool = False) -> Iterator[Line]:
        words, date = self.words, self.view.date
        lang = item.lang if item.lang != self.language else ""
        if concerns and item.cites:
            yield self.term(words["concerns"], self.cites(item.cites, ())[1:])
        yield self.term(words["official_title"], [run(item.official_title, lang=lang)])
        yield self.term(words["issuer"], self.say(item.issuer))
        yield self.term(words["status"], self.say(item.status))
        dates: Line = []
        for each in item.dates:
            dates += [run("; ")] if dates else []
            dates += [run(f"{date(each.date)}: "), *self.say(each.event)]
        for key, value in (("valid_from", item.valid_from), ("valid_to", item.valid_to)):
            if value:
                dates += [run("; ")] if dates else []
                dates.append(run(f"{words[key]}: {date(value)}"))
        if dates:
            yield self.term(words["dates"], dates)
        if item.citation:
            yield self.term(words["citation_official"], [run(item.citation)])
        if item.url:
            note = [run(" "), *self.say(item.url_note)] if item.url_note else []
            yield self.term(words["address_official"], [address_run(item.url), *note])
        yield self._sources_of(item.sources)
        yield self._checked(item)

    def _checked(self, item: Note | Status) -> Line:
        """Return when something was checked, if that is not the day of all the others."""
        common = self.briefing.facts.checked if self.briefing.facts else ""
        due = self._due(item)
        if item.checked in {None, common} and not due:
            return []
        said = self.view.date(item.checked or common)
        return self.term(self.words["checked_on"], [run(said), *due])

    # ---- fact notes and sources

    def note_strip(self, name: str, item: Note) -> Block:
        """Return a fact note."""
        head = [
            *bullet(f"v-{item.verdict}"),
            run(self.words[f"verdict_{item.verdict}"], "fact"),
            *self.cites(item.cites, ()),
            run(f" {self.view.certainty(item, briefly=True)}", "quiet"),
            *self._due(item),
        ]
        lines = [
            [{**each, "s": ["strong"]} for each in self.say(item.claim)],
            self.say(item.finding),
            self._sources_of(item.sources),
        ]
        return {**self.strip(self.lines([head, *lines])), "id": f"note:{name}"}

    def reference(self, number: int) -> Run:
        """Return the number of a source."""
        url = dict(self.sources.rows())[number].url
        return run(f"[{number}]", "cite", to=(f"source:{number}", url))

    def _sources_of(self, sources: Iterable[FactSource]) -> Line:
        found: Line = []
        for source in sources:
            said = self.say(source.seen)
            found += [run(" " if found else ""), self.reference(self.sources.number(source))]
            found += [
                run("\u00a0"),
                *({**each, "s": [*each.get("s", ()), "source"]} for each in said),
            ]
        return self.term(self.words["script_note_sources"], found) if found else []

    def source_rows(self) -> Block:
        """Return the list of all sources."""
        words = self.words
        rows = []
        for number, source in self.sources.rows():
            lang = source.lang if source.lang != self.language else ""
            read = {None: "", "directly": "read_directly", "copy": "read_copy",
                    "excerpt": "read_excerpt"}[source.read]  # fmt: skip
            said = [words[f"source_{source.kind}"], *([words[read]] if read else [])]
            said += [words["copied_on"].format(date=self.view.date(source.copied))] if (
                source.copied
            ) else []  # fmt: skip
            date = f", {self.view.date(source.date)}" if source.date else ""
            runs = [
                run(source.title, "strong", lang=lang),
                run(f", {source.publisher}{date} ({', '.join(said)}). "),
                address_run(source.url),
            ]
            rows.append({"id": f"source:{number}", "number": str(number), "runs": runs})
        return {"k": "numbers", "rows": rows}
