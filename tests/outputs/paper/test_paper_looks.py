"""Pictures of a few sheets, held against those that somebody has looked at and accepted.

`make pictures` draws them anew; look at every one before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from tests.accepted import TOLERATED, Held, difference

ACCEPTED = Path(__file__).parent / "pictures"
BOOK, ENGLISH = "ai-terbuka/ai-terbuka.id.pdf", "en/ai-terbuka/ai-terbuka.en.pdf"
SHEETS = {
    "cover": (BOOK, ""),
    "contents": (BOOK, "Daftar isi"),
    "comparison": (BOOK, "Perbandingan"),
    "recommendations": (BOOK, "Rekomendasi"),
    "timeline": (BOOK, "Linimasa"),
    "article": (BOOK, "Teks lengkap"),
    "facts": (BOOK, "Catatan fakta"),
    "translation": (ENGLISH, "Full text"),
    "index": (ENGLISH, "Index"),
    "brief": ("ai-terbuka/ai-terbuka-ringkas.id.pdf", ""),
    "region": ("en/ai-terbuka/regions/eu/ai-terbuka-eu.en.pdf", ""),
    "recommendation": ("ai-terbuka/rekomendasi/r3/ai-terbuka-r3.id.pdf", ""),
    "instrument": ("ai-terbuka/instrumen/eu-ai-act/ai-terbuka-eu-ai-act.id.pdf", ""),
}
"""A file, and the part whose first sheet is meant."""
SCALE = 0.9
"""Pixels a point."""


def drawn(path: Path, part: str) -> Image.Image:
    file = pypdfium2.PdfDocument(path)
    try:
        titles = {item.get_title(): item for item in file.get_toc()}
        number = titles[part].get_dest().get_index() if part else 0
        picture: Image.Image = file[number].render(scale=SCALE).to_pil()
        return picture.convert("RGB")
    finally:
        file.close()


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_looks_as_accepted(name: str, site: Path, held: Held) -> None:
    file, part = SHEETS[name]
    held(drawn(site / file, part), ACCEPTED / f"{name}.png")


def test_a_sheet_that_moved_is_noticed(site: Path) -> None:
    before = drawn(site / BOOK, "")
    moved = Image.new("RGB", before.size, "white")
    moved.paste(before, (0, 10))
    assert difference(before, moved) > TOLERATED


def test_no_accepted_picture_is_of_nothing() -> None:
    assert {path.stem for path in ACCEPTED.iterdir()} == set(SHEETS)
