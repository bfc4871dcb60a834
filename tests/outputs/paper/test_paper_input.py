"""Odd content on paper: a good PDF, or one clear line and the last good files."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from taklimat.base.words import WORDS
from taklimat.cli import main
from taklimat.outputs.paper import engine, fonts
from taklimat.outputs.paper.engine import make_pdf
from taklimat.outputs.paper.papers import contents
from taklimat.pages.site import Site, read_site

if TYPE_CHECKING:
    from tests import builders
    from tests.pdf_ua import failures
else:
    import builders
    from pdf_ua import failures

URL = "https://taklimat.example/"


def library(article: str = "Satu dua.\n", **fields: Any) -> Site:
    return read_site([builders.seed(article, **fields)])


def made(known: Site) -> Iterator[tuple[str, bytes]]:
    for address, content in contents(known, URL):
        yield address, make_pdf(content, address)


def text_of(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in file)


def book_of(known: Site) -> bytes:
    return next(made(known))[1]


# ---- letters


@pytest.mark.parametrize(
    ("author", "begins"),
    [
        ("Ana Petani", "Ana Petani. “Judul” (judul dari redaksi). "),
        ("Ana dkk.", "Ana dkk. “Judul” (judul dari redaksi). "),
        (None, "“Judul” (judul dari redaksi). Penulis dan tanggal tidak disebutkan"),
    ],
)
def test_how_to_cite_names_an_author_who_is_known(author: str | None, begins: str) -> None:
    source = {"author": author, "received": "2026-11-20"}
    known = library(title={"id": "Judul", "en": "Title"}, source=source)
    assert begins in re.sub(r"\s+", " ", text_of(book_of(known)))


def test_bookmarks_are_nested_as_the_authors_headings_are() -> None:
    text = "".join(f"{'#' * n} Bab {n}\n\nSatu.\n\n" for n in range(1, 7))
    seed = builders.seed(text, file="article.id.md")
    pdf = pypdfium2.PdfDocument(book_of(read_site([seed])))
    depths = [m.level for m in pdf.get_toc() if m.get_title().startswith("Bab")]
    assert depths == [1, 2, 3, 4, 5, 5]
    contents = pdf[1].get_textpage().get_text_range()
    assert all(re.search(rf"Bab {n}\s+\d", contents) for n in range(1, 7))


@pytest.mark.programs
@pytest.mark.parametrize(
    "words",
    [
        "Ωμέγα και ἀρχή",
        "Жизнь і Ґанок",
        "Tiếng Việt, čeština, Ṁaltese, Ɓaŋ",
        "《人工智能》发布",
        "→ ≤ ≥ × ½ ‰ ¶ § €",
        "e\u0301 n\u0303",
    ],
)
def test_letters_that_we_promise_are_drawn(words: str, tmp_path: Path) -> None:
    pdf = book_of(library(f"{words}.\n"))
    read = text_of(pdf)
    assert "[U+" not in read
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf)
    assert failures(file) == []


@pytest.mark.programs
def test_a_letter_without_a_shape_is_seen_as_its_number(tmp_path: Path) -> None:
    pdf = book_of(library("Satu ߷ dua \U0001f600 tiga.\n"))
    read = " ".join(text_of(pdf).split())
    assert "Satu [U+07F7] dua [U+1F600] tiga." in read
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf)
    assert failures(file) == []


@pytest.mark.parametrize(
    "words", ['#panic("x")', '#read("/etc/passwd")', "$x$ ] } \\", '"]', "#import", "@p1 <p1>"]
)
def test_words_are_set_and_never_run(words: str) -> None:
    pdf = book_of(library(f"Satu {words} dua.\n", title={"id": words}, languages=["id"]))
    read = "".join(text_of(pdf).split())
    assert read.count("".join(words.split())) >= 2


# ---- amounts


def recommendation(number: int) -> dict[str, Any]:
    cites = {"cites": ["p1-s1"]}
    return {
        "title": {"id": f"Rekomendasi nomor {number}"},
        "action": {"id": "Satu dua.", **cites},
        "addressees": ["aa"],
        "addressed_in": ["p1-s1"],
        "instrument": None,
        "deadline": None,
        "measure": None,
        "strength": None,
        "quotes": [{"text": "Satu dua.", **cites}],
    }


REGION = {"aa": {"name": {"id": "Wilayah"}, "stance": {"id": "Sikap.", "cites": ["p1-s1"]}}}


def regions(count: int) -> dict[str, Any]:
    return {f"{chr(97 + k)}a": REGION["aa"] for k in range(count)}


def compared(rows: int, names: Iterable[str], length: int) -> list[dict[str, Any]]:
    said = {"id": "kata lagi " * (length // 10), "cites": ["p1-s1"]}
    row = {"question": {"id": "Apa?"}, "cells": dict.fromkeys(names, said)}
    return [row] * rows


def test_five_hundred_recommendations(tmp_path: Path) -> None:
    items = {f"r{k}": recommendation(k) for k in range(1, 501)}
    known = library(languages=["id"], regions=REGION, recommendations=items)
    (_, whole), (_, brief) = made_some(known, 2)
    for pdf in (whole, brief):
        read = "".join(text_of(pdf).split())
        assert all(f"Rekomendasinomor{k}" in read for k in (1, 250, 500))
    with pikepdf.open(io.BytesIO(whole)) as file:
        assert len(file.pages) > 60
    assert len(whole) < 8 * 1024 * 500


def made_some(known: Site, count: int) -> list[tuple[str, bytes]]:
    found = made(known)
    return [next(found) for _ in range(count)]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="nothing but a gist"),
        pytest.param({"title": {"id": "Judul " * 50}}, id="a title of 300 characters"),
        pytest.param({"title": {"id": "J" * 300}}, id="a title of one word of 300 characters"),
        pytest.param(
            {
                "regions": REGION,
                "comparison": [{"question": {"id": "Apa?"}, "cells": {"aa": None}}],
            },
            id="an empty comparison",
        ),
        pytest.param(
            {
                "regions": {
                    name: {**REGION["aa"], "name": {"id": "Negarayangsangatpanjangnamanya"}}
                    for name in ("aa", "bb", "cc", "dd", "ee", "ff", "gg")
                },
                "comparison": [
                    {
                        "question": {"id": "Mempertanggungjawabkankeseluruhannya?"},
                        "cells": {
                            name: {"id": "k" * 90, "cites": ["p1-s1"]}
                            for name in ("aa", "bb", "cc", "dd", "ee", "ff", "gg")
                        },
                    }
                ],
            },
            id="long words in many narrow cells",
        ),
        pytest.param(
            {"regions": regions(4), "comparison": compared(8, regions(4), 200)},
            id="a comparison higher than a sheet",
        ),
        pytest.param(
            {"regions": regions(2), "comparison": compared(1, regions(2), 6000)},
            id="a row higher than a sheet",
        ),
        pytest.param(
            {
                "regions": REGION,
                "recommendations": {
                    f"r{k}": {**recommendation(k), "title": {"id": f"Judul {k} " * 35}}
                    for k in range(1, 19)
                },
            },
            id="a matrix higher than a sheet",
        ),
        pytest.param(
            {
                "timeline": [
                    {"date": "2024", "as_stated": "Satu", "title": {"id": f"Kejadian {k}"},
                     "cites": ["p1-s1"]}
                    for k in range(60)
                ]
            },
            id="many things in one year",
        ),
        pytest.param(
            {
                "gist": {
                    "id": "*r-naught* [x](lang:en-GB) [y](lang:zh-Hans) \u1680",
                    "cites": ["p1-s1"],
                }
            },
            id="what looks like a mark, and tags of languages",
        ),
        pytest.param(
            {"timeline": [{"date": None, "as_stated": "Satu", "title": {"id": "Kapan"},
                           "cites": ["p1-s1"]}]},
            id="a timeline without dates",
        ),
    ],
)  # fmt: skip
@pytest.mark.programs
def test_odd_briefings_make_good_files(fields: dict[str, Any], tmp_path: Path) -> None:
    for address, pdf in made(library(languages=["id"], **fields)):
        file = tmp_path / "x.pdf"
        file.write_bytes(pdf)
        assert failures(file) == [], address
        assert outside(pdf) == [], address


def outside(pdf: bytes) -> list[str]:
    """Return pieces of text that begin or end outside the sheet."""
    found, file = [], pypdfium2.PdfDocument(pdf)
    for page in file:
        text = page.get_textpage()
        for k in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(k)
            if left < 20 or right > 595 - 20 or bottom < 15 or top > 842 - 15:
                found.append(text.get_text_bounded(left, bottom, right, top))
    return found


def test_a_brief_counts_fact_notes_only_if_there_are_any() -> None:
    facts = builders.full_facts()
    none = replace(facts, text=json.dumps({**builders.facts_data(), "notes": {}}))
    for known, counted in ((facts, True), (none, False)):
        both = {"languages": list(builders.LANGUAGES), **builders.full()}
        made = contents(
            read_site([builders.seed(builders.full_article(), facts=known, **both)]), URL
        )
        (brief,) = [content for address, content in made if address.endswith("ringkas.id.pdf")]
        said = WORDS["id"]["claims_doubtful"].format(doubtful=4, count=5)
        assert (said in json.dumps(brief)) == counted
        assert (WORDS["id"]["paper_quoting"] in json.dumps(brief)) == counted


# ---- what goes wrong


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is built, with its site in `site/`."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)
    for cached in (fonts._letters, fonts._static_folder, engine.compiler, engine._embedded):
        cached.cache_clear()
    builders.lay_out(tmp_path, {"contoh": {}})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def snapshot(site: Path) -> dict[str, bytes]:
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_a_failing_engine_is_one_line_and_leaves_the_last_files(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = CliRunner().invoke(main, ["build", "--skip", "pictures"])
    assert first.exit_code == 0, first.output
    before = snapshot(built / "site")
    assert "contoh/contoh.id.pdf" in before

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of\nluck")

    article = built / "seeds/contoh/briefing.yml"
    article.write_text(article.read_text(encoding="utf-8").replace("Judul", "Lain"), "utf-8")
    monkeypatch.setattr(engine, "compiler", lambda _: type("C", (), {"compile": fail})())
    done = CliRunner().invoke(main, ["build", "--skip", "pictures"])
    assert done.exit_code == 1
    assert "error: the PDF engine failed: out of luck\n  hint: build with --skip pdf" in done.output
    assert "Traceback" not in done.output
    assert snapshot(built / "site") == before


@pytest.mark.parametrize("how", ["missing", "broken"])
@pytest.mark.parametrize("skipped", [["--skip", "pictures"], ["--skip", "pdf"]], ids=str)
def test_a_font_that_is_no_font_is_one_line(
    how: str, skipped: list[str], built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = built / "fonts"
    elsewhere.mkdir()
    if how == "broken":
        for face in fonts.TEXT:
            for slant in ("", "-italic"):
                (elsewhere / f"{face.name}{slant}.var.woff2").write_bytes(b"not a font")
    monkeypatch.setattr(fonts, "TEXT", tuple(
        fonts.Face(face.name, face.family, elsewhere) for face in fonts.TEXT
    ))  # fmt: skip
    done = CliRunner().invoke(main, ["build", *skipped])
    assert done.exit_code == 1
    assert "atkinson-next" in done.output
    assert f"font {'is missing' if how == 'missing' else 'cannot be read'}" in done.output
    assert "Traceback" not in done.output
    assert not (built / "site").exists()


def test_pdfs_and_packs_can_be_left_out(built: Path) -> None:
    done = CliRunner().invoke(main, ["build", "--skip", "pictures,pdf,pack"])
    assert done.exit_code == 0, done.output
    made = snapshot(built / "site")
    assert not [name for name in made if name.endswith((".pdf", ".zip"))]
    page = made["contoh/index.html"].decode()
    assert ".pdf" not in page
    assert "tk-downloads" not in page


def test_a_broken_cache_folder_is_reported_in_one_line(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    kept = built / "tmp" / f"taklimat-{os.getuid()}"
    kept.mkdir()
    kept.chmod(0o777)
    done = CliRunner().invoke(main, ["build", "--skip", "pictures"])
    assert done.exit_code == 1
    assert "can be written by others" in done.output


def test_an_empty_library_has_no_files() -> None:
    assert list(made(read_site([]))) == []


def test_the_brief_names_everyone_who_is_not_addressed() -> None:
    nobody = [builders.statement(f"Bukan nomor {k}.") for k in (1, 2, 3)]
    audience = {"addressed": builders.statement("Semua."), "not_addressed": nobody}
    (brief,) = [pdf for address, pdf in made(library(audience=audience)) if "ringkas" in address]
    said = " ".join(text_of(brief).split())
    assert all(f"Bukan nomor {k}." in said for k in (1, 2, 3))
