"""Articles read: which lines are headings and paragraphs, and every word in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.article import Article
from taklimat.diagnostics import ProblemError
from taklimat.fidelity import words_of_source
from taklimat.ledger import read_ledger
from taklimat.reading import Source, read_article, read_blocks

SEED = Path(__file__).parents[1] / "seeds/ai-terbuka"
SHA256 = "bafd061d6233f25c4b64ff58555ee29b40e15e4ab8253578c606a86b80b49b83"
BULLETS = "-*•–◦▪‣·"


# ---- plain text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Satu.\nDua.\n", ["Satu.", "Dua."], id="one line each"),
        pytest.param("Satu dan\ndua.\n\nTiga.", ["Satu dan dua.", "Tiga."], id="hard-wrapped"),
        pytest.param("\n\nSatu.\nDua.\n\n", ["Satu.", "Dua."], id="blank only around it"),
        pytest.param(
            "Satu dan\ndua.\n \t\nTiga.", ["Satu dan dua.", "Tiga."], id="a line of white"
        ),
        pytest.param("Satu.\nJudul\nDua.", ["Satu.", "# Judul", "Dua."], id="heading"),
        pytest.param("Judul\nSatu.", ["# Judul", "Satu."], id="heading at the top"),
        pytest.param(
            "A.\n\nJudul\n\nB.", ["A.", "# Judul", "B."], id="heading between blank lines"
        ),
        pytest.param(
            "Satu.\nJudul\nBagian\nDua.", ["Satu.", "# Judul", "# Bagian", "Dua."], id="two"
        ),
        pytest.param("Satu.\nLalu apa?\nDua.", ["Satu.", "# Lalu apa?", "Dua."], id="a question"),
        pytest.param("Satu.\nPenutup", ["Satu.", "Penutup"], id="a last short line is none"),
        pytest.param("Satu.\nDua,\nTiga.", ["Satu.", "Dua,", "Tiga."], id="a comma: none"),
        pytest.param("Satu.\nDua:\nTiga.", ["Satu.", "Dua:", "Tiga."], id="a colon: none"),
        pytest.param("Satu.\n“Dua.”\nTiga.", ["Satu.", "“Dua.”", "Tiga."], id="a quotation: none"),
        pytest.param("Satu.\ndua tiga\nEmpat.", ["Satu.", "dua tiga", "Empat."], id="small: none"),
        pytest.param("Satu.\nDua\ntiga.", ["Satu.", "Dua", "tiga."], id="goes on: none"),
        pytest.param("A b c\nd e.\n\nF.", ["A b c d e.", "F."], id="a wrapped line is none"),
        pytest.param("Satu.\n2024\nDua.", ["Satu.", "2024", "Dua."], id="digits alone: none"),
        pytest.param(
            f"A.\n{'Kata ' * 17}\nB.", ["A.", ("Kata " * 17).strip(), "B."], id="long: none"
        ),
        pytest.param("**A** <b>\nB.", ["# **A** <b>", "B."], id="signs stay"),
        pytest.param("# A\nB.", ["# # A", "B."], id="a hash is a sign like any other"),
        *(
            pytest.param(
                f"Ini:\n{sign} satu\n{sign}\tdua", ["Ini:", "- satu", "- dua"], id=f"{sign}"
            )
            for sign in BULLETS
        ),
        pytest.param("Ini:\n  - satu", ["Ini:", "- satu"], id="indented bullet"),
        pytest.param("Judul\n- satu", ["# Judul", "- satu"], id="bullets after a heading"),
        pytest.param(
            "Ini:\n\n- satu\n  lagi\n- dua\n\nA.",
            ["Ini:", "- satu lagi", "- dua", "A."],
            id="wrapped bullets",
        ),
        pytest.param(
            "-satu.\n- \n–", ["-satu.", "-", "–"], id="no bullet without white and a word"
        ),
        pytest.param("- - satu", ["- - satu"], id="only the first mark is one"),
        pytest.param(
            "1. Satu.\n2) Dua.", ["1. Satu.", "2) Dua."], id="numbers are the author's words"
        ),
        pytest.param(
            "Ini:\n(a) Satu\n(b) Dua\n(iii) Tiga\nEmpat.",
            ["Ini:", "(a) Satu", "(b) Dua", "(iii) Tiga", "Empat."],
            id="so are letters in brackets",
        ),
        pytest.param("Satu.\n(a) Judul\nDua.", ["Satu.", "# (a) Judul", "Dua."], id="one letter"),
        pytest.param(b"\xef\xbb\xbfSatu.\nDua.", ["Satu.", "Dua."], id="byte order mark"),
        pytest.param(b"Satu.\r\nDua.\r\n", ["Satu.", "Dua."], id="line ends of Windows"),
        pytest.param(b"Satu.\rDua.\r", ["Satu.", "Dua."], id="line ends of old Macs"),
        pytest.param(b"A\r\nb.\r\n\r\nC.", ["A b.", "C."], id="hard-wrapped on Windows"),
        pytest.param("Satu\u00a0kata.", ["Satu\u00a0kata."], id="no-break space"),
        pytest.param("\u00a0Satu.\u00a0\nDua.", ["Satu.", "Dua."], id="no-break space outside"),
        pytest.param(
            "-\u00a0satu.\nB.", ["-\u00a0satu.", "B."], id="a no-break space makes no bullet"
        ),
        pytest.param("\tSatu\tkata.\t", ["Satu\tkata."], id="tabs"),
    ],
)
def test_plain_text(text: str | bytes, expected: list[str]) -> None:
    assert builders.blocks(text) == expected


def test_a_place_is_the_first_character_of_the_words() -> None:
    found = read_blocks(builders.source("Satu.\n\n  - dua\n    lagi.\n"))
    assert [(b.place.line, b.place.column) for b in found] == [(1, 1), (3, 5)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n\t", "is empty", id="only white space"),
        pytest.param(b"Satu.\nDu\xff", "a:2:3: error: not UTF-8: byte 0xff", id="not UTF-8"),
        pytest.param(b"Satu.\r\nDu\x00a", "a:2:3: error: control character U+0000", id="NUL"),
    ],
)
def test_what_is_no_text(content: bytes, said: str) -> None:
    with pytest.raises(ProblemError) as raised:
        read_article(Source("a", content, "id"))
    assert said in str(raised.value)


def test_markdown_with_headings_alone_has_no_running_text() -> None:
    with pytest.raises(ProblemError, match="no running text"):
        builders.blocks("# Judul\n\n## Bagian\n", "article.id.md")


# ---- what holds of every article

_CONTROL = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 160)]))
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=_CONTROL)
_FREQUENT = st.sampled_from(
    [*"\n\n\n\n\r \t\u00a0aA1.?!:“”()", *BULLETS, "\r\n", "。", "\u2028", " *"]
)
plain_texts = (
    st.text(_CHARACTERS, max_size=80) | st.lists(_FREQUENT, max_size=60).map("".join)
).filter(str.strip)
_SIGNS = (
    *("# ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "    ", "\n", "\n\n", "  \n", "\\\n"),
    *("[", "](http://x)", "](a)", "![", "[^1]", "[^1]: ", "[^b]: ", "[a]: x\n", "<b>", "<!--"),
    *("&amp;", "&nbsp;", "---\n", "\t", "kata", "Dua. ", "。", "“x.”", "<http://x>", "{{ x }}"),
)
markdown_texts = st.lists(st.sampled_from(_SIGNS), max_size=14).map("".join)


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
@given(plain_texts)
def test_every_word_of_a_plain_text_is_in_one_unit_in_order(text: str) -> None:
    read, source = with_signs(builders.article(text)), text.removeprefix("\ufeff").split()
    assert len(read) == len(source)
    assert all(a == b or (a == "•" and b in BULLETS) for a, b in zip(read, source, strict=True))
    assert source == words_of_source(builders.source(text))


@builders.steady
@given(markdown_texts)
def test_every_word_of_a_markdown_text_is_in_one_unit_in_order(text: str) -> None:
    source = builders.source(text, "article.id.md")
    try:
        article = read_article(source)
    except ProblemError:
        return  # no running text
    assert words(article) == words_of_source(source)


@builders.steady
@given(plain_texts)
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
@given(plain_texts, st.sampled_from(["article.id.txt", "article.id.md"]))
def test_reading_twice_gives_the_same(text: str, file: str) -> None:
    def read() -> Article | str:
        try:
            return builders.article(text, file)
        except ProblemError as error:
            return str(error)

    assert read() == read()


# ---- the ledger's segmentation


def _never_splits(text: str, language: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),)


def _splits_at_every_word(text: str, language: str) -> tuple[tuple[int, int], ...]:
    starts = [k for k in range(len(text)) if text[k : k + 1].strip() and not text[:k][-1:].strip()]
    return tuple((k, k + len(text[k:].split()[0])) for k in starts)


@builders.few
@given(
    plain_texts | markdown_texts,
    st.sampled_from(["article.id.txt", "article.id.md"]),
    st.sampled_from([_never_splits, _splits_at_every_word]),
)
def test_a_published_article_keeps_its_sentences_whatever_the_splitter(
    text: str, file: str, splitter: object
) -> None:
    source = builders.source(text, file)
    try:
        published = read_article(source)
    except ProblemError:
        return  # no article
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("taklimat.reading.sentence_spans", splitter)
        assert read_article(source, builders.ledger(published)) == published


def test_a_published_article_keeps_its_headings_whatever_the_finder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = builders.source("Satu.\nJudul\nDua.\nTiga\n")
    published = read_article(source)
    wrong = [replace(block, kind="prose", level=0) for block in read_blocks(source)]
    wrong[2] = replace(wrong[2], kind="heading", level=2)
    monkeypatch.setattr("taklimat.reading.text_blocks", lambda *_: tuple(wrong))
    assert read_article(source) != published
    assert read_article(source, builders.ledger(published)) == published


@pytest.mark.parametrize(
    ("later", "said"),
    [
        pytest.param("Satu. Dua.\nTiga.\nEmpat.\n", "2 blocks were published, now", id="added"),
        pytest.param("Satu. Dua.\n", "2 blocks were published, now there are 1", id="removed"),
        pytest.param(
            "Satu. Dua.\nLain.\n", "article.id.txt:2:1: error: the text of p2", id="changed"
        ),
        pytest.param("Satu. Dua!\nTiga.\n", "p1 was published as “Satu. Dua.”", id="a sign"),
        pytest.param(
            "Satu. Dua.\n\nTiga.\n", "not the published one to the byte", id="white space"
        ),
    ],
)
def test_a_published_article_cannot_change(later: str, said: str) -> None:
    ledger = builders.ledger(builders.article("Satu. Dua.\nTiga.\n"))
    with pytest.raises(ProblemError) as raised:
        read_article(builders.source(later), ledger)
    (problem,) = raised.value.problems
    assert said in str(problem)
    assert "put the published file back" in problem.hint


@pytest.mark.parametrize(
    "lost",
    [
        pytest.param('"p2"', id="a paragraph and its sentence"),
        pytest.param('"p1-s1"', id="the first sentence"),
        pytest.param('"p1-s2"', id="a sentence between two"),
        pytest.param('"p1-s3"', id="the last sentence"),
        pytest.param('"p2-s1"', id="the only sentence"),
        pytest.param('"sec1"', id="a heading"),
    ],
)
def test_lost_lines_of_a_ledger_never_lose_words(lost: str) -> None:
    source = builders.source("Satu. Dua. Tiga.\nJudul\nEmpat.\n")
    lines = builders.ledger_lines(read_article(source))
    ledger = read_ledger("\n".join(line for line in lines if lost not in line), "ledger.jsonl")
    with pytest.raises(ProblemError, match="anchors do not fit"):
        read_article(source, ledger)


def test_sections_that_changed_places_in_a_ledger_are_an_error() -> None:
    source = builders.source("Judul\nSatu.\nLain\nDua.\n")
    rows = builders.ledger_lines(read_article(source))
    first, second = (next(r for r in rows if f'"{name}"' in r) for name in ("sec1", "sec2"))
    moved = [{first: second, second: first}.get(row, row) for row in rows]
    with pytest.raises(ProblemError, match="anchors do not fit"):
        read_article(source, read_ledger("\n".join(moved), "ledger.jsonl"))


def test_a_ledger_of_another_language_says_nothing() -> None:
    published = builders.ledger(builders.article("One. Two.", "article.en.txt", "en"))
    assert read_article(builders.source("Satu."), published) == builders.article("Satu.")


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


def test_the_real_article_reads_as_its_ledger_says(real: Article) -> None:
    ledger = read_ledger((SEED / "ledger.jsonl").read_text(encoding="utf-8"), "ledger.jsonl")
    content = (SEED / "article.id.txt").read_bytes()
    assert read_article(Source("article.id.txt", content, "id"), ledger) == real
