"""YAML as editors mean it: what they write stays what they wrote, and every value has its place."""

import pytest
import yaml

from taklimat.base.diagnostics import Place, ProblemError
from taklimat.base.yaml_tree import Tree, read_tree, top_level

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


@pytest.mark.parametrize(
    ("written", "at"),
    [
        pytest.param("a: isu #1 adalah air", (1, 8), id="words"),
        pytest.param("a: {b: isu #1}", None, id="an open mapping is an error of YAML itself"),
        pytest.param("- isu\t#satu", (1, 7), id="a tab"),
        pytest.param("a:\n  - b: isu\n  - isu #1", (3, 9), id="in a list"),
        pytest.param("a: satu\n  dua #3\nb: c", (2, 7), id="on a text's second line"),
        pytest.param("a: Ω é #1", (1, 8), id="characters are counted, not bytes"),
        pytest.param("é: x\r\na: isu #1\r\n", (2, 8), id="behind a Windows line ending"),
        pytest.param("a: #1 di Asia", (1, 4), id="the whole text"),
        pytest.param("a: isu # catatan", (), id="a remark"),
        pytest.param("a: isu ## catatan", (), id="a remark with two signs"),
        pytest.param("a: isu #", (), id="a remark without words"),
        pytest.param("a: isu#1 adalah", (), id="a sign in a word"),
        pytest.param('a: "isu #1"', (), id="quoted"),
        pytest.param('a: "isu" #catatan', (), id="behind a quoted text"),
        pytest.param("a: |\n  isu #1", (), id="a block"),
        pytest.param("a: 2026 #catatan", (), id="a number"),
        pytest.param("a: [b] #catatan", (), id="behind a list"),
        pytest.param("a: null #catatan", (1, 9), id="null is a word too"),
    ],
)
def test_words_behind_a_sign_are_noticed(written: str, at: tuple[int, int] | None) -> None:
    if at is None:
        with pytest.raises(ProblemError):
            tree(written)
        return
    notices = tree(written).notices
    assert [problem.place for problem in notices] == ([Place(FILE, *at)] if at else [])
    assert all(problem.notice for problem in notices)


def test_lost_words_are_named() -> None:
    (problem,) = tree("a: isu #1 adalah air").notices
    assert problem.message == "“#1 adalah air” is a comment for YAML, and no text"


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> cabang", "||||||| abc"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_merges_leftovers_are_called_that(mark: str, line_end: str) -> None:
    with pytest.raises(ProblemError) as raised:
        tree(line_end.join(["a: b", mark, "a: c", ""]))
    (problem,) = raised.value.problems
    assert problem.place == Place(FILE, 2, 1)
    assert problem.message == f"“{mark[:7]}” was left by a merge that is not finished"


@pytest.mark.parametrize("text", ["a: |\n  =======\n", "a: ========\n", "'========': a"])
def test_other_signs_are_no_merges(text: str) -> None:
    assert tree(text).value


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


def test_in_an_empty_file_everything_is_at_its_beginning() -> None:
    assert tree("").place(("title", "id")) == tree("").key_place(("title",)) == Place(FILE, 1, 1)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: b", 1, 1, id="a mapping"),
        pytest.param("\n  - b", 2, 3, id="a list"),
    ],
)
def test_what_a_file_does_not_have_is_where_it_begins(text: str, line: int, column: int) -> None:
    assert tree(text).key_place(("title",)) == Place(FILE, line, column)


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


QUOTED = "quote a text that contains “: ”, “#” or begins with a sign"
COLUMN = "keys that belong together begin in the same column"
ENDED = f"{COLUMN}, and a quoted text ends its line"


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('a: "b\nc: d', "1:4: this quotation mark is never closed", id="a mark open"),
        pytest.param("a: {b: 1,\n  c\nd: 2\n", "3:2: before this a comma is missing, or the end "
                     "of what line 1 opens", id="braces open"),
        pytest.param("a:\n  b: [c,\n    d\n  e: f", "4:4: before this a comma is missing, or the "
                     "end of what line 2 opens", id="brackets open"),
        pytest.param("a:\n  b: 1\n c: 2", "3:2: no key can begin here", id="a column off"),
        pytest.param('a: "b" c', "1:8: no key can begin here", id="words after a quoted text"),
        pytest.param("a: b: c", "1:5: no colon can stand here", id="a colon too many"),
        pytest.param("a: 1\nb\nc: 2", "2:1: a key without a colon", id="no colon"),
        pytest.param("a: 1\n---\nb: 2", "2:1: a second document", id="another document"),
        pytest.param("a: @b", "1:4: no text can begin with this sign", id="a sign"),
        pytest.param("a: ]", "1:4: a value is missing here", id="no value"),
        pytest.param("a: *b", "1:4: a name after * that nothing has", id="an alias of nothing"),
        pytest.param("a:\n\t- b", "2:1: a tab", id="a tab"),
        pytest.param("a: 1\n\tb: 2", "2:1: a tab", id="a tab before a key"),
        pytest.param('a: "b\tc"\nd: e: f', "2:5: no colon can stand here", id="no fault of a tab"),
        pytest.param("a: |x\n b", "1:5: ", id="anything else: in the parser's words"),
    ],
)  # fmt: skip
def test_a_slip_in_the_writing_is_explained(
    text: str, line: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the same words, whichever parser a platform has."""
    monkeypatch.setattr("taklimat.base.yaml_tree._LOADER", getattr(yaml, loader))
    place, _, message = line.partition(" ")
    with pytest.raises(ProblemError) as raised:
        tree(text)
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{FILE}:{place} error: not YAML: {message}")
    assert problem.hint == HINTS.get(message, QUOTED)


HINTS = {
    "this quotation mark is never closed": "end the text with the same",
    "before this a comma is missing, or the end of what line 1 opens": "",
    "before this a comma is missing, or the end of what line 2 opens": "",
    "no key can begin here": ENDED,
    "no colon can stand here": f"{COLUMN}; {QUOTED}",
    "a key without a colon": "or indent it, if it goes on with the text above",
    "a second document": "remove the line `---`",
    "a tab": "indent with spaces",
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a: 1\nb: \x07", ":2:4: error: control character U+0007", id="control"),
        pytest.param("a: \x85\ufffe", ":1:5: error: control character U+FFFE", id="no character"),
        pytest.param('a: "b\\0"', ":1:4: error: control character U+0000", id="spelt out"),
        pytest.param('a: {b: c, "\\e": d}', ":1:11: error: control character U+001B", id="a key"),
        pytest.param("a: \ud800", ":1:1: error: not YAML: ", id="half of a pair"),
        pytest.param("[" * 500 + "]" * 500, ":1:1: error: nested too deeply", id="deep"),
        pytest.param("a: &x 1\nb: [*x, *x]", ":2:5: error: aliases (*name) are not", id="alias"),
        pytest.param("? [a]\n: b", ":1:3: error: a key must be a plain word", id="no plain key"),
        pytest.param("b: 1\nb: 2", ":2:1: error: duplicate key `b`", id="a key twice"),
    ],
)
def test_what_yaml_allows_and_we_do_not(text: str, said: str) -> None:
    with pytest.raises(ProblemError) as raised:
        tree(text)
    assert str(raised.value.problems[0]).startswith(FILE + said)


def test_every_alias_is_reported() -> None:
    with pytest.raises(ProblemError) as raised:
        tree("a: &x 1\nb: [*x, *x]\nc: *x")
    places = [(p.place.line, p.place.column) for p in raised.value.problems]
    assert places == [(2, 5), (2, 9), (3, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("- a", {}, id="a list"),
        pytest.param("a: 1\n  \nb: c d", {"a": ("1", 1, 1), "b": ("c d", 3, 1)}, id="texts"),
        pytest.param("{a: b, c: d}", {"a": ("b", 1, 2), "c": ("d", 1, 8)}, id="in braces"),
        *(
            pytest.param(f"a: {null}", {"a": ("", 1, 1)}, id=f"null: {null}")
            for null in ("", "~", "null", "Null", "NULL")
        ),
        pytest.param("a: &x 1\nb: *x\nc: !x d", {"a": ("1", 1, 1), "b": ("1", 2, 1),
                     "c": ("d", 3, 1)}, id="aliases and tags"),
    ],
)  # fmt: skip
def test_the_top_of_settings_that_are_not_ours(
    text: str, expected: dict[str, tuple[str, int, int]]
) -> None:
    top = top_level(text, "mkdocs.yml")
    assert {key: (words, place.line, place.column) for key, (words, place) in top.items()} == {
        **expected
    }
    assert {place.file for _, place in top.values()} <= {"mkdocs.yml"}


def test_settings_that_are_no_yaml_are_an_error() -> None:
    with pytest.raises(ProblemError, match=r"mkdocs.yml:1:5: error: not YAML"):
        top_level("a: b: c", "mkdocs.yml")


def test_all_repeated_keys_are_reported_at_once() -> None:
    with pytest.raises(ProblemError) as raised:
        tree("a: 1\na: 2\nb: {c: 1,\n  c: 2}")
    assert [problem.hint for problem in raised.value.problems] == [
        "first in line 1",
        "first in line 3",
    ]


def test_the_slower_loader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the platform lacks libyaml."""
    fast = tree(TEXT)
    monkeypatch.setattr("taklimat.base.yaml_tree._LOADER", yaml.SafeLoader)
    slow = tree(TEXT)
    assert (slow.value, slow.positions) == (fast.value, fast.positions)
