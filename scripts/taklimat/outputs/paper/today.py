"""What is known today, in short: a legal status, claims in doubt, what has happened since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from taklimat.article.sentences import sentence_spans
from taklimat.editors.facts import WORST_FIRST, Facts, Note, Status
from taklimat.outputs.paper.layers import LayerWriter
from taklimat.outputs.paper.runs import Run, bullet, run
from taklimat.outputs.paper.writer import Block
from taklimat.pages.developments import Happening

NamedNote = tuple[str, Note]
"""A fact note with its id."""
MOST_KNOWN, FEW_KNOWN = 6, 3
"""Claims under what is known today on a page's own sheets, and where these have little room."""
MOST_FOUND = 240
"""Characters of a finding there, unless its first sentence alone is longer."""
LEAST_FOUND = 80
"""Characters without which a first sentence, such as “The date fits.”, would mislead."""


class TodayWriter(LayerWriter):
    """Makes the blocks that say how things stand now."""

    most_known = MOST_KNOWN

    # ---- a legal text

    def legal_word(self, item: Status | None) -> str:
        """Return whether a text holds, in the fixed words for it."""
        return self.words[f"legal_{item.legal_status if item else 'not-verified'}"]

    def legal_note(self, item: Status | None) -> list[Run]:
        """Return what must be known beside the word, and of which day it is."""
        if not item:
            return [run(self.words["status_unchecked"])]
        note = [*self.say(item.legal_note), run(" ")] if item.legal_note else []
        facts = self.briefing.facts
        day = item.as_of or item.checked or (facts.checked if facts else "")
        as_of = self.words["as_of"].format(date=self.view.date(day))
        return [*note, run(f"({as_of})", "quiet")]

    def legal(self, item: Status | None) -> Block:
        """Return whether a legal text holds today, as a slip."""
        return {
            "k": "legal",
            "label": self.label("fact", word=self.words["status_today"]),
            "mark": f"s-{item.legal_status if item else 'not-verified'}",
            "word": self.legal_word(item),
            "note": self.legal_note(item),
        }

    # ---- claims

    def doubts(self, facts: Facts) -> Block:
        """Return how many claims do not hold in full, and how many have each verdict."""
        return self.paragraph([run(f"{self.view.doubts(facts)}.", "strong"), *self._tally(facts)])

    def _tally(self, facts: Facts) -> Iterator[Run]:
        """Yield how many claims have each verdict, with its figure."""
        for k, (verdict, count) in enumerate(facts.tally.items()):
            said = self.words[f"verdict_{verdict}"]
            yield run(", " if k else " ")
            yield from bullet(f"v-{verdict}")
            yield run(f"{said.lower()}: {count}", "quiet")
        yield run(".", "quiet")

    def known(self, notes: Collection[NamedNote], level: int) -> Iterator[Block]:
        """Yield what was found of claims, the worst first and a few lines at most."""
        ordered = worst_first(notes)
        if not ordered:
            return
        yield self.heading(level, self.words["known_today"], listed=False)
        rest = len(ordered) - self.most_known
        yield {
            "k": "known",
            "label": self.label("fact"),
            "rows": [self.finding(*named) for named in ordered[: self.most_known]],
            "rest": [run(self.view.count("paper_known_rest", rest))] if rest > 0 else [],
        }

    def finding(self, name: str, note: Note, most: int = MOST_FOUND) -> Block:
        """Return a claim, its verdict, and the beginning of what was found."""
        found = note.finding.in_(self.language).plain
        return {
            "mark": f"v-{note.verdict}",
            "verdict": [run(self.words[f"verdict_{note.verdict}"], to=self.of_note(name))],
            "claim": [*self.say(note.claim), *self.cites(note.cites, ())],
            "found": [
                run(f"{self.words['script_note_finding']}\u2002", "term"),
                run(begun(found, self.language, most)),
            ],
        }

    # ---- developments

    def since(self, rows: Collection[Happening], level: int) -> Iterator[Block]:
        """Yield what has happened since the article was written."""
        if rows:
            yield self.heading(level, self.words["developments_since"], listed=False)
            yield self.developments(rows)

    def developments(self, rows: Iterable[Happening]) -> Block:
        """Return developments with their dates and, in full, the sentences that they touch."""
        return {
            "k": "since",
            "label": self.label("fact"),
            "rows": [
                {
                    "date": self.view.date(row.item.date),
                    "runs": [
                        *self.say(row.item.event),
                        *self.cites(row.item.cites if self.in_full else (), ()),
                    ],
                }
                for row in rows
            ],
        }


def worst_first(notes: Iterable[NamedNote]) -> list[NamedNote]:
    """Return notes in the order of how much a reader should mind; opinions are left out."""
    rated = [named for named in notes if named[1].verdict != "not-rated"]
    return sorted(rated, key=lambda named: WORST_FIRST.index(named[1].verdict))


def begun(text: str, language: str, most: int = MOST_FOUND) -> str:
    """Return the first sentences of a text: as many as `most` letters hold.

    What is shorter than `LEAST_FOUND` says too little, so the next one is taken along.

    >>> begun("Satu dua. " + "Tiga empat. " * 40, "id").count("empat")
    19
    """
    ends = [end for _, end in sentence_spans(text, language)] or [len(text)]
    fitting = max((end for end in ends if end <= most), default=0)
    enough = next((end for end in ends if end >= LEAST_FOUND), ends[-1])
    return text[: max(fitting, enough)]
