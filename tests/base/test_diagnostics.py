"""Messages to editors: one line each, with a place, whatever the words are that they quote."""

from __future__ import annotations

import pytest

from taklimat.base.diagnostics import Place, Problem, ProblemError, errors, excerpt, nearest

PLACE = Place("a/b.yml", 3, 7)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(Problem(PLACE, "salah"), "a/b.yml:3:7: error: salah", id="an error"),
        pytest.param(
            Problem(PLACE, "salah", "ubah"), "a/b.yml:3:7: error: salah\n  hint: ubah", id="a hint"
        ),
        pytest.param(Problem(PLACE, "tua", notice=True), "a/b.yml:3:7: notice: tua", id="a notice"),
        pytest.param(
            Problem(PLACE, " dua\n\tbaris ", "dua\r\nlagi"),
            "a/b.yml:3:7: error: dua baris\n  hint: dua lagi",
            id="lines are folded",
        ),
        pytest.param(
            Problem(Place("a\x1b\n.yml"), "kata\x07", "\x9b"),
            "a\\x1b\\x0a.yml:1:1: error: kata\\x07\n  hint: \\x9b",
            id="control characters are spelt out",
        ),
        pytest.param(
            Problem(Place("é/“a b”.yml"), "“é”"), "é/“a b”.yml:1:1: error: “é”", id="letters stay"
        ),
    ],
)
def test_a_problem_is_a_line_and_its_hint_another(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_problems_come_in_the_order_of_their_places_and_once() -> None:
    first, second, third = (
        Problem(Place("a", 2, 1), "z"),
        Problem(Place("a", 10, 1), "b"),
        Problem(Place("b", 1, 1), "a"),
    )
    raised = ProblemError([third, second, first, second])
    assert raised.problems == (first, second, third)
    assert str(raised) == f"{first}\n{second}\n{third}"


def test_a_notice_is_named_as_one_where_it_is_made() -> None:
    with pytest.raises(TypeError):
        Problem(PLACE, "a", "b", True)  # type: ignore[call-arg]


def test_a_notice_is_no_error() -> None:
    error, notice = Problem(PLACE, "a"), Problem(PLACE, "b", notice=True)
    assert errors([notice, error, notice]) == (error,)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        pytest.param("titel", ["points", "title"], "did you mean “title”?", id="a slip"),
        pytest.param("titel", ["tile", "title"], "did you mean “title”?", id="the nearest of two"),
        pytest.param("ab", ["abcd"], "did you mean “abcd”?", id="two letters of four"),
        pytest.param("ab", ["abcde"], "", id="two letters of five"),
        pytest.param("titel", ["points"], "", id="none is near"),
        pytest.param("titel", [], "", id="nothing is known"),
    ],
)
def test_a_hint_names_the_nearest_word(word: str, known: list[str], hint: str) -> None:
    assert nearest(word, known) == hint
    assert nearest(word, iter(known)) == hint


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("kata", 4, "kata", id="as long as allowed"),
        pytest.param("katak", 4, "kat…", id="a character longer"),
        pytest.param("kata kata", 6, "kata…", id="no space before the sign"),
        pytest.param(" kata\n\tlagi ", 9, "kata lagi", id="white space is folded first"),
        pytest.param("", 4, "", id="nothing"),
    ],
)
def test_an_excerpt_is_short(text: str, width: int, expected: str) -> None:
    assert excerpt(text, width) == expected


def test_an_excerpt_has_sixty_characters_unless_told() -> None:
    assert excerpt("a" * 60) == "a" * 60
    assert excerpt("a" * 61) == "a" * 59 + "…"
