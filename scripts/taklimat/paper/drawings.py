"""What is drawn and not written: the map of the text, the code that leads to a page."""

from __future__ import annotations

import io

import segno

from taklimat.briefing import Briefing


def text_map(briefing: Briefing) -> list[list[float]]:
    """Return the heights of the bars of each section's paragraphs, the longest 1."""
    article = briefing.article
    longest = max((paragraph.words for paragraph in article.paragraphs), default=1) or 1
    sections = [[p.words / longest for p in section.paragraphs] for section in article.sections]
    return [[round(height, 3) for height in section] for section in sections if section]


def qr_code(address: str) -> str:
    """Return an SVG whose one path is the QR code of an address, with its quiet zone."""
    file = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        file, kind="svg", xmldecl=False, border=4, omitsize=True, svgclass=None, lineclass=None
    )
    return file.getvalue().decode()
