"""The data of previews (sentences, entries, fact notes) as a script for each briefing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from taklimat.article.model import Article
from taklimat.base.inline import Inline
from taklimat.base.wordlists.hedges import HEDGES
from taklimat.briefing.briefing import Briefing
from taklimat.briefing.library import Library
from taklimat.editors.facts import FactSource, Note
from taklimat.outputs.scripts import call
from taklimat.pages.briefing_view import BriefingView
from taklimat.pages.units import entry_rows


def preview_scripts(library: Library) -> Iterator[tuple[str, str]]:
    """Yield each briefing's script in each language, with its name before hashing."""
    for language in library.languages:
        for briefing in library.briefings_in(language):
            name = f"previews.{briefing.slug}.{language}.js"
            yield name, preview_script(briefing, language)


def preview_script(briefing: Briefing, language: str) -> str:
    """Return a script that calls `taklimat.previews` with the words that previews show.

    The browser loads it on the first hover or focus of a cite or term; search loads it for the
    words of its hits, and the full text in the other language to show both side by side.

    - `texts`: the author's words by anchor of a heading or sentence; the browser joins paragraphs
    - `entries`: kind, name and what the author says of an instrument, actor or term, by address
    - `notes`: what the mark of a fact note opens, by the note's id
    - `hedges`: the words that the lens for hedges highlights
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
    return call("taklimat.previews", data)


def _texts(article: Article) -> Iterator[tuple[str, str]]:
    for section in article.sections:
        if section.heading:
            yield section.anchor, section.title
        for paragraph in section.paragraphs:
            yield from ((s.anchor, s.text) for s in paragraph.sentences if s.runs)


def _notes(briefing: Briefing, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if briefing.facts is None:
        return
    view = BriefingView(briefing, language)
    for name, note in briefing.facts.notes.items():
        yield name, _note(note, view, due=briefing.is_due(note))


def _note(note: Note, view: BriefingView, *, due: bool) -> dict[str, Any]:
    return {
        "verdict": note.verdict,
        "word": view.words[f"verdict_{note.verdict}"],
        "cites": list(note.cites),
        "claim": _runs(note.claim.in_(view.language)),
        "finding": _runs(note.finding.in_(view.language)),
        "dates": view.certainty(note) + (f" {view.words['note_due']}" if due else ""),
        "sources": [_source(source, view) for source in note.sources],
    }


def _source(source: FactSource, view: BriefingView) -> list[Any]:
    """Return (title, url, language of the title, the rest), as the page of notes has them."""
    date = f", {view.date(source.date)}" if source.date else ""
    rest = f", {source.publisher}{date} ({view.words['source_' + source.kind]}). "
    part = _runs(source.seen.in_(view.language))
    return [source.title, source.url, source.lang, [rest, *part]]


def _runs(text: Inline) -> list[str | tuple[str, str]]:
    """Return the words alone, as strings, and (words, language) for those in another language."""
    pieces = groupby(text.runs, key=lambda run: run.lang)
    words = [("".join(run.text for run in runs), lang) for lang, runs in pieces]
    return [(text, lang) if lang else text for text, lang in words]
