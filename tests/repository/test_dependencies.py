"""What we import or configure is named in pyproject.toml; nothing rests on another's needs."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMED = {re.split(r"[<>=]", each)[0].lower() for each in PROJECT["dependencies"]}
NEEDS = packages_distributions()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def extensions() -> Iterator[str]:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for each in settings["markdown_extensions"]:
        name = each if isinstance(each, str) else next(iter(each))
        yield name.partition(".")[0] if "." in name else "markdown"


FOREIGN = sorted(
    {name for path in (ROOT / "scripts/taklimat").rglob("*.py") for name in imports(path)}
    - {*sys.stdlib_module_names, "taklimat"}
    | {*extensions()}
)


@pytest.mark.parametrize("package", FOREIGN)
def test_a_package_is_named(package: str) -> None:
    assert NAMED & {name.lower().replace("_", "-") for name in NEEDS[package]}


def test_there_are_some() -> None:
    assert {"pymdownx", "markdown", "mkdocs", "typst"} <= {*FOREIGN}
