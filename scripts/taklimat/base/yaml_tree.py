"""YAML text to plain values, with the place of each value in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import ReaderError

from taklimat.base.diagnostics import Place, Problem, ProblemError, excerpt

Path = tuple[str | int, ...]
Position = tuple[int, int]
"""Line and column, both from 1."""
_NULLS = {"", "~", "null", "Null", "NULL"}
# libyaml's composer is 17 times as fast as a pure-Python one; the package may lack it on some
# platforms, where the slower one does the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no YAML text of ours can have, not even escaped: control characters, surrogates, U+FFFE."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file: mappings, lists, texts and nulls."""

    file: str
    value: Any
    positions: dict[Path, Position]
    """Where each value begins; a mapping's key under the value's path plus "key".

    Not as a Place, which costs ten times as much: of thousands few are asked for.
    """
    notices: tuple[Problem, ...] = ()
    """What YAML does not read as it was probably meant."""

    def place(self, path: Path) -> Place:
        """Return where the value of a path stands, or its nearest parent's place."""
        while path and path not in self.positions:
            path = path[:-1]
        return Place(self.file, *self.positions.get(path, ()))

    def key_place(self, path: Path) -> Place:
        """Return where the key of a path stands."""
        key = self.positions.get((*path, "\0key"))
        return Place(self.file, *key) if key else self.place(path)


def read_tree(text: str, file: str) -> Tree:
    """Return the values of a YAML text; every plain scalar but null is a text.

    So a region `no`, a version `1.10` and a date stay what the editor wrote (YAML 1.2's
    failsafe schema with null).

    Raises:
        ProblemError: the text is not YAML, repeats a key, uses aliases or several documents, or
            has the marks of a merge.
    """
    _refuse_merge_marks(text, file)
    node = _composed(text, file)
    reader = _Reader(file, text)
    try:
        value = reader.value(node, ()) if node is not None else None
    except RecursionError:
        raise ProblemError([Problem(Place(file), "nested too deeply")]) from None
    if reader.has_aliases:
        reader.problems += _alias_problems(text, file)
    if reader.problems:
        raise ProblemError([*reader.problems, *reader.notices])
    return Tree(file, value, reader.positions, tuple(reader.notices))


_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=\s|\Z)", re.MULTILINE)


def _refuse_merge_marks(text: str, file: str) -> None:
    """Report what git leaves in a file that it could not merge, before YAML's own complaints."""
    mark = _MERGE_MARK.search(text)
    if mark:
        message = f"“{mark[0]}” was left by a merge that is not finished"
        hint = "keep the right lines of both sides, and remove the lines <<<<<<<, =======, >>>>>>>"
        place = Place(file, text.count("\n", 0, mark.start()) + 1)
        raise ProblemError([Problem(place, message, hint)])


def top_level(text: str, file: str) -> dict[str, tuple[str, Place]]:
    """Return what stands at the top of a YAML text, "" for null, by key and with the key's place.

    Raises:
        ProblemError: the text is not YAML at all; aliases and tags are fine here.
    """
    node = _composed(text, file)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    by_name = {str(key.value): (str(value.value), key) for key, value in pairs}
    return {
        name: ("" if text in _NULLS else text, _place(key.start_mark, file))
        for name, (text, key) in by_name.items()
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


def _position(mark: Any) -> Position:
    # PyYAML's positions, its "marks", count from 0; editors count from 1.
    return mark.line + 1, mark.column + 1


def _place(mark: Any, file: str) -> Place:
    return Place(file, *_position(mark)) if mark else Place(file)


_QUOTE = "quote a text that contains “: ”, “#” or begins with a sign"
_ALIGN = "keys that belong together begin in the same column, and a quoted text ends its line"
_COLUMNS = f"keys that belong together begin in the same column; {_QUOTE}"
_INDENT = "or indent it, if it goes on with the text above"
_COMMA = "before this a comma is missing, or the end of what line {begun} opens"
_SYNTAX = (
    # part of PyYAML's message, ours, a hint, whether the problem is where the context begins
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
    mark, begun = error.problem_mark, error.context_mark
    reason = str(error.problem or error.context)
    if mark and text.split("\n", mark.line)[-1][mark.column :].startswith("\t"):
        return Problem(_place(mark, file), "not YAML: a tab", "indent with spaces")
    for part, message, hint, at_its_beginning in _SYNTAX:
        if part in reason:
            words = message.format(begun=_place(begun, file).line)
            place = _place(begun if at_its_beginning else mark, file)
            return Problem(place, f"not YAML: {words}", hint)
    return Problem(_place(mark, file), f"not YAML: {reason}", _QUOTE)


def _character_problem(text: str, file: str) -> Problem:
    match = UNPRINTABLE.search(text)
    if match is None:
        return Problem(Place(file), "not YAML: it has a character that YAML does not allow")
    lines = text[: match.start()].split("\n")
    return _control_character(Place(file, len(lines), len(lines[-1]) + 1), match)


def _control_character(place: Place, match: re.Match[str]) -> Problem:
    message = f"control character U+{ord(match[0]):04X}"
    return Problem(place, message, "remove it; it has no place in a text")


def _alias_problems(text: str, file: str) -> list[Problem]:
    """Report each alias at its place; the composed tree has only the node that it repeats."""
    return [
        Problem(_place(event.start_mark, file), "aliases (*name) are not supported", "write it out")
        for event in yaml.parse(text, Loader=_LOADER)
        if isinstance(event, yaml.AliasEvent)
    ]


_LOST_WORDS = re.compile(r"([ \t]+)(#[^\s#].*)")


class _Reader:
    """Walks the nodes once and collects values, places and problems."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.positions: dict[Path, Position] = {}
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self.has_aliases = False
        """Whether a node occurs twice."""
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.positions[path] = _position(node.start_mark)
        if id(node) in self._seen:
            self.has_aliases = True
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(child, (*path, key)) for key, child in self._items(node, path)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, k)) for k, child in enumerate(node.value)]
        plain = not getattr(node, "style", None)
        if plain:
            self._notice_comment(node)
        return None if plain and node.value in _NULLS else self._text(node)

    def _notice_comment(self, node: yaml.Node) -> None:
        """Notice words of a text that YAML takes for a comment: `number #1 in Asia`.

        A remark has white space after its sign.
        """
        comment = _LOST_WORDS.match(self.text, node.end_mark.index)
        if comment and (not node.value or any(map(str.isalpha, node.value))):
            line, column = _position(node.end_mark)
            message = f"“{excerpt(comment[2])}” is a comment for YAML, and no text"
            hint = "quote a text that contains “ #”; a remark has a space after its sign"
            place = Place(self.file, line, column + len(comment[1]))
            self.notices.append(Problem(place, message, hint, notice=True))

    def _text(self, node: yaml.Node) -> str:
        """Return a scalar's text; a quoted one may have a control character as an escape."""
        match = UNPRINTABLE.search(str(node.value))
        if match:
            self.problems.append(_control_character(_place(node.start_mark, self.file), match))
        return str(node.value)

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node]]:
        first: dict[str, Position] = {}
        for key_node, child in node.value:
            position = _position(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(
                    Problem(Place(self.file, *position), "a key must be a plain word")
                )
                continue
            key = self._text(key_node)
            if key in first:
                message = f"duplicate key `{excerpt(key)}`"
                hint = f"first in line {first[key][0]}"
                self.problems.append(Problem(Place(self.file, *position), message, hint))
            else:
                first[key] = self.positions[(*path, key, "\0key")] = position
                yield key, child
