"""YAML as editors mean it: what they write stays what they wrote, and every value has its place."""

import pytest
import yaml

from taklimat.diagnostics import Place, ProblemError
from taklimat.yaml_tree import Tree, read_tree

FILE = "briefing.yml"


def tree(text: str) -> Tree:
    return read_tree(text, FILE)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("no", "no", id="Norway"),
        pytest.param("on", "on", id="a truth of YAML 1.1"),
        pytest.param("true", "true", id="a truth of every YAML"),
        pytest.param("1.10", "1.10", id="a version is no number"),
        pytest.param("007", "007", id="octal"),
        pytest.param("1_000", "1_000", id="underscores"),
        pytest.param("12:30:45", "12:30:45", id="sexagesimal"),
        pytest.param("2026-11-22", "2026-11-22", id="a date"),
        pytest.param(".inf", ".inf", id="infinity"),
        pytest.param("=", "=", id="a sign with a meaning in YAML 1.1"),
        pytest.param("<<", "<<", id="the merge sign"),
        pytest.param("null", None, id="null"),
        pytest.param("~", None, id="null as a sign"),
        pytest.param("", None, id="nothing"),
        pytest.param('"null"', "null", id="null in quotation marks"),
        pytest.param("'~'", "~", id="the sign in quotation marks"),
        pytest.param('""', "", id="an empty text"),
        pytest.param("Null and void", "Null and void", id="a text that begins like null"),
        pytest.param("“a”: b", {"“a”": "b"}, id="curly quotation marks are letters"),
        pytest.param("|\n  a\n  b", "a\nb", id="a block"),
        pytest.param(">-\n  a\n  b", "a b", id="a folded block"),
        pytest.param("a\n  b", "a b", id="a wrapped line"),
        pytest.param("[no, 1, ~]", ["no", "1", None], id="a list"),
        pytest.param("{no: no, 1: 2}", {"no": "no", "1": "2"}, id="keys are texts too"),
        pytest.param("!!int 7", "7", id="a tag changes nothing"),
    ],
)
def test_values_stay_what_the_editor_wrote(written: str, expected: object) -> None:
    assert tree(f"a:\n  {written}").value == {"a": expected}


def test_nothing_is_null() -> None:
    assert tree("").value is None
    assert tree("# hanya catatan\n").value is None


TEXT = """\
# catatan
title: {id: Judul, en: "Title"}
points:
  - id: Pokok
    cites: [p1,
      p2]
  -
    id: Ketiga
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        pytest.param((), 2, 1, id="the whole"),
        pytest.param(("title",), 2, 8, id="a mapping in braces"),
        pytest.param(("title", "en"), 2, 24, id="a text in quotation marks"),
        pytest.param(("points",), 4, 3, id="a list"),
        pytest.param(("points", 0), 4, 5, id="its first entry"),
        pytest.param(("points", 0, "cites", 1), 6, 7, id="on another line"),
        pytest.param(("points", 1, "id"), 8, 9, id="after a lonely dash"),
        pytest.param(("points", 0, "en"), 4, 5, id="what is missing: its parent"),
        pytest.param(("points", 7, "cites", 3), 4, 3, id="what is missing deeply: the nearest"),
        pytest.param(("nowhere",), 2, 1, id="unknown at the top"),
    ],
)
def test_places_of_values(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert tree(TEXT).place(path) == Place(FILE, line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        pytest.param(("title",), 2, 1, id="at the top"),
        pytest.param(("title", "en"), 2, 20, id="in braces"),
        pytest.param(("points", 0, "cites"), 5, 5, id="in a list"),
        pytest.param(("points", 0, "en"), 4, 5, id="what is missing: its parent"),
    ],
)
def test_places_of_keys(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert tree(TEXT).key_place(path) == Place(FILE, line, column)


def test_columns_count_characters_not_bytes() -> None:
    assert tree("“é”: {a: b}").place(("“é”", "a")) == Place(FILE, 1, 10)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: b: c", ":1:5:", id="a colon too many"),
        pytest.param("a:\n\t- b", ":2:1:", id="a tab"),
        pytest.param("a: [b", ":", id="a bracket is left open"),
        pytest.param("a: 1\nb: 2\na: 3", ":3:1:", id="a key twice"),
        pytest.param("a: {b: 1, b: 2}", ":1:11:", id="a key twice in braces"),
        pytest.param("a: &x 1\nb: *x", ":2:4:", id="an alias"),
        pytest.param("a: &x [*x]", ":1:8:", id="an alias in itself"),
        pytest.param("? [a]\n: b", ":1:3:", id="a list as a key"),
        pytest.param("a: 1\n---\nb: 2", ":2:1:", id="two documents"),
        pytest.param("a: \x07", ":1:4:", id="a control character"),
        pytest.param("a: \x85\ufffe", ":1:5:", id="no character at all"),
        pytest.param('a: "b\\0"', ":1:4:", id="a control character, spelt out"),
        pytest.param('"a\\u001b": b', ":1:1:", id="a control character in a key"),
        pytest.param("[" * 3000, ":", id="nested too deeply"),
    ],
)
def test_what_is_wrong_has_its_place(text: str, place: str) -> None:
    """The messages are golden cases."""
    with pytest.raises(ProblemError) as raised:
        tree(text)
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{FILE}{place}")
    assert not problem.notice


def test_all_repeated_keys_are_reported_at_once() -> None:
    with pytest.raises(ProblemError) as raised:
        tree("a: 1\na: 2\nb: {c: 1, c: 2}")
    assert len(raised.value.problems) == 2
    assert raised.value.problems[0].hint == "first in line 1"


def test_the_slower_loader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the platform lacks libyaml."""
    fast = tree(TEXT)
    monkeypatch.setattr("taklimat.yaml_tree._LOADER", yaml.SafeLoader)
    slow = tree(TEXT)
    assert (slow.value, slow.places) == (fast.value, fast.places)
