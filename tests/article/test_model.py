"""The article's values: what they say of themselves."""

from __future__ import annotations

import pytest
from tests import builders

from taklimat.article.model import Paragraph, Run, Sentence
from taklimat.base.diagnostics import Place


def paragraph(anchor: str, *sentences: str) -> Paragraph:
    units = tuple(Sentence(f"{anchor}-s1", (Run(words),)) for words in sentences)
    return Paragraph(anchor, units, Place("a"))


@pytest.mark.parametrize(("anchor", "number"), [("p7", "7"), ("p7a", "7a"), ("p12", "12")])
def test_a_paragraph_has_its_anchors_number(anchor: str, number: str) -> None:
    assert paragraph(anchor).number == number


def test_sentences_stand_one_space_apart_and_words_are_counted() -> None:
    two = paragraph("p1", "Satu\u00a0dua.", "Tiga - empat.")
    assert two.text == "Satu\u00a0dua. Tiga - empat."
    assert two.words == 5
    assert paragraph("p1").words == 0


def test_the_words_of_a_unit_are_those_of_its_runs() -> None:
    assert Sentence("p1-s1", (Run("Sa"), Run("tu", ("em",)), Run("."))).text == "Satu."


def test_texts_come_in_reading_order() -> None:
    article = builders.article("Satu. Dua.\nJudul\nTiga.\n")
    assert list(article.texts()) == [
        ("sec0", ""), ("p1", "Satu. Dua."), ("p1-s1", "Satu."), ("p1-s2", "Dua."),
        ("sec1", "Judul"), ("p2", "Tiga."), ("p2-s1", "Tiga."),
    ]  # fmt: skip
    assert [p.anchor for p in article.paragraphs] == ["p1", "p2"]
    assert [s.anchor for s in article.sentences] == ["p1-s1", "p1-s2", "p2-s1"]


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        pytest.param("1 2 3 2 1", "1 2 3 2 1", id="as written"),
        pytest.param("2 2", "1 1", id="no title"),
        pytest.param("1 3 2 4", "1 2 2 3", id="a level is left out"),
        pytest.param("3 2 3", "1 1 2", id="begins deeper"),
        pytest.param("1 2 3 4 5 6", "1 2 3 4 5 6", id="all"),
    ],
)
def test_how_deep_headings_are_nested(levels: str, depths: str) -> None:
    text = "\n\n".join(f"{'#' * int(level)} Judul\n\nSatu." for level in levels.split())
    known = builders.article(text, "article.id.md").depths
    assert " ".join(map(str, known.values())) == depths
