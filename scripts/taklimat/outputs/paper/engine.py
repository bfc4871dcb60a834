"""From a JSON value to a PDF by Typst and pikepdf, which are imported at the first PDF alone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Literal, cast

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.outputs.paper.finish import finished_pdf, page_count
from taklimat.outputs.paper.fonts import EMBEDDED, Fonts, fonts_for
from taklimat.outputs.paper.runs import Gathered, finished, settable, signs
from taklimat.outputs.paper.writer import Block
from taklimat.outputs.theme import THEME
from taklimat.pages.marks import mark_shapes

STANDARD = "ua-1"
MOST_SHEETS = 2
"""Pages of a single file."""
MOST_BYTES = 25 * 1024
"""Of each of its pages."""
SIZES = {"book": (10.25,), "single": (10.0, 9.5, 9.0)}
"""Font sizes of the running text in points; a single page takes the largest that fits."""
SAVING = 9.5
"""The smallest font size that is taken only to save a sheet."""
EFFORT: Mapping[str, Literal[7, 9]] = {"book": 7, "single": 9}
"""Levels of zlib; see `finish.py`."""
OUTDENT = {"book": 18, "single": 0}
"""Millimetres that numbers and tables reach into the margin."""


def make_pdf(content: Block, name: str) -> bytes:
    """Return the PDF of a value; `name` is the file's, for problems.

    Raises:
        ProblemError: the engine or a font failed; nothing was written.
    """
    gathered = Gathered(content)
    letters = {*map(ord, unicodedata.normalize("NFC", "\n".join(gathered.texts)))}
    fonts = fonts_for(letters)
    missing = letters - fonts.code_points
    # Typst refuses a PDF/UA with a letter that no font has, so such letters are spelt out.
    replacements = signs(missing - _embedded(frozenset(missing)))
    labels = gathered.labels if content["kind"] == "book" else frozenset()
    marks = sorted(mark for mark in gathered.marks if mark.startswith("r-"))
    value = finished(content, labels, lambda text: settable(text, replacements))
    value |= {
        "marks": {mark: mark_shapes(mark) for mark in marks},
        "fonts": {"text": fonts.text, "serif": fonts.serif},
        "outdent": OUTDENT[content["kind"]],
    }
    # Blocks that say less and less, the first that fit are taken.
    versions = [value["blocks"], *value.pop("shorter")] if "shorter" in value else [None]
    word, effort = content["page_of"], EFFORT[content["kind"]]

    def made(version: int) -> bytes:
        blocks = {"blocks": versions[version]} if versions[version] else {}
        return finished_pdf(_fitting(value | blocks, fonts, name), word, effort)

    pdf = made(0)
    return made_shorter(made, len(versions)) if _is_heavy(pdf) and len(versions) > 1 else pdf


def made_shorter(made: Callable[[int], bytes], count: int) -> bytes:
    """Return the first of some versions that fits its sheets, or the last; the first does not."""
    heavy, fitting = 0, count - 1
    pdf = made(fitting)
    while fitting - heavy > 1:
        middle = (heavy + fitting) // 2
        tried = made(middle)
        if _is_heavy(tried):
            heavy = middle
        else:
            fitting, pdf = middle, tried
    return pdf


def _is_heavy(pdf: bytes) -> bool:
    sheets = page_count(pdf)
    return sheets > MOST_SHEETS or len(pdf) > MOST_BYTES * sheets


def _fitting(value: Block, fonts: Fonts, name: str) -> bytes:
    """Set a value in the largest size that fits its sheets, a little smaller if that saves one."""
    first, *smaller = SIZES[value["kind"]]
    pdf = _set(value | {"size": first}, fonts, name)
    for size in smaller:
        sheets = page_count(pdf)
        if sheets == 1 or (sheets <= MOST_SHEETS and size < SAVING):
            break
        smaller_pdf = _set(value | {"size": size}, fonts, name)
        pdf = smaller_pdf if page_count(smaller_pdf) < sheets else pdf
    return pdf


def _set(value: Block, fonts: Fonts, name: str) -> bytes:
    import typst

    data = json.dumps(value, ensure_ascii=False)
    template = str(THEME / "pdf" / f"{value['kind']}.typ")
    try:
        pdf = compiler(fonts.folders).compile(
            input=template,
            format="pdf",
            pdf_standards=[STANDARD],
            sys_inputs={"data": data},
        )
    except (typst.TypstError, RuntimeError) as error:
        raise _failure(name, str(error)) from None
    return cast(bytes, pdf)


def _failure(name: str, reason: str) -> ProblemError:
    line = " ".join(reason.split()) or "it gave no reason"
    message = f"the PDF engine failed: {line[:300]}"
    return ProblemError([Problem(Place(name), message, "build with --skip pdf to go without")])


@cache
def compiler(folders: tuple[str, ...]) -> Any:
    """Return a shared Typst compiler per font set: it caches parsed templates and fonts."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(folders))
    return typst.Compiler(root=str(THEME), font_paths=fonts)


@cache
def _embedded(letters: frozenset[int]) -> frozenset[int]:
    """Return which code points Typst's embedded fonts have.

    Typst has no function that lists them, so a test document is compiled: once with all letters,
    which is usually enough, and only if that fails once for each.
    """
    visible = [p for p in letters if not unicodedata.category(chr(p)).startswith(("C", "Z"))]
    if not visible or _are_drawn(visible):
        return frozenset(visible)
    return frozenset(point for point in visible if _are_drawn([point]))


def _are_drawn(points: Iterable[int]) -> bool:
    """Tell whether Typst's embedded fonts have all of some code points."""
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
