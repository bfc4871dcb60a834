"""Examples in docstrings are run: they must be true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
WITH_EXAMPLES = [
    path
    for path in sorted((SCRIPTS / "taklimat").rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


def test_there_are_examples() -> None:
    assert WITH_EXAMPLES


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_of_a_docstring_are_true(path: Path) -> None:
    module = import_module(".".join(path.relative_to(SCRIPTS).with_suffix("").parts))
    assert doctest.testmod(module).failed == 0
