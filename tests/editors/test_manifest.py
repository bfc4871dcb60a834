"""The manifest's shape: what editors may write, and where a problem is when they do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.base.inline import Inline
from taklimat.base.languages import CODES
from taklimat.editors.fields import Code, Text, slug_fault, values
from taklimat.editors.manifest import Manifest, Statement, json_schema, read_manifest

FILE = "briefing.yml"
REAL = Path(__file__).parents[2] / "seeds/ai-terbuka/briefing.yml"


def read(**fields: Any) -> Manifest:
    return read_manifest(builders.manifest(**fields), FILE).manifest


def problems(text: str) -> str:
    with pytest.raises(ProblemError) as raised:
        read_manifest(text, FILE)
    return str(raised.value)


def test_the_least_manifest_and_the_fullest() -> None:
    assert read().regions == {}
    assert read(**builders.full()).recommendations["r2"].strength is None


def test_texts_exist_in_every_language() -> None:
    assert tuple(Text.model_fields) == get_args(Code) == CODES


def test_text_in_a_language() -> None:
    text = read(**builders.full("Kata")).title
    assert (text.in_("id"), text.in_("en")) == (Inline("Kata"), Inline("Kata (en)"))


def test_white_space_around_a_text_is_not_part_of_it() -> None:
    assert read(title={"id": "  Judul \n"}).title.id == "Judul"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"title": {"id": ""}}, "an empty text (in title → id)", id="empty"),
        pytest.param({"title": {"id": " \n"}}, "an empty text (in title → id)", id="white"),
        pytest.param({"title": {"id": ["a"]}}, "a text is expected here", id="a list for a text"),
        pytest.param({"title": "a"}, "a text for each language", id="a text for a mapping"),
        pytest.param({"points": "a"}, "a list is expected here", id="a text for a list"),
        pytest.param({"regions": ["a"]}, "entries with a name", id="a list for a mapping"),
        pytest.param({"titel": {}}, "unknown key `titel`\n  hint: did you mean “title”?", id="key"),
        pytest.param({"languages": []}, "at least one entry is needed here", id="no language"),
        pytest.param({"languages": ["ms"]}, "“ms” is not known here", id="unknown language"),
        pytest.param({"gist": {"id": "a"}}, "`cites` is missing (in gist)", id="no cites"),
        pytest.param({"gist": {"id": "a", "cites": []}}, "at least one entry", id="cites nothing"),
        pytest.param(
            {"gist": {"id": "a", "cites": ["p7.s2"]}}, "“p7.s2” is not an anchor", id="anchor"
        ),
        pytest.param(
            {"gist": {"id": "a", "cites": "p7"}}, "a list is expected here", id="one cite, no list"
        ),
        pytest.param({"regions": {"A b": {}}}, "“A b” is not a name of lower-case", id="id"),
        pytest.param({"recommendations": {"r0": {}}}, "“r0” is not r1, r2", id="no recommendation"),
        pytest.param({"sections": {"bab1": {}}}, "“bab1” is not sec0, sec1", id="no section"),
        pytest.param({"source": {"received": "22-11-2026"}}, "is not a date such as", id="date"),
        pytest.param(
            {"source": {"received": "2026-11-22", "url": "javascript:a"}},
            "“javascript:a” is not an address",
            id="an address that is a script",
        ),
        pytest.param(
            {"gist": {"id": "a", "cites": ["p1"], "status": "drafted"}},
            "“drafted” is not known here\n  hint: did you mean “draft”?",
            id="status",
        ),
    ],
)
def test_problems_are_in_an_editors_words(fields: dict[str, Any], said: str) -> None:
    assert said in problems(builders.manifest(**fields))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("gist: {id: a, cites: [p1, x]}", ":1:27: error: “x” is", id="value"),
        pytest.param("gist: {id: a, cites: [p1], by: b}", ":1:28: error: unknown key", id="key"),
        pytest.param("gist: {id: a}", ":1:7: error: `cites` is missing", id="missing: its parent"),
        pytest.param("regions: {A: {}}", ":1:11: error: “A” is not a name", id="name of a region"),
    ],
)
def test_places_of_problems(text: str, place: str) -> None:
    assert f"{FILE}{place}" in problems(text)


def test_everything_wrong_is_reported_at_once() -> None:
    said = problems("titel: {}\ngist: {id: '', cites: []}")
    for expected in ("titel", "`title` is missing", "`languages` is missing", "empty", "one entry"):
        assert expected in said


@pytest.mark.parametrize("text", ["", "teks", "[]", "null"])
def test_what_is_no_mapping_is_one_problem(text: str) -> None:
    assert problems(text).count("error:") == 1


def test_what_is_not_said_is_taken_as_usual() -> None:
    said = read(**builders.full())
    assert said.gist.status == "reviewed"
    assert said.regions["timur"].kind == "region"
    assert said.recommendations["r1"].addressees_are == "named"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        pytest.param({"languages": []}, "languages", id="no language"),
        pytest.param(
            {"recommendations": {"r1": {"addressees": []}}}, "recommendations → r1 → addressees",
            id="addressed to nobody",
        ),
        pytest.param(
            {"recommendations": {"r1": {"quotes": []}}}, "recommendations → r1 → quotes",
            id="nothing that makes it one",
        ),
        pytest.param(
            {"criteria": [{"questions": []}]}, "criteria → 1 → questions", id="no question"
        ),
    ],
)  # fmt: skip
def test_some_lists_need_an_entry(fields: dict[str, Any], problem: str) -> None:
    assert f"at least one entry is needed here (in {problem})" in problems(
        builders.manifest(**fields)
    )


def test_a_list_may_have_one_entry_and_points_seven() -> None:
    full = builders.full()
    item = full["recommendations"]["r1"] | {"addressees": ["timur"]}
    criterion = full["criteria"][0] | {"questions": [builders.statement("A?")]}
    one = {
        "recommendations": {"r1": item | {"quotes": item["quotes"][:1]}},
        "criteria": [criterion],
    }
    assert read(**full | one | {"points": [builders.statement("A.")] * 7}).points
    too_many = builders.manifest(points=[builders.statement("A.")] * 8)
    assert "at most 7 entries can stand here (in points)" in problems(too_many)


def test_words_that_readers_look_for_are_of_a_language() -> None:
    near = {"id": ["sumber"], "en": ["source", "origin"]}
    term = read(glossary=[builders.full()["glossary"][0] | {"near": near}]).glossary[0]
    assert term.near
    assert [term.near.in_("id"), term.near.in_("en")] == [("sumber",), ("source", "origin")]


@pytest.mark.parametrize(
    ("term", "original", "expected"),
    [
        pytest.param("Sumber terbuka", "open source", "open source", id="another word"),
        pytest.param("Open Source", "open source", "", id="the same, in capitals"),
        pytest.param("STRASSE", "Straße", "", id="the same beyond ASCII"),
        pytest.param("Sumber", None, "", id="none"),
    ],
)
def test_a_terms_original_is_left_out_where_it_is_the_term(
    term: str, original: str | None, expected: str
) -> None:
    entry = builders.full()["glossary"][0] | {"term": {"id": term}, "original": original}
    assert read(glossary=[entry]).glossary[0].original_in("id") == expected


def test_null_means_not_stated() -> None:
    assert read(source={"received": builders.DATE, "title": None}).source.title is None
    assert "`gist` needs a value" in problems(builders.manifest(gist=None))


def test_values_yield_every_model_with_its_path() -> None:
    found = dict(values(read(**builders.full())))
    assert isinstance(found["recommendations", "r1", "action"], Statement)
    assert isinstance(found["regions", "timur", "points", 0], Statement)
    assert isinstance(found["glossary", 1, "term"], Text)
    assert isinstance(found[()], Manifest)


def test_the_real_manifest_is_one() -> None:
    text = REAL.read_text(encoding="utf-8")
    assert read_manifest(text, FILE).manifest.languages[0] == "id"


def test_the_schema_has_the_manifests_keys() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == set(Manifest.model_fields)
    assert schema["additionalProperties"] is False
    json.dumps(schema)


def test_the_schema_accepts_the_real_manifest() -> None:
    jsonschema.validate(yaml.safe_load(REAL.read_text(encoding="utf-8")), json_schema())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ai-terbuka", True, id="words"),
        pytest.param("2026", True, id="digits"),
        pytest.param("AI", False, id="capitals"),
        pytest.param("a--b", False, id="two hyphens"),
        pytest.param("-a", False, id="a hyphen first"),
        pytest.param("a_b", False, id="underscore"),
        pytest.param("a/b", False, id="slash"),
        pytest.param("..", False, id="the folder above"),
        pytest.param("a\n", False, id="line end"),
        pytest.param("énergi", False, id="accent"),
        pytest.param("", False, id="nothing"),
        pytest.param("cari", False, id="a page of the library"),
        pytest.param("en", False, id="a language"),
        pytest.param("nul", False, id="a device of Windows"),
        pytest.param("a.", False, id="a full stop at the end"),
        pytest.param("a ", False, id="a space at the end"),
    ],
)
def test_slugs(text: str, expected: bool) -> None:
    assert (slug_fault(text) == "") is expected
