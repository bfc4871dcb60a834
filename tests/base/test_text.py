"""When two wordings are the same, and whether a text has some words, whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taklimat.base.text import canonical, canonical_offsets, neighbours, says, stands_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(" Satu\u00a0 dua\r\n\ttiga ", "Satu dua tiga", id="white space of any kind"),
        pytest.param("Kafe\u0301", "Kaf\u00e9", id="an accent set apart"),
        pytest.param("ﬁlm “Satu”", "ﬁlm “Satu”", id="signs and ligatures stay"),
        pytest.param(" \n", "", id="nothing"),
    ],
)
def test_the_form_in_which_wordings_are_compared(text: str, expected: str) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n ", id="white space alone"),
        pytest.param("Satu dua", id="canonical already"),
        pytest.param("  Satu\u00a0 dua\n\ntiga ", id="white space of any kind"),
        pytest.param("Kafe\u0301 e\u0323\u0302 x", id="accents set apart"),
        pytest.param("\u1112\u1161\u11ab \u1100\u1161", id="Hangul set apart"),
        pytest.param("\u0915\u093c \u0958 a", id="what NFC takes apart"),
    ],
)
def test_each_canonical_character_is_found_in_the_text(text: str) -> None:
    words, offsets = canonical_offsets(text)
    assert words == canonical(text)
    assert len(offsets) == len(words) + 1
    for start, end in pairwise([k for k, sign in enumerate(words) if sign == " "]):
        assert canonical(text[offsets[start + 1] : offsets[end]]) == words[start + 1 : end]


@given(st.text(alphabet="ab\u00e9e\u0301\u0323 \u00a0\n\u1112\u1161\u11ab", max_size=20))
def test_the_whole_is_what_its_offsets_cover(text: str) -> None:
    words, offsets = canonical_offsets(text)
    assert len(offsets) == len(words) + 1
    assert canonical(text[offsets[0] : offsets[-1]]) == words


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param("kata", "kata", True, id="the whole"),
        pytest.param("kata", "Satu kata lagi", True, id="in the middle"),
        pytest.param("Satu", "Satu kata", True, id="at the beginning"),
        pytest.param("kata", "Satu kata", True, id="at the end"),
        pytest.param("kata", "perkata", False, id="the end of a word"),
        pytest.param("kata", "katanya", False, id="the beginning of a word"),
        pytest.param("kata", "perkatanya lagi", False, id="the middle of a word"),
        pytest.param("kata lagi", "perkata lagi", False, id="half of the first of two words"),
        pytest.param("satu kata", "satu katanya", False, id="half of the last of two"),
        pytest.param("a lagi", "xa lagi", False, id="half of a word, by one letter"),
        pytest.param("satu a", "satu ab", False, id="the other half of one"),
        pytest.param("kata", "katanya kata", True, id="half a word, then the word"),
        pytest.param("kata", "kata katanya", True, id="the word, then half a word"),
        pytest.param("kata", "“kata”.", True, id="signs part"),
        pytest.param("kata", "kata-kata", True, id="a hyphen parts"),
        pytest.param("kata.", "kata.Lagi", True, id="what ends in a sign may go on"),
        pytest.param("“kata", "satu“kata lagi", True, id="what begins with a sign, too"),
        pytest.param("aa", "aaa aa", True, id="where places overlap"),
        pytest.param("a-a", "xa-a-a", True, id="the second of two that overlap"),
        pytest.param("Kata", "kata", False, id="another case"),
        pytest.param("2", "12", False, id="figures are letters here"),
        pytest.param("Pasal 5", "Pasal\u00a05 lagi", True, id="a no-break space"),
        pytest.param("Pasal\n5", "Pasal 5", True, id="a line's end in the part"),
        pytest.param("Caf\u00e9", "Cafe\u0301 lama", True, id="an accent set apart"),
    ],
)
def test_words_stand_in_a_text_whole_and_to_the_letter(
    part: str, whole: str, expected: bool
) -> None:
    assert stands_in(part, whole) is expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Ia HARUS pergi", "harus", True, id="capitals in the text"),
        pytest.param("ia harus pergi", "Harus", True, id="capitals in the words"),
        pytest.param("ia tidak\nboleh", "tidak  boleh", True, id="white space"),
        pytest.param("Kafe\u0301", "kaf\u00e9", True, id="an accent set apart"),
        pytest.param("seharusnya", "harus", False, id="a part of a word"),
    ],
)
def test_a_text_says_words_in_whatever_case(text: str, words: str, expected: bool) -> None:
    assert says(text, words) is expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param("ab", "ab", [("", "")], id="alone"),
        pytest.param("a", "xayaza", [("x", "y"), ("y", "z"), ("z", "")], id="three times"),
        pytest.param("aa", "aaa", [("", "a"), ("a", "")], id="overlapping"),
        pytest.param("b", "aaa", [], id="not there"),
    ],
)
def test_what_stands_beside_each_place(
    part: str, whole: str, expected: list[tuple[str, str]]
) -> None:
    assert list(neighbours(part, whole)) == expected
