"""The data of a briefing: what the files say, that they can be read, and that nothing runs."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from taklimat.library import read_library
from taklimat.numbering import receipt
from taklimat.outputs.citations import Record, bibtex, csl_json, ris
from taklimat.outputs.data import data_files
from taklimat.seed import read_seed

if TYPE_CHECKING:
    from tests import builders
else:
    import builders

ROOT = Path(__file__).parents[1]
(BRIEFING,) = read_library([read_seed(ROOT / "seeds/ai-terbuka")]).briefings
URL = "https://taklimat.example/"
FILES = {address.rpartition("/")[2]: text for address, text in data_files(BRIEFING, URL).items()}
DATA = json.loads(FILES["briefing.json"])


def test_the_names_are_stable() -> None:
    """Programs rely on them; a new file may be added, none may be renamed."""
    assert sorted(FILES) == [
        "article.en.md", "article.en.txt", "article.id.md", "article.id.txt", "briefing.bib",
        "briefing.csl.json", "briefing.json", "briefing.ris", "briefing.schema.json",
        "comparison.csv", "llms.txt", "recommendations.csv",
    ]  # fmt: skip


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads(FILES["briefing.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(DATA, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**DATA, "author": "x"}, schema)


def sentences(article: dict[str, Any]) -> list[dict[str, str]]:
    return [
        s for section in article["sections"] for p in section["paragraphs"] for s in p["sentences"]
    ]


def test_the_article_is_whole_and_its_layers_stand_apart() -> None:
    wanted = [(s.anchor, s.text) for s in BRIEFING.article.sentences]
    assert [(s["anchor"], s["text"]) for s in sentences(DATA["author"])] == wanted
    assert all(s["receipt"] == receipt(s["text"]) for s in sentences(DATA["author"]))
    assert {"author", "facts", "editors", "translations"} <= set(DATA)
    assert "sections" not in DATA["facts"]
    assert len(sentences(DATA["translations"]["en"])) == len(wanted)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_plain_text_has_a_line_for_each_sentence(language: str) -> None:
    lines = [line for line in FILES[f"article.{language}.txt"].splitlines() if line]
    article = BRIEFING.article_in(language)
    wanted = [
        f"{anchor}\t{' '.join(text.split())}"
        for anchor, text in article.texts()
        if ("-s" in anchor or anchor.startswith("sec")) and text
    ]
    assert lines == wanted


def test_the_markdown_leads_to_each_paragraph() -> None:
    text = FILES["article.id.md"]
    for paragraph in BRIEFING.article.paragraphs:
        number, anchor = paragraph.number, paragraph.anchor
        assert f"[¶{number}](https://taklimat.example/ai-terbuka/teks/#{anchor})" in text


@pytest.mark.parametrize(("name", "count"), [("recommendations", 13), ("comparison", 8)])
def test_a_table_has_a_row_for_each(name: str, count: int) -> None:
    text = FILES[f"{name}.csv"]
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == count
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_spreadsheet_runs_nothing() -> None:
    cites = {"cites": ["p1-s1"]}
    region = {"name": {"id": "A"}, "stance": {"id": "S.", **cites}}
    briefing = builders.briefing(
        "Satu dua.",
        languages=["id"],
        regions={"aa": region},
        comparison=[{"question": {"id": "=1+1"}, "cells": {"aa": {"id": "@SUM(A1)", **cites}}}],
    )
    text = data_files(briefing, URL)["/contoh/data/comparison.csv"]
    assert "\r\n'=1+1,'@SUM(A1),p1-s1\r\n" in text


HOSTILE = Record(
    "a", "Judul {x} & 50 % #1_\\n\nER  - \n", "Ibu, A.\n", "2026-11-22", 2, URL, "id", "c"
)


def test_citations_say_what_is_known_and_invent_nothing() -> None:
    (item,) = json.loads(FILES["briefing.csl.json"])
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert "author" not in item
    for name in ("briefing.bib", "briefing.ris", "briefing.csl.json"):
        assert "https://taklimat.example/ai-terbuka/" in FILES[name]
        assert "tidak disebutkan dalam naskah" in FILES[name]
    assert "author" not in FILES["briefing.bib"]


def test_a_title_cannot_break_a_record() -> None:
    lines = ris(HOSTILE).split("\r\n")
    assert [line[:6] for line in lines if line] == [
        "TY  - ", "AU  - ", "TI  - ", "PY  - ", "DA  - ", "ET  - ", "PB  - ", "UR  - ", "LA  - ",
        "N1  - ", "ER  - ",
    ]  # fmt: skip
    entry = bibtex(HOSTILE)
    assert r"Judul \{x\} \& 50 \% \#1\_{\textbackslash}n" in entry
    unescaped = re.sub(r"\\[{}]", "", entry)
    assert unescaped.count("{") == unescaped.count("}")
    assert json.loads(csl_json(HOSTILE))[0]["title"] == HOSTILE.title


def test_llms_txt_leads_to_pages_and_files() -> None:
    text = FILES["llms.txt"]
    assert text.startswith("# AI terbuka dan demokrasi\n\n> ")
    assert f"({URL}ai-terbuka/data/briefing.json)" in text
    assert f"({URL}en/ai-terbuka/text/)" in text


@pytest.mark.xdist_group("site")
def test_the_page_names_every_file_with_its_size(site: Path, pages: dict[str, Any]) -> None:
    for address in ("/ai-terbuka/unduh/", "/en/ai-terbuka/download/"):
        said = pages[address].text()
        for path in sorted((site / "ai-terbuka/data").iterdir()):
            size = max(1, round(path.stat().st_size / 1000))
            assert f"{path.name} {size} kB" in said.replace("\u00a0", " "), path.name
    assert {p.name for p in (site / "ai-terbuka/data").iterdir()} == set(FILES)
