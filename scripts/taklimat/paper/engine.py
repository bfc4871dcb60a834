"""From a value to a PDF: Typst sets it, pikepdf finishes it; both are imported when needed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, cast

from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.marks import mark_shapes
from taklimat.paper.finish import finished_pdf, page_count
from taklimat.paper.fonts import EMBEDDED, Fonts, fonts_for
from taklimat.paper.runs import Gathered, finished, settable, signs
from taklimat.paper.writer import Block
from taklimat.render import THEME

STANDARD = "ua-1"
MOST_SHEETS = 2
"""Pages of a single file."""
MOST_BYTES = 25 * 1024
"""Of each of its pages."""
SIZES = {"book": (10.25,), "single": (10.0, 9.5, 9.0)}
"""Points of the running text; a single page takes the largest that fits its sheets."""
SAVING = 9.5
"""The smallest that is taken where it saves a sheet."""
EFFORT: Mapping[str, Literal[7, 9]] = {"book": 7, "single": 9}
"""Of compression; see `finish.py`."""
OUTDENT = {"book": 18, "single": 0}
"""Millimetres that numbers and tables reach into the margin."""


def make_pdf(content: Block, name: str) -> bytes:
    """Return the PDF of a value; `name` is the file's, for what goes wrong.

    Raises:
        ProblemError: the engine or a font failed; nothing was written.
    """
    found = Gathered(content)
    letters = {*map(ord, unicodedata.normalize("NFC", "\n".join(found.texts)))}
    fonts = fonts_for(letters)
    missing = letters - fonts.known
    shown = signs(missing - _embedded(frozenset(missing)))
    labels = found.labels if content["kind"] == "book" else frozenset()
    marks = sorted(mark for mark in found.marks if mark.startswith("r-"))
    value = finished(content, labels, lambda text: settable(text, shown))
    value |= {
        "marks": {mark: mark_shapes(mark) for mark in marks},
        "fonts": {"text": fonts.text, "serif": fonts.serif},
        "outdent": OUTDENT[content["kind"]],
    }
    shorter = value.pop("shorter", ())
    word, effort = content["page_of"], EFFORT[content["kind"]]
    made = finished_pdf(_fitting(value, fonts, name), word, effort)
    for blocks in shorter:
        if not _is_heavy(made):
            break
        made = finished_pdf(_fitting(value | {"blocks": blocks}, fonts, name), word, effort)
    return made


def _is_heavy(pdf: bytes) -> bool:
    sheets = page_count(pdf)
    return sheets > MOST_SHEETS or len(pdf) > MOST_BYTES * sheets


def _fitting(value: Block, fonts: Fonts, name: str) -> bytes:
    """Set a value in the largest size that fits its sheets, a little smaller if that saves one."""
    first, *smaller = SIZES[value["kind"]]
    made = _set(value | {"size": first}, fonts, name)
    for size in smaller:
        sheets = page_count(made)
        if sheets == 1 or (sheets <= MOST_SHEETS and size < SAVING):
            break
        less = _set(value | {"size": size}, fonts, name)
        made = less if page_count(less) < sheets else made
    return made


def _set(value: Block, fonts: Fonts, name: str) -> bytes:
    import typst

    data = json.dumps(value, ensure_ascii=False)
    template = str(THEME / "pdf" / f"{value['kind']}.typ")
    try:
        made = compiler(fonts.folders).compile(
            input=template,
            format="pdf",
            pdf_standards=[STANDARD],
            sys_inputs={"data": data},
        )
    except (typst.TypstError, RuntimeError) as error:
        raise _failure(name, str(error)) from None
    return cast(bytes, made)


def _failure(name: str, said: str) -> ProblemError:
    first = " ".join(said.split()) or "it gave no reason"
    message = f"the PDF engine failed: {first[:300]}"
    return ProblemError([Problem(Place(name), message, "build with --skip pdf to go without")])


@cache
def compiler(folders: tuple[str, ...]) -> Any:
    """Return one for all files set in the same fonts: it keeps what they have in common."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(folders))
    return typst.Compiler(root=str(THEME), font_paths=fonts)


@cache
def _embedded(letters: frozenset[int]) -> frozenset[int]:
    """Return which code points Typst's own fonts have: it refuses a text with any other."""
    drawn = [p for p in letters if not unicodedata.category(chr(p)).startswith(("C", "Z"))]
    if not drawn or _are_drawn(drawn):
        return frozenset(drawn)
    return frozenset(point for point in drawn if _are_drawn([point]))


def _are_drawn(points: Iterable[int]) -> bool:
    import typst

    fonts = json.dumps(EMBEDDED)[1:-1]
    source = (
        '#set document(title: "-", date: none)\n'
        f"#set text(font: ({fonts}), fallback: false)\n#sys.inputs.data"
    )
    letters = " ".join(chr(point) for point in sorted(points))
    try:
        compiler(()).compile(
            input=source.encode(),
            format="pdf",
            pdf_standards=[STANDARD],
            sys_inputs={"data": letters},
        )
    except (typst.TypstError, RuntimeError):
        return False
    return True
