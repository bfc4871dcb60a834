"""Where the mark of a fact note stands in a sentence, and its words underlined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.editors.facts import Note
from taklimat.pages.note_marks import note_marks

SENTENCE = "Menurut “draf\u00a0kedua”, kode terbuka (Pasal 5) bukan keterbukaan."
BRIEFING = builders.full_briefing()
assert BRIEFING.facts
NOTE = BRIEFING.facts.notes["n-accurate"]


def note(words: str | None, **words_in: str) -> Note:
    return NOTE.model_copy(update={"words": words, "words_in": words_in})


@pytest.mark.parametrize(
    ("words", "before"),
    [
        pytest.param("kode terbuka", "Menurut “draf\u00a0kedua”, kode terbuka", id="words"),
        pytest.param("draf kedua", "Menurut “draf\u00a0kedua”,", id="after the closing marks"),
        pytest.param("Pasal 5", "Menurut “draf\u00a0kedua”, kode terbuka (Pasal 5)", id="bracket"),
        pytest.param("terbuka", "Menurut “draf\u00a0kedua”, kode terbuka", id="a whole word first"),
        pytest.param("keterbukaan", SENTENCE, id="the last word: after the full stop"),
        pytest.param(None, SENTENCE, id="no words: the end"),
        pytest.param("kata lain", SENTENCE, id="words of another sentence: the end"),
    ],
)
def test_a_mark_stands_after_its_words(words: str | None, before: str) -> None:
    (mark,) = note_marks(SENTENCE, [("a", note(words))])
    assert SENTENCE[: mark.end] == before


def test_marks_are_in_the_order_of_the_words_and_share_a_place() -> None:
    notes = [("end", note(None)), ("b", note("Pasal 5")), ("a", note("kode")), ("c", note(None))]
    marks = note_marks(SENTENCE, notes)
    assert [[name for name, _ in mark.notes] for mark in marks] == [["a"], ["b"], ["end", "c"]]


def test_a_translation_has_words_of_its_own() -> None:
    both = note("kode terbuka", en="open code")
    (mark,) = note_marks("Open code, open code.", [("a", both)], "en")
    assert mark.end == len("Open code, open code.")
    (mark,) = note_marks("An open code here.", [("a", both)], "en")
    assert mark.end == len("An open code")
    (mark,) = note_marks("An open code here.", [("a", note("open"))], "en")
    assert mark.end == len("An open code here.")


@given(st.text("ab .,”\u00a0*("), st.lists(st.text("ab .(*", min_size=1), max_size=4))
def test_every_note_is_marked_once_within_the_text(text: str, words: list[str]) -> None:
    named = [(str(k), note(each)) for k, each in enumerate(words)]
    marks = note_marks(text, named)
    assert sorted(name for mark in marks for name, _ in mark.notes) == sorted(n for n, _ in named)
    ends = [mark.end for mark in marks]
    assert ends == sorted(set(ends))
    assert all(0 <= end <= len(text) for end in ends)
