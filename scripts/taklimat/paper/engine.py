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
from taklimat.paper.fonts import EMBEDDED, Fonts, code_points, fonts_for
from taklimat.paper.runs import finished, labels_of, settable, texts_of
from taklimat.paper.writer import Block
from taklimat.render import THEME

STANDARD = "ua-1"
MOST_SHEETS = 2
"""Pages of a single file."""
MOST_BYTES = 25 * 1024
"""Of each of its pages."""
SIZES = {"book": (10.25,), "single": (10.0, 9.5, 9.0, 8.5)}
"""Points of the running text; a single page takes the largest that fits its sheets."""
EFFORT: Mapping[str, Literal[7, 9]] = {"book": 7, "single": 9}
"""Of compression; see `finish.py`."""
OUTDENT = {"book": 18, "single": 0}
"""Millimetres that numbers and tables reach into the margin."""


def make_pdf(content: Block, name: str) -> bytes:
    """Return the PDF of a value; `name` is the file's, for what goes wrong.

    Raises:
        ProblemError: the engine or a font failed; nothing was written.
    """
    letters = set(code_points(list(texts_of(content))))
    letters |= {ord(c) for point in letters for c in unicodedata.normalize("NFC", chr(point))}
    fonts = fonts_for(letters)
    known = fonts.known | _embedded(frozenset(letters - fonts.known))
    labels = frozenset(labels_of(content))
    value = finished(content, labels, lambda text: settable(text, known))
    value |= {
        "marks": {mark: mark_shapes(mark) for mark in _region_marks(value)},
        "fonts": {"text": fonts.text, "serif": fonts.serif},
        "outdent": OUTDENT[content["kind"]],
    }
    shorter = value.pop("shorter", None)
    made = finished_pdf(_fitting(value, fonts, name), EFFORT[value["kind"]])
    if shorter is not None and _is_heavy(made):
        made = finished_pdf(_fitting(value | {"blocks": shorter}, fonts, name))
    return made


def _is_heavy(pdf: bytes) -> bool:
    sheets = page_count(pdf)
    return sheets > MOST_SHEETS or len(pdf) > MOST_BYTES * sheets


def _fitting(value: Block, fonts: Fonts, name: str) -> bytes:
    """Set a value in the largest size that fits its sheets, or in the smallest."""
    for size in SIZES[value["kind"]]:
        made = _set(value | {"size": size}, fonts, name)
        if value["kind"] == "book" or page_count(made) <= MOST_SHEETS:
            break
    return made


def _region_marks(value: Any) -> Iterable[str]:
    return sorted({t for t in texts_of(value) if t.startswith("r-")})


def _set(value: Block, fonts: Fonts, name: str) -> bytes:
    import typst

    data = json.dumps(value, ensure_ascii=False)
    template = str(THEME / "pdf" / f"{value['kind']}.typ")
    try:
        made = _compiler(fonts.folders).compile(
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
def _compiler(folders: tuple[str, ...]) -> Any:
    """One for all files set in the same fonts: it keeps what they have in common."""
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
        _compiler(()).compile(
            input=source.encode(),
            format="pdf",
            pdf_standards=[STANDARD],
            sys_inputs={"data": letters},
        )
    except (typst.TypstError, RuntimeError):
        return False
    return True
