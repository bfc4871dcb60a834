"""What links say before they are followed: sentences, entries and fact notes, as a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from taklimat.article import Article
from taklimat.briefing import Briefing
from taklimat.facts import FactSource, Note
from taklimat.inline_text import to_plain
from taklimat.outputs.scripts import call
from taklimat.outputs.search_units import entry_rows
from taklimat.render import long_date
from taklimat.words import WORDS


def preview_script(briefing: Briefing, language: str) -> str:
    """Return the words that previews show, as a script that hands itself over.

    The browser asks for it when a pointer or the focus first rests on a cite or a term. `texts`
    maps headings and sentences to the author's words (the browser makes paragraphs of them, and
    search takes its words from here), `entries` the address of an instrument,
    actor or term to its kind, name and what the author says of it, `notes` the id of a fact note
    to what its mark opens in the text. The page of another language asks for it too, to show both
    side by side.
    """
    data = {
        "language": briefing.article_in(language).language,
        "translation": language in briefing.translations,
        "texts": dict(_texts(briefing.article_in(language))),
        "entries": {
            row.address: [row.label, row.title, row.text] for row in entry_rows(briefing, language)
        },
        "notes": dict(_notes(briefing, language)),
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
    for name, note in briefing.facts.notes.items():
        yield name, _note(note, briefing, language)


def _note(note: Note, briefing: Briefing, language: str) -> dict[str, Any]:
    words = WORDS[language]
    checked = briefing.facts.checked if briefing.facts else ""
    due = f" {words['note_due']}" if briefing.is_due(note) else ""
    dates = (
        f"{words['confidence_' + note.confidence].capitalize()}. "
        f"{words['state_of']} {long_date(note.as_of, language)}. "
        f"{words['checked_on']} {long_date(note.checked or checked, language)}.{due}"
    )
    return {
        "verdict": note.verdict,
        "word": words[f"verdict_{note.verdict}"],
        "cites": list(note.cites),
        "claim": to_plain(note.claim.in_(language)),
        "finding": to_plain(note.finding.in_(language)),
        "dates": dates,
        "sources": [_source(source, language) for source in note.sources],
    }


def _source(source: FactSource, language: str) -> list[str]:
    """Return (title, url, language of the title, the rest), as the page of notes has them."""
    date = f", {long_date(source.date, language)}" if source.date else ""
    kind = WORDS[language][f"source_{source.kind}"]
    seen = to_plain(source.seen.in_(language))
    return [source.title, source.url, source.lang, f", {source.publisher}{date} ({kind}). {seen}"]
