"""Articles read: what is no article, and every word in one unit, in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.article.model import Article, Run
from taklimat.article.reader import read_article
from taklimat.article.source import Source
from taklimat.base.diagnostics import ProblemError
from taklimat.outputs.html.fidelity import words_of_source

SEED = Path(__file__).parents[2] / "seeds/ai-terbuka"
SHA256 = "bafd061d6233f25c4b64ff58555ee29b40e15e4ab8253578c606a86b80b49b83"
BULLETS = "-*•–◦▪‣·"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n\t", "is empty", id="only white space"),
        pytest.param(b"\xff", "a:1:1: error: not UTF-8: byte 0xff", id="not UTF-8"),
        pytest.param(b"Satu.\nDu\xff", "a:2:3: error: not UTF-8: byte 0xff", id="further on"),
        pytest.param("Kafé\r".encode() + b"a\xe9b", "a:2:2: error: not UTF-8: byte 0xe9", id="old"),
        pytest.param(b"\xef\xbb\xbf\xc3\xa9\xff", "a:1:2: error: not UTF-8: byte 0xff", id="mark"),
        pytest.param(b"Satu.\r\nDu\x00a", "a:2:3: error: control character U+0000", id="NUL"),
        *(
            pytest.param(
                f"é{chr(k)}".encode(), f"a:1:2: error: control character U+{k:04X}", id=f"U+{k:04X}"
            )
            for k in (0x08, 0x0E, 0x1F, 0x7F, 0x80, 0x9F)
        ),
    ],
)
def test_what_is_no_text(content: bytes, said: str) -> None:
    with pytest.raises(ProblemError) as raised:
        read_article(Source("a", content, "id"))
    assert said in str(raised.value)


@pytest.mark.parametrize("white", "\t\n\x0b\x0c\r\u00a0")
def test_white_space_of_any_kind_is_allowed(white: str) -> None:
    assert words(builders.article(f"Satu{white}dua.")) == ["Satu", "dua."]


def test_sections_begin_at_headings_and_before_the_first() -> None:
    article = builders.article("Satu.\nA\nDua.\nTiga.\nB\nC\nEmpat.\n")
    assert [
        (s.anchor, s.title, s.level, s.place.line, [p.anchor for p in s.paragraphs])
        for s in article.sections
    ] == [
        ("sec0", "", 0, 1, ["p1"]),
        ("sec1", "A", 2, 2, ["p2", "p3"]),
        ("sec2", "B", 2, 5, []),
        ("sec3", "C", 2, 6, ["p4"]),
    ]
    assert builders.article("A\nSatu.").sections[0].anchor == "sec1"


def test_code_is_one_sentence_and_prose_is_not() -> None:
    article = builders.article("Aku. Ia.\n\n```\nAku. Ia.\n\nE.\n```\n", "article.id.md")
    assert [s.text for s in article.sentences] == ["Aku.", "Ia.", "Aku. Ia.\n\nE."]


def test_sentences_that_no_space_parts_are_one() -> None:
    """A page puts a space between sentences, and the author has none here."""
    assert [s.text for s in builders.article("Satu。Dua。 Tiga.").sentences] == [
        "Satu。Dua。",
        "Tiga.",
    ]


def test_styles_go_on_over_the_end_of_a_sentence() -> None:
    article = builders.article("a *b. C* `d`. E", "article.id.md")
    assert [s.runs for s in article.sentences] == [
        (Run("a "), Run("b.", ("em",))),
        (Run("C", ("em",)), Run(" "), Run("d", ("code",)), Run(".")),
        (Run("E"),),
    ]


@pytest.mark.parametrize(
    ("file", "expected"),
    [("article.id.md", "A"), ("article.id.txt", "# A"), ("a.md.txt", "# A"), (".mdx", "# A")],
)
def test_only_the_ending_makes_a_file_markdown(file: str, expected: str) -> None:
    assert builders.article("# A\nB.", file).sections[0].title == expected


def test_markdown_with_headings_alone_has_no_running_text() -> None:
    with pytest.raises(ProblemError, match="no running text"):
        builders.blocks("# Judul\n\n## Bagian\n", "article.id.md")


# ---- what holds of every article


def words(article: Article) -> list[str]:
    """Every word of an article's headings and sentences, without the marks of footnotes."""
    found: list[str] = []
    for section in article.sections:
        for units in (section.heading, *(s.runs for p in section.paragraphs for s in p.sentences)):
            found += "".join(run.text for run in units if "note" not in run.styles).split()
    return found


def with_signs(article: Article) -> list[str]:
    """The words of an article with a • before each item, as its page is read back."""
    return [
        word
        for section in article.sections
        for text in (
            section.title,
            *(f"• {p.text}" if p.kind == "item" else p.text for p in section.paragraphs),
        )
        for word in text.split()
    ]


@builders.steady
@given(builders.plain_texts)
def test_every_word_of_a_plain_text_is_in_one_unit_in_order(text: str) -> None:
    read, source = with_signs(builders.article(text)), text.removeprefix("\ufeff").split()
    assert len(read) == len(source)
    assert all(a == b or (a == "•" and b in BULLETS) for a, b in zip(read, source, strict=True))
    assert source == words_of_source(builders.source(text))


@builders.steady
@given(builders.markdown_texts)
def test_every_word_of_a_markdown_text_is_in_one_unit_in_order(text: str) -> None:
    source = builders.source(text, "article.id.md")
    try:
        article = read_article(source)
    except ProblemError:
        return  # no running text
    assert words(article) == words_of_source(source)


@builders.steady
@given(builders.plain_texts)
def test_anchors_are_unique_and_sentences_belong_to_their_paragraph(text: str) -> None:
    article = builders.article(text)
    anchors = [anchor for anchor, _ in article.texts()]
    assert len(anchors) == len(set(anchors))
    assert [p.anchor for p in article.paragraphs] == [
        f"p{k}" for k in range(1, len(article.paragraphs) + 1)
    ]
    for paragraph in article.paragraphs:
        assert [s.anchor for s in paragraph.sentences] == [
            f"{paragraph.anchor}-s{k}" for k in range(1, len(paragraph.sentences) + 1)
        ]
        assert all(s.text == s.text.strip() != "" for s in paragraph.sentences)


@builders.few
@given(builders.plain_texts, st.sampled_from(["article.id.txt", "article.id.md"]))
def test_reading_twice_gives_the_same(text: str, file: str) -> None:
    def read() -> Article | str:
        try:
            return builders.article(text, file)
        except ProblemError as error:
            return str(error)

    assert read() == read()


# ---- the real article


@pytest.fixture(scope="module")
def real() -> Article:
    content = (SEED / "article.id.txt").read_bytes()
    return read_article(Source("article.id.txt", content, "id"))


def test_the_real_article_is_the_one_received(real: Article) -> None:
    assert real.sha256 == SHA256


def test_the_real_articles_numbers_stay(real: Article) -> None:
    assert [s.anchor for s in real.sections] == ["sec0", "sec1", "sec2", "sec3", "sec4", "sec5"]
    assert sum(bool(s.heading) for s in real.sections) == 5
    assert sum(p.kind == "item" for p in real.paragraphs) == 4
    assert len(real.paragraphs) == 30
    assert len(real.sentences) == 117
