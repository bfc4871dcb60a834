"""Fonts that Typst can read: static ones, made of the site's own, and kept for the next build."""

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

from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.render import THEME

SITE = THEME / "assets/taklimat/fonts"
MORE = THEME / "pdf/fonts"
"""Letters that the site leaves to the reader's own fonts; paper must bring its own."""
STYLES = ((400, ""), (700, ""), (400, "-italic"))
"""Weights and slants that a sheet sets."""
EMBEDDED = ("Libertinus Serif", "DejaVu Sans Mono")
"""In Typst itself: arrows, signs of mathematics and what else ours lack."""

_OURS = Path(__file__).read_bytes()
"""What is done to a font; a face made by another version of it is none of ours."""


@dataclass(frozen=True, slots=True)
class Face:
    """Some letters of a type; for Typst a family of its own."""

    name: str
    """Of its files, before `-italic` and the ending."""
    family: str
    folder: Path = SITE
    ending: str = ".var.woff2"
    styles: tuple[tuple[int, str], ...] = STYLES

    @property
    def sources(self) -> dict[str, Path]:
        """The file of each slant."""
        return {slant: self.folder / f"{self.name}{slant}{self.ending}" for _, slant in self.styles}


TEXT = (
    Face("atkinson-next", "Taklimat Sans"),
    Face("atkinson-next-ext", "Taklimat Sans Ext"),
)
SERIF = (Face("literata", "Taklimat Serif"), Face("literata-ext", "Taklimat Serif Ext"))
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
"""Made and read only for a text that has one of their letters."""


FONT_FILES = (
    Path(__file__),
    *(path for face in (*TEXT, *SERIF, *RARE) for path in face.sources.values()),
)
"""All that the static fonts are made from, this program among it."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a text is set in."""

    text: tuple[str, ...]
    """Families in the order in which a letter is looked for."""
    serif: tuple[str, ...]
    folders: tuple[str, ...]
    known: frozenset[int]
    """Code points that have a shape in one of the families of ours."""


def fonts_for(letters: Collection[int]) -> Fonts:
    """Return the fonts that some code points need.

    Raises:
        ProblemError: a font file is missing or broken.
    """
    always = (*TEXT, *SERIF)
    known = frozenset().union(*(_letters(face) for face in always))
    missing = {point for point in letters if point not in known}
    rare = [face for face in RARE if missing and missing & _letters(face)]
    known = known.union(*(_letters(face) for face in rare))
    families = {face.name: face.family for face in (*always, *rare)}
    sans = [family for name, family in families.items() if not name.startswith("literata")]
    serif = [family for name, family in families.items() if name.startswith("literata")]
    return Fonts(
        (*sans, *serif, *EMBEDDED),
        (*serif, *sans, *EMBEDDED),
        tuple(str(_made(face)) for face in (*always, *rare)),
        known,
    )


@cache
def _letters(face: Face) -> frozenset[int]:
    """Return a face's code points, kept beside its static files: few texts need all faces."""
    kept = _kept(face).with_suffix(".json")
    if not kept.is_file():
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(sorted(_read_letters(face))), encoding="utf-8")
        new.replace(kept)
    return frozenset(json.loads(kept.read_bytes()))


def _read_letters(face: Face) -> Collection[int]:
    with _opened(face.sources[""]) as font:
        return cast(Collection[int], font.getBestCmap())


@cache
def _made(face: Face) -> Path:
    """Return the folder of a face's static files, made at the first call on a machine."""
    folder = _kept(face)
    if not folder.is_dir():
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as new:
            for weight, slant in face.styles:
                target = Path(new) / f"{weight}{slant}.otf"
                target.write_bytes(_static(face.sources[slant], face.family, weight))
            try:
                Path(new).rename(folder)
                Path(new).mkdir()  # for the context, which removes it
            except OSError:
                if not folder.is_dir():  # else another build was quicker
                    raise
    return folder


@cache
def _kept(face: Face) -> Path:
    """Return where a face's static files are, or will be: a name with all they are made of."""
    digest = hashlib.sha256(f"{face.name} {face.styles} {_maker()}".encode() + _OURS)
    for path in face.sources.values():
        digest.update(hashlib.sha256(_read(path)).digest())
    return kept_folder("fonts") / f"{face.name}-{digest.hexdigest()[:16]}"


@cache
def _maker() -> str:
    return version("fonttools")


def kept_folder(name: str) -> Path:
    """Return a folder of ours among the system's temporary ones; nobody else may write in it.

    Raises:
        ProblemError: somebody else can.
    """
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"taklimat-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if hasattr(os, "getuid") and (state.st_uid != user or state.st_mode & 0o022):
        message = "this folder for fonts belongs to somebody else or can be written by others"
        raise ProblemError([Problem(Place(str(folder)), message, "remove it or set TMPDIR")])
    (folder / name).mkdir(exist_ok=True)
    return folder / name


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
    """Return a font with one weight, under a family name of our own."""
    from fontTools.varLib.instancer import instantiateVariableFont

    with _opened(path) as font:
        if "fvar" not in font or weight == font["fvar"].axes[0].defaultValue:
            _drop_variations(font)  # half a second quicker: there is nothing to compute
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
    """Open a font; what is wrong with it is a problem of its file."""
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
"""Glyphs of a font whose outlines are made anew; thousands of Chinese ones take long."""
TOLERANCE = 1.0
"""Thousandths of an em by which an outline may move: a tenth of a printer's dot at any size."""


def _redraw(font: Any) -> None:
    """Turn quadratic outlines into cubic ones: a tenth less of each file is made of fonts."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.qu2cuPen import Qu2CuPen
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    glyphs, drawn = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(font["hmtx"][name][0], glyphs)
        glyphs[name].draw(Qu2CuPen(pen, TOLERANCE, all_cubic=True, reverse_direction=True))
        drawn[name] = pen.getCharString()
    for tag in ("glyf", "loca", "cvt ", "fpgm", "prep", "gasp"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "OTTO"
    builder = FontBuilder(font=font)
    builder.isTTF = False
    builder.setupCFF(font["name"].getDebugName(6), {}, drawn, {})
    builder.setupMaxp()


def _drop_variations(font: Any) -> None:
    """Leave a variable font with its default weight alone."""
    for tag in ("fvar", "avar", "gvar", "HVAR", "MVAR", "STAT"):
        if tag in font:
            del font[tag]
