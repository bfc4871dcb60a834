"""Where the marks of fact notes stand in a sentence: after the words that each is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taklimat.editors.facts import Note

CLOSING = "’”\"')],.;:!?"
"""Quotation marks, brackets and stops that belong to the word before them."""


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
        places.setdefault(_end_of(words, text), []).append((name, note))
    return tuple(NoteMark(end, tuple(places[end])) for end in sorted(places))


def _end_of(words: str, text: str) -> int:
    """Return where some words end in a text that has them as `stands_in` tells; else its end."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    first = re.search(rf"(?<!\w){pattern}(?!\w)", text) or re.search(pattern, text)
    end = first.end() if first and words else len(text)
    while end < len(text) and text[end] in CLOSING:
        end += 1
    return end
