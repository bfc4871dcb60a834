"""A printed page read back: pieces of text with their places, and what is wrong with them."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PdfReader

_PIXEL = 0.75
"""Points in a CSS pixel; a page that is too wide for the paper would be printed smaller."""
_POINT = 72 / 25.4
LEFT, TOP, RIGHT, BOTTOM = 16 * _POINT, 18 * _POINT, (210 - 16) * _POINT, (297 - 20) * _POINT
"""The margins' inner edges on A4, in points from the top left, as the styles set them."""
SHEET = int(210 * _POINT / _PIXEL)
"""CSS pixels across the paper, which media queries are asked with; the text has less."""
CONTENT = f"html {{ max-inline-size: {int((RIGHT - LEFT) / _PIXEL)}px }}"
_ROW = 36
"""Points: what stands in one row may begin so much higher or lower than its neighbours."""


Text = tuple[str, int]
"""Some words, and the number of the table's row that they stand in."""
OUTSIDE = -1
"""The row of what stands in no table."""


_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef\ufffd]")
"""A browser has these from the reader's machine, which here may lack them."""


def squeezed(text: str) -> str:
    """Return the letters alone: spaces, ligatures and soft hyphens are a matter of setting."""
    letters = unicodedata.normalize("NFKC", text)
    return re.sub("[\\s\u00ad\u200b\u2060]", "", letters)


@dataclass(frozen=True)
class Piece:
    """Some text as the file draws it, and where it begins, in points from the top left."""

    text: str
    page: int
    x: float
    y: float
    scale: float

    @property
    def place(self) -> float:
        return self.page * 1000 + self.y


class Print:
    """The text of a PDF, without the numbers of its pages."""

    def __init__(self, pdf: bytes) -> None:
        self._file = PdfReader(io.BytesIO(pdf))

    def drawing(self) -> list[bytes]:
        """Return what is drawn on each page, to compare one print with another."""
        contents = [page.get_contents() for page in self._file.pages]
        return [content.get_data() if content else b"" for content in contents]

    @cached_property
    def pages(self) -> list[list[Piece]]:
        return [
            [piece for piece in _pieces(page, number) if piece.y < BOTTOM]
            for number, page in enumerate(self._file.pages)
        ]

    @cached_property
    def _texts(self) -> list[str]:
        return ["".join(piece.text for piece in pieces) for pieces in self.pages]

    def faults(self, texts: Sequence[Text], headings: Sequence[str]) -> list[str]:
        """Return what is missing, out of order, empty, outside or left alone."""
        return [
            *self._missing(texts),
            *(f"page {n} is empty" for n, text in enumerate(self._texts, 1) if not text),
            *(f"outside the margins: {piece}" for piece in self._outside()),
            *(f"a heading ends page {n}: {text}" for n, text in self._alone(headings)),
        ]

    def _missing(self, texts: Sequence[Text]) -> Iterator[str]:
        """Yield texts that do not stand at or after the place of the text before them."""
        here, top, last = 0.0, 0.0, OUTSIDE
        known = ((words, row) for words, row in texts if not _CHINESE.search(words))
        for text, row in ((squeezed(words), row) for words, row in known):
            if row != last:
                top, last = here, row
            start = here if row == OUTSIDE else top  # cells begin side by side
            places = sorted(place for place in self._places(text) if place > start - _ROW)
            if places:
                here = max(here, places[0])
            else:
                yield f"missing or out of order: {text}"

    def _places(self, text: str) -> Iterator[float]:
        for number, printed in enumerate(self._texts):
            at = printed.find(text)
            while at >= 0:
                yield self._piece_at(number, at).place
                at = printed.find(text, at + 1)
            begun = self._broken(text, number)
            if begun is not None:
                yield begun

    def _broken(self, text: str, number: int) -> float | None:
        """Return where a text begins that goes on at the next page."""
        following = self._texts[number + 1] if number + 1 < len(self._texts) else ""
        for end in range(len(text) - 1, 0, -1):
            at = self._texts[number].find(text[:end])
            if at >= 0 and text[end:] in following:
                return self._piece_at(number, at).place
        return None

    def _piece_at(self, number: int, offset: int) -> Piece:
        for piece in self.pages[number]:
            offset -= len(piece.text)
            if offset < 0:
                return piece
        raise IndexError(offset)

    def _outside(self) -> Iterator[Piece]:
        for piece in (piece for pieces in self.pages for piece in pieces):
            inside = LEFT - 1 < piece.x < RIGHT and piece.y > TOP - 1
            if not inside or abs(piece.scale - _PIXEL) > 0.01:
                yield piece

    def _alone(self, headings: Sequence[str]) -> Iterator[tuple[int, str]]:
        known = {squeezed(heading) for heading in headings}
        for number, pieces in enumerate(self.pages, 1):
            lowest = max((piece.y for piece in pieces), default=0)
            last = "".join(piece.text for piece in pieces if piece.y > lowest - 2)
            if len(last) > 2 and any(heading.endswith(last) for heading in known):
                yield number, last


def _pieces(page: Any, number: int) -> list[Piece]:
    found: list[Piece] = []
    height = float(page.mediabox.height)

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], *_: Any) -> None:
        letters = squeezed(text)
        if letters:
            x, y = tm[4] * cm[0] + cm[4], height - (tm[5] * cm[3] + cm[5])
            found.append(Piece(letters, number, x, y, abs(cm[0] * tm[0])))

    page.extract_text(visitor_text=visit)
    return found
