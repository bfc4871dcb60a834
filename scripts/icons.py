"""Draws the site's icons from `mark.svg`, for what does not read SVG.

Run by hand, not by the build; the icons are committed: `python scripts/icons.py`. They stand at
the top of the theme, so MkDocs copies them to the site's root, where browsers look for them.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import cast

import typst

THEME = Path(__file__).parents[1] / "overrides"
PAPER = "#ffffff"
TOUCH = "apple-touch-icon.png"
ICONS = {TOUCH: (180, 0.74), "icon-192.png": (192, 0.66), "icon-512.png": (512, 0.66)}
"""Side, and how much of it the mark takes: two thirds stay whole in a telephone's circle."""
SOURCE = """
#set page(width: {side} * 1pt, height: {side} * 1pt, margin: 0pt, fill: rgb("{paper}"))
#place(center + horizon, image("assets/taklimat/mark.svg", width: {share} * 100%))
"""


def drawn(side: int, share: float) -> bytes:
    """Return a PNG: the mark on paper, its own margin included in its share."""
    source = SOURCE.format(side=side, share=share, paper=PAPER).encode()
    compiler = typst.Compiler(source, root=str(THEME), ignore_system_fonts=True)
    return cast(bytes, compiler.compile(format="png", ppi=72))


def ico(png: bytes, side: int) -> bytes:
    """Return an .ico file of one picture, which may be a PNG since Windows Vista."""
    head = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), 22)
    return head + entry + png


def manifest() -> str:
    """Return what a telephone asks for when the site is put on its first screen."""
    icons = [
        {"src": name, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for name, (side, _) in ICONS.items()
        if name != TOUCH
        for purpose in ("any", "maskable")
    ]
    said = {
        "name": "Taklimat",
        "short_name": "Taklimat",
        "lang": "id",
        "start_url": "./",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write all icons and the manifest."""
    (THEME / "favicon.ico").write_bytes(ico(drawn(32, 1), 32))
    for name, (side, share) in ICONS.items():
        (THEME / name).write_bytes(drawn(side, share))
    (THEME / "site.webmanifest").write_text(manifest(), encoding="utf-8")


if __name__ == "__main__":
    main()
