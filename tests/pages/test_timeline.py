"""The timeline: whose dates they are, in which order, and where today stands among them."""

from __future__ import annotations

from typing import Any

import pytest

from taklimat.editors.fields import Text
from taklimat.editors.manifest import Dated
from taklimat.pages.timeline import DatedFact, by_year

TODAY = "2026-11-22"


def stated(date: str | None) -> Dated:
    text = {"id": "Judul", "en": "Title"}
    return Dated.model_validate({"date": date, "as_stated": "x", "title": text, "cites": ["p1-s1"]})


def fact(date: str) -> DatedFact:
    return DatedFact(date, Text(id="a"), Text(id="b"), ("instrument", "", "x"))


@pytest.mark.parametrize(
    ("by_author", "by_facts", "today", "expected"),
    [
        pytest.param([], [], TODAY, {}, id="no dates, and no line of today"),
        pytest.param(
            ["2024-04", "2024"],
            ["2024-01-02"],
            "",
            {"2024": ["2024", "fact 2024-01-02", "2024-04"]},
            id="a date that is less exact comes first",
        ),
        pytest.param(
            ["1215"], ["2024"], "", {"1215": ["1215"], "2024": ["fact 2024"]}, id="no empty years"
        ),
        pytest.param(
            [None, "2023"], [], "", {"2023": ["2023"], "": [None]}, id="the undated at the end"
        ),
        pytest.param(
            ["2025"],
            ["2027-08-02", "2026-11-22", "2026-11-23"],
            TODAY,
            {
                "2025": ["2025"],
                "2026": ["fact 2026-11-22", "today", "fact 2026-11-23 to come"],
                "2027": ["fact 2027-08-02 to come"],
            },
            id="today's line stands before the first that is to come",
        ),
        pytest.param(
            ["2024"], [], TODAY, {"2024": ["2024"], "2026": ["today"]}, id="or after the last"
        ),
        pytest.param(
            ["2026", "2026-11", "2026-12"],
            [],
            TODAY,
            {"2026": ["2026", "2026-11", "today", "2026-12 to come"]},
            id="the year and month of the check are not to come",
        ),
    ],
)
def test_rows_by_year(
    by_author: list[str | None], by_facts: list[str], today: str, expected: dict[str, Any]
) -> None:
    def said(row: Any) -> str | None:
        if row.is_today:
            return "today"
        whose = "fact " if row.fact else ""
        return f"{whose}{row.date}{' to come' * row.to_come}" if row.date else None

    rows = by_year(
        [stated(d) for d in by_author], [fact(d) for d in by_facts], lambda _: frozenset(), today
    )
    assert {year: [said(row) for row in group] for year, group in rows} == expected
