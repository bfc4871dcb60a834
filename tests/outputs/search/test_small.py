"""Search in small libraries, each made for one way to go wrong; both engines agree on all."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import builders
from tests.search_engines import assert_alike, in_browser, made_of

from taklimat.briefing.briefing import Briefing
from taklimat.outputs.search_constants import MOST_POSTINGS

pytestmark = pytest.mark.programs

BOTH = {"languages": ["id", "en"], "title": builders.text("Judul"), "points": []}


def answers(
    folder: Path, briefings: Sequence[Briefing], *queries: str, language: str = "id"
) -> list[Any]:
    """What both engines answer to some queries."""
    return assert_alike(made_of(briefings, folder), [(query, language) for query in queries])


def places(answer: Any) -> list[str]:
    """Where hits lead, without the folder of the briefing."""
    return [hit["href"].partition("#")[2] for hit in answer["hits"]]


def term(name: str, *cites: str, **fields: Any) -> dict[str, Any]:
    definition = {"id": "Arti.", "cites": list(cites)}
    return {"slug": "kata", "term": {"id": name}, "definition": definition, **fields}


# ---- what is said of the query's words


@pytest.mark.parametrize(("query", "lacks"), [
    ("partai komunis", False), ("komunis partai ", False), ("partai bambu ", True),
])  # fmt: skip
def test_a_word_is_missing_only_if_no_result_has_all(
    query: str, lacks: bool, tmp_path: Path
) -> None:
    text = "Partai, partai, partai.\nSejak lama komunis itu, kata orang, partai.\nBambu tumbuh."
    briefing = builders.briefing(text, glossary=[term("Partai Komunis", "p3-s1")])
    (answer,) = answers(tmp_path, [briefing], query)
    assert bool(answer["missing"]) == lacks


def test_the_sentence_of_an_entry_comes_first_only_with_words_of_the_query(tmp_path: Path) -> None:
    text = "Partai Komunis China memimpin.\nCCP menyensor."
    briefing = builders.briefing(text, glossary=[term("Partai Komunis China", "p2-s1")])
    (answer,) = answers(tmp_path, [briefing], "partai komunis china")
    assert places(answer)[0] == "p1-s1"
    assert answer["missing"] == []


@pytest.mark.parametrize(("query", "instead"), [
    ("tatakelola", ["tata kelola"]), ("regulsi", ["regulasi"]),
    ("regulsi tatakelola", ["tata kelola", "regulasi"]), ("regulasi", []),
])  # fmt: skip
def test_what_was_taken_for_another_word_is_said(
    query: str, instead: list[str], tmp_path: Path
) -> None:
    text = "Tata ruang dan kelola air.\nRegulasi."
    (answer,) = answers(tmp_path, [builders.briefing(text)], query)
    assert answer["instead"] == instead


# ---- counting


def test_a_beginning_of_very_common_words_still_finds_them(tmp_path: Path) -> None:
    count = MOST_POSTINGS + 200
    text = "\n".join("Negara, negeri, negosiasi, negatif dan negasi hadir." for _ in range(count))
    found = answers(tmp_path, [builders.briefing(text)], "neg", "nega", "negara", "negara negeri ")
    assert all(answer["hits"] for answer in found)


def test_entries_do_not_push_better_text_out(tmp_path: Path) -> None:
    text = "Lain sama sekali. Sensor disebut di sini."
    made = made_of(
        [
            builders.briefing(text, slug=f"s{k}", glossary=[term("Sensor", "p1-s1")])
            for k in range(70)
        ],
        tmp_path,
    )
    assert_alike(made, [("sensor", "id")])
    found = made.engine.search("sensor", "id")
    text_alone = made.engine.search("sensor", "id", lambda u: made.engine.kind(u) == "text")
    least = found[-1].score
    assert {hit for hit in text_alone if hit.score > least} <= set(found)


# ---- places by their number


@pytest.mark.parametrize(("slug", "query", "leads"), [
    ("a", "p1", ["/a/teks/#p1"]),
    ("a", "p2", []),
    ("b", "p2", ["/b/teks/#p2"]),
    ("b", "p3", ["/b/teks/#p3"]),
    ("b", "p4", []),
    ("", "p2", ["/b/teks/#p2"]),
    ("", "p1", ["/a/teks/#p1", "/b/teks/#p1", "/c/teks/#p1"]),
])  # fmt: skip
def test_a_number_leads_to_no_other_briefing(
    slug: str, query: str, leads: list[str], tmp_path: Path
) -> None:
    texts = {"a": "Satu.", "b": "Satu.\nDua.\nTiga.", "c": "Satu."}
    made = made_of([builders.briefing(text, slug=name) for name, text in texts.items()], tmp_path)
    (answer,) = in_browser(made.folder, [(query, "id")], slug)
    assert [hit["href"] for hit in answer["hits"]] == leads


@pytest.mark.parametrize("query", ["p2p", "P3K", "2.0", "p2p-lending"])
def test_what_only_looks_like_a_number_is_searched_as_words(query: str, tmp_path: Path) -> None:
    briefing = builders.briefing("Satu.\nPinjaman p2p, kotak P3K, dan web 2.0 disebut di sini.")
    (answer,) = answers(tmp_path, [briefing], query)
    assert places(answer)[0].startswith("p2")


def test_a_word_in_a_very_long_paragraph_leads_to_its_sentence(tmp_path: Path) -> None:
    sentences = [f"Kalimat biasa {k}." for k in range(1, 36)]
    for k, word in ((26, "udang"), (27, "cumi"), (28, "ikan"), (35, "kepiting")):
        sentences[k - 1] = f"Akhirnya {word} muncul."
    found = answers(
        tmp_path, [builders.briefing(" ".join(sentences))], "udang", "cumi", "ikan", "kepiting"
    )
    assert [places(answer)[0] for answer in found] == ["p1-s26", "p1-s27", "p1-s28", "p1-s35"]
    assert [answer["hits"][0]["text"].split()[1] for answer in found] == [
        "udang", "cumi", "ikan", "kepiting",
    ]  # fmt: skip


# ---- words as they are typed and pasted


@pytest.mark.parametrize("query", ["WHO", "who", "IT", "AS", "panduan WHO", "AS dan Cina"])
def test_a_name_that_is_a_common_word_elsewhere_is_found(query: str, tmp_path: Path) -> None:
    text = "Satu.\nPanduan WHO menyebut hal ini. IT penting. AS dan Cina."
    (answer,) = answers(tmp_path, [builders.briefing(text, **BOTH)], query)
    assert places(answer)[0].startswith("p2")


@pytest.mark.parametrize("query", ["WHO", "IT"])
def test_a_name_that_is_a_common_word_here_is_found_elsewhere(query: str, tmp_path: Path) -> None:
    briefing = builders.briefing("Panduan WHO. IT penting.", **BOTH)
    (answer,) = answers(tmp_path, [briefing], query, language="en")
    assert {hit["key"][3] for hit in answer["hits"]} == {"id"}


@pytest.mark.parametrize("query", ["the of and", "what would", "from where"])
def test_common_words_of_another_language_find_nothing_like_them(
    query: str, tmp_path: Path
) -> None:
    briefing = builders.briefing("Hat dan form. Word, there.", **BOTH)
    (answer,) = answers(tmp_path, [briefing], query)
    assert answer["hits"] == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("query", ["Ségolène", "regu\u00adlasi", "kebi\u200bjakan", "résumé"])
def test_a_word_is_one_however_it_is_pasted(query: str, form: Any, tmp_path: Path) -> None:
    text = "Satu.\nSégolène meminta regulasi, kebijakan dan résumé."
    briefing = builders.briefing(text)
    (answer,) = answers(tmp_path, [briefing], unicodedata.normalize(form, query))
    assert places(answer) == ["p2-s1"]


@pytest.mark.parametrize("query", ["Ségolène", "regulasi"])
def test_a_word_of_the_article_is_one_however_it_is_written(query: str, tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Satu.\nSégolène meminta regu\u00adlasi.")
    assert places(answers(tmp_path, [builders.briefing(text)], query)[0]) == ["p2-s1"]


def test_both_read_as_much_of_a_long_query(tmp_path: Path) -> None:
    queries = [f"{'🙂 ' * n}sensor" for n in (90, 98, 99, 100, 101, 140, 150)]
    answers(tmp_path, [builders.briefing("Sensor.")], *queries)


# ---- briefings in one language


@pytest.mark.parametrize("language", builders.LANGUAGES)
@pytest.mark.parametrize(("query", "slugs"), [
    ("Meta", {"a", "b", "c"}), ("met", {"a", "b", "c"}), ("Llama", {"b"}), ("menerbitkan", {"a"}),
    ("published", {"b"}), ("Qwen", {"c"}),
])  # fmt: skip
def test_a_briefing_in_one_language_is_found_on_pages_in_another(
    query: str, slugs: set[str], language: str, tmp_path: Path
) -> None:
    briefings = [
        builders.briefing("Meta menerbitkan model.", slug="a"),
        replace(builders.english_briefing("Meta published Llama. Two."), slug="b"),
        builders.briefing("Meta dan Qwen.", slug="c", **BOTH),
    ]
    (answer,) = answers(tmp_path, briefings, query, language=language)
    found = [hit["href"].removeprefix("/en").split("/")[1] for hit in answer["hits"]]
    assert sorted(found) == sorted(slugs)


def test_a_library_without_briefings_finds_nothing(tmp_path: Path) -> None:
    found = answers(tmp_path, [], "sensor", "p7", "")
    assert [answer["hits"] for answer in found] == [[], [], []]
