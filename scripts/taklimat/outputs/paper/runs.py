"""Runs: stretches of text set in one way, as the JSON values that Typst is given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from taklimat.base.inline import Inline

Run = dict[str, Any]
"""`t`: the text; `s`: names of styles; `to`: (label, address) that it leads to; `l`: language.

With a `mark` it is a figure, whose words are `alt`, and `count` stands beside it.
"""
Target = tuple[str, str]
"""The label of an element, and its URL for a file that lacks the element."""

LONGEST_WORD = 24
"""Characters of a word that fits the narrowest cell; a longer one may break anywhere."""
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
"""Soft hyphens, direction controls and the like: invisible, and copied with the text."""
_LONG = re.compile(rf"(?<!\S)(?!https?://)\S{{{LONGEST_WORD + 1},}}")
"""Words too long for a line, but for URLs, which Typst breaks itself."""
_LONGEST_PIECE = 40
_LONG_PIECE = re.compile(rf"\w{{{_LONGEST_PIECE + 1},}}")
"""Parts of a URL in which Typst finds no opportunity to break."""


def run(text: str, *styles: str, to: Target | None = None, lang: str = "") -> Run:
    """Return a run as Typst is given it.

    >>> run("Pasal 5", "strong", lang="zh-Hans")
    {'t': 'Pasal 5', 's': ['strong'], 'l': 'zh'}
    """
    value: Run = {"t": text}
    if styles:
        value["s"] = list(styles)
    if to:
        value["to"] = to
    if lang:
        value["l"] = lang.partition("-")[0].lower()  # Typst knows no scripts or regions here
    return value


def sign(figure: str, said: str, count: int = 1, to: Target | None = None) -> list[Run]:
    """Return a figure that never leaves the word before it; `said` is what it tells who listens.

    >>> sign("v-outdated", "keadaan berubah")
    [{'t': '', 'mark': 'v-outdated', 'alt': 'keadaan berubah', 'count': ''}]
    """
    value = {"t": "", "mark": figure, "alt": said, "count": str(count) if count > 1 else ""}
    return [value | {"to": to} if to else value]


def bullet(figure: str) -> list[Run]:
    """Return a figure before the words that say what it means."""
    return [{"t": "", "mark": figure, "alt": "", "count": "", "first": True}, run("\u00a0")]


def rich(text: Inline, resolve: Callable[[str], Target]) -> list[Run]:
    """Return the runs of an editors' text; `resolve` says where an anchor's link leads."""
    return [
        run(piece.text, *piece.styles, to=_target(piece.href, resolve), lang=piece.lang)
        for piece in text.runs
    ]


def _target(href: str, resolve: Callable[[str], Target]) -> Target | None:
    if href.startswith("#"):
        return resolve(href[1:])
    return ("", href) if href else None


def finished(value: Any, labels: Collection[str], display: Callable[[str], str]) -> Any:
    """Return a JSON value with its links resolved, and `display` applied to its texts.

    A target becomes its label if the file has an element of that label, else its URL.
    """
    if isinstance(value, str):
        return display(value)
    if isinstance(value, dict):
        return {key: _field(key, item, labels, display) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finished(item, labels, display) for item in value]
    return value


_NAMES = frozenset(
    {
        "k",
        "id",
        "l",
        "s",
        "qr",
        "qr_alt",
        "alt",
        "address",
        "layer",
        "language",
        "mark",
        "marks",
        "own",
        "places",
    }
)
"""Keys whose values are identifiers, drawings or what stands for these, never drawn as text."""


def _field(key: str, item: Any, labels: Collection[str], display: Callable[[str], str]) -> Any:
    if key == "to" and item is not None:
        label, address = item
        return {"label": label} if label in labels else {"url": address}
    return item if key in _NAMES else finished(item, labels, display)


class Gathered:
    """All texts, labels of elements and ids of marks inside a JSON value."""

    def __init__(self, value: Any) -> None:
        self.texts: list[str] = []
        self.labels: set[str] = set()
        self.marks: set[str] = set()
        self._gather("", value)

    def _gather(self, key: str, value: Any) -> None:
        if isinstance(value, str):
            self.texts.append(value)
            if key == "id":
                self.labels.add(value)
            elif key in {"mark", "marks"}:
                self.marks.add(value)
        elif isinstance(value, dict):
            for name, item in value.items():
                self._gather(name, item)
        elif isinstance(value, list | tuple):
            for item in value:
                self._gather(key, item)


def signs(missing: Iterable[int]) -> dict[int, str]:
    """Return what to show for code points without a glyph, for `str.translate`.

    >>> signs([0x4E00, 0x2003])
    {19968: '[U+4E00]', 8195: ' '}
    """
    return {
        point: " " if chr(point).isspace() else f"[U+{point:04X}]"
        for point in missing
        if chr(point) not in "\n\t"
    }


def settable(text: str, replacements: Mapping[int, str]) -> str:
    """Return a text without invisible characters, with replacements for missing letters.

    Words that are too long for a cell get a `BREAK` wherever they may break.
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(replacements)
    return _LONG_PIECE.sub(_breakable, _LONG.sub(_breakable, visible))


BREAK = "\u200b"
"""Where a long word may break; `house.typ` sets an empty box for it, so no file has it."""
PIECE = 6
"""Letters of a long word that stay together."""
_AFTER_SIGN = re.compile(r"(?<=[/.@?&=_-])(?=\w)")


def _breakable(match: re.Match[str]) -> str:
    """Return a long word with breaks: an address after its signs, others every few letters."""
    parts = _AFTER_SIGN.split(match[0])
    return BREAK.join(_cut(part) if len(part) > LONGEST_WORD else part for part in parts)


def _cut(word: str) -> str:
    """Cut a long word into pieces, never before a combining character."""
    pieces, start = [], 0
    for k in range(PIECE, len(word)):
        if k - start >= PIECE and not unicodedata.combining(word[k]):
            pieces.append(word[start:k])
            start = k
    return BREAK.join([*pieces, word[start:]])
