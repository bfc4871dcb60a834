"""The tool that puts faults into the code: which faults, which sample, and what notices them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import mutate
from mutants import mutants
from taklimat.base.yaml_tree import read_tree


def faults(code: str) -> list[str]:
    """The lines of a function that its mutants have instead."""
    lines = [f"    {line}" for line in code.split("\n")]
    source = ast.unparse(ast.parse("\n".join(["def f(a, b, c):", *lines])))
    found = []
    for mutant in mutants(source):
        changed = mutant.unparsed(mutant.tree).split("\n")
        (line,) = [new for old, new in zip(source.split("\n"), changed, strict=True) if old != new]
        found.append(line.strip())
    return found


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a = b < c", ["a = b <= c"]),
        ("a = b not in c", ["a = b in c"]),
        ("a = b and c", ["a = b or c", "a = c", "a = b"]),
        ("a = not b", ["a = b"]),
        ("a = b if c else a", ["a = b", "a = a"]),
        ("a = b + 1", ["a = b - 1", "a = b + 2", "a = b + 0"]),
        ("a = b | c", ["a = b"]),
        ("a = True", ["a = False"]),
        ("a = b[c:]", ["a = b[:]"]),
        ("a = b[:c]", ["a = b[:]"]),
        ("a = min(b, c)", ["a = max(b, c)"]),
        ("a = sorted(b, key=c)", ["a = list(b)", "a = set(b)"]),
        ("a = b.strip()", ["a = b"]),
        ("a = b.startswith(c)", ["a = b.endswith(c)"]),
        ("a = {**b, **c}", ["a = {**c, **b}"]),
        ("a = [b for b in c if a]", ["a = [b for b in c if True]"]),
        ("if a:\n    return", ["if False:"]),
        ("if a:\n    b = c\nelse:\n    b = a", ["if False:", "if True:"]),
        ("a.append(b)", ["pass"]),
        ("a += b", ["pass"]),
        ("yield a", ["yield from ()"]),
        ("for a in b:\n    continue", ["break"]),
        ("return a", ["return None"]),
    ],
    ids=str,
)
def test_a_fault_of_every_kind(code: str, expected: list[str]) -> None:
    assert faults(code) == expected


@pytest.mark.parametrize(
    ("promised", "expected"),
    [("bool", "not a"), ("str", "''"), ("tuple[str, ...]", "()"), ("int", "0"), ("Any", "None")],
)
def test_a_function_returns_nothing_of_what_it_promised(promised: str, expected: str) -> None:
    (mutant,) = mutants(f"def f(a) -> {promised}:\n    return a")
    assert mutant.unparsed(mutant.tree).endswith(f"return {expected}")


def test_a_text_misses_a_character_that_counts() -> None:
    pattern = "_P = re.compile('''\n  a  # all but this\n''', re.VERBOSE)"
    (mutant,) = mutants(pattern)
    assert "\\n    # all but this\\n" in mutant.unparsed(mutant.tree).replace("  ", "  ")
    (short, gone) = mutants("a = ['.,', '']")
    assert short.unparsed(short.tree) in {"a = ['.', '']", "a = [',', '']"}
    assert gone.unparsed(gone.tree) == "a = ['.,', 'x']"


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "def f(a: Literal['b'] = None) -> dict[str, int]:\n    '''Say.'''",
        "a = 'words for people'",
        "a = f'the {b}, said to people'",
        "a = Field(description='Word')",
        "@dataclass(frozen=True)\nclass A:\n    b: str | None\n    'What it is.'",
        "Kind = Literal['a', 'b']",
        "import a",
    ],
)
def test_types_and_words_for_people_stay(source: str) -> None:
    assert [mutant.name for mutant in mutants(source)] == []


def test_what_runs_inside_an_annotation_is_code() -> None:
    source = "class A:\n    b: Annotated[str, Field(min_length=1)]"
    assert len(list(mutants(source))) == 2


SOURCE = """
def f(a):
    if a < 1:
        return 0
    if a < 1:
        return 0
    return a
"""


def test_a_name_stays_the_same_when_lines_move() -> None:
    names = [mutant.name for mutant in mutants(SOURCE)]
    moved = SOURCE.replace("\n    ", "\n\n    # why\n    ").replace("a < 1", "(a < 1)")
    assert [mutant.name for mutant in mutants(f"import b\n{moved}")] == names
    assert len(set(names)) == len(names)
    assert names[1] == "f: if a < 1: -> if a <= 1:"
    assert f"{names[1]} (2)" in names


def test_every_mutant_is_another_program() -> None:
    source = (mutate.ROOT / mutate.PACKAGE / "article/plain.py").read_text(encoding="utf-8")
    same = ast.unparse(ast.parse(source))
    for mutant in mutants(source):
        other = mutant.unparsed(mutant.tree)
        assert ast.parse(other)
        assert other != same, mutant.name


MODULES = mutate._modules([*mutate.ROOMS], [])


def test_data_is_left_out_and_what_is_asked() -> None:
    assert "base/text.py" in MODULES
    assert not [name for name in MODULES if "/words" in name]
    assert "base/text.py" not in mutate._modules(["base"], ["base/text.py"])


def test_a_sample_is_drawn_by_its_seed_from_every_module() -> None:
    few = {name: MODULES[name] for name in ("base/text.py", "article/plain.py", "record/lost.py")}
    sample = mutate.sampled(few, 30, 1)
    assert mutate.sampled(few, 30, 1) == sample
    assert mutate.sampled(few, 30, 2) != sample
    count = {name: sum(mutant.module == name for mutant in sample) for name in few}
    assert 28 <= sum(count.values()) <= 32
    assert count["article/plain.py"] > count["base/text.py"] > count["record/lost.py"] >= 1


def test_what_cannot_be_imported_is_no_mutant() -> None:
    good = mutate.Sampled("base/text.py", "", "A = 1\n")
    assert mutate.is_program(good)
    assert not mutate.is_program(good._replace(source="import re\nA = re.compile('(')\n"))
    assert not mutate.is_program(good._replace(source="A = (\n"))


def test_every_equivalent_mutant_still_exists_and_has_its_reason() -> None:
    for module, reasons in mutate.equivalents().items():
        names = {mutant.name for mutant in mutants(MODULES[module])}
        assert set(reasons) - names == set(), module
        assert all(len(why.split()) > 3 for why in reasons.values()), module


def test_the_list_of_equivalents_has_each_once() -> None:
    assert read_tree(mutate.EQUIVALENT.read_text(encoding="utf-8"), mutate.EQUIVALENT.name)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> mutate.Copy:
    """A package of one function with one test, that knows nothing of small numbers."""
    files = {
        "scripts/small/base/sign.py": "def is_great(a: int) -> bool:\n    return a > 10\n",
        "tests/base/test_sign.py": "from small.base.sign import is_great\n\n"
        "def test_it():\n    assert is_great(20)\n    assert not is_great(0)\n",
        "pyproject.toml": "[tool.pytest.ini_options]\npythonpath = ['scripts']\n"
        "addopts = '--import-mode=importlib'\n",
    }
    for name, text in files.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(mutate, "PACKAGE", "scripts/small")
    monkeypatch.setattr(mutate, "COPIED", ("scripts", "tests", "pyproject.toml"))
    monkeypatch.setattr(mutate, "OTHERS", ("tests/base",))
    return mutate.Copy.of(tmp_path / "project", tmp_path / "copy")


def test_a_mutant_is_killed_by_the_tests_that_notice_it(project: mutate.Copy) -> None:
    path = project.folder / "scripts/small/base/sign.py"
    before = path.read_text(encoding="utf-8")
    killers = {
        mutant.name: project.killer(
            mutate.Sampled("base/sign.py", mutant.name, mutant.unparsed(mutant.tree))
        )
        for mutant in mutants(before)
    }
    assert killers == {
        "is_great: return a > 10 -> return not a > 10": "tests/base/test_sign.py",
        "is_great: return a > 10 -> return a >= 10": "",
        "is_great: return a > 10 -> return a > 11": "",
        "is_great: return a > 10 -> return a > 9": "",
    }
    assert path.read_text(encoding="utf-8") == before


def test_an_endless_loop_is_killed(project: mutate.Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutate, "MOST_CPU_S", 2)
    endless = "def is_great(a: int) -> bool:\n    while True:\n        pass\n"
    killer = project.killer(mutate.Sampled("base/sign.py", "", endless))
    assert killer == "tests/base/test_sign.py"
