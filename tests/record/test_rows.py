"""Damaged, lost and contradicting lines of a ledger are named; nothing is guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.record.test_ledger import DAY, FILE, added, read, translated

from taklimat.base.anchors import receipt
from taklimat.base.diagnostics import Place, ProblemError
from taklimat.record.rows import read_ledger


def row(kind: str, **fields: Any) -> str:
    """The first row of a kind, with other fields; None leaves one out."""
    words = translated("One.", "Two.", "Title", "Three.")
    states = (("note", "n", "accurate", DAY),)
    lines = map(json.loads, added(None, "/contoh/", translations=(words,), states=states))
    first = next(each for each in lines if each["kind"] == kind and each.get("anchor") != "sec0")
    return json.dumps({k: v for k, v in {**first, **fields}.items() if v is not None})


REQUIRED = {
    "edition": ("number", "date", "language", "file", "sha256", "order"),
    "revision": ("id", "edition", "language", "date", "after"),
    "unit": ("language", "anchor", "receipt"),
    "address": ("path",),
    "state": ("of", "id", "date", "verdict", "checked"),
    "ledger": ("slug",),
}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{", "not JSON", id="cut off"),
        pytest.param("[]", "unknown kind", id="not a mapping"),
        pytest.param('{"kind": []}', "unknown kind", id="a kind that cannot be looked up"),
        pytest.param('{"path": "/"}', "unknown kind", id="no kind"),
        pytest.param('{"kind": "address", "path": 1}', "`path`", id="a number for a text"),
        pytest.param("[" * 100_000, "not JSON", id="nested too deeply"),
        pytest.param(row("unit", anchor="p9", text="Lain."), "disagree", id="other words"),
        pytest.param(row("unit", anchor="p9", text="\ud800"), "disagree", id="half a character"),
        pytest.param(row("unit", anchor="p9", block="peta"), "“peta” is not known", id="a block"),
        pytest.param(row("unit", anchor="x"), "no anchor", id="not an anchor"),
        pytest.param(row("unit", anchor="p9", edition=7), "edition 7", id="not listed"),
        pytest.param(row("unit", edition=True), "`edition`", id="true is not a number"),
        pytest.param(row("unit", level="2"), "`level`", id="a level that is no number"),
        pytest.param(row("unit", anchor="p9", edition=None), "edition None", id="of nothing"),
        pytest.param(row("unit", block="item"), "contradicts line 4, of p1", id="another kind"),
        pytest.param(row("edition", file="b"), "contradicts line 2", id="another edition 1"),
        pytest.param(row("edition", number=2, order="p1:2 p1:2"), "the order", id="twice"),
        pytest.param(row("edition", number=2, order=f"p1:{10**9}"), "the order of", id="too many"),
        pytest.param(row("revision", after=[["a"]]), "`after` names no", id="a list for an id"),
        pytest.param(row("edition", number=2, order="p1:1,1"), "the order of", id="no order"),
        pytest.param(row("edition", date="2026-02-30"), "“2026-02-30” is not", id="no day"),
        pytest.param(row("edition", date="20261122"), "“20261122” is not", id="no hyphens"),
        pytest.param(row("edition", date="2026-W48-1"), "“2026-W48-1” is not", id="a week"),
        *(
            pytest.param(row(kind, **{name: None}), f"`{name}` is missing", id=f"{kind}: {name}")
            for kind, names in REQUIRED.items()
            for name in names
        ),
        pytest.param('{"kind": "ledger", "slug": "a"}', "`version` is missing", id="version"),
    ],
)  # fmt: skip
def test_a_damaged_line_is_reported_at_its_place(line: str, said: str) -> None:
    lines = [*added(None), line]
    with pytest.raises(ProblemError) as raised:
        read(lines)
    (problem,) = raised.value.problems
    assert said in problem.message
    assert (problem.place.file, problem.place.line) == (FILE, len(lines))


WHOLE = [*added(None, translations=(translated("One.", "Two.", "Title", "Three."),))]
LOST = [k for k, line in enumerate(WHOLE) if json.loads(line)["kind"] == "unit"]


@pytest.mark.parametrize("k", LOST, ids=[WHOLE[k][:70] for k in LOST])
def test_a_lost_line_never_loses_words(k: int) -> None:
    row = json.loads(WHOLE[k])
    if row.get("revision") and "text" not in row:
        return  # the receipt of a translated paragraph: its words are all there
    with pytest.raises(ProblemError, match=r"damaged ledger: (of edition 1 the )?words"):
        read([*WHOLE[:k], *WHOLE[k + 1 :]])


def test_revisions_that_lead_back_to_each_other_are_reported() -> None:
    revision = json.loads(next(line for line in WHOLE if '"revision", "id"' in line))
    loop = [{**revision, "id": "aaaaaa", "after": ["bbbbbb"]}, {**revision, "id": "bbbbbb", "after": ["aaaaaa"]}]  # fmt: skip # noqa: E501
    with pytest.raises(ProblemError, match="are lost or changed"):
        read([*WHOLE, *map(json.dumps, loop)])


def test_lines_may_stand_in_any_order() -> None:
    assert read([WHOLE[0], *reversed(WHOLE[1:])]).words_of(1) == read(WHOLE).words_of(1)


def test_an_edition_that_is_lost_between_others_is_reported() -> None:
    edition = json.loads(WHOLE[1])
    with pytest.raises(ProblemError, match="an edition between others is not listed"):
        read([*WHOLE, json.dumps({**edition, "number": 3})])


def test_a_revision_after_one_that_is_lost_is_reported() -> None:
    revision = json.loads(next(line for line in WHOLE if '"revision", "id"' in line))
    lines = [json.dumps({**revision, "after": ["abcdef"]}) if '"revision", "id"' in line else line for line in WHOLE]  # fmt: skip # noqa: E501
    with pytest.raises(ProblemError, match="are lost or changed"):
        read(lines)


def test_words_of_a_paragraph_that_are_not_those_published_are_reported() -> None:
    lines = [line.replace(receipt("Satu kata. Dua kata."), receipt("Lain.")) for line in WHOLE]
    with pytest.raises(ProblemError, match="of edition 1 the words at p1 are lost"):
        read(lines)


def test_what_is_no_json_is_reported_at_its_column() -> None:
    with pytest.raises(ProblemError, match=f"^{FILE}:2:10: error: damaged ledger line: not JSON"):
        read_ledger(f'{added(None)[0]}\n{{"kind": ?}}', FILE)


def test_a_number_without_end_is_reported_at_its_line() -> None:
    with pytest.raises(ProblemError, match=f"^{FILE}:1:1: error: damaged ledger line: not JSON"):
        read_ledger('{"kind": "ledger", "version": ' + "1" * 5000, FILE)


@pytest.mark.parametrize(
    ("version", "message", "hint"),
    [
        (0, "ledger version 0 is not known here", "newer"),
        (1, "the ledger is of version 1", "`taklimat publish` brings it"),
        (3, "ledger version 3 is not known here", "newer"),
    ],
)
def test_another_version_is_not_read(version: int, message: str, hint: str) -> None:
    rows = [json.loads(added(None)[0]) | {"version": version}, {"kind": "what"}]
    with pytest.raises(ProblemError) as raised:
        read([*map(json.dumps, rows)])
    (problem,) = raised.value.problems
    assert (problem.message, problem.place) == (message, Place(FILE, 1))
    assert hint in problem.hint


def test_an_edition_that_is_not_listed_is_reported_once() -> None:
    with pytest.raises(ProblemError) as raised:
        read([line for line in added(None) if '"edition", "number"' not in line])
    (problem,) = raised.value.problems
    assert (problem.message, problem.place.line) == ("damaged ledger: edition 1 is not listed", 2)


def test_all_damaged_lines_are_reported_at_once() -> None:
    with pytest.raises(ProblemError) as raised:
        read([*added(None), "{", "", "[]"])
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_ledger_is_a_damaged_one(text: str) -> None:
    with pytest.raises(ProblemError, match="the ledger is empty"):
        read_ledger(text, FILE)


def test_a_ledger_must_begin_with_its_name() -> None:
    with pytest.raises(ProblemError, match="first line must name the ledger") as raised:
        read(added(None)[1:])
    assert raised.value.problems[0].place == Place(FILE, 1)
