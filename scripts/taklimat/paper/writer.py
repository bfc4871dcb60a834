"""Blocks of a briefing in a language: what stands on paper, one value for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from taklimat.article import Paragraph, Sentence
from taklimat.briefing import Briefing
from taklimat.facts import FactSource, Note, Status
from taklimat.inline_text import to_plain
from taklimat.language import page_address
from taklimat.manifest import Instrument, Recommendation, Region
from taklimat.mentions import Entry
from taklimat.page import Page, entry_address
from taklimat.paper.runs import Run, Target, rich, run
from taklimat.render import View

Block = dict[str, Any]
"""`k` names its kind, which `overrides/pdf/house.typ` has a function for."""
_FIELDS = ("instrument", "deadline", "measure")


class Writer:
    """Makes the blocks that the whole briefing and its single pages share."""

    def __init__(self, briefing: Briefing, language: str, site: str) -> None:
        self.briefing, self.language, self.site = briefing, language, site.rstrip("/")
        address = page_address(briefing.slug, "overview", language)
        self.title = to_plain(briefing.manifest.title.in_(language))
        self.view = View(Page("paper", language, address, self.title, "", briefing))
        self.words, self.manifest = self.view.words, briefing.manifest
        own = briefing.article.language
        self.foreign = own if own != language else ""
        """The author's language where it is not the page's."""

    # ---- where things are

    def online(self, address: str) -> str:
        """Return an address of the site in full."""
        return self.site + address

    def at(self, anchor: str) -> Target:
        """Return the place of an anchor in the article."""
        text = page_address(self.briefing.slug, "text", self.language)
        return anchor, self.online(f"{text}#{anchor}")

    def of(self, kind: str, name: str) -> Target:
        """Return the place of a region or recommendation."""
        address = page_address(self.briefing.slug, kind, self.language, name)
        return f"{kind}:{name}", self.online(address)

    def of_entry(self, entry: Entry) -> Target:
        """Return the place of an instrument, actor or term."""
        address = entry_address(self.briefing, self.language, entry)
        return f"{entry.kind}:{entry.id}", self.online(address)

    def of_note(self, name: str) -> Target:
        """Return the place of a fact note."""
        page = page_address(self.briefing.slug, "facts", self.language)
        return f"note:{name}", self.online(f"{page}#{name}")

    # ---- runs

    def say(self, text: Any) -> list[Run]:
        """Return an editors' text in the language."""
        return rich(text.in_(self.language), self.at)

    def plain(self, text: Any) -> str:
        """Return an editors' text in the language, its words alone."""
        return to_plain(text.in_(self.language))

    def cite(self, anchor: str) -> Run:
        """Return a cite such as ¶7·2."""
        return run(self.view.place(anchor), "cite", to=self.at(anchor))

    def cites(self, anchors: Iterable[str]) -> list[Run]:
        """Return cites that follow some words."""
        anchors = tuple(anchors)
        spaces = ["\u00a0", *[" "] * len(anchors)]
        return [r for space, a in zip(spaces, anchors, strict=False)
                for r in (run(space), self.cite(a))]  # fmt: skip

    def statement(self, item: Any) -> list[Run]:
        """Return a statement with its cites."""
        draft = [run(f" {self.words['draft']}", "draft")] if item.status == "draft" else []
        return [*self.say(item), *self.cites(item.cites), *draft]

    def absent(self, key: str = "not_stated") -> list[Run]:
        """Return the value of what the author does not state."""
        return [run(f"[\u00a0{self.words[key]}\u00a0]", "none")]

    def stated(self, item: Any) -> list[Run]:
        """Return a statement, or that the author does not state it."""
        return self.statement(item) if item else self.absent()

    def who(self, names: Iterable[str]) -> list[Run]:
        """Return names of regions and actors, each leading to its place."""
        found: list[Run] = []
        for name in names:
            region = name in self.manifest.regions
            to = self.of("region", name) if region else self.of_entry(Entry("actor", name))
            found += [run(", ")] if found else []
            found += [{**piece, "to": to} for piece in self.say(self.view.who(name).name)]
        return found

    # ---- simple blocks

    def heading(self, level: int, text: Any, **fields: Any) -> Block:
        """Return a heading; `id` is its label, `number` stands before it, `mark` is a drawing."""
        runs = [run(text)] if isinstance(text, str) else text
        return {"k": "heading", "level": level, "runs": runs, **fields}

    def label(self, layer: str, small: str = "", word: str = "") -> Block:
        """Return a layer's mark and name."""
        return {
            "k": "label",
            "layer": layer,
            "word": word or self.words[f"layer_{layer}"],
            "small": small,
        }

    def paragraph(self, runs: list[Run], style: str = "") -> Block:
        """Return a paragraph; its style is `lead` or `quiet`, or none."""
        return {"k": "paragraph", "runs": runs, "style": style}

    def editors(self, small: str, *body: Block) -> Block:
        """Return blocks inside the editors' brackets."""
        return {"k": "editors", "label": self.label("editors", small), "body": list(body)}

    def statements(self, items: Iterable[Any]) -> Block:
        """Return a list of statements."""
        return {"k": "list", "items": [self.statement(item) for item in items]}

    def fields(self, rows: Iterable[tuple[str, list[list[Run]]]]) -> Block:
        """Return terms with their values, each a list of runs."""
        return {"k": "fields", "rows": [{"term": t, "values": v} for t, v in rows if v]}

    def quote(self, text: str, cites: Iterable[str], *, lead: bool = False) -> Block:
        """Return the author's words, and what they say in the page's language."""
        anchors = tuple(cites)
        texts = self.view.texts
        said = " ".join(texts[a] for a in anchors) if self.foreign else ""
        return {
            "k": "quote",
            "runs": [run(text, lang=self.foreign)],
            "cites": self.cites(anchors),
            "lead": lead,
            "translation": [run(said)] if said else [],
            "word": self.words["translation"],
            "note": self.words["translation_note"],
        }

    def quotes(self, items: Iterable[Any], by: str = "") -> list[Block]:
        """Return several quotations under one label."""
        return [
            self.label("author", by),
            *(self.quote(item.text, item.cites) for item in items),
        ]

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
        return [*before, said, *self.cites([self.view.strength_place(item)])]

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
        regions = [n for n in self.manifest.regions if n in {*item.addressees, *item.regions}]
        related = [[{**r, "to": self.of("region", n)} for r in self._name_of(n)] for n in regions]
        related += [self.instrument_name(name) for name in item.instruments]
        if related:
            yield self.heading(level, words["related"], listed=False)
            yield {"k": "list", "items": related}

    def _name_of(self, region: str) -> list[Run]:
        return self.say(self.manifest.regions[region].name)

    # ---- instruments

    def instrument_name(self, name: str) -> list[Run]:
        """Return an instrument's name and kind, leading to its place."""
        item, to = self.manifest.instruments[name], self.of_entry(Entry("instrument", name))
        kind = self.words[f"kind_{item.kind}"]
        return [*({**r, "to": to} for r in self.say(item.name)), run(f" ({kind})", "quiet")]

    def instrument_facts(self, item: Instrument) -> list[Run]:
        """Return an instrument's kind and jurisdiction on one line."""
        words = self.words
        where = words.get(f"jurisdiction_{item.jurisdiction}", item.jurisdiction)
        return [run(f"{words['kind_' + item.kind]} · {where}", "quiet")]

    def instrument(
        self, name: str, item: Instrument, level: int, *, whole: bool
    ) -> Iterator[Block]:
        """Yield what is said of an instrument; `whole` sentences, or their places alone."""
        words, places = self.words, self.places(Entry("instrument", name))
        yield self.editors(
            words["author_says"], self.paragraph(self.statement(item.says), "lead")
        )
        if item.points:
            yield self.heading(level, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(item.points))
        quoted = [q for q in self.manifest.quotations if q.by in {name, item.see}]
        if quoted:
            yield self.heading(level, words["quoted_by_author"], listed=False)
            yield from self.quotes(quoted, words["quoted"])
        if places and whole:
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

    def places(self, entry: Entry) -> tuple[str, ...]:
        """Return the sentences that refer to an entry."""
        return tuple(a for a in self.briefing.places_of(entry) if a.startswith("p"))

    # ---- facts

    def status(self, item: Status, name: str = "") -> Block:
        """Return what is verifiable of an instrument."""
        words, date = self.words, self.view.date
        rows: list[tuple[str, list[list[Run]]]] = [
            (words["official_title"], [[run(item.official_title)]]),
            (words["issuer"], [self.say(item.issuer)]),
            (words["status"], [self.say(item.status)]),
            (
                words["dates"],
                [[run(f"{date(d.date)}: "), *self.say(d.event)] for d in item.dates],
            ),
        ]
        known = (("valid_from", item.valid_from), ("valid_to", item.valid_to))
        rows += [(words[key], [[run(date(value))]]) for key, value in known if value]
        if item.citation:
            rows.append((words["citation_official"], [[run(item.citation)]]))
        if item.url:
            note = [run(" "), *self.say(item.url_note)] if item.url_note else []
            rows.append((words["address_official"], [[_address(item.url), *note]]))
        return self._slip([], rows, item.sources, small=name)

    def note(self, name: str, item: Note) -> Block:
        """Return a fact note."""
        words, date, facts = self.words, self.view.date, self.briefing.facts
        checked = item.checked or (facts.checked if facts else "")
        sure = words[f"confidence_{item.confidence}"].capitalize()
        dated = f"{words['state_of']} {date(item.as_of)}. {words['checked_on']} {date(checked)}."
        rows = [
            (words["written_by"], [[*self.say(item.claim), *self.cites(item.cites)]]),
            (words["finding"], [self.say(item.finding)]),
            (words["confidence"], [[run(f"{sure}. {dated}")]]),
        ]
        verdict = self.words[f"verdict_{item.verdict}"]
        head = [run(verdict, "strong")]
        slip = self._slip(head, rows, item.sources)
        return {**slip, "id": f"note:{name}", "mark": f"v-{item.verdict}"}

    def _slip(
        self,
        head: list[Run],
        rows: list[tuple[str, list[list[Run]]]],
        sources: Iterable[FactSource],
        small: str = "",
    ) -> Block:
        read = [self._source(source) for source in sources]
        if read:
            rows = [*rows, (self.words["sources"], read)]
        return {
            "k": "fact",
            "label": self.label("fact", small),
            "head": head,
            "rows": [{"term": t, "values": v} for t, v in rows if v],
        }

    def _source(self, source: FactSource) -> list[Run]:
        lang = source.lang if source.lang != self.language else ""
        said = f", {source.publisher}"
        said += f", {self.view.date(source.date)}" if source.date else ""
        said += f" ({self.words['source_' + source.kind]}). "
        return [
            run(source.title, "strong", lang=lang),
            run(said),
            *self.say(source.seen),
            run(" "),
            _address(source.url),
        ]

    # ---- the article

    def article(self, level: int) -> Iterator[Block]:
        """Yield the whole article, its anchors beside it."""
        notes: Mapping[str, Any] = self.briefing.notes_at
        for section in self.view.article.sections:
            if section.heading:
                runs = [run(section.title, "serif")]
                number = self.view.place(section.anchor)
                yield self.heading(level, runs, id=section.anchor, side=number)
            for paragraph in section.paragraphs:
                yield self._paragraph(paragraph, notes)

    def _paragraph(self, paragraph: Paragraph, notes: Mapping[str, Any]) -> Block:
        many = len(paragraph.sentences) > 1
        return {
            "k": "numbered",
            "id": paragraph.anchor,
            "number": paragraph.number,
            "kind": paragraph.kind,
            "ordinal": paragraph.ordinal,
            "to": ("", self.at(paragraph.anchor)[1]),
            "translated": self.view.translated,
            "sentences": [self._sentence(s, many, notes) for s in paragraph.sentences],
        }

    def _sentence(self, sentence: Sentence, many: bool, notes: Mapping[str, Any]) -> Block:
        number = sentence.anchor.partition("-s")[2]
        return {
            "id": sentence.anchor,
            "number": number if many and number != "1" else "",
            "runs": [
                run(r.text, *r.styles, to=("", r.href) if r.href.startswith("http") else None)
                for r in sentence.runs
            ],
            "notes": [
                {
                    "mark": f"v-{note.verdict}",
                    "alt": self.words["note_at"].format(
                        verdict=self.words[f"verdict_{note.verdict}"]
                    ),
                    "to": self.of_note(name),
                }
                for name, note in notes.get(sentence.anchor, ())
            ],
        }


def _address(url: str) -> Run:
    """Return an address that is seen as it is."""
    return run(url, "address", to=("", url))
