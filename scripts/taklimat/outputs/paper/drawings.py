"""What is drawn and not written: the map of the text, the code that leads to a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from taklimat.briefing.briefing import Briefing


def text_map(briefing: Briefing) -> list[list[float]]:
    """Return the heights of the bars of each section's paragraphs, the longest 1."""
    sections = briefing.article.sections
    return heights([[paragraph.words for paragraph in section.paragraphs] for section in sections])


def heights(lengths: Sequence[Sequence[int]]) -> list[list[float]]:
    """Return groups of lengths as shares of the longest, without groups that are empty."""
    longest = max((length for group in lengths for length in group), default=1) or 1
    return [[round(length / longest, 3) for length in group] for group in lengths if group]


QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""


def qr_code(address: str) -> str:
    """Return an SVG of the QR code of an address, with its quiet zone.

    Each row is one dashed line: in a PDF that is a kilobyte less than a line for each stretch.
    """
    import segno  # costs 20 ms, and pages alone need none

    code = segno.make(address, error="m", micro=False)
    size = code.symbol_size(border=QUIET)[0]
    rows = "".join(_dashed(row, y + QUIET) for y, row in enumerate(code.matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<g stroke="#000">{rows}</g></svg>'
    )


def _dashed(row: bytes | bytearray, y: int) -> str:
    """Return the dark stretches of a row as a line whose dashes they are."""
    stretches = [len(list(same)) for _, same in groupby(row)]
    first = 0 if row[0] else stretches.pop(0)
    if len(stretches) % 2:  # an odd list would be repeated with dark and light exchanged
        stretches.append(1)
    dashes = " ".join(map(str, stretches))
    x, end = first + QUIET, len(row) + QUIET
    return f'<path d="M{x} {y + 0.5}H{end}" stroke-dasharray="{dashes}"/>'
