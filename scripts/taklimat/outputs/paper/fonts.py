"""Static fonts for Typst, instanced from the site's variable ones and cached between builds."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.outputs.cache import cache_folder
from taklimat.outputs.theme import THEME

SITE = THEME / "assets/taklimat/fonts"
MORE = THEME / "pdf/fonts"
"""Fonts that only a PDF embeds: all weights, and letters that the site leaves to system fonts."""
STYLES = ((400, ""), (700, ""), (400, "-italic"))
"""Weights and slants that a sheet sets."""
EMBEDDED = ("Libertinus Serif", "DejaVu Sans Mono")
"""In Typst itself: arrows, signs of mathematics and what else ours lack."""

_CODE = Path(__file__).read_bytes()
"""The code that makes a static font: part of the cache key, so a change of it makes all anew."""


@dataclass(frozen=True, slots=True)
class Face:
    """Some letters of a type; for Typst a family of its own."""

    name: str
    """Of its files, before `-italic` and the ending."""
    family: str
    folder: Path = SITE
    ending: str = ".var.woff2"
    styles: tuple[tuple[int, str], ...] = STYLES
    static: tuple[str, ...] = ()
    """Slants whose files have one weight."""

    @property
    def sources(self) -> dict[str, Path]:
        """The file of each slant."""
        return {
            slant: self.folder / f"{self.name}{slant}{ending}"
            for _, slant in self.styles
            for ending in [".woff2" if slant in self.static else self.ending]
        }


TEXT = (
    Face("atkinson-next", "Taklimat Sans", static=("-italic",)),
    Face("atkinson-next-ext", "Taklimat Sans Ext"),
)
SERIF = (Face("literata", "Taklimat Serif", MORE), Face("literata-ext", "Taklimat Serif Ext"))
RARE = (
    Face("atkinson-next-more", "Taklimat Sans More", MORE),
    Face("literata-more", "Taklimat Serif More", MORE),
    Face("literata-vietnamese", "Taklimat Serif Vietnamese", MORE),
    Face("literata-greek", "Taklimat Serif Greek", MORE),
    Face("literata-greek-ext", "Taklimat Serif Greek Ext", MORE),
    Face("literata-cyrillic", "Taklimat Serif Cyrillic", MORE),
    Face("literata-cyrillic-ext", "Taklimat Serif Cyrillic Ext", MORE),
    Face("noto-sans-sc", "Taklimat Han", MORE, ".woff2", ((400, ""),)),
)
"""Instanced and loaded only for a text that has one of their letters."""


FONT_FILES = (
    Path(__file__),
    *(path for face in (*TEXT, *SERIF, *RARE) for path in face.sources.values()),
)
"""All files that the static fonts depend on, this module too."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a text is set in."""

    text: tuple[str, ...]
    """Families in the order of fallback."""
    serif: tuple[str, ...]
    folders: tuple[str, ...]
    code_points: frozenset[int]
    """Those that one of our own families has; `EMBEDDED` may have more."""


def fonts_for(letters: Collection[int]) -> Fonts:
    """Return the fonts that some code points need.

    Raises:
        ProblemError: a font file is missing or broken.
    """
    always = (*TEXT, *SERIF)
    code_points = frozenset().union(*(_letters(face) for face in always))
    missing = {point for point in letters if point not in code_points}
    rare = [face for face in RARE if missing and missing & _letters(face)]
    code_points = code_points.union(*(_letters(face) for face in rare))
    families = {face.name: face.family for face in (*always, *rare)}
    sans = [family for name, family in families.items() if not name.startswith("literata")]
    serif = [family for name, family in families.items() if name.startswith("literata")]
    return Fonts(
        (*sans, *serif, *EMBEDDED),
        (*serif, *sans, *EMBEDDED),
        tuple(str(_static_folder(face)) for face in (*always, *rare)),
        code_points,
    )


@cache
def _letters(face: Face) -> frozenset[int]:
    """Return a face's code points; cached as JSON, since reading them parses the whole font."""
    cache_file = _cache_path(face).with_suffix(".json")
    if not cache_file.is_file():
        new = cache_file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(sorted(_read_letters(face))), encoding="utf-8")
        new.replace(cache_file)
    return frozenset(json.loads(cache_file.read_bytes()))


def _read_letters(face: Face) -> Collection[int]:
    with _opened(face.sources[""]) as font:
        return cast(Collection[int], font.getBestCmap())


@cache
def _static_folder(face: Face) -> Path:
    """Return the cached folder of a face's static files; the first call on a machine makes it."""
    folder = _cache_path(face)
    if not folder.is_dir():
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as new:
            for weight, slant in face.styles:
                target = Path(new) / f"{weight}{slant}.otf"
                target.write_bytes(_static(face.sources[slant], face.family, weight))
            try:
                Path(new).rename(folder)
                Path(new).mkdir()  # TemporaryDirectory deletes it and fails if it is gone
            except OSError:
                if not folder.is_dir():  # else another process has made it meanwhile
                    raise
    return folder


@cache
def _cache_path(face: Face) -> Path:
    """Return the path of a face's static files: its name has the hash of all they depend on."""
    digest = hashlib.sha256(f"{face.name} {face.styles} {_fonttools_version()}".encode() + _CODE)
    for path in face.sources.values():
        digest.update(hashlib.sha256(_read(path)).digest())
    return cache_folder("fonts") / f"{face.name}-{digest.hexdigest()[:16]}"


@cache
def _fonttools_version() -> str:
    return version("fonttools")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        message = "this font is missing, so no PDF can be set"
        hint = "put it back, or build with --skip pdf"
        raise ProblemError([Problem(_place(path), message, hint)]) from None


def _place(path: Path) -> Place:
    inside = path.is_relative_to(THEME)
    return Place(f"overrides/{path.relative_to(THEME).as_posix()}" if inside else str(path))


def _static(path: Path, family: str, weight: int) -> bytes:
    """Return a static instance of a variable font, under a family name of our own."""
    from fontTools.varLib.instancer import instantiateVariableFont

    with _opened(path) as font:
        if "fvar" not in font or weight == font["fvar"].axes[0].defaultValue:
            _drop_variations(font)  # the default instance needs no computing: 0.5 s less
        else:
            instantiateVariableFont(font, {"wght": weight}, inplace=True)
        _rename(font, family, weight, italic="-italic" in path.name)
        if len(font.getGlyphOrder()) < MOST_REDRAWN:
            _redraw(font)
        font.flavor, file = None, BytesIO()
        font.save(file)
    return file.getvalue()


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a font; errors of fontTools become problems of its file."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        yield TTFont(BytesIO(_read(path)), recalcTimestamp=False)
    except (TTLibError, KeyError, AssertionError) as error:
        message = f"this font cannot be read: {error}"
        raise ProblemError([Problem(_place(path), message)]) from None


def _rename(font: Any, family: str, weight: int, *, italic: bool) -> None:
    style = {(400, False): "Regular", (700, False): "Bold", (400, True): "Italic"}[weight, italic]
    font["OS/2"].usWeightClass = weight
    names = {1: family, 2: style, 4: f"{family} {style}",
             6: f"{family}-{style}".replace(" ", "")}  # fmt: skip
    table = font["name"]
    for number in (16, 17, 21, 22, 25):
        table.removeNames(number)
    for number, value in names.items():
        table.removeNames(number)
        table.setName(value, number, 3, 1, 0x409)


MOST_REDRAWN = 2000
"""Fonts with more glyphs keep their outlines: 300 glyphs take a quarter of a second."""
TOLERANCE = 1.0
"""Thousandths of an em by which an outline may move: a tenth of a printer's dot at any size."""


def _redraw(font: Any) -> None:
    """Convert quadratic outlines to cubic ones: Typst embeds CFF a tenth smaller than TrueType."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.qu2cuPen import Qu2CuPen
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    glyphs, charstrings = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(font["hmtx"][name][0], glyphs)
        glyphs[name].draw(Qu2CuPen(pen, TOLERANCE, all_cubic=True, reverse_direction=True))
        charstrings[name] = pen.getCharString()
    for tag in ("glyf", "loca", "cvt ", "fpgm", "prep", "gasp"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "OTTO"
    builder = FontBuilder(font=font)
    builder.isTTF = False
    builder.setupCFF(font["name"].getDebugName(6), {}, charstrings, {})
    builder.setupMaxp()


def _drop_variations(font: Any) -> None:
    """Reduce a variable font to its default instance."""
    for tag in ("fvar", "avar", "gvar", "HVAR", "MVAR", "STAT"):
        if tag in font:
            del font[tag]
