"""The constants of search: written once, and in the engine's bundle as Python has them."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

from taklimat.outputs.html.assets import bundles
from taklimat.outputs.search_constants import constants, constants_script
from taklimat.outputs.theme import THEME

ROOT = Path(__file__).parents[2]
ENGINE = THEME / "assets/taklimat/find"
DIALOG = THEME / "assets/taklimat/dialog"
ORACLE = [
    ROOT / "scripts/bench/search" / f"{name}.py" for name in ("lexicon", "matching", "ranking")
]
PYTHON = [*ORACLE, *sorted((ROOT / "scripts/taklimat/outputs/search").glob("*.py"))]
LITERAL = re.compile(r"""^(?:const|let) ([A-Z][A-Z_0-9]*) = (?:[\d."'\[]|new Set)""", re.MULTILINE)
OWN = {"BUDGET", "ROWS"}
"""Constants of the engine's in the browser alone: time and memory."""


def names(module: Path) -> set[str]:
    """Names in capitals to which a module assigns at its top."""
    return {
        node.id
        for statement in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper()
    }


@pytest.mark.programs
def test_the_script_says_what_python_has() -> None:
    script = f"{constants_script()}console.log(JSON.stringify({{{','.join(constants())}}}))"
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == json.loads(json.dumps(constants()))


def test_the_engine_has_the_constants_in_its_bundle() -> None:
    assert constants_script() in bundles()["find.js"]


@pytest.mark.parametrize("script", sorted(ENGINE.glob("*.js")), ids=lambda path: path.name)
def test_the_engine_has_no_constant_of_its_own(script: Path) -> None:
    assert set(LITERAL.findall(script.read_text(encoding="utf-8"))) <= OWN


@pytest.mark.parametrize("script", sorted(DIALOG.glob("*.js")), ids=lambda path: path.name)
def test_the_dialog_repeats_no_constant(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert set(LITERAL.findall(text)).isdisjoint(constants())
    assert not re.search(r"\bformat !== \d", text)


@pytest.mark.parametrize("module", PYTHON, ids=lambda path: path.name)
def test_neither_the_index_nor_the_oracle_repeats_a_constant(module: Path) -> None:
    assert names(module).isdisjoint(constants())


@pytest.mark.parametrize("module", ORACLE, ids=lambda path: path.name)
def test_the_oracle_weighs_with_no_number_of_its_own(module: Path) -> None:
    numbers = {
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    }
    assert numbers <= {0.0, 0.5}  # 0.5 is in BM25's formula, and half an edit


def test_the_engine_weighs_with_no_number_of_its_own() -> None:
    for script in ENGINE.glob("*.js"):
        text = re.sub(r"//.*|/\*.*?\*/", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert set(re.findall(r"(?<![\w.])\d*\.\d+\b", text)) <= {"0.5"}, script.name


def test_types_are_declared_for_every_constant() -> None:
    text = (ENGINE / "constants.d.ts").read_text(encoding="utf-8")
    assert sorted(re.findall(r"([A-Z][A-Z_0-9]*): ", text)) == sorted(constants())
