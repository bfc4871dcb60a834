"""What links say before they are followed: sentences, entries and fact notes, as a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from taklimat.article import Article
from taklimat.briefing import Briefing
from taklimat.facts import FactSource, Note
from taklimat.inline_text import to_runs
from taklimat.language import HEDGES
from taklimat.outputs.scripts import call
from taklimat.outputs.search_units import entry_rows
from taklimat.page import Page
from taklimat.render import View


def preview_script(briefing: Briefing, language: str) -> str:
    """Return the words that previews show, as a script that hands itself over.

    The browser asks for it when a pointer or the focus first rests on a cite or a term. `texts`
    maps headings and sentences to the author's words (the browser makes paragraphs of them, and
    search takes its words from here), `entries` the address of an instrument,
    actor or term to its kind, name and what the author says of it, `notes` the id of a fact note
    to what its mark opens in the text, `hedges` lists the words that the lens marks. The page of
    another language asks for it too, to show both side by side.
    """
    data = {
        "language": briefing.article_in(language).language,
        "translation": language in briefing.translations,
        "texts": dict(_texts(briefing.article_in(language))),
        "entries": {
            row.address: [row.label, row.title, row.text] for row in entry_rows(briefing, language)
        },
        "notes": dict(_notes(briefing, language)),
        "hedges": HEDGES[briefing.article_in(language).language],
    }
    return call("taklimatPreviews", data)


def _texts(article: Article) -> Iterator[tuple[str, str]]:
    for section in article.sections:
        if section.heading:
            yield section.anchor, section.title
        for paragraph in section.paragraphs:
            yield from ((s.anchor, s.text) for s in paragraph.sentences)


def _notes(briefing: Briefing, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if briefing.facts is None:
        return
    view = View(Page("facts", language, "/", "", "", briefing))
    for name, note in briefing.facts.notes.items():
        yield name, _note(note, view, due=briefing.is_due(note))


def _note(note: Note, view: View, *, due: bool) -> dict[str, Any]:
    return {
        "verdict": note.verdict,
        "word": view.words[f"verdict_{note.verdict}"],
        "cites": list(note.cites),
        "claim": to_runs(note.claim.in_(view.language)),
        "finding": to_runs(note.finding.in_(view.language)),
        "dates": view.certainty(note) + (f" {view.words['note_due']}" if due else ""),
        "sources": [_source(source, view) for source in note.sources],
    }


def _source(source: FactSource, view: View) -> list[Any]:
    """Return (title, url, language of the title, the rest), as the page of notes has them."""
    date = f", {view.date(source.date)}" if source.date else ""
    rest = f", {source.publisher}{date} ({view.words['source_' + source.kind]}). "
    seen = to_runs(source.seen.in_(view.language))
    return [source.title, source.url, source.lang, [rest, *seen]]
