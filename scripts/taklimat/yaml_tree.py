"""YAML text to plain values, every one with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from taklimat.diagnostics import Place, Problem, ProblemError, excerpt

Path = tuple[str | int, ...]
_NULLS = {"", "~", "null", "Null", "NULL"}
# libyaml's composer is 17 times as fast as a pure-Python one; the package may lack it on some
# platforms, where the slower one does the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise ProblemError([_syntax_problem(error, file)]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        message = f"not YAML: {excerpt(str(error), 120)}"
        raise ProblemError([Problem(Place(file), message)]) from None
    reader = _Reader(file)
    try:
        value = reader.value(node, ()) if node is not None else None
    except RecursionError:
        raise ProblemError([Problem(Place(file), "nested too deeply")]) from None
    if reader.problems:
        raise ProblemError(reader.problems)
    return Tree(file, value, reader.places)


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    message = f"not YAML: {error.problem or error.context or 'unreadable'}"
    return Problem(place, message, "quote a text that contains “: ”, “#” or begins with a sign")


class _Reader:
    """Walks the nodes once and collects values, places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.places[path] = self._place(node)
        if id(node) in self._seen:
            self.problems.append(Problem(self._place(node), "aliases (*name) are not supported"))
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(child, (*path, key)) for key, child in self._items(node, path)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, k)) for k, child in enumerate(node.value)]
        plain = not getattr(node, "style", None)
        return None if plain and node.value in _NULLS else str(node.value)

    def _items(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node]]:
        first: dict[str, Place] = {}
        for key_node, child in node.value:
            key, place = str(key_node.value), self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(place, "a key must be a plain word"))
            elif key in first:
                message = f"duplicate key `{excerpt(key)}`"
                self.problems.append(Problem(place, message, f"first in line {first[key].line}"))
            else:
                first[key] = self.places[(*path, key, "\0key")] = place
                yield key, child

    def _place(self, node: yaml.Node) -> Place:
        # YAML marks count from 0, editors count from 1.
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)
