"""Parts of the whole briefing that are tables or lists: timeline, glossary, checklist, index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from taklimat.briefing.briefing import Briefing
from taklimat.editors.mentions import Entry
from taklimat.outputs.paper.entries import EntryWriter
from taklimat.outputs.paper.runs import run
from taklimat.outputs.paper.writer import Block
from taklimat.pages.addresses import page_address
from taklimat.pages.developments import happenings
from taklimat.pages.lists import GlossaryPage
from taklimat.pages.page import Page
from taklimat.pages.timeline import DatedFact, dated_facts

P = TypeVar("P", bound=Page)


class ListWriter(EntryWriter):
    """Makes the parts that are lists, each with its heading."""

    def __init__(self, briefing: Briefing, language: str, pages: Iterable[Page], site: str) -> None:
        super().__init__(briefing, language, site)
        self.pages = tuple(page for page in pages if page.language == language)
        self.happened = happenings(briefing)

    def pages_of(self, kind: type[P]) -> tuple[P, ...]:
        """Return the pages of a kind."""
        return tuple(page for page in self.pages if isinstance(page, kind))

    def part(self, key: str, intro: str = "") -> Iterator[Block]:
        """Yield a part's heading, and what it is."""
        yield self.heading(1, self.words[key], id=f"part:{key}")
        if intro:
            yield self.paragraph([run(intro)], "intro")

    def timeline(self) -> Iterator[Block]:
        """Yield what the author dates, and what the fact notes date."""
        words, view = self.words, self.view
        facts = [self._dated_fact(row) for row in dated_facts(self.briefing)]
        stated = [
            {
                "layer": "author",
                "date": row.date or "",
                "shown": view.date(row.date) if row.date else words["undated"],
                "title": self.say(row.title),
                "said": [
                    run(f"{words['as_stated']} "),
                    run(row.as_stated, "serif", lang=self.foreign),
                    *self.meant(row.as_stated, row.as_stated_in),
                    *self.cites(row.cites),
                ],
            }
            for row in self.manifest.timeline
        ]
        rows = sorted([*stated, *facts], key=lambda row: row["date"] or "9999")
        rows = self._with_today(rows)
        yield from self.part("menu_timeline", words["timeline_intro"])
        yield {
            "k": "timeline",
            "rows": rows,
            "layers": {"author": words["layer_author"], "fact": words["layer_fact"]},
        }

    def _with_today(self, rows: list[Block]) -> list[Block]:
        """Put the line of the day of the check between what was and what is to come."""
        today = self.briefing.facts.checked if self.briefing.facts else ""
        coming = [k for k, row in enumerate(rows) if row["date"] > today]
        if not today or not coming:
            return rows
        said = self.words["today_line"].format(date=self.view.date(today))
        line = {"layer": "", "date": today, "shown": said, "title": [], "said": []}
        return [*rows[: coming[0]], line, *rows[coming[0] :]]

    def _dated_fact(self, row: DatedFact) -> Block:
        kind, name, place = row.address
        page = page_address(self.briefing.slug, kind, self.language, name)
        to = (f"{kind}:{name}", self.online(f"{page}#{place}"))
        return {
            "layer": "fact",
            "date": row.date,
            "shown": self.view.date(row.date),
            "title": [{**r, "to": to} for r in self.say(row.name)],
            "said": self.say(row.event),
        }

    def glossary(self) -> Iterator[Block]:
        """Yield the terms."""
        words = self.words
        yield from self.part("menu_glossary", words["glossary_intro"])
        yield self.label("editors", words["from_text"])
        terms = [term for page in self.pages_of(GlossaryPage) for term, _ in page.rows]
        yield {
            "k": "terms",
            "rows": [
                {
                    "id": f"term:{term.slug}",
                    "term": self.say(term.term),
                    "original": term.original_in(self.language),
                    "runs": self.statement(term.definition),
                }
                for term in terms
            ],
        }

    def checklist(self) -> Iterator[Block]:
        """Yield the questions to a model, with room to answer."""
        words = self.words
        yield from self.part("menu_checklist", words["paper_checklist"])
        yield {"k": "blanks", "terms": [words["checklist_model"], words["checklist_by"]]}
        for row in self.manifest.criteria:
            yield self.heading(2, self.say(row.title), listed=False)
            yield self.quote(row.quote.text, row.quote.cites, row.quote.notes)
            yield self.label("editors", words["questions_by_editors"])
            yield {
                "k": "answers",
                "items": [self.statement(item) for item in row.questions],
                "answers": [words[f"answer_{key}"] for key in ("yes", "partly", "no", "unknown")],
                "remarks": words["remarks"],
            }

    def original(self) -> Iterator[Block]:
        """Yield the author's own words, where the text before it is their translation."""
        yield from self.part("passage_own")
        article, place = self.briefing.article, self.view.place
        said = "text_unchanged" if article.is_whole else "text_with_gaps"
        yield self.label("author", self.words[said])
        rows = []
        for section in article.sections:
            if section.heading:
                title = run(section.title, "strong", lang=self.foreign)
                rows.append({"number": place(section.anchor), "runs": [title]})
            for paragraph in section.paragraphs:
                runs = []
                for k, sentence in enumerate(paragraph.sentences):
                    number = sentence.anchor.partition("-s")[2]
                    runs += [run(" "), run(f"{number}\u00a0", "note")] if k else []
                    runs += [run(r.text, *r.styles, lang=self.foreign) for r in sentence.runs]
                rows.append({"number": place(paragraph.anchor), "runs": runs})
        yield {"k": "original", "rows": rows}

    # ---- the index

    def index(self) -> Iterator[Block]:
        """Yield where instruments and actors are mentioned."""
        words = self.words
        yield from self.part("paper_index", words["paper_index_intro"])
        for kind, title, items in (
            ("instrument", words["paper_index_instrument"], self.manifest.instruments),
            ("actor", words["paper_index_actor"], self.manifest.actors),
        ):
            names = sorted(items.items(), key=lambda n: self.plain(n[1].name).casefold())
            if names:
                yield self.heading(2, title, listed=False)
                rows = [self._indexed(Entry(kind, name), item) for name, item in names]
                yield {"k": "index", "rows": rows}

    def _indexed(self, entry: Entry, item: Any) -> Block:
        label, address = self.of_entry(entry)
        return {
            "runs": [{**r, "to": (label, address)} for r in self.say(item.name)],
            "own": label if entry.kind == "instrument" else "",
            "places": self.briefing.mentions_of(entry),
        }
