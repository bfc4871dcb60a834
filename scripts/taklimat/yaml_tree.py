"""YAML text to plain values, every one with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import ReaderError

from taklimat.diagnostics import Place, Problem, ProblemError, excerpt

Path = tuple[str | int, ...]
_NULLS = {"", "~", "null", "Null", "NULL"}
# libyaml's composer is 17 times as fast as a pure-Python one; the package may lack it on some
# platforms, where the slower one does the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no YAML text can have, not even spelt out: control characters, halves of pairs, U+FFFE."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file: mappings, lists, texts and nulls."""

    file: str
    value: Any
    places: dict[Path, Place]
    """Where each value begins; a mapping's key under the value's path plus "key"."""

    def place(self, path: Path) -> Place:
        """Return where the value of a path stands, or its nearest parent's place."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))

    def key_place(self, path: Path) -> Place:
        """Return where the key of a path stands."""
        return self.places.get((*path, "\0key"), self.place(path))


def read_tree(text: str, file: str) -> Tree:
    """Return the values of a YAML text; every plain scalar but null is a text.

    So a region `no`, a version `1.10` and a date stay what the editor wrote (YAML 1.2's
    failsafe schema with null).

    Raises:
        ProblemError: the text is not YAML, repeats a key, or uses aliases or several documents.
    """
    node = _composed(text, file)
    reader = _Reader(file)
    try:
        value = reader.value(node, ()) if node is not None else None
    except RecursionError:
        raise ProblemError([Problem(Place(file), "nested too deeply")]) from None
    if reader.shares:
        reader.problems += _alias_problems(text, file)
    if reader.problems:
        raise ProblemError(reader.problems)
    return Tree(file, value, reader.places)


def top_level(text: str, file: str) -> dict[str, tuple[str, Place]]:
    """Return what stands at the top of a YAML text, "" for null, by key and with the key's place.

    Raises:
        ProblemError: the text is not YAML at all; aliases and tags are fine here.
    """
    node = _composed(text, file)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    found = {str(key.value): (str(value.value), key) for key, value in pairs}
    return {
        name: ("" if text in _NULLS else text, _place(key.start_mark, file))
        for name, (text, key) in found.items()
    }


def _composed(text: str, file: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise ProblemError([_syntax_problem(error, text, file)]) from None
    except ReaderError:
        raise ProblemError([_character_problem(text, file)]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        message = f"not YAML: {excerpt(str(error), 120)}"
        raise ProblemError([Problem(Place(file), message)]) from None


def _place(mark: Any, file: str) -> Place:
    # YAML marks count from 0, editors count from 1.
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


_QUOTE = "quote a text that contains “: ”, “#” or begins with a sign"
_ALIGN = "keys that belong together begin in the same column, and a quoted text ends its line"
_COLUMNS = f"keys that belong together begin in the same column; {_QUOTE}"
_INDENT = "or indent it, if it goes on with the text above"
_COMMA = "before this a comma is missing, or the end of what line {begun} opens"
_SYNTAX = (
    # part of what PyYAML says, the same to an editor, a hint, whether its beginning is the place
    ("end of stream", "this quotation mark is never closed", "end the text with the same", True),
    ("',' or '", _COMMA, "", False),
    ("expected key", "no key can begin here", _ALIGN, False),
    ("<block end>", "no key can begin here", _ALIGN, False),
    ("mapping values", "no colon can stand here", _COLUMNS, False),
    ("expected ':'", "a key without a colon", _INDENT, True),
    ("another document", "a second document", "remove the line `---`", False),
    ("start any token", "no text can begin with this sign", _QUOTE, False),
    ("node content", "a value is missing here", _QUOTE, False),
    ("undefined alias", "a name after * that nothing has", _QUOTE, False),
)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    mark, begun = error.problem_mark, error.context_mark or error.problem_mark
    said = str(error.problem or error.context)
    if mark and text.split("\n", mark.line)[-1][mark.column :].startswith("\t"):
        return Problem(_place(mark, file), "not YAML: a tab", "indent with spaces")
    for part, message, hint, at_its_beginning in _SYNTAX:
        if part in said:
            words = message.format(begun=_place(begun, file).line)
            place = _place(begun if at_its_beginning else mark, file)
            return Problem(place, f"not YAML: {words}", hint)
    return Problem(_place(mark, file), f"not YAML: {said}", _QUOTE)


def _character_problem(text: str, file: str) -> Problem:
    found = UNPRINTABLE.search(text)
    if found is None:
        return Problem(Place(file), "not YAML: it has a character that YAML does not allow")
    lines = text[: found.start()].split("\n")
    return _control_character(Place(file, len(lines), len(lines[-1]) + 1), found)


def _control_character(place: Place, found: re.Match[str]) -> Problem:
    message = f"control character U+{ord(found[0]):04X}"
    return Problem(place, message, "remove it; it has no place in a text")


def _alias_problems(text: str, file: str) -> list[Problem]:
    """Report each `*name`; a composed node no longer says where it was asked for."""
    return [
        Problem(_place(event.start_mark, file), "aliases (*name) are not supported", "write it out")
        for event in yaml.parse(text, Loader=_LOADER)
        if isinstance(event, yaml.AliasEvent)
    ]


class _Reader:
    """Walks the nodes once and collects values, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self.shares = False
        """Whether something stands in more than one place."""
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.places[path] = _place(node.start_mark, self.file)
        if id(node) in self._seen:
            self.shares = True
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(child, (*path, key)) for key, child in self._items(node, path)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, k)) for k, child in enumerate(node.value)]
        plain = not getattr(node, "style", None)
        return None if plain and node.value in _NULLS else self._text(node)

    def _text(self, node: yaml.Node) -> str:
        """Return a scalar's words; a control character can be spelt out in quotation marks."""
        found = UNPRINTABLE.search(str(node.value))
        if found:
            self.problems.append(_control_character(_place(node.start_mark, self.file), found))
        return str(node.value)

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node]]:
        first: dict[str, Place] = {}
        for key_node, child in node.value:
            place = _place(key_node.start_mark, self.file)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(place, "a key must be a plain word"))
                continue
            key = self._text(key_node)
            if key in first:
                message = f"duplicate key `{excerpt(key)}`"
                self.problems.append(Problem(place, message, f"first in line {first[key].line}"))
            else:
                first[key] = self.places[(*path, key, "\0key")] = place
                yield key, child
