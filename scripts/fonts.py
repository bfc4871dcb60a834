r"""Makes the theme's fonts from the npm packages that they come from.

Run by hand, not by the build; the fonts are committed. It needs fonttools and brotli, which are
in the environment, and the packages:

    npm install @fontsource-variable/literata@5.3.0 \
        @fontsource-variable/atkinson-hyperlegible-next@5.3.0
    npm install @fontsource/noto-sans-sc@5.3.0
    python scripts/fonts.py node_modules/@fontsource-variable node_modules/@fontsource

Each file is limited to the weights and characters that a page sets. Atkinson's zero is slashed:
right in an anchor that is read aloud, technical in a date. Here it becomes plain, and the
OpenType feature `zero` brings the slash back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.otlLib.builder import buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parents[1] / "overrides/assets/taklimat/fonts"
PAPER = Path(__file__).parents[1] / "overrides/pdf/fonts"
"""Letters that PDFs must bring themselves; a page leaves them to the reader's own fonts."""
PACKAGES = "5.3.0"
"""The version of both npm packages."""
LIGHTEST, BOLDEST = 400, 700
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ıŒœ–—‘’‚“”„•…‹›′″€™↑↓−"))
PLAIN = (*range(0x20, 0x7F), 0xA0, *map(ord, "·–—‘’“”…"))
"""Of the author's bold headings, nearly always all that they need."""
ACCENTED = sorted({*LATIN} - {*PLAIN})
EUROPEAN = sorted({*range(0x100, 0x180), *map(ord, "ȘșȚțẞ†")} - {*map(ord, "ıĸŉŒœſ")})
"""Of a second face, fetched only by a page that has one of them."""
RARE = sorted({*range(0x131, 0x3000), *range(0xA720, 0xA800)} - {*LATIN, *EUROPEAN})
"""All else that the packages have, Greek and Cyrillic among it."""
HYPHENS = (0x2010, 0x2011)
"""Of word processors; they look like the one on the keyboard."""
FEATURES = ["ccmp", "frac", "kern", "liga", "locl", "pnum", "rvrn", "tnum", "zero"]
NAMES = [*range(7), 14]
"""Copyright, family, style, version and the licence's address."""

Points = list[tuple[float, float]]
Oval = list[tuple[tuple[float, float], bool]]
"""Points of a contour, and whether the line goes through them."""


@dataclass(frozen=True)
class Cut:
    """A file of ours and where it comes from."""

    name: str
    source: str
    """Below the folder of the packages."""
    version: str
    """As the source's name table says it."""
    oval: Callable[[Points], Oval] | None = None
    """The inside of the plain zero, where the font has none."""
    characters: Sequence[int] = LATIN
    folder: Path = FONTS
    weight: int | None = None
    """The only one that it keeps, 40 % smaller; a browser draws the rare bold italic from it."""


# ---- the plain zero


def upright_oval(zero: Points) -> Oval:
    """Return the inside of the upright zero: its lower left quarter and that one's mirror images.

    That quarter is whole in the second contour, and built like the outer quarters. The axes go
    through the lowest and highest point, so that each weight keeps its own.
    """
    (left, *curve), bottom, top = zero[23:27], zero[16], zero[36]
    across, along = 2 * bottom[0], bottom[1] + top[1]
    right = (across - left[0], left[1])
    lower_right = [(across - x, y) for x, y in reversed(curve)]
    upper_right = [(across - x, along - y) for x, y in curve]
    upper_left = [(x, along - y) for x, y in reversed(curve)]
    quarters = ((left, curve), (bottom, lower_right), (right, upper_right), (top, upper_left))
    return [p for corner, off in quarters for p in ((corner, True), *((o, False) for o in off))]


def italic_oval(zero: Points) -> Oval:
    """Return the inside of the italic zero: its own arcs, joined where the slash cut them.

    Of each long side the slash left both ends; a point where their tangents meet joins them.
    """
    lower, upper = zero[20:32], zero[32:44]
    cuts = ((lower[2:4], upper[1:3]), (upper[11:] + upper[:1], lower[4:6]))
    meeting = [_meeting(before[0], before[1], after[0], after[1]) for before, after in cuts]
    return [
        *_on(lower[0], lower[1:3]),
        *_on(lower[3], [meeting[0]]),
        *_on(upper[1], upper[2:5]),
        *_on(upper[5], upper[6:9]),
        *_on(upper[9], upper[10:12]),
        *_on(upper[0], [meeting[1]]),
        *_on(lower[4], lower[5:8]),
        *_on(lower[8], lower[9:12]),
    ]


def _on(corner: tuple[float, float], off: Points) -> Oval:
    return [(corner, True), *((point, False) for point in off)]


def _meeting(a: tuple[float, float], b: tuple[float, float], c: Any, d: Any) -> tuple[float, float]:
    """Return where the line through `a` and `b` meets the one through `c` and `d`."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / (ux * vy - uy * vx)
    return a[0] + t * ux, a[1] + t * uy


def make_zero_plain(font: TTFont, oval: Callable[[Points], Oval]) -> None:
    """Give `zero` an open inside in all weights; keep the slashed one for the feature `zero`."""
    bold = instantiateVariableFont(deepcopy(font), {"wght": BOLDEST})["glyf"]["zero"].coordinates
    slashed = font["glyf"]["zero"]
    variation = _only_variation(font, "zero")
    _add_copy(font, "zero", "zero.slash")
    _add_copy(font, "zero.tf", "zero.slash.tf")
    font["glyf"]["zero.slash.tf"].components[0].glyphName = "zero.slash"

    outer = slashed.endPtsOfContours[0] + 1
    light_oval, bold_oval = oval(_points(slashed.coordinates)), oval(_points(bold))
    points = [*_points(slashed.coordinates)[:outer], *(_rounded(p) for p, _ in light_oval)]
    bolder = [*_points(bold)[:outer], *(_rounded(p) for p, _ in bold_oval)]
    deltas = [_rounded((b[0] - a[0], b[1] - a[1])) for a, b in zip(points, bolder, strict=True)]
    font["glyf"]["zero"] = _glyph(
        font, points, bytes(slashed.flags[:outer]) + bytes(on for _, on in light_oval), outer
    )
    phantoms = variation.coordinates[-4:]
    font["gvar"].variations["zero"] = [TupleVariation(variation.axes, [*deltas, *phantoms])]
    _add_feature(font, {"zero": "zero.slash", "zero.tf": "zero.slash.tf"})


def _only_variation(font: TTFont, name: str) -> Any:
    (variation,) = font["gvar"].variations[name]
    if variation.axes["wght"] != (0.0, 1.0, 1.0):
        raise ValueError(f"{name} has more masters than the two that are known here")
    return variation


def _points(coordinates: GlyphCoordinates) -> Points:
    return [(float(x), float(y)) for x, y in coordinates]


def _rounded(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _glyph(font: TTFont, points: Sequence[Any], flags: bytes, outer: int) -> Glyph:
    glyph = Glyph()
    glyph.numberOfContours = 2
    glyph.endPtsOfContours = [outer - 1, len(points) - 1]
    glyph.coordinates = GlyphCoordinates([_rounded(point) for point in points])
    glyph.flags = bytearray(flags)
    glyph.program = deepcopy(font["glyf"]["zero"].program)
    glyph.recalcBounds(font["glyf"])
    return glyph


def _add_copy(font: TTFont, old: str, new: str) -> None:
    """Add a glyph that is like another in shape, width, variation and kerning."""
    font.setGlyphOrder([*font.getGlyphOrder(), new])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"][new] = deepcopy(font["glyf"][old])
    font["hmtx"][new] = font["hmtx"][old]
    font["gvar"].variations[new] = deepcopy(font["gvar"].variations.get(old, []))
    widths = font["HVAR"].table.AdvWidthMap.mapping
    widths[new] = widths[old]
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for wrapped in lookup.SubTable:
            subtable = getattr(wrapped, "ExtSubTable", wrapped)
            if subtable.LookupType == 2 and subtable.Format == 2:
                _add_kerning(subtable, old, new)


def _add_kerning(pairs: Any, old: str, new: str) -> None:
    if old in pairs.Coverage.glyphs:
        pairs.Coverage.glyphs.append(new)
    for classes in (pairs.ClassDef1.classDefs, pairs.ClassDef2.classDefs):
        if old in classes:
            classes[new] = classes[old]


def _add_feature(font: TTFont, mapping: dict[str, str]) -> None:
    """Add the feature `zero` for all scripts; its lookup comes last, after tabular figures."""
    table = font["GSUB"].table
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag = 1, 0
    lookup.SubTable = [buildSingleSubstSubtable(mapping)]
    table.LookupList.Lookup.append(lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "zero", otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)  # the last in the alphabet, as it must be
    index = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        for system in (script.Script.DefaultLangSys, *map(_system, script.Script.LangSysRecord)):
            if system is not None:
                system.FeatureIndex.append(index)


def _system(record: Any) -> Any:
    return record.LangSys


# ---- files


def limited(font: TTFont, cut: Cut) -> TTFont:
    """Return a font with the weights and characters of ours, and nothing else."""
    font = instantiateVariableFont(font, {"wght": (LIGHTEST, BOLDEST)})
    if cut.oval:
        make_zero_plain(font, cut.oval)
    if cut.weight:
        font = instantiateVariableFont(font, {"wght": cut.weight})
    for table in font["cmap"].tables:
        if hyphen := table.cmap.get(ord("-")):
            table.cmap.update(dict.fromkeys(HYPHENS, hyphen))
    font = _written_and_read(font)
    options = Options(
        layout_features=FEATURES,
        name_IDs=NAMES,
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=(*cut.characters, *HYPHENS))
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def _written_and_read(font: TTFont) -> TTFont:
    """Return the same font anew: the subsetter relies on counts that are set on writing."""
    file = BytesIO()
    font.flavor = None
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


LITERATA = "literata/files/literata"
ATKINSON = "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next"
CUTS = (
    *(
        Cut(name, f"{LITERATA}-latin-wght-{style}", "3.103", None, letters, weight=weight)
        for name, style, letters, weight in (
            ("literata", "normal", LATIN, LIGHTEST),
            ("literata-italic", "italic", LATIN, LIGHTEST),
            ("literata-bold", "normal", PLAIN, BOLDEST),
            ("literata-bold-accented", "normal", ACCENTED, BOLDEST),
        )
    ),
    Cut("literata.var", f"{LITERATA}-latin-wght-normal", "3.103", folder=PAPER),
    Cut("literata-italic.var", f"{LITERATA}-latin-wght-italic", "3.103", folder=PAPER),
    Cut("atkinson-next.var", f"{ATKINSON}-latin-wght-normal", "2.001", upright_oval),
    Cut(
        "atkinson-next-italic",
        f"{ATKINSON}-latin-wght-italic",
        "2.001",
        italic_oval,
        weight=LIGHTEST,
    ),
    *(
        Cut(name, f"{source}-latin-ext-wght-{style}", version, None, EUROPEAN)
        for name, source, style, version in (
            ("literata-ext.var", LITERATA, "normal", "3.103"),
            ("literata-ext-italic.var", LITERATA, "italic", "3.103"),
            ("atkinson-next-ext.var", ATKINSON, "normal", "2.001"),
            ("atkinson-next-ext-italic.var", ATKINSON, "italic", "2.001"),
        )
    ),
    *(
        Cut(f"{name}{slant}.var", f"{source}-{subset}-wght-{style}", version, None, RARE, PAPER)
        for name, source, subset, version in (
            ("atkinson-next-more", ATKINSON, "latin-ext", "2.001"),
            ("literata-more", LITERATA, "latin-ext", "3.103"),
            *(
                (f"literata-{subset}", LITERATA, subset, "3.103")
                for subset in ("vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
            ),
        )
        for slant, style in (("", "normal"), ("-italic", "italic"))
    ),
)


HAN = "@fontsource/noto-sans-sc"
HAN_VERSION = "5.3.0"


def chinese(packages: Path) -> None:
    """Write the Chinese characters that are used most: level 1 of GB 2312, and their stops.

    More would cost megabytes, and a source's title is all that PDFs set in Chinese.
    """
    source = packages / "noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2"
    said = json.loads((source.parents[1] / "package.json").read_text(encoding="utf-8"))
    if (said["name"], said["version"]) != (HAN, HAN_VERSION):
        raise SystemExit(f"{source}: not {HAN} {HAN_VERSION}")
    rows = ((a, b) for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF) if (a, b) <= (0xD7, 0xF9))
    letters = [bytes(row).decode("gb2312") for row in rows]
    stops = (*range(0x3001, 0x3003), *range(0x3008, 0x3012), *map(ord, "！（），：；？"))
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, glyph_names=False, notdef_outline=True,
                      recalc_timestamp=False, name_IDs=[*NAMES, 13])  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*map(ord, letters), *stops])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(PAPER / "noto-sans-sc.woff2")


def main(packages: Path) -> None:
    """Write every file of ours and say what it is made of."""
    for cut in CUTS:
        source = packages / f"{cut.source}.woff2"
        said = json.loads((source.parents[1] / "package.json").read_text(encoding="utf-8"))
        font = TTFont(source, recalcTimestamp=False)
        version = font["name"].getDebugName(5)
        if said["version"] != PACKAGES or not version.startswith(f"Version {cut.version}"):
            raise SystemExit(f"{source.name}: {said['version']}, {version}; known: {cut}")
        target = cut.folder / f"{cut.name}.woff2"
        limited(font, cut).save(target)
        size = target.stat().st_size
        print(f"{target.name}: {size} bytes, {version}, {said['name']} {PACKAGES}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    chinese(Path(sys.argv[2]))
