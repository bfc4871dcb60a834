"""Sentence splitting: the traps are data in sentences.yml, the real article must keep its count."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from taklimat.sentences import sentence_spans

ROOT = Path(__file__).parents[1]
TRAPS = yaml.safe_load((ROOT / "tests/sentences.yml").read_text(encoding="utf-8"))
ARTICLE = ROOT / "seeds/ai-terbuka/article.id.txt"
ARTICLE_COUNTS = "3 6 4 6 4 5 5 4 7 4 4 4 4 4 4 5 4 7 3 4 4 4 3 3 1 1 1 1 4 4"
LENGTH = 20_000
"""Characters of a hostile text: a few tenths of a second, or no end at all."""

texts = st.text() | st.text(alphabet="aA1 .!?…。,:;()[]“”‘’\"'«»「」–-\n\u00a0²")
languages = st.sampled_from(["id", "en", "de", ""])

case = pytest.mark.parametrize(
    "trap", [pytest.param(trap, id=f"{trap['language']}: {trap['why']}") for trap in TRAPS["cases"]]
)


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@case
def test_sentences_end_where_a_careful_reader_ends_them(trap: dict[str, Any]) -> None:
    text = trap.get("joined_by", " ").join(trap["sentences"])
    assert split(text, trap["language"]) == trap["sentences"]


@case
def test_a_sentence_alone_is_one_sentence(trap: dict[str, Any]) -> None:
    """True of what people write; not of every string: a quotation mark may lose its partner."""
    for sentence in trap["sentences"]:
        assert split(sentence, trap["language"]) == [sentence]


def test_there_are_enough_traps() -> None:
    languages = [trap["language"] for trap in TRAPS["cases"]]
    assert (languages.count("id") >= 70, languages.count("en") >= 60) == (True, True)


def test_the_real_article_keeps_its_117_sentences() -> None:
    """These numbers are printed and cited: p7-s2 must never become p7-s3."""
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    paragraphs = [line for line in lines if line.startswith("- ") or line.endswith((".", ":", "?"))]
    counts = [len(sentence_spans(line.removeprefix("- "), "id")) for line in paragraphs]
    assert " ".join(map(str, counts)) == ARTICLE_COUNTS


def test_an_unknown_language_is_read_with_the_words_of_both() -> None:
    text = "Er kam mit Dr. Weber. In Bonn traf er Hj. Siti. Akhirnya ging er."
    assert len(split(text, "de")) == 3


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u00a0\u2028"])
def test_white_space_holds_no_sentence(blank: str) -> None:
    assert sentence_spans(blank, "id") == ()


@given(text=texts, language=languages)
def test_spans_hold_every_character_that_is_not_white_space(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    inside = {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside)
    assert sum(end - start for start, end in spans) == len(inside)


@given(text=texts, language=languages)
def test_spans_are_in_order_and_trimmed(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    assert list(spans) == sorted(spans)
    assert all(
        text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans
    )


@given(text=texts, language=languages)
def test_white_space_around_the_text_changes_nothing(text: str, language: str) -> None:
    assert split(f" \n{text}\t ", language) == split(text, language)


@given(text=st.text(alphabet=st.characters(exclude_characters=".!?…‽‼⁇⁈⁉؟。！？｡")))
def test_text_without_terminator_is_at_most_one_sentence(text: str) -> None:
    assert len(sentence_spans(text, "id")) == bool(text.strip())


@given(words=st.lists(st.from_regex(r"[A-Z]?[a-z]{1,8}[.!?]?", fullmatch=True), min_size=1))
def test_without_a_space_nothing_ends(words: list[str]) -> None:
    assert len(sentence_spans("".join(words), "id")) == 1


@pytest.mark.parametrize(
    "unit",
    [
        *(".", " ", "(", "“", '"', "'", ")", "”", "a", "。", "-", "‘", "[1]", ".[1]", ".[1,", ". "),
        *("A. ", "a. ", "1. ", ".) ", "(. ", "(A. )", "“A.” ", "Aa. ", "A b! ", ".1 ", "‘90 "),
        *(". [1] ", "; a. ", ".\u00a0", "。」", "aaa.aa "),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("“(", ")”"), ("A", "x")])
def test_a_hostile_text_comes_to_an_end(unit: str, before: str, after: str) -> None:
    """A pattern that backtracks without end would hang here; the bench has the times."""
    text = before + unit * (LENGTH // len(unit)) + after
    spans = sentence_spans(text, "id")
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_deeply_nested_marks_come_to_an_end() -> None:
    text = "(“" * LENGTH + "A. " * 5_000 + "”)" * LENGTH
    assert len(sentence_spans(text, "id")) == 1
