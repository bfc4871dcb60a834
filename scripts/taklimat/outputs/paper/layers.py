"""The layers beside the editors': the author's article and the fact notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from taklimat.article.model import Gone, Paragraph, Sentence
from taklimat.editors.facts import FactSource, Note, Status
from taklimat.outputs.paper.runs import Run, run, sign
from taklimat.outputs.paper.writer import Block, Writer, address_run
from taklimat.pages.note_marks import NoteMark, note_marks


class LayerWriter(Writer):
    """Makes the blocks of the article and of what was checked."""

    # ---- facts

    def status(self, item: Status, name: str = "") -> Block:
        """Return what is verifiable of an instrument."""
        words, date = self.words, self.view.date
        lang = item.lang if item.lang != self.language else ""
        rows: list[tuple[str, list[list[Run]]]] = [
            (words["concerns"], [self.cites(item.cites, ())] if name and item.cites else []),
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
        return self._slip(rows, item.sources, small=name)

    def _due(self, item: Note | Status) -> list[Run]:
        due = self.briefing.is_due(item)
        return [run(f" {self.words['note_due']}", "strong")] if due else []

    def _slip(
        self,
        rows: list[tuple[str, list[list[Run]]]],
        sources: Iterable[FactSource],
        small: str = "",
    ) -> Block:
        read = [self._source(source) for source in sources]
        shown = [{"term": t, "values": v, "listed": False} for t, v in rows if v]
        if read:
            term = self.words["script_note_sources"]
            shown.append({"term": term, "values": read, "listed": True})
        return {"k": "fact", "label": self.label("fact", small), "rows": shown}

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
        """Yield the whole article, its anchors beside it, its first headings at a level."""
        notes: Mapping[str, Any] = self.briefing.notes_at
        for section in self.view.article.sections:
            if section.heading:
                runs = [run(section.title, "serif")]
                number = self.view.place(section.anchor)
                depth = self.view.article.depths[section.anchor]
                at = min(6, level + depth - 1)
                yield self.heading(at, runs, id=section.anchor, side=number)
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

    def _gone(self, gone: Gone) -> Iterator[Block]:
        date = self.view.date(gone.date)
        yield run(self.words["gone"].format(date=date, reason=gone.reason), "em")

    def _sentence(self, sentence: Sentence, many: bool, notes: Mapping[str, Any]) -> Block:
        number = sentence.anchor.partition("-s")[2]
        words = [
            run(r.text, *r.styles, to=("", r.href) if r.href and r.href[0] != "#" else None)
            for r in sentence.runs
        ]
        if found := notes.get(sentence.anchor):
            translation = self.language if self.view.translated else ""
            words = self._marked(words, note_marks(sentence.text, found, translation))
        return {
            "id": sentence.anchor,
            "number": number if many and number != "1" else "",
            "runs": [*(self._gone(sentence.gone) if sentence.gone else ()), *words],
        }

    def _marked(self, words: Iterable[Run], marks: Iterable[NoteMark]) -> list[Run]:
        """Return the runs of a sentence with the signs of notes behind the words they are about."""
        found: list[Run] = []
        waiting, passed = list(marks), 0
        for piece in words:
            text, start = piece["t"], 0
            while waiting and waiting[0].end <= passed + len(text):
                cut = waiting[0].end - passed
                found += [{**piece, "t": text[start:cut]}, *self._signs_of(waiting.pop(0))]
                start = cut
            found += [{**piece, "t": text[start:]}] if start < len(text) else []
            passed += len(text)
        return [*found, *(each for mark in waiting for each in self._signs_of(mark))]

    def _signs_of(self, mark: NoteMark) -> Iterator[Run]:
        for name, note in mark.notes:
            said = self.words["note_at"].format(verdict=self.words[f"verdict_{note.verdict}"])
            yield from sign(f"v-{note.verdict}", said, to=self.of_note(name))
