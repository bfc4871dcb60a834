"""The data of a briefing: what the files say, that they can be read, and that nothing runs."""

from __future__ import annotations

import csv
import io
import json
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from taklimat.base.anchors import receipt
from taklimat.editors.manifest import json_schema
from taklimat.outputs.data.citations import Record, bibtex, csl_json, ris
from taklimat.outputs.data.files import data_files, escaped
from taklimat.outputs.paper.book import book
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.site import read_site
from taklimat.project.folders import read_seed

if TYPE_CHECKING:
    from tests import builders
else:
    import builders

ROOT = Path(__file__).parents[3]
(BRIEFING,) = read_site([read_seed(ROOT / "seeds/ai-terbuka")]).briefings
URL = "https://taklimat.example/"
FILES = {address.rpartition("/")[2]: text for address, text in data_files(BRIEFING, URL).items()}
DATA = json.loads(FILES["briefing.json"])
DEVELOPMENTS = BRIEFING.facts and BRIEFING.facts.developments


def test_the_names_are_stable() -> None:
    """Programs rely on them; a new file may be added, none may be renamed."""
    assert sorted(FILES) == [
        "article.en.md", "article.en.txt", "article.id.md", "article.id.txt", "briefing.bib",
        "briefing.csl.json", "briefing.json", "briefing.ris", "briefing.schema.json",
        "comparison.csv", *(["developments.csv"] if DEVELOPMENTS else []), "facts.csv", "llms.txt",
        "recommendations.csv",
    ]  # fmt: skip


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_facts_have_a_row_each_with_their_sources() -> None:
    facts = BRIEFING.facts
    assert facts
    rows = {row["id"]: row for row in rows_of(FILES["facts.csv"])}
    assert list(rows) == list(facts.notes)
    for name, note in facts.notes.items():
        row = rows[name]
        assert (row["verdict"], row["confidence"], row["as_of"]) == (
            note.verdict, note.confidence, note.as_of,
        )  # fmt: skip
        assert row["checked"] == (note.checked or facts.checked)
        assert row["cites"].split() == [*note.cites]
        assert row["finding_en"] == note.finding.in_("en").plain
        assert row["claim_id"] == note.claim.in_("id").plain
        assert row["sources"].split() == [source.url for source in note.sources]
        assert int(row["source_count"]) == len(note.sources)


def test_developments_have_a_row_each_in_the_order_of_time() -> None:
    made = data_files(builders.full_briefing(), URL)
    (text,) = [text for address, text in made.items() if address.endswith("/developments.csv")]
    rows = rows_of(text)
    assert [(row["id"], row["date"]) for row in rows] == [("lama", "2024"), ("baru", "2025-02")]
    assert rows[1]["recommendations"] == "r1"
    assert rows[1]["texts"] == "uu sendiri"
    assert rows[1]["event_en"] == "Kata (en)"


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads(FILES["briefing.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(DATA, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**DATA, "author": "x"}, schema)


@pytest.mark.parametrize("schema", [json.loads(FILES["briefing.schema.json"]), json_schema()])
def test_the_schema_says_what_every_key_means(schema: dict[str, Any]) -> None:
    silent = [
        f"{name}.{key}"
        for name, kind in {"the file": schema, **schema["$defs"]}.items()
        for key, value in kind["properties"].items()
        if not value.get("description")
    ]
    assert silent == []
    assert "null means" in schema["$defs"]["Question"]["properties"]["cells"]["description"]


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
    lines = [line for line in FILES[f"article.{language}.txt"].split("\n") if line]
    article = BRIEFING.article_in(language)
    wanted = [
        f"{anchor}\t{text}"
        for anchor, text in article.texts()
        if ("-s" in anchor or anchor.startswith("sec")) and text
    ]
    assert lines == wanted


def test_the_markdown_leads_to_each_paragraph() -> None:
    text = FILES["article.id.md"]
    for paragraph in BRIEFING.article.paragraphs:
        number, anchor = paragraph.number, paragraph.anchor
        assert f"[¶{number}](https://taklimat.example/ai-terbuka/teks/#{anchor})" in text


MARKDOWN = """\
# Satu

### Dua & *tiga*

Kata  ganda &amp;lt; \\~~coret\\~~ | $1$ _x_.

```
if x:
    return  1  # ```
```

- butir
- lagi

2. dua

> kata orang
"""


def of_a_markdown_article(name: str) -> str:
    seed = builders.seed(MARKDOWN, file="article.id.md", points=[])
    return data_files(read_site([seed]).briefings[0], URL)[f"/contoh/data/{name}"]


def test_the_plain_text_keeps_the_authors_spaces() -> None:
    """A line break in code is a space: each sentence has one line."""
    lines = of_a_markdown_article("article.id.txt").split("\n")
    assert "p1-s1\tKata  ganda &lt; ~~coret~~ | $1$ x." in lines
    assert "p2-s1\tif x:     return  1  # ```" in lines


def test_the_markdown_says_what_the_author_wrote() -> None:
    text = of_a_markdown_article("article.id.md")
    where = f"]({URL}contoh/teks/#"
    for block in (
        f"[¶1{where}p1) Kata  ganda \\&lt; \\~\\~coret\\~\\~ \\| \\$1\\$ x.",
        f"[¶2{where}p2)\n\n````\nif x:\n    return  1  # ```\n````",
        f"- [¶3{where}p3) butir",
        f"- [¶5{where}p5) 2. dua",
        f"> [¶6{where}p6) kata orang",
    ):
        assert f"\n\n{block}\n" in text
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    read = [t.content for t in tokens if t.type == "fence"]
    assert read == ["if x:\n    return  1  # ```\n"]
    heads = [(t.tag, tokens[k + 1].children or []) for k, t in enumerate(tokens) if t.type ==
             "heading_open"]  # fmt: skip
    said = [(tag, "".join(c.content for c in children)) for tag, children in heads]
    assert said == [("h1", "Judul"), ("h2", "Satu"), ("h3", "Dua & tiga")]


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1))
@builders.few
def test_markdown_reads_as_the_authors_words(words: str) -> None:
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"x {escaped(words)}")
    assert [token.type for token in shown] == ["paragraph_open", "inline", "paragraph_close"]
    (inner,) = [token.children or [] for token in shown if token.type == "inline"]
    assert "".join(token.content for token in inner).strip() == f"x {words}".strip()
    assert {token.type for token in inner} <= {"text", "text_special"}


@pytest.mark.parametrize(("name", "count"), [("recommendations", 13), ("comparison", 8)])
def test_a_table_has_a_row_for_each(name: str, count: int) -> None:
    text = FILES[f"{name}.csv"]
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == count
    assert all(None not in row and None not in row.values() for row in rows)


def columns(text: str) -> list[str]:
    return text.removeprefix("\ufeff").split("\r\n")[0].split(",")


def test_the_names_of_columns_are_stable() -> None:
    """A new one may be added, none may be renamed."""
    assert columns(FILES["recommendations.csv"]) == [
        "id", "title_id", "title_en", "addressees", "addressees_are", "addressees_cites",
        "action_id", "action_en", "action_cites", "instrument_id", "instrument_en",
        "instrument_cites", "deadline_id", "deadline_en", "deadline_cites", "measure_id",
        "measure_en", "measure_cites", "strength", "instruments", "quote", "quote_cites",
    ]  # fmt: skip
    regions = [f"{name}_{end}" for name in BRIEFING.manifest.comparison[0].cells
               for end in ("id", "en", "cites")]  # fmt: skip
    assert columns(FILES["comparison.csv"]) == ["question_id", "question_en", *regions]
    assert regions[:3] == ["cn_id", "cn_en", "cn_cites"]


def test_a_region_called_question_hides_no_question() -> None:
    region = {"name": {"id": "A"}, "stance": {"id": "S.", "cites": ["p1-s1"]}}
    cell = {"id": "Jawab.", "cites": ["p1-s1"]}
    briefing = builders.briefing(
        "Satu dua.",
        regions={"question": region},
        comparison=[{"question": {"id": "Apa?"}, "cells": {"question": cell}}],
    )
    text = data_files(briefing, URL)["/contoh/data/comparison.csv"]
    assert columns(text) == ["question_id", "region_question_id", "region_question_cites"]
    assert "\r\nApa?,Jawab.,p1-s1\r\n" in text


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="an equals sign"),
        pytest.param("+1+cmd", "'+1+cmd", id="a plus sign"),
        pytest.param("-1+cmd", "'-1+cmd", id="a minus sign"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="a function"),
        pytest.param("&#9;=1+1", "'\t=1+1", id="a tab, spelt out"),
        pytest.param("1=1", "1=1", id="a sign that is not the first"),
        pytest.param("'=1", "'=1", id="a quotation mark"),
    ],
)
def test_no_cell_begins_like_a_formula(written: str, cell: str) -> None:
    region = {"name": {"id": "A"}, "stance": {"id": "S.", "cites": ["p1-s1"]}}
    briefing = builders.briefing(
        "Satu dua.",
        regions={"aa": region},
        comparison=[{"question": {"id": written}, "cells": {"aa": None}}],
    )
    text = data_files(briefing, URL)["/contoh/data/comparison.csv"].removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["question_id"] == cell


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
    "a", "Judul } { kurung {x & 50 % #1_\\n\nER  - \n", "Ibu, A.\n", "2026-11-22", 2, URL, "id", "c"
)


def test_citations_say_what_is_known_and_invent_nothing() -> None:
    (item,) = json.loads(FILES["briefing.csl.json"])
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert "author" not in item
    for name in ("briefing.bib", "briefing.ris", "briefing.csl.json"):
        assert "https://taklimat.example/ai-terbuka/" in FILES[name]
        assert "tidak disebutkan dalam naskah" in FILES[name]
    assert "author" not in FILES["briefing.bib"]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Penulis dan tanggal tidak disebutkan dalam naskah."),
        ({"author": "Ibu A."}, "Tanggal tidak disebutkan dalam naskah."),
        ({"published": "2024"}, "Penulis tidak disebutkan dalam naskah."),
        ({"author": "Ibu A.", "published": "2024"}, ""),
    ],
)
def test_what_is_not_stated_is_what_the_source_lacks(known: dict[str, str], said: str) -> None:
    briefing = builders.briefing("Satu dua.", source={"received": "2026-11-22", **known})
    (item,) = json.loads(data_files(briefing, URL)["/contoh/data/briefing.csl.json"])
    assert item["note"] == f"Judul dari redaksi{'. ' * bool(said)}{said}"
    citing = json.dumps(
        book(briefing, "id", briefing_pages(briefing), URL)["parts"], ensure_ascii=False
    )
    assert [w for w in NOT_STATED if w in citing] == [said] * bool(said)


NOT_STATED = (
    "Penulis dan tanggal tidak disebutkan dalam naskah.",
    "Penulis tidak disebutkan dalam naskah.",
    "Tanggal tidak disebutkan dalam naskah.",
)


def test_a_title_cannot_break_a_record() -> None:
    lines = ris(HOSTILE).split("\r\n")
    assert [line[:6] for line in lines if line] == [
        "TY  - ", "AU  - ", "TI  - ", "PY  - ", "DA  - ", "ET  - ", "PB  - ", "UR  - ", "LA  - ",
        "N1  - ", "ER  - ",
    ]  # fmt: skip
    entry = bibtex(HOSTILE)
    assert r"\textbraceright} {\textbraceleft} kurung {\textbraceleft}x \& 50 \% \#1\_{" in entry
    depths = [*accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in entry)]  # escaped ones count
    assert depths[-1] == 0
    assert 0 not in depths[len("@misc") : -2]
    assert json.loads(csl_json(HOSTILE))[0]["title"] == HOSTILE.title


def test_llms_txt_leads_to_pages_and_files() -> None:
    text = FILES["llms.txt"]
    assert text.startswith("# AI terbuka dan demokrasi\n\n> ")
    assert f"({URL}ai-terbuka/data/briefing.json)" in text
    assert f"({URL}en/ai-terbuka/text/)" in text


def test_llms_txt_shows_signs_as_they_are() -> None:
    briefing = builders.briefing(
        "Satu dua.",
        title={"id": r"Satu \*dua\* [tiga](#p1)"},
        gist={"id": r"Inti \[a\](b).", "cites": ["p1-s1"]},
    )
    text = data_files(briefing, URL)["/contoh/data/llms.txt"]
    assert text.startswith("# Satu \\*dua\\* tiga\n\n> Inti \\[a\\](b).\n")


def test_the_page_names_every_file_with_its_size(site: Path, pages: dict[str, Any]) -> None:
    for address in ("/ai-terbuka/unduh/", "/en/ai-terbuka/download/"):
        said = pages[address].text()
        for path in sorted((site / "ai-terbuka/data").iterdir()):
            size = max(1, round(path.stat().st_size / 1000))
            assert f"{path.name} {size} kB" in said.replace("\u00a0", " "), path.name
    assert {p.name for p in (site / "ai-terbuka/data").iterdir()} == set(FILES)
