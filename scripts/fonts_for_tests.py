"""Makes the fonts that stand in for a reader's own in the tests, from two Debian packages.

Run by hand; the fonts are committed, so that a test measures the same on every machine:

    apt-get download fonts-croscore fonts-dejavu-core
    for each in *.deb; do dpkg -x $each unpacked; done
    python scripts/fonts_for_tests.py unpacked/usr/share/fonts/truetype

`usual` has the letter widths of Arial, Times New Roman and Courier New, `wide` those of Verdana.
Each file keeps the letters of our pages and no hints, which machines apply differently.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "tests/fonts"
SETS = {
    "usual": [
        *("croscore/Arimo-Regular", "croscore/Arimo-Bold"),
        *("croscore/Tinos-Regular", "croscore/Tinos-Bold"),
        "croscore/Cousine-Regular",
    ],
    "wide": [
        *("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold"),
        "dejavu/DejaVuSansMono",
    ],
}
LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), *map(ord, "‹›€™−≤≥←→"))


def main() -> None:
    """Write the files of both sets, with the same letters in all."""
    source = Path(sys.argv[1])
    for name, fonts in SETS.items():
        for font in fonts:
            target = FOLDER / name / f"{Path(font).name}.ttf"
            _limited(source / f"{font}.ttf").save(target)


def _limited(path: Path) -> TTFont:
    font = TTFont(path, recalcTimestamp=False)
    options = Options(layout_features=["kern", "liga"], hinting=False, name_IDs=["*"])
    options.drop_tables += ["FFTM", "MATH"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    main()
