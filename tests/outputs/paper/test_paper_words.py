"""The words of the real briefing's PDFs, read back by two extractors: all there, in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.outputs.paper.extracted import Read, by_pdfium, by_pypdf, outline, sheets, words
from tests.outputs.paper.test_paper import BOOKS, BRIEFING, every_language
from tests.paper import squeezed


def sheets_of_the_text(language: str, site: Path) -> tuple[int, int]:
    """Return the pages on which the article begins and ends."""
    part = {"id": "Teks lengkap", "en": "Full text"}[language]
    with pikepdf.open(site / BOOKS[language]) as file:
        parts = [(title, page) for level, title, page in outline(file) if level == 1]
    k = [title for title, _ in parts].index(part)
    return parts[k][1], parts[k + 1][1]


@every_language
def test_the_text_stands_in_the_first_third(language: str, site: Path) -> None:
    _, last = sheets_of_the_text(language, site)
    assert last <= len(by_pypdf(site / BOOKS[language]).texts) / 3


@every_language
@pytest.mark.parametrize("read_by", [by_pypdf, by_pdfium], ids=["pypdf", "PDFium"])
def test_every_word_of_the_article_comes_out_in_order(
    language: str, read_by: Callable[[Path], Read], site: Path
) -> None:
    first, _ = sheets_of_the_text(language, site)
    read = words("\n".join(sheets(read_by(site / BOOKS[language]).texts[first - 1 :])))
    article = BRIEFING.article_in(language)
    wanted = [
        word
        for section in article.sections
        for text in (section.title, *(p.text for p in section.paragraphs))
        for word in words(text)
    ]
    start = next(k for k in range(len(read)) if read[k : k + 4] == wanted[:4])
    extra, at = [], start
    for word in wanted:
        while at < len(read) and read[at] != word:
            extra.append(read[at])
            at += 1
        assert at < len(read), f"{word} is missing or out of order"
        at += 1
    assert [word for word in extra if not re.fullmatch(r"\d+[a-z]*", word)] == []
    assert len(extra) <= len(article.sentences) + len(article.sections) + len(article.paragraphs)


@every_language
def test_numbers_stand_in_the_margin(language: str, site: Path) -> None:
    first, last = sheets_of_the_text(language, site)
    found = [n for page, n in by_pypdf(site / BOOKS[language]).margin if first <= page <= last]
    assert found == [paragraph.number for paragraph in BRIEFING.article.paragraphs]


@every_language
def test_every_fact_note_and_statement_is_there(language: str, site: Path) -> None:
    text = squeezed("\n".join(by_pypdf(site / BOOKS[language]).texts))
    facts = BRIEFING.facts
    assert facts
    assert all(text.count(source.url[-25:]) for n in facts.notes.values() for source in n.sources)
    for item in BRIEFING.manifest.recommendations.values():
        assert squeezed(item.title.in_(language).plain) in text
