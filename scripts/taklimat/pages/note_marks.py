"""Where the marks of fact notes stand in a sentence: after the words that each is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from taklimat.editors.facts import Note


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The notes that end at one place of a sentence."""

    end: int
    """Characters of the sentence that come before it."""
    notes: tuple[tuple[str, Note], ...]
    """With their ids, in the order of facts.yml."""


def note_marks(
    text: str, notes: Iterable[tuple[str, Note]], translation: str = ""
) -> tuple[NoteMark, ...]:
    """Return where the notes on a sentence are marked, in the order of its words.

    `translation` is the language of the text, if the text is not the author's own. A note whose
    words are not given, or stand in another sentence, is marked at the sentence's end.
    """
    places: dict[int, list[tuple[str, Note]]] = {}
    for name, note in notes:
        words = note.words_in.get(translation, "") if translation else note.words or ""
        at = text.find(words) if words else -1
        end = at + len(words) if at >= 0 else len(text)
        places.setdefault(_after_closing(text, end), []).append((name, note))
    return tuple(NoteMark(end, tuple(places[end])) for end in sorted(places))


def _after_closing(text: str, end: int) -> int:
    """Return the place behind quotation marks, brackets and stops that belong to the last word."""
    while end < len(text) and text[end] in "’”\"')],.;:!?":
        end += 1
    return end
