"""The layers beside the editors': the author's article and the fact notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from taklimat.article import Paragraph, Sentence
from taklimat.facts import FactSource, Note, Status
from taklimat.paper.runs import Run, run
from taklimat.paper.writer import Block, Writer, address_run


class LayerWriter(Writer):
    """Makes the blocks of the article and of what was checked."""

    # ---- facts

    def status(self, item: Status, name: str = "") -> Block:
        """Return what is verifiable of an instrument."""
        words, date = self.words, self.view.date
        lang = item.lang if item.lang != self.language else ""
        rows: list[tuple[str, list[list[Run]]]] = [
            (words["concerns"], [self.cites(item.cites)] if name and item.cites else []),
            (words["official_title"], [[run(item.official_title, lang=lang)]]),
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
            rows.append((words["address_official"], [[address_run(item.url), *note]]))
        checked = item.checked or (self.briefing.facts.checked if self.briefing.facts else "")
        rows.append((words["checked_on"], [[run(date(checked)), *self._due(item)]]))
        return self._slip([], rows, item.sources, small=name)

    def note(self, name: str, item: Note) -> Block:
        """Return a fact note."""
        words = self.words
        rows = [
            (words["script_note_claim"], [self.say(item.claim)]),
            (words["script_note_finding"], [self.say(item.finding)]),
            (
                words["script_note_confidence"],
                [[run(self.view.certainty(item, briefly=True)), *self._due(item)]],
            ),
        ]
        head = [run(words[f"verdict_{item.verdict}"], "strong"), *self.cites(item.cites)]
        slip = self._slip(head, rows, item.sources)
        return {**slip, "id": f"note:{name}", "mark": f"v-{item.verdict}"}

    def _due(self, item: Note | Status) -> list[Run]:
        due = self.briefing.is_due(item)
        return [run(f" {self.words['note_due']}", "strong")] if due else []

    def _slip(
        self,
        head: list[Run],
        rows: list[tuple[str, list[list[Run]]]],
        sources: Iterable[FactSource],
        small: str = "",
    ) -> Block:
        read = [self._source(source) for source in sources]
        shown = [{"term": t, "values": v, "listed": False} for t, v in rows if v]
        if read:
            term = self.words["script_note_sources"]
            shown.append({"term": term, "values": read, "listed": True})
        return {"k": "fact", "label": self.label("fact", small), "head": head, "rows": shown}

    def _source(self, source: FactSource) -> list[Run]:
        if not self.in_full:
            return [run(f"{source.publisher}: ", "quiet"), address_run(source.url)]
        lang = source.lang if source.lang != self.language else ""
        said = f", {source.publisher}"
        said += f", {self.view.date(source.date)}" if source.date else ""
        said += f" ({self.words['source_' + source.kind]}). "
        return [
            run(source.title, "strong", lang=lang),
            run(said),
            *self.say(source.seen),
            run(" "),
            address_run(source.url),
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
