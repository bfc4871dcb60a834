"""Documentation that fails when it lies: modules, files, commands and keys are where it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from taklimat.cli import main
from taklimat.editors.manifest import Manifest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "scripts/taklimat"
MODULES = sorted(PACKAGE.rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_modules_first_line_says_what_it_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""
    first = docstring.partition("\n")[0]
    assert text.startswith('"""')
    assert len(first.split()) >= 3
    assert first.endswith((".", ":"))


def test_where_is_x_made_names_files_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## Where is X made?")[2].partition("\n## ")[0]
    rows = re.findall(r"^\|[^|]+\|(.+)\|$", table, re.MULTILINE)[2:]
    files = [file for row in rows for file in re.findall(r"`([^`]+\.\w+)`", row)]
    assert len(files) >= len(rows) > 10
    assert [f for f in files if not ((PACKAGE / f).is_file() or (ROOT / f).is_file())] == []


def test_a_fact_made_here_is_in_the_table() -> None:
    """`git grep "made here"` prints the index; the table must name the same modules."""
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    makers = [path for path in MODULES if "made here" in path.read_text(encoding="utf-8")]
    assert makers
    for path in makers:
        assert f"`{path.relative_to(PACKAGE).as_posix()}`" in table


@pytest.mark.parametrize("name", sorted(main.commands))
def test_a_command_is_documented_and_has_an_example(name: str) -> None:
    assert f"taklimat {name}" in README
    assert f"Example: taklimat {name}" in (main.commands[name].help or "")


@pytest.mark.parametrize("key", list(Manifest.model_fields))
def test_a_key_of_the_manifest_is_documented(key: str) -> None:
    pages = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    assert any(f"`{key}`" in page.read_text(encoding="utf-8") for page in pages)
