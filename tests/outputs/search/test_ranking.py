"""The ranking: as good as promised, and the same in Python and in the browser's engine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests import builders
from tests.search_engines import ASSETS, Made, assert_alike, in_browser, made_of

from bench.search.evaluate import (
    DEVELOPED_ON,
    Query,
    generated,
    measure,
    our_search,
    read_queries,
    real_briefing,
)
from bench.search.ranking import Engine
from taklimat.outputs.search.stems import Stems, words_of
from taklimat.outputs.search_constants import LONGEST

HERE = Path(__file__).parent
QUERIES = [query for name in DEVELOPED_ON for query in read_queries(HERE / name)]
PLACES: list[dict[str, str]] = yaml.safe_load((HERE / "addresses.yml").read_text(encoding="utf-8"))
ODD = [
    "", " ", "…", "?!", "“”", "<b>sensor</b>", "<script>alert(1)</script>", "(a+)+$", "[", "\\",
    ".*", "\u202esensor\u202c", "🙂 sensor", "цензура", "审查", "ー", "sensor\x00", "'", "’’’",
    "a" * 10_000, "sensor " * 2_000, "-" * 10_000, "yang dan di", "the of and", "__proto__",
    "constructor", "toString", "ẞ", "İstanbul", "ﬁ ﬃ", "½", "ﷺ", "é", "sensor-sensor", "p0", "¶",
    "7",
]  # fmt: skip
"""Queries that should find nothing bad."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The first briefing's index, for both engines."""
    return made_of([real_briefing()], tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def engine(made: Made) -> Engine:
    return made.engine


# ---- the same in both


@pytest.mark.programs
def test_both_rank_every_query_alike(made: Made) -> None:
    whole = [(query.text, query.language) for query in QUERIES]
    begun = [(text[:k], code) for text, code in whole for k in (2, 5, 9)]
    other = [(text, "en" if code == "id" else "id") for text, code in whole]
    assert_alike(made, whole + begun + other)


@pytest.mark.programs
def test_both_rank_odd_queries_alike(made: Made) -> None:
    assert_alike(made, [(query, code) for query in ODD for code in ("id", "en")])


_LETTERS = st.characters(exclude_categories=["Cs", "Cn"], max_codepoint=0xFFFF)
"""Not what Node's Unicode, which is newer, may call a letter; nor what is two letters for it."""


@pytest.mark.programs
def test_both_rank_any_query_alike(made: Made) -> None:
    """Many queries in one run of Node, drawn as hypothesis draws them."""
    drawn: list[tuple[str, str]] = []

    @builders.few
    @given(st.text(_LETTERS, max_size=30), st.sampled_from(["id", "en"]))
    def draw(query: str, language: str) -> None:
        drawn.append((query.replace("\x00", ""), language))

    draw()
    assert_alike(made, drawn)


@pytest.mark.programs
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place["q"])
def test_a_place_is_found_as_it_is_written(place: dict[str, str], made: Made) -> None:
    (answer,) = in_browser(made.folder, [(place["q"], "id")])
    (hit,) = answer["hits"]
    assert hit["href"].partition("#")[2] == place["goes_to"]


@pytest.mark.programs
@pytest.mark.parametrize("query", [
    "partai komunis china", "strategis khusus pertama ", "komunis partai china ",
])  # fmt: skip
def test_a_name_of_the_article_lacks_no_word(query: str, made: Made) -> None:
    (answer,) = in_browser(made.folder, [(query, "id")])
    assert answer["missing"] == []


# ---- stems


@pytest.mark.programs
def test_stems_are_those_of_the_browser(engine: Engine, tmp_path: Path) -> None:
    words = sorted({w for code in ("id", "en") for w in engine.lexicon(code).words})
    script = (
        "const fs = require('fs');"
        f"const read = (c) => fs.readFileSync(`{ASSETS}/vendor/stemmer-${{c}}.js`, 'utf8');"
        "const stem = new Function(`'use strict'; ${read('id')}${read('en')}"
        "return [stemIndonesian, stemEnglish]`)();"
        "const words = JSON.parse(fs.readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(stem.map((its) => words.map(its))))"
    )
    done = subprocess.run(
        ["node", "-e", script], input=json.dumps(words), capture_output=True, text=True, check=True
    )
    for code, theirs in zip(("id", "en"), json.loads(done.stdout), strict=True):
        ours = Stems(code)
        differ = [(w, t, ours.of(w)) for w, t in zip(words, theirs, strict=True) if t != ours.of(w)]
        assert differ == []


@pytest.mark.parametrize(("one", "other"), [
    ("penetapan", "ditetapkan"), ("keterbukaan", "dibuka"),
    ("mengembangkan", "berkembang"), ("memanfaatkan", "manfaat"), ("mengawasi", "pengawasan"),
])  # fmt: skip
def test_the_loose_key_joins_forms_that_the_stemmer_keeps_apart(one: str, other: str) -> None:
    stems = Stems("id")
    assert stems.of(one) != stems.of(other)
    assert stems.loose(stems.of(one)) == stems.loose(stems.of(other))


@given(st.text())
def test_words_are_folded_once_and_for_all(text: str) -> None:
    for word in words_of(text):
        assert list(words_of(word)) in ([word], [])
        assert len(word) <= LONGEST


# ---- as good as promised, on what it was developed on


@pytest.fixture(scope="module")
def figures(engine: Engine) -> dict[str, float]:
    return measure(our_search(engine), [*QUERIES, *generated(real_briefing())])


@pytest.mark.parametrize(("kind", "least"), [
    ("plain", 0.96), ("inflected", 0.95), ("misspelt", 0.97), ("cross", 0.90), ("name", 0.97),
    ("inflected, generated", 0.95), ("misspelt, generated", 0.97),
])  # fmt: skip
def test_the_answer_comes_first(
    kind: str, least: float, figures: dict[str, float], figure: Any
) -> None:
    figure(f"search MRR@10, {kind}", round(figures[kind], 3), f"at least {least}")
    assert figures[kind] >= least


@pytest.mark.parametrize(("query", "anchor"), [
    ("penyensoran", "p3-s2"), ("penyensoran", "p21-s2"), ("penyensoran", "p26"),
    ("disensor", "p3-s2"), ("disensor", "p21-s2"), ("disensor", "p26"), ("hugingface", "p18-s6"),
    ("AI Act pasal 2", "p13-s2"), ("hak cipta", "p17-s2"), ("kekayaanintelektual", "p17-s2"),
    ("trans atlantik", "p4-s3"), ("transatl", "p23-s1"), ("SENSOR", "p26"),
])  # fmt: skip
def test_a_query_finds_its_place(query: str, anchor: str, engine: Engine) -> None:
    assert Query(query, "id", "", (anchor,)).rank(our_search(engine)(query, "id")) > 0


def test_filters_leave_out_what_is_not_asked_for(engine: Engine) -> None:
    found = engine.search("sensor", "id", lambda unit: engine.kind(unit) == "region")
    assert found
    assert {engine.kind(hit.unit) for hit in found} == {"region"}
