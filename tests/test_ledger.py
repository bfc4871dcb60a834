"""The ledger only grows: what was published once is in it for ever, and reads back the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.diagnostics import Place, ProblemError
from taklimat.ledger import Ledger, additions, extended, lost_addresses, read_ledger
from taklimat.numbering import receipt

FILE = "ledger.jsonl"
ARTICLE = builders.article("Satu kata. Dua kata.\nJudul bagian\nTiga.\n")
paths = st.lists(st.text(alphabet='ab/#\u2028\u00e9"\\', min_size=1, max_size=4), max_size=6)


def added(ledger: Ledger | None, *addresses: str) -> tuple[str, ...]:
    return additions(ledger, "contoh", ARTICLE, "article.id.txt", addresses, "2027-01-01")


def test_what_was_added_reads_back() -> None:
    ledger = read_ledger("\n".join(added(None, "/contoh/", "/contoh/pelaku/#badan")), FILE)
    edition = ledger.edition_of("id")
    assert ledger.slug == "contoh"
    assert edition is not None
    assert (edition.number, edition.file, edition.date) == (1, "article.id.txt", "2027-01-01")
    assert edition.sha256 == ARTICLE.sha256
    assert [(u.anchor, u.text) for u in ledger.latest_units("id")] == list(ARTICLE.texts())
    assert all(unit.receipt == receipt(unit.text) for unit in ledger.units)
    assert [a.path for a in ledger.addresses] == ["/contoh/", "/contoh/pelaku/#badan"]


def test_a_language_that_was_not_published_has_nothing() -> None:
    ledger = builders.ledger(ARTICLE)
    assert ledger.edition_of("en") is None
    assert ledger.latest_units("en") == ()
    assert ledger.receipts("en") == {}


def test_the_first_lines_name_the_ledger_and_the_edition() -> None:
    kinds = [json.loads(line)["kind"] for line in added(None, "/contoh/")]
    assert kinds[:3] == ["ledger", "edition", "unit"]
    assert kinds[-1] == "address"


@builders.few
@given(paths)
def test_nothing_is_added_the_second_time(addresses: list[str]) -> None:
    ledger = read_ledger("\n".join(added(None, *addresses)), FILE)
    assert added(ledger, *addresses, *reversed(addresses)) == ()


@builders.few
@given(st.lists(paths, min_size=1, max_size=4))
def test_an_earlier_ledger_is_the_beginning_of_the_later_one(builds: list[list[str]]) -> None:
    lines: list[str] = []
    ledger: Ledger | None = None
    for addresses in builds:
        before = list(lines)
        lines += added(ledger, *addresses)
        ledger = read_ledger("\n".join(lines), FILE)
        assert lines[: len(before)] == before
        assert {a.path for a in ledger.addresses} >= set(addresses)
    assert ledger is not None
    assert len(ledger.addresses) == len({path for build in builds for path in build})
    assert ledger.units == builders.ledger(ARTICLE).units


@builders.few
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_stays_on_one_line_and_reads_back(words: str) -> None:
    article = builders.article_of([words])
    lines = builders.ledger_lines(article)
    ledger = read_ledger("\n".join(lines), FILE)
    assert all("\n" not in line and "\r" not in line for line in lines)
    assert dict(article.texts()) == {unit.anchor: unit.text for unit in ledger.units}


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_lines_are_added_below_whatever_ends_the_last_one(end: str) -> None:
    """An editor's program or a merge may have dropped the last line's end."""
    first = "\n".join(added(None, "/contoh/")) + end
    later = extended(first, added(read_ledger(first, FILE), "/contoh/", "/contoh/teks/"))
    assert [a.path for a in read_ledger(later, FILE).addresses] == ["/contoh/", "/contoh/teks/"]
    assert later.startswith(first)
    assert later.endswith("\n")


def test_receipts_of_earlier_wordings_still_resolve() -> None:
    rows = [json.loads(line) for line in added(None)]
    later = [
        {**row, "number": 2} if row["kind"] == "edition" else {**row, "edition": 2}
        for row in rows[1:]
    ]
    changed = next(row for row in later if row.get("anchor") == "p2-s1")
    changed |= {"text": "Empat.", "receipt": receipt("Empat.")}
    ledger = read_ledger("\n".join(map(json.dumps, rows + later)), FILE)
    assert ledger.receipts("id")["p2-s1"] == (receipt("Tiga."), receipt("Empat."))
    assert ledger.receipts("id")["p1-s1"] == (receipt("Satu kata."),)
    assert {unit.edition for unit in ledger.latest_units("id")} == {2}


def test_a_unit_without_text_has_no_receipt() -> None:
    assert "sec0" not in builders.ledger(ARTICLE).receipts("id")


def test_an_address_that_vanishes_is_reported_at_its_line() -> None:
    lines = added(None, "/contoh/", "/contoh/teks/")
    ledger = read_ledger("\n".join(lines), FILE)
    (problem,) = lost_addresses(ledger, ["/contoh/", "/contoh/baru/"])
    assert "/contoh/teks/" in problem.message
    assert "redirects" in problem.hint
    assert problem.place == Place(FILE, len(lines))
    assert not problem.notice
    assert lost_addresses(ledger, ["/contoh/teks/", "/contoh/"]) == ()


def unit(**fields: Any) -> str:
    row = json.loads(added(None)[3])
    return json.dumps({**row, "anchor": "p99", **fields})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("{", "not JSON", id="cut off"),
        pytest.param("[]", "unknown kind", id="not a mapping"),
        pytest.param('{"kind": []}', "unknown kind", id="a kind that cannot be looked up"),
        pytest.param('{"path": "/"}', "unknown kind", id="no kind"),
        pytest.param('{"kind": "address", "path": 1}', "`path`", id="a number for a text"),
        pytest.param('{"kind": "address"}', "`path`", id="a field is missing"),
        pytest.param("[" * 100_000, "not JSON", id="nested too deeply"),
        pytest.param(unit(text="Lain."), "disagree", id="the words were changed"),
        pytest.param(unit(text="\ud800"), "disagree", id="half a surrogate pair"),
        pytest.param(unit(anchor="x"), "no anchor", id="not an anchor"),
        pytest.param(unit(edition=7), "edition 7", id="an edition that is not listed"),
        pytest.param(unit(edition=True), "`edition`", id="true is not a number"),
        pytest.param(unit(anchor="p1"), "repeats line 4", id="an anchor twice"),
    ],
)
def test_a_damaged_line_is_reported_at_its_place(line: str, said: str) -> None:
    lines = [*added(None), line]
    with pytest.raises(ProblemError) as raised:
        read_ledger("\n".join(lines), FILE)
    (problem,) = raised.value.problems
    assert said in problem.message
    assert (problem.place.file, problem.place.line) == (FILE, len(lines))


def test_all_damaged_lines_are_reported_at_once() -> None:
    with pytest.raises(ProblemError) as raised:
        read_ledger("\n".join([*added(None), "{", "", "[]"]), FILE)
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_ledger_is_a_damaged_one(text: str) -> None:
    with pytest.raises(ProblemError, match="the ledger is empty"):
        read_ledger(text, FILE)


def test_a_ledger_must_begin_with_its_name() -> None:
    with pytest.raises(ProblemError, match="first line must name the ledger"):
        read_ledger("\n".join(added(None)[1:]), FILE)
