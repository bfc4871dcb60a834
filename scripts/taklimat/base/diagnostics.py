"""Problems and their places in files: every message to an editor is one of these."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file that people edit: what an editor can jump to."""

    file: str
    """Path as shown to the editor, relative to the project where possible."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{_printable(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: a place, a line, and perhaps a hint."""

    place: Place
    message: str
    hint: str = ""
    """What to do about it; printed on a line of its own."""
    notice: bool = field(default=False, kw_only=True)
    """A notice does not fail a build: an unreviewed text, a note due for review."""

    def __str__(self) -> str:
        kind = "notice" if self.notice else "error"
        line = f"{self.place}: {kind}: {_one_line(self.message)}"
        return f"{line}\n  hint: {_one_line(self.hint)}" if self.hint else line


class ProblemError(Exception):
    """Carries problems to the command line or plugin, which prints them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that fail a build."""
    return tuple(problem for problem in problems if not problem.notice)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return a hint with the candidate most like `word`, or "" if none is similar.

    >>> nearest("Papau", ["Papua", "Jawa"])
    'did you mean “Papua”?'
    """
    matches = difflib.get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return f"did you mean “{matches[0]}”?" if matches else ""


def excerpt(text: str, width: int = 60) -> str:
    """Shorten `text` to at most `width` characters, for a message.

    >>> excerpt("Ini kalimat yang panjang.", 12)
    'Ini kalimat…'
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def _one_line(text: str) -> str:
    """Collapse white space and escape control characters, so that a message stays one line."""
    return _printable(" ".join(text.split()))


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
