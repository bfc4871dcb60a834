"""The search index: a script that holds every paragraph, its address, and stems of its words."""

from __future__ import annotations

import json
from typing import Any

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.briefing import Briefing
from taklimat.language import page_address
from taklimat.outputs.search import index_script
from taklimat.pages import briefing_pages

KIND, ADDRESS, LABEL, TITLE, TEXT = range(5)


def index(*briefings: Briefing, language: str = "id") -> dict[str, Any]:
    script = index_script(briefings, language)
    data: dict[str, Any] = json.loads(script.removeprefix("taklimatIndex(").removesuffix(");\n"))
    return data


def found(data: dict[str, Any], stem: str) -> dict[int, int]:
    """Rows and weights of a stem."""
    flat = data["terms"].get(stem, [])
    return dict(zip(flat[::2], flat[1::2], strict=True))


def test_every_paragraph_is_a_row_with_its_address() -> None:
    briefing = builders.briefing("Satu. Dua.\nJudul\nTiga.\n- empat\n", slug="contoh")
    rows = [row for row in index(briefing)["rows"] if row[KIND] == "text"]
    assert [(row[ADDRESS], row[LABEL], row[TEXT]) for row in rows] == [
        ("/contoh/teks/#p1", "¶1", "Satu. Dua."),
        ("/contoh/teks/#p2", "¶2", "Tiga."),
        ("/contoh/teks/#p3", "¶3", "empat"),
    ]


@pytest.mark.parametrize("language", builders.LANGUAGES)
def test_every_row_stands_at_an_address_that_is_published(language: str) -> None:
    briefing = builders.full_briefing()
    published = {a for page in briefing_pages(briefing) for a in page.addresses}
    address = page_address("contoh", "text", language)
    text = {f"{address}#{p.anchor}" for p in briefing.article.paragraphs}
    rows = index(briefing, language=language)["rows"]
    assert {row[ADDRESS] for row in rows} <= published | text
    kinds = {"overview", "region", "recommendation", "instrument", "actor", "term"}
    assert {row[KIND] for row in rows} == kinds | {"text" if language == "id" else "translation"}


def test_in_another_language_the_translation_is_found() -> None:
    data = index(builders.full_briefing(), language="en")
    assert data["language"] == "en"
    assert all(row[KIND] != "text" for row in data["rows"])  # those are the author's
    words = [row[TEXT] for row in data["rows"] if row[KIND] == "translation"]
    assert words
    assert all("(en)" in text for text in words)


def test_editors_texts_are_rows_in_the_pages_language_without_signs() -> None:
    briefing = builders.full_briefing("Kata")
    rows = index(briefing, language="en")["rows"]
    assert ["region", "/en/contoh/regions/timur/", "Region", "Kata (en)"] in [r[:4] for r in rows]
    assert all("*" not in row[TITLE] + row[TEXT] for row in rows)


@pytest.mark.parametrize(
    ("language", "algorithm", "word"),
    [
        pytest.param("id", "indonesian", "menyensor", id="a prefix that changes the stem"),
        pytest.param("id", "indonesian", "sensor", id="the stem itself"),
        pytest.param("id", "indonesian", "keterbukaan", id="prefix and suffix"),
        pytest.param("en", "porter", "regulations", id="as the browser stems English"),
    ],
)
def test_stems_are_those_of_the_browser(language: str, algorithm: str, word: str) -> None:
    stem = snowballstemmer.stemmer(algorithm).stemWord(word)
    region = {"name": builders.text("A"), "stance": builders.statement(f"{word.upper()}!")}
    briefing = builders.briefing("Satu.", languages=["id", "en"], regions={"a": region})
    assert found(index(briefing, language=language), stem)


def test_a_titles_word_weighs_three() -> None:
    region = {"name": builders.text("Sensor"), "stance": builders.statement("Sensor, sensor.")}
    data = index(builders.briefing("Satu sensor.", regions={"a": region}))
    assert sorted(found(data, "sensor").values()) == [1, 5]


def test_two_briefings_share_an_index_and_keep_their_rows() -> None:
    one, two = builders.briefing("Sensor.", slug="a"), builders.briefing("Sensor.", slug="b")
    data = index(one, two)
    at = [data["rows"][row][ADDRESS] for row in found(data, "sensor")]
    assert at == ["/a/teks/#p1", "/b/teks/#p1"]


def test_a_library_without_briefings_has_an_empty_index() -> None:
    assert index()["rows"] == []


def test_line_ends_that_old_browsers_refuse_are_escaped() -> None:
    script = index_script([builders.briefing("Satu\u2028dua\u2029tiga.")], "id")
    assert "\\u2028" in script
    assert "\\u2029" in script
    assert len(script.splitlines()) == 1


@builders.few
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])).filter(str.strip))
def test_any_text_makes_a_script_that_reads_back(text: str) -> None:
    briefing = builders.briefing(text)
    rows = index(briefing)["rows"]
    words = [row[TEXT] for row in rows if row[KIND] == "text"]
    assert words == [p.text for p in briefing.article.paragraphs]
