"""Prints the `@font-face` rules of fallbacks that take the room of our fonts.

A page is painted in the fallback first; with its metrics overridden nothing moves when ours
arrives. Needs the fallback fonts, or fonts of the same metrics (Debian: fonts-liberation for
Arial and Times New Roman, fonts-roboto-unhinted, fonts-noto-core). Run:
`python scripts/fallback_fonts.py`, and paste into 1-tokens.css.

`size-adjust` is the ratio of the mean advance widths over the article's own letters; the
overrides are ours from `hhea`, divided by it (CSS Fonts 5, font metrics override).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
OURS = ROOT / "overrides/assets/taklimat/fonts"
PAPER = ROOT / "overrides/pdf/fonts"
SYSTEM = Path("/usr/share/fonts/truetype")
LITERATA, ATKINSON = PAPER / "literata.var.woff2", OURS / "atkinson-next.var.woff2"
ROBOTO = "roboto/unhinted/RobotoTTF/Roboto"
PAIRS = (
    ("Literata Noto", LITERATA, "noto/NotoSerif", ("Noto Serif",)),
    (
        "Literata Times",
        LITERATA,
        "liberation/LiberationSerif",
        ("Times New Roman", "Liberation Serif", "Tinos"),
    ),
    ("Atkinson Roboto", ATKINSON, ROBOTO, ("Roboto",)),
    (
        "Atkinson Arial",
        ATKINSON,
        "liberation/LiberationSans",
        ("Arial", "Liberation Sans", "Arimo"),
    ),
)
WEIGHTS = (("400", 400, "Regular"), ("600 700", 700, "Bold"))


def main() -> None:
    """Print a rule for each pair and weight."""
    text = (ROOT / "seeds/ai-terbuka/article.id.txt").read_text(encoding="utf-8")
    letters = Counter(text.replace("\n", " "))
    for name, ours, fallback, local in PAIRS:
        for weights, weight, style in WEIGHTS:
            font = instantiateVariableFont(TTFont(ours), {"wght": weight})
            other = TTFont(SYSTEM / f"{fallback}-{style}.ttf")
            size = _mean_width(font, letters) / _mean_width(other, letters)
            # local() takes a full or a PostScript name; which of them a system has differs.
            full = [f"{one} Bold" if style == "Bold" else one for one in local]
            names = [*full, *(f"{one.replace(' ', '')}-{style}" for one in local)]
            print(_rule(name, weights, names, font, size))  # noqa: T201  its only output


def _rule(name: str, weights: str, local: list[str], font: TTFont, size: float) -> str:
    per_em = font["head"].unitsPerEm * size
    sources = ", ".join(f'local("{one}")' for one in local)
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weights}; src: {sources}; '
        f"size-adjust: {size:.2%}; ascent-override: {font['hhea'].ascent / per_em:.2%}; "
        f"descent-override: {-font['hhea'].descent / per_em:.2%}; "
        f"line-gap-override: {font['hhea'].lineGap / per_em:.2%}; }}"
    )


def _mean_width(font: TTFont, letters: Counter[str]) -> float:
    """Return the mean advance width of a text's letters, in ems."""
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    known = {letter: count for letter, count in letters.items() if ord(letter) in glyphs}
    total = sum(widths[glyphs[ord(letter)]][0] * count for letter, count in known.items())
    return float(total / sum(known.values()) / font["head"].unitsPerEm)


if __name__ == "__main__":
    main()
