"""The fonts that the site brings: their characters, weights, sizes, and the two zeros."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parents[3] / "overrides/assets/taklimat/fonts"
UPRIGHT, ITALIC = "atkinson-next.var.woff2", "atkinson-next-italic.woff2"
PAIRS = [(UPRIGHT, ITALIC), ("literata.woff2", "literata-italic.woff2")]
EXTRAS = [
    ("atkinson-next-ext.var.woff2", "atkinson-next-ext-italic.var.woff2"),
    ("literata-ext.var.woff2", "literata-ext-italic.var.woff2"),
]
BOLD = ["literata-bold.woff2", "literata-bold-accented.woff2"]
NAMES = [*(name for pair in (*PAIRS, *EXTRAS) for name in pair), *BOLD]
MOST_BYTES = {
    UPRIGHT: 19_000, ITALIC: 13_000, "literata.woff2": 19_000, "literata-italic.woff2": 20_000,
    "literata-bold.woff2": 14_500,
}  # fmt: skip
EVERYDAY = set("“”‘’–—…·¶§°×−àéèêëïñöüçØß©®ı€Œœ") | {chr(k) for k in range(0x20, 0x7F)}
EUROPEAN = set("ČčĐđĞğİŁłŃńŐőŘřŞşŠšȘșŹźŻżŽžẞ")


@cache
def font(name: str, weight: int | None = None) -> Any:
    made = TTFont(FONTS / name)
    return instantiateVariableFont(made, {"wght": weight}) if weight and "fvar" in made else made


def feature(name: str, tag: str) -> dict[str, str]:
    """Return what a feature puts in the place of what."""
    table = font(name)["GSUB"].table
    (record,) = {id(r): r for r in table.FeatureList.FeatureRecord if r.FeatureTag == tag}.values()
    lookups = [table.LookupList.Lookup[k] for k in record.Feature.LookupListIndex]
    return {k: v for one in lookups for sub in one.SubTable for k, v in sub.mapping.items()}


def contours(name: str, weight: int, glyph: str) -> list[tuple[float, ...]]:
    """Return the bounds of a glyph's contours."""
    drawn = DecomposingRecordingPen(font(name, weight).getGlyphSet())
    drawn.glyphSet[glyph].draw(drawn)
    found, pen = [], BoundsPen(None)
    for operator, points in drawn.value:
        getattr(pen, operator)(*points)
        if operator == "closePath":
            found.append(pen.bounds)
            pen = BoundsPen(None)
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if ".var." in name])
def test_a_font_varies_from_regular_to_bold(name: str) -> None:
    assert [(a.axisTag, a.minValue, a.maxValue) for a in font(name)["fvar"].axes] == [
        ("wght", 400, 700)
    ]


@pytest.mark.parametrize("name", [name for pair in PAIRS for name in pair])
def test_a_font_has_the_everyday_characters(name: str) -> None:
    assert EVERYDAY - set(map(chr, font(name).getBestCmap())) == set()


def test_bold_letters_are_in_one_of_two_files() -> None:
    plain, accented = (set(map(chr, font(name).getBestCmap())) for name in BOLD)
    assert EVERYDAY - plain - accented == set()
    assert plain & accented == set("‐‑")  # as in every file, and in neither's range but the first's


@pytest.mark.parametrize("name", [name for pair in EXTRAS for name in pair])
def test_the_second_face_has_the_letters_of_european_names(name: str) -> None:
    assert EUROPEAN - set(map(chr, font(name).getBestCmap())) == set()


@pytest.mark.parametrize(("upright", "italic"), [*PAIRS, *EXTRAS])
def test_the_italic_has_the_uprights_characters(upright: str, italic: str) -> None:
    assert font(upright).getBestCmap().keys() == font(italic).getBestCmap().keys()


@pytest.mark.parametrize("name", MOST_BYTES)
def test_a_font_stays_small(name: str) -> None:
    assert (FONTS / name).stat().st_size <= MOST_BYTES[name]


every_zero = pytest.mark.parametrize("name", [UPRIGHT, ITALIC])
every_weight = pytest.mark.parametrize("weight", [400, 550, 700])


@every_zero
@every_weight
def test_the_zero_is_plain_and_the_feature_slashes_it(name: str, weight: int) -> None:
    slashed = feature(name, "zero")["zero"]
    outside, inside = contours(name, weight, "zero")
    assert len(contours(name, weight, slashed)) == 3
    assert contours(name, weight, slashed)[0] == outside
    assert outside[0] < inside[0] < inside[2] < outside[2]


@every_zero
@every_weight
def test_the_inside_of_the_plain_zero_is_that_of_the_slashed_one(name: str, weight: int) -> None:
    _, *parts = contours(name, weight, feature(name, "zero")["zero"])
    inside = contours(name, weight, "zero")[1]
    around = (
        min(p[0] for p in parts),
        min(p[1] for p in parts),
        max(p[2] for p in parts),
        max(p[3] for p in parts),
    )
    assert inside == pytest.approx(around, abs=2)


@every_zero
@every_weight
def test_both_zeros_are_as_wide_as_each_other(name: str, weight: int) -> None:
    widths = font(name, weight)["hmtx"].metrics
    slashes, tabular = feature(name, "zero"), feature(name, "tnum")["zero"]
    for glyph in ("zero", tabular):
        assert widths[slashes[glyph]][0] == widths[glyph][0]


@every_zero
def test_a_tabular_zero_can_be_slashed_too(name: str) -> None:
    assert feature(name, "tnum")["zero"] in feature(name, "zero")
