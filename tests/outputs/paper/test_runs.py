"""Text on paper: which letters are set, where long words break, where links lead."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pypdf
import pypdfium2
import pytest
from tests import builders
from tests.outputs.paper.test_paper_input import book_of, library, made, text_of

from taklimat.base.inline import Inline
from taklimat.outputs.paper.runs import rich, settable, signs
from taklimat.pages.site import read_site


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a b", "a b"),
        ("a\u00adb\u200bc", "abc"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("a\x07b", "ab"),
        ("ax", "a[U+0078]"),
        ("\U0001f600", "[U+1F600]"),
        ("a\u2002b\u00a0c", "a\u2002b\u00a0c"),
        ("a\u1680b\x0cc", "a b c"),
        ("a\u200db\nc", "ab\nc"),
        ("https://" + "a" * 50, "https://" + "\u200b".join(["a" * 6] * 8 + ["aa"])),
        ("a" * 30, "\u200b".join(["a" * 6] * 5)),
        ("https://" + "a" * 30, None),
        ("a.a@" + "a" * 22, "a.\u200ba@\u200b" + "a" * 22),
        ("a_a?a=a&a/a-" + "a" * 13, "a_|a?|a=|a&|a/|a-|".replace("|", "\u200b") + "a" * 13),
    ],
)
def test_what_is_set(given: str, shown: str | None) -> None:
    known = frozenset(map(ord, "abchttps:/.@_?=&-\u2002\u00a0"))
    missing = signs(frozenset(map(ord, given)) - known)
    assert settable(given, missing) == (given if shown is None else shown)


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


LONG_WORDS = [
    "pengaduan.layanan@kementerian.contoh.example",
    "ketidakbertanggungjawaban",
    "doi:10.5281/zenodo.15761453",
    "undang-undang-dasar-negara",
    "abcdefghij" * 20,
]


@pytest.mark.parametrize("word", LONG_WORDS)
@pytest.mark.parametrize("read", [text_of, words_of])
def test_a_long_word_is_read_as_it_was_written(word: str, read: Callable[[bytes], str]) -> None:
    """A reader may tell where a line ends, and nothing else is between its letters."""
    article = f"Bab\n\nHubungi {word} segera. Lalu {word}.\n"
    title = {"id": f"Tentang {word}", "en": word}
    for _, pdf in made(library(article, title=title)):
        said = read(pdf)
        assert "\u200b" not in said
        assert word in re.sub(r"\s", "", said)
        with pikepdf.open(io.BytesIO(pdf)) as file:
            assert "\u200b" not in repr(file.docinfo) + str(file.open_metadata())
        marks = [mark.get_title() for mark in pypdfium2.PdfDocument(pdf).get_toc()]
        assert "\u200b" not in "".join(marks)
        assert runs_out(pdf) == []


def runs_out(pdf: bytes) -> list[str]:
    """Return text of lines beyond a sheet's right margin of 10 mm."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text, edge = page.get_textpage(), page.get_width() - 28
        boxes = [text.get_rect(k) for k in range(text.count_rects())]
        found += [text.get_text_bounded(*box) for box in boxes if box[2] > edge]
    return found


def test_an_address_to_write_to_is_a_link() -> None:
    seed = builders.seed("[Kami](mailto:a@b.example) di sini.\n", file="article.id.md")
    with pikepdf.open(io.BytesIO(book_of(read_site([seed])))) as file:
        links = [str(a.A.URI) for p in file.pages for a in p.get("/Annots", ()) if "/A" in a]
    assert "mailto:a@b.example" in links


def test_links_of_editors_texts_lead_where_they_say() -> None:
    runs = rich(Inline("a *b* [c](#p1) [d](https://e.f) [g](x)"), lambda a: (a, f"/{a}"))
    assert [(r["t"], r.get("s"), r.get("to")) for r in runs if r["t"].strip()] == [
        ("a ", None, None),
        ("b", ["em"], None),
        ("c", None, ("p1", "/p1")),
        ("d", None, ("", "https://e.f")),
        ("g", None, None),
    ]
