"""Kinds of values that editors write: what each takes, and what is said of anything else."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from taklimat.base.diagnostics import ProblemError
from taklimat.base.languages import DEVICE_NAMES
from taklimat.editors import fields
from taklimat.editors.fields import Strict, Text, slug_fault, spoken, validated
from taklimat.editors.manifest import Statement

FILE = "berkas.yml"
HOST = "an address that begins with http:// or https:// and names a host"
NOT = {
    "Id": "a name of lower-case letters, digits and hyphens",
    "Anchor": "an anchor such as p7 or p7-s2",
    "Day": "a date such as 2026-11-22",
    "Date": "a date such as 2024, 2024-04 or 2024-04-16",
    "Web": HOST,
    "Spoken": "the tag of a language such as id or zh-Hans",
    "Jurisdiction": "a code in capital letters such as EU",
    "OldPage": "the path of a page in this briefing such as wilayah/cn",
    "NewPage": "the path of a page in this briefing such as wilayah/cn/",
    "RecommendationId": "r1, r2, …",
    "SectionId": "sec0, sec1, …",
}


class Given(Strict):
    """A file with a field of each kind."""

    Id: fields.Id = "a"
    Anchor: fields.Anchor = "p1"
    Day: fields.Day = "2026-01-01"
    Date: fields.Date = "2026"
    Web: fields.Web = "https://a.example"
    Spoken: fields.Spoken = "id"
    Jurisdiction: fields.Jurisdiction = "ID"
    OldPage: fields.OldPage = "a"
    NewPage: fields.NewPage = "a/"
    RecommendationId: fields.RecommendationId = "r1"
    SectionId: fields.SectionId = "sec1"
    text: Text | None = None
    said: Statement | None = None
    others: dict[fields.Id, Text] = Field(default={})


def said(text: str) -> list[str]:
    with pytest.raises(ProblemError) as raised:
        validated(Given, text, FILE)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (
            "Id",
            ["a", "ai-terbuka", "g20", "3d", "a-1-b", "a" * 60],
            ["A", "a_b", "a--b", "-a", "a-", "a/b", "é", "a b", "a."],
        ),
        (
            "Anchor",
            ["p1", "p12-s3", "p7a-s2b", "sec0", "sec2a"],
            ["P1", "p", "p1-s", "sec1-s1", "p1.s1", "1", "p1-s1-s2", "s1", "p1~abc", "p1)"],
        ),
        (
            "Day",
            ["2026-11-22", "2024-02-29", "0001-01-01"],
            ["2026", "2026-11", "2026-1-2", "2025-02-29", "2026-13-01", "22-11-2026",
             "2026-11-222"],
        ),
        (
            "Date",
            ["2026", "2026-11", "2026-11-22", "2024-02-29", "2026-09-10", "2026-10-09",
             "2026-12-31"],
            ["26", "2026-13", "2026-00", "2026-1", "2026-11-32", "2026-11-00", "2026-11-22-1"],
        ),
        (
            "Web",
            ["http://a.example", "https://a.example/b?c#d", "https://[::1]/"],
            ["ftp://a.example", "a.example", "https://", "https:///b", "https://[", "https://a b",
             "x https://a.example", "javascript:a"],
        ),
        (
            "Spoken",
            ["id", "ace", "zh-Hans", "en-GB-oxendict", "de-1996"],
            ["i", "indo", "zh-", "zh_Hans", "zh-H", "zh-Simplified"],
        ),
        ("Jurisdiction", ["EU", "INT", "ASEA"], ["E", "ASEAN", "eu", "E1", "EU/ID"]),
        (
            "OldPage",
            ["a", "a/", "a-1/b", "a/b/c/", "data/2026"],
            ["/a", "a//b", "A", "a/?b", "../a", "a/#b", ""],
        ),
        (
            "NewPage",
            ["", "a/", "a-1/b2/", "a/#b-1", "#b", "a0/#9"],
            ["a", "/a/", "a//", "A/", "a/b", "a/#", "../", "a/#B"],
        ),
        ("RecommendationId", ["r1", "r10", "r25"], ["r0", "r01", "r", "R1", "r1a", "1"]),
        ("SectionId", ["sec0", "sec12", "sec2a", "sec2ab"], ["sec", "sec-1", "Sec1", "sec1A",
         "p1"]),
    ],
)  # fmt: skip
def test_what_a_kind_takes(kind: str, right: list[str], wrong: list[str]) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(getattr(fields, kind))
    assert [adapter.validate_python(text) for text in right] == right
    for text in wrong:
        (line,) = said(f"{kind}: '{text}'")
        assert line == f"{FILE}:1:{len(kind) + 3}: error: “{text}” is not {NOT[kind]}"


@pytest.mark.parametrize("date", ["2025-02-29", "2026-04-31", "0000", "0000-12"])
def test_no_date_is_outside_the_calendar(date: str) -> None:
    (line,) = said(f"Date: '{date}'")
    assert line == f"{FILE}:1:7: error: “{date}” is not {NOT['Day']}"


def test_a_name_has_sixty_characters_at_most() -> None:
    where = f"{FILE}:1:5: error: "
    assert said(f"Id: {'a' * 61}") == [f"{where}at most 60 characters can stand here (in Id)"]


def test_words_are_trimmed_and_something_is_left() -> None:
    adapter: TypeAdapter[str] = TypeAdapter(fields.Words)
    assert adapter.validate_python(" a\n") == "a"
    for white in ("", " \n"):
        with pytest.raises(ValidationError):
            adapter.validate_python(white)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("", "1:1: error: the file is empty", id="nothing"),
        pytest.param("Id: [a]", "1:5: error: a text is expected here (in Id)", id="a list"),
        pytest.param("- a", "1:1: error: keys with their values are expected here\n"
                     "  hint: such as `Id: …`", id="all"),
        pytest.param("Idd: a", "1:1: error: unknown key `Idd`\n  hint: did you mean “Id”?",
        id="key"),
        pytest.param(
            "text: {idd: a}",
            "1:8: error: unknown key `idd`\n  hint: did you mean “id”?",
            id="a language's code",
        ),
        pytest.param(
            "text: {id: a, tanpa tanda: }",
            "1:15: error: unknown key `tanpa tanda`\n  hint: quote a text that contains a comma",
            id="a key of several words",
        ),
        pytest.param("xyzxyz: a", "1:1: error: unknown key `xyzxyz`", id="far from any key"),
        pytest.param("text: {id: }\nothers: {a: {id: ' '}}",
        "2:18: error: an empty text (in others "
                     "→ a → id)", id="an empty text"),
        pytest.param("others: {a b: {id: a}}", "1:10: error: “a b” is not a name of lower-case "
                     "letters, digits and hyphens", id="a name is at its key"),
        pytest.param("others: {a: [b]}",
        "1:13: error: a text for each language is expected here "
                     "(in others → a)\n  hint: write {id: …, en: …}", id="a list for a text"),
        pytest.param("text: Amerika Serikat", "1:7: error: a text for each language is expected "
                     "here (in text)\n  hint: write {id: …, en: …}", id="one language's text"),
        pytest.param("said: Inti", "1:7: error: a text for each language is expected here "
                     "(in said)\n  hint: write {id: …, en: …, cites: […]}", id="without cites"),
        pytest.param("others: [a]", "1:9: error: entries with a name each are expected here "
                     "(in others)\n  hint: write each as `name: …`", id="a list of entries"),
        pytest.param("Day: null", "1:6: error: `Day` needs a value, and null is none (in Day)",
                     id="null for a date"),
        pytest.param("others: ~", "1:9: error: `others` needs a value, and null is none (in "
                     "others)", id="null for entries"),
        pytest.param("others: {a: }", "1:13: error: `a` needs a value, and null is none (in "
                     "others → a)", id="nothing for a text"),
        pytest.param("others: {con: {id: a}}", "1:10: error: “con” is a name that Windows "
                     "reserves for a device\n  hint: no folder can be called that there; take "
                     "another name", id="a device's name"),
        pytest.param("OldPage: wilayah/aux/", "1:10: error: “aux” is a name that Windows "
                     "reserves for a device\n  hint: no folder can be called that there; take "
                     "another name", id="a device's name in a path"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(text: str, line: str) -> None:
    assert said(text) == [f"{FILE}:{line}"]


@pytest.mark.parametrize("name", sorted(DEVICE_NAMES))
def test_no_name_of_a_device_is_an_id_or_a_slug(name: str) -> None:
    """On Windows no folder can have it: neither pack nor repository would unpack whole."""
    adapter: TypeAdapter[str] = TypeAdapter(fields.Id)
    with pytest.raises(ValidationError):
        adapter.validate_python(name)
    assert adapter.validate_python(f"{name}-a") == f"{name}-a"
    assert slug_fault(name) == f"“{name}” is a name that Windows reserves for a device"
    assert slug_fault(f"{name}-a") == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param((), "the manifest", id="the whole"),
        pytest.param(("title",), "title", id="a key"),
        pytest.param(("recommendations", "r3", "quotes", 0), "recommendations → r3 → quotes → 1",
                     id="counted from 1"),
    ],
)  # fmt: skip
def test_a_path_is_named_as_an_editor_would(path: Any, expected: str) -> None:
    assert spoken(path) == expected
