"""Mutants of a module: each is the module with one small fault in it; `mutate.py` runs them.

A fault is what somebody may write by mistake: `<` for `<=`, a condition left out, a sign missing
from a list. Annotations, docstrings and messages stay as they are.
"""

from __future__ import annotations

import ast
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_CALLS = {
    "min": ("max",), "max": ("min",), "any": ("all",), "all": ("any",), "sorted": ("list", "set"),
    "startswith": ("endswith",), "endswith": ("startswith",), "find": ("rfind",),
    "search": ("match",), "match": ("search",), "fullmatch": ("match",),
}  # fmt: skip
_CLEANERS = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "removeprefix"}
_EMPTY = {"str": "''", "tuple": "()", "list": "[]", "dict": "{}", "int": "0"}
"""What a function may return by mistake, by the type that it promises; else None."""
_TYPES = {"Annotated", "Callable", "Literal", "dict", "frozenset", "list", "set", "tuple", "type"}
_TYPED = {"annotation", "returns"}
_MESSAGES = {"description", "title", "hint"}
"""Arguments whose texts are for people, however short."""
_PROSE = re.compile(r"[A-Za-z`]{2,},? [A-Za-z`]{2,}")
_COMMENT = re.compile(r"[ ]# .*")
"""Of a pattern over several lines."""
_CONTEXT = 24
"""How many characters beside a change stand in its name."""


@dataclass(frozen=True)
class Mutant:
    """A module with one node in the place of another."""

    name: str
    """The function and the change; it stays the same when lines move."""
    tree: ast.Module
    owner: Any
    key: Any
    old: ast.AST
    new: ast.AST

    def unparsed(self, node: ast.AST) -> str:
        """Return the text of a part of the tree, with the fault in it."""
        self._put(self.new)
        try:
            return ast.unparse(node)
        finally:
            self._put(self.old)

    def _put(self, node: ast.AST) -> None:
        if isinstance(self.owner, list):
            self.owner[self.key] = node
        else:
            setattr(self.owner, self.key, node)


@dataclass(frozen=True)
class _Scope:
    """What a node stands in."""

    name: str = ""
    promised: str = ""
    """The type that the function returns."""
    statement: ast.AST = field(default_factory=ast.Pass)
    pattern: bool = False
    """The arguments of a function of `re`."""

    def inside(self, node: ast.AST) -> _Scope:
        match node:
            case ast.FunctionDef(name=name, returns=returns):
                promised = re.split(r"\W", ast.unparse(returns))[0] if returns else ""
                return replace(self, name=f"{self.name}.{name}".lstrip("."), promised=promised)
            case ast.ClassDef(name=name):
                return replace(self, name=f"{self.name}.{name}".lstrip("."))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                return replace(self, pattern=True)
        return self


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module's text, in the order of the text."""
    tree = ast.parse(source)
    seen: Counter[str] = Counter()
    for mutant, scope in _mutants(tree, tree, _Scope()):
        name = f"{scope.name or 'module'}: {_described(mutant, scope.statement)}"
        seen[name] += 1
        yield replace(mutant, name=name if seen[name] == 1 else f"{name} ({seen[name]})")


def _described(mutant: Mutant, statement: ast.AST) -> str:
    """Return the line that differs, before and after, without what is far from the change."""
    after = mutant.new if mutant.old is statement else statement
    pairs = zip(
        ast.unparse(statement).split("\n"), mutant.unparsed(after).split("\n"), strict=False
    )
    old, new = next((a.strip(), b.strip()) for a, b in pairs if a != b)
    shorter = min(len(old), len(new))
    start = next((k for k in range(shorter) if old[k] != new[k]), shorter)
    end = next((k for k in range(shorter - start) if old[-1 - k] != new[-1 - k]), shorter - start)
    low, high = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    return " -> ".join(text[low : len(text) - high] for text in (old, new))


def _mutants(tree: ast.Module, node: ast.AST, scope: _Scope) -> Iterator[tuple[Mutant, _Scope]]:
    scope = scope.inside(node)
    for owner, key, child, part in _children(node):
        within = replace(scope, statement=child) if isinstance(child, ast.stmt) else scope
        if part in _TYPED or (isinstance(child, ast.Subscript) and _is_type(child)):
            for call in ast.walk(child):  # `Field(min_length=1)` in an annotation is code
                if isinstance(call, ast.Call):
                    yield from _mutants(tree, call, within)
        elif not _is_message(node, child, scope):
            for new in _faults(node, part, child, scope):
                yield Mutant("", tree, owner, key, child, new), within
            yield from _mutants(tree, child, within)


def _children(node: ast.AST) -> Iterator[tuple[Any, Any, ast.AST, str]]:
    """Yield (what holds it, under which key, the child, the part it plays)."""
    for part, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield node, part, value, part
        elif isinstance(value, list) and part != "decorator_list":
            for key, child in enumerate(value):
                if isinstance(child, ast.AST):
                    yield value, key, child, part


def _is_type(node: ast.Subscript) -> bool:
    return ast.unparse(node.value) in _TYPES


def _is_message(parent: ast.AST, node: ast.AST, scope: _Scope) -> bool:
    """Tell whether a text is for people: a docstring, a message or a part of one."""
    match parent, node:
        case ast.Expr(), ast.Constant():
            return True
        case ast.keyword(arg=str(name)), ast.Constant(value=str()) if name in _MESSAGES:
            return True
        case ast.JoinedStr(), ast.Constant():
            return not scope.pattern
        case _, ast.Constant(value=str(text)):
            return not scope.pattern and "\n" not in text and bool(_PROSE.search(text))
    return False


# ---- faults: what may stand in a node's place by mistake


def _faults(parent: ast.AST, part: str, node: ast.AST, scope: _Scope) -> Iterator[ast.AST]:
    if isinstance(parent, ast.comprehension) and part == "ifs":
        yield ast.Constant(True)
    if isinstance(node, ast.Return):
        yield from _returns(node, scope.promised)
    elif type(node) in _FAULTS:
        yield from _FAULTS[type(node)](node)


def _returns(node: ast.Return, promised: str) -> Iterator[ast.AST]:
    """Nothing; of two answers the other one. A constant has faults of its own."""
    if node.value is None or isinstance(node.value, ast.Constant):
        return
    if promised == "bool":
        yield ast.Return(ast.UnaryOp(ast.Not(), node.value))
    elif ast.unparse(node.value) != (empty := _EMPTY.get(promised, "None")):
        yield ast.Return(ast.parse(empty, mode="eval").body)


def _conditions(node: ast.If) -> Iterator[ast.AST]:
    """A guard, a case or an exception is left out."""
    yield ast.If(ast.Constant(False), node.body, node.orelse)
    if node.orelse:
        yield ast.If(ast.Constant(True), node.body, node.orelse)


def _statements(node: ast.Expr | ast.AugAssign) -> Iterator[ast.AST]:
    """What is done is not done."""
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
    elif isinstance(node, ast.AugAssign) or isinstance(node.value, ast.Call):
        yield ast.Pass()


def _jumps(_: ast.Continue) -> Iterator[ast.AST]:
    yield ast.Break()


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    """One more or less; of a text one character is missing."""
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case str(value):
            code = _COMMENT.sub(lambda m: " " * len(m[0]), value) if "\n" in value else value
            letters = [k for k, letter in enumerate(code) if not letter.isspace()]
            at = letters[zlib.crc32(value.encode()) % len(letters)] if letters else 0
            yield ast.Constant(value[:at] + value[at + 1 :] or "x")


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """The opposite function, or a text that is not cleaned."""
    match node.func:
        case ast.Name(id=name):
            for other in _CALLS.get(name, ()):
                keywords = [] if name == "sorted" else node.keywords
                yield ast.Call(ast.Name(other, ast.Load()), node.args, keywords)
        case ast.Attribute(value=value, attr=name):
            for other in _CALLS.get(name, ()):
                method = ast.Attribute(value, other, ast.Load())
                yield ast.Call(method, node.args, node.keywords)
            if name in _CLEANERS:
                yield value


def _comparisons(node: ast.Compare) -> Iterator[ast.AST]:
    first, *others = node.ops
    yield ast.Compare(node.left, [_COMPARISONS[type(first)](), *others], node.comparators)


def _conjunctions(node: ast.BoolOp) -> Iterator[ast.AST]:
    """The other one; one of the conditions is left out."""
    yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    for k in range(len(node.values)):
        rest = node.values[:k] + node.values[k + 1 :]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _negations(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not):
        yield node.operand


def _choices(node: ast.IfExp) -> Iterator[ast.AST]:
    yield from (node.body, node.orelse)


def _sums(node: ast.BinOp) -> Iterator[ast.AST]:
    """The other sign before a number, else the first part alone."""
    match node:
        case ast.BinOp(left, ast.Add(), ast.Constant(value=int()) as number):
            yield ast.BinOp(left, ast.Sub(), number)
        case ast.BinOp(left, ast.Sub(), ast.Constant(value=int()) as number):
            yield ast.BinOp(left, ast.Add(), number)
        case ast.BinOp(left, _, right) if ast.unparse(right) != "None":  # `str | None` is a type
            yield left


def _slices(node: ast.Slice) -> Iterator[ast.AST]:
    yield from [ast.Slice(None, node.upper)] if node.lower else []
    yield from [ast.Slice(node.lower, None)] if node.upper else []


def _merges(node: ast.Dict) -> Iterator[ast.AST]:
    """Of two mappings in one the other wins."""
    if len(node.keys) > 1 and not any(node.keys):
        yield ast.Dict(node.keys, node.values[::-1])


_FAULTS: dict[type[ast.AST], Callable[[Any], Iterator[ast.AST]]] = {
    ast.AugAssign: _statements, ast.BinOp: _sums, ast.BoolOp: _conjunctions, ast.Call: _calls,
    ast.Compare: _comparisons, ast.Constant: _constants, ast.Continue: _jumps, ast.Dict: _merges,
    ast.Expr: _statements, ast.If: _conditions, ast.IfExp: _choices, ast.Slice: _slices,
    ast.UnaryOp: _negations,
}  # fmt: skip
