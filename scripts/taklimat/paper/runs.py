"""Runs: stretches of text set in one way, as the JSON values that Typst is given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from html.parser import HTMLParser
from typing import Any

from taklimat.inline_text import to_html

Run = dict[str, Any]
"""`t`: the text; `s`: names of styles; `to`: (label, address) that it leads to; `l`: language."""
Target = tuple[str, str]
"""The label of a place, and its address on the site where the file has no such place."""

LONGEST_WORD = 24
"""Characters of a word that fits the narrowest cell; a longer one may break anywhere."""
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
"""Soft hyphens, controls of direction and the like: they show nothing and would be copied."""
_LONG = re.compile(rf"(?<!\S)(?!https?://)\S{{{LONGEST_WORD + 1},}}")
"""Typst knows itself where an address may break."""
_LONGEST_PIECE = 40
_LONG_PIECE = re.compile(rf"\w{{{_LONGEST_PIECE + 1},}}")
"""Of an address, where Typst finds no place."""
_STYLES = {"em": "em", "strong": "strong", "code": "code"}


def run(text: str, *styles: str, to: Target | None = None, lang: str = "") -> Run:
    """Return a run."""
    made: Run = {"t": text}
    if styles:
        made["s"] = list(styles)
    if to:
        made["to"] = to
    if lang:
        made["l"] = lang.partition("-")[0].lower()  # Typst knows no scripts or regions here
    return made


def rich(text: str, resolve: Callable[[str], Target]) -> list[Run]:
    """Return the runs of an editors' text; `resolve` says where an anchor's link leads."""
    reader = _Reader(resolve)
    reader.feed(to_html(text))
    reader.close()
    return reader.runs


class _Reader(HTMLParser):
    """Reads the five tags that inline Markdown can become."""

    def __init__(self, resolve: Callable[[str], Target]) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._resolve = resolve
        self._styles: list[str] = []
        self._to: Target | None = None
        self._lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            address = dict(attrs).get("href") or ""
            inside = address.startswith("#")
            outside = ("", address) if address else None
            self._to = self._resolve(address[1:]) if inside else outside
        elif tag == "span":
            self._lang = dict(attrs).get("lang") or ""
        else:
            self._styles.append(_STYLES[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._to = None
        elif tag == "span":
            self._lang = ""
        else:
            self._styles.remove(_STYLES[tag])

    def handle_data(self, data: str) -> None:
        self.runs.append(run(data, *self._styles, to=self._to, lang=self._lang))


def finished(value: Any, labels: Collection[str], shown: Callable[[str], str]) -> Any:
    """Return a JSON value with its links resolved and its texts fit to be set.

    A target becomes the label, if the file has that place, or the address.
    """
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {key: _field(key, item, labels, shown) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finished(item, labels, shown) for item in value]
    return value


_NAMES = frozenset(
    {"k", "id", "l", "s", "qr", "address", "layer", "language", "mark", "marks", "own", "places"}
)
"""Keys of values that are names or drawings and no text."""


def _field(key: str, item: Any, labels: Collection[str], shown: Callable[[str], str]) -> Any:
    if key == "to" and item is not None:
        label, address = item
        return {"label": label} if label in labels else {"url": address}
    return item if key in _NAMES else finished(item, labels, shown)


class Gathered:
    """What a JSON value holds: every text, the labels of its places, the marks that are drawn."""

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
    """Return `[U+XXXX]` for each code point that has no shape, or a space for an odd space."""
    return {
        point: " " if chr(point).isspace() else f"[U+{point:04X}]"
        for point in missing
        if chr(point) not in "\n\t"
    }


def settable(text: str, shown: Mapping[int, str]) -> str:
    """Return a text without what shows nothing, and with `shown` for each missing letter.

    Words that are too long for a cell may break at any place.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(shown)
    return _LONG_PIECE.sub(_breakable, _LONG.sub(_breakable, seen))


PIECE = 6
"""Letters of a long word that stay together."""


def _breakable(found: re.Match[str]) -> str:
    """Return a long word that may break now and then, and never before a combining mark."""
    word, pieces, start = found[0], [], 0
    for k in range(PIECE, len(word)):
        if k - start >= PIECE and not unicodedata.combining(word[k]):
            pieces.append(word[start:k])
            start = k
    return "\u200b".join([*pieces, word[start:]])
