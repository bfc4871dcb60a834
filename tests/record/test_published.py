"""The library's record names what was published, so that nothing vanishes unnoticed."""

from __future__ import annotations

import pytest

from taklimat.base.diagnostics import Place, ProblemError
from taklimat.record.published import Record, read_record, record_additions, vanished

FILE = "seeds/published.jsonl"
TEXT = "\n".join(record_additions(Record(), ["energi", "cuaca"], "id"))


def test_what_was_added_reads_back() -> None:
    record = read_record(TEXT, FILE)
    assert record == Record("id", {"energi": Place(FILE, 2), "cuaca": Place(FILE, 3)})
    assert record_additions(record, ["cuaca", "energi"], "id") == ()
    assert record_additions(record, ["cuaca", "air"], "en") == (
        '{"kind": "briefing", "slug": "air"}',
    )


def test_the_lines_of_two_branches_may_stand_together() -> None:
    ours = record_additions(Record(), ["energi"], "id")
    theirs = record_additions(Record(), ["cuaca"], "id")
    assert {*read_record("\n".join([*ours, *theirs]), FILE).briefings} == {"energi", "cuaca"}


def test_a_briefing_that_vanished_is_named_at_its_line() -> None:
    (problem,) = vanished(read_record(TEXT, FILE), ["energi"])
    assert problem.place == Place(FILE, 3)
    assert problem.message == "`cuaca` was published, and seeds/cuaca/ledger.jsonl is missing"
    assert "put the committed folder back" in problem.hint
    assert not problem.notice


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "damaged line"),
        ("[]", "damaged line"),
        ("<<<<<<< HEAD", "damaged line"),
        ('{"kind": "unit"}', "damaged line"),
        ('{"kind": "briefing"}', "damaged line"),
        ('{"kind": "briefing", "slug": 1}', "damaged line"),
        ('{"kind": "library", "version": 2, "language": "id"}', "version 2 is not known here"),
    ],
)
def test_a_damaged_line_is_reported_at_its_place(line: str, said: str) -> None:
    with pytest.raises(ProblemError, match=rf"^{FILE}:4:1: error: .*{said}"):
        read_record(f"{TEXT}\n{line}", FILE)
