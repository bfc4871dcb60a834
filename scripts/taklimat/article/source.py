"""An article's file as received, and its text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from taklimat.article.plain import LINE_END
from taklimat.base.diagnostics import Place, Problem, ProblemError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as received."""

    file: str
    content: bytes
    language: str

    @property
    def is_markdown(self) -> bool:
        """Whether the file is Markdown; anything else is literal text."""
        return self.file.endswith(".md")

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def decoded(source: Source) -> str:
    """Return a source's text without a byte order mark.

    Raises:
        ProblemError: it is empty, not UTF-8, or has control characters.
    """
    try:
        text = source.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `utf-8-sig` drops the byte order mark first, so `error.object` is without it.
        valid = error.object[: error.start].decode()
        raise ProblemError(
            [
                Problem(
                    _place_at_end(source.file, valid),
                    f"not UTF-8: byte 0x{error.object[error.start]:02x}",
                    "save the file as UTF-8",
                )
            ]
        ) from None
    control = _CONTROL.search(text)
    if control:
        raise ProblemError(
            [
                Problem(
                    _place_at_end(source.file, text[: control.start()]),
                    f"control character U+{ord(control[0]):04X}",
                    "remove it; it has no place in a text",
                )
            ]
        )
    if not text.strip():
        raise ProblemError([Problem(Place(source.file), "the article is empty")])
    return text


def _place_at_end(file: str, text: str) -> Place:
    """Return the place after some text from a file's beginning."""
    lines = LINE_END.split(text)
    return Place(file, len(lines), len(lines[-1]) + 1)
