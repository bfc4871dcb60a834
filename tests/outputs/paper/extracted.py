"""What is in a PDF of a briefing, as two extractors find it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdf import PdfReader


@dataclass(frozen=True)
class Read:
    """What an extractor finds in a file."""

    texts: list[str]
    """The text of each page."""
    margin: list[tuple[int, str]] = field(default_factory=list)
    """The numbers in the left margin, in order, with their pages."""


@cache
def by_pypdf(path: Path) -> Read:
    """Read a file once for all tests: it takes seconds."""
    margin: list[tuple[int, str]] = []
    texts: list[str] = []

    def visit(text: str, cm: Any, tm: Any, *_: Any) -> None:
        x = tm[4] * cm[0] + cm[4]
        if text.strip() and x < 38 / 25.4 * 72 - 5 and re.fullmatch(r"\d+[a-z]*", text.strip()):
            margin.append((len(texts) + 1, text.strip()))

    for page in PdfReader(path).pages:
        texts.append(page.extract_text(visitor_text=visit))
    return Read(texts, margin)


@cache
def by_pdfium(path: Path) -> Read:
    file = pypdfium2.PdfDocument(path)
    try:
        return Read([str(file[k].get_textpage().get_text_range()) for k in range(len(file))])
    finally:
        file.close()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def sheets(texts: list[str]) -> Iterator[str]:
    """Yield the pages, without their heads and feet."""
    for text in texts:
        yield re.sub(r"Taklimat · .*", "", text.lstrip().partition("\n")[2])


def outline(file: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Return (level, title, page) of every bookmark."""
    reader = PdfReader(io.BytesIO(Path(file.filename).read_bytes()))
    found: list[tuple[int, str, int]] = []

    def walk(items: list[Any], level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            else:
                page = reader.get_destination_page_number(item)
                assert page is not None
                found.append((level, str(item.title), page + 1))

    walk(reader.outline, 1)
    return found


# ---- which files
