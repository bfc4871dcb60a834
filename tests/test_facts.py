"""Fact notes: what the shape refuses, and what must hold against the article."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests import builders

from taklimat.briefing import read_briefing
from taklimat.diagnostics import ProblemError
from taklimat.facts import VERDICTS

Change = Callable[[dict[str, Any]], Any]
NOTE = "n-accurate"


def problems(change: Change) -> list[str]:
    facts = builders.full_facts()
    data = json.loads(facts.text)
    change(data)
    both: dict[str, Any] = {"languages": list(builders.LANGUAGES), **builders.full()}
    seed = builders.seed(
        builders.full_article(),
        facts=replace(facts, text=json.dumps(data, ensure_ascii=False)),
        **both,
    )
    try:
        read_briefing(seed)
    except ProblemError as error:
        return [str(problem) for problem in error.problems]
    return []


def note(**fields: Any) -> Change:
    return lambda data: data["notes"][NOTE].update(fields)


def source(**fields: Any) -> Change:
    return lambda data: data["notes"][NOTE]["sources"][0].update(fields)


def test_notes_are_found_at_their_sentences() -> None:
    briefing = builders.full_briefing()
    assert problems(note()) == []
    assert [name for name, _ in briefing.notes_at["p1-s1"]] == [f"n-{v}" for v in VERDICTS]


@pytest.mark.parametrize(("change", "expected"), [
    pytest.param(note(cites=["p9-s1"]), "there is no p9-s1 in the article", id="no such anchor"),
    pytest.param(note(sources=[]), "has no source", id="no source"),
    pytest.param(note(verdict="wrong"), "“wrong” is not known here", id="unknown verdict"),
    pytest.param(note(as_of="2025-13"), "“2025-13” is not a date", id="impossible date"),
    pytest.param(note(as_of="2025-02-30"), "“2025-02-30” is not a date", id="no such day"),
    pytest.param(note(instruments=["zzz"]), "there is no instrument `zzz`", id="no instrument"),
    pytest.param(note(claim={"id": "Klaim."}), "`en` is missing", id="a language is missing"),
    pytest.param(note(other="x"), "unknown key `other`", id="unknown key"),
    pytest.param(source(url="ftp://x"), "does not", id="not a web address"),
    pytest.param(source(seen={"id": "a", "en": None}), "`en` is missing", id="half a source"),
    pytest.param(
        lambda data: data["later"]["nanti"].update(about=["zzz"]),
        "there is no instrument `zzz`",
        id="a later text of nothing",
    ),
])  # fmt: skip
def test_what_is_wrong_is_said(change: Change, expected: str) -> None:
    found = problems(change)
    assert found
    wanted = "is not an address that begins with" if expected == "does not" else expected
    assert any(wanted in line for line in found), found


def test_without_a_source_a_note_says_that_it_is_not_verified() -> None:
    assert problems(lambda data: data["notes"]["n-not-verified"].update(sources=[])) == []
