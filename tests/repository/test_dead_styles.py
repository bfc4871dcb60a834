"""The style sheets have no rule that nothing uses; the templates name no class without a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taklimat.outputs.html.assets import make_assets

ROOT = Path(__file__).parents[2]
THEME = ROOT / "overrides"

# Markdown's extensions make these for hand-written pages: any of them may stand in a page of docs/.
MARKDOWN = {"caution", "danger", "note", "tabbed-alternate", "tabbed-content"}


def without_comments(text: str, ending: str) -> str:
    pattern = {".html": r"\{#.*?#\}", ".js": r"/\*.*?\*/|(?m:^\s*//[^\n]*$)"}.get(ending)
    return re.sub(pattern, "", text, flags=re.DOTALL) if pattern else text


def texts(folder: Path, *endings: str) -> str:
    """Return what the files below a folder say, as one text."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in endings]
    assert paths
    return "\n".join(without_comments(p.read_text(encoding="utf-8"), p.suffix) for p in paths)


TEMPLATES = texts(THEME, ".html")
SCRIPTS = texts(THEME / "assets", ".js")
SOURCES = TEMPLATES + SCRIPTS + texts(THEME, ".svg")
SOURCES += texts(ROOT / "docs", ".md") + texts(ROOT / "scripts", ".py")
WORDS = frozenset(re.findall(r"[\w-]+", SOURCES))


def style_sheet() -> str:
    """Return all rules that are sent, without comments and strings."""
    sheets = make_assets({}, states=True).files.items()
    css = "".join(content for path, content in sheets if path.endswith(".css"))
    return re.sub(r'/\*.*?\*/|"[^"]*"', "", css, flags=re.DOTALL)


CSS = style_sheet()
SELECTORS = " ".join(re.findall(r"([^{};]*)\{", CSS))
CLASSES = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", SELECTORS))
PROPERTIES = set(re.findall(r"(?<=[{;\s])(--[\w-]+)\s*:", CSS))


def is_composed(name: str) -> bool:
    """Tell whether a class is made of a prefix and a value: `tk-label--{{ layer }}`, `n{count}`."""
    starts = {name[: found.end()] for found in re.finditer(r"-|^[nwf](?=\d+$)", name)}
    return any(re.search(rf"(?<![\w-]){start}(?:\{{|\$\{{|[\"'] ~)", SOURCES) for start in starts)


def test_every_class_of_a_rule_is_used() -> None:
    assert len(CLASSES) > 100
    written = {name for name in CLASSES if not name.startswith("is-")}  # the others are states
    used = {name for name in written if name in WORDS or is_composed(name)}
    assert sorted(written - used - MARKDOWN) == []


def test_every_custom_property_is_used() -> None:
    assert len(PROPERTIES) > 30
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", CSS))
    assert sorted(PROPERTIES - asked - WORDS) == []


def test_every_custom_property_that_is_asked_for_is_defined() -> None:
    set_by_scripts = set(re.findall(r'setProperty\("(--[\w-]+)"', SCRIPTS))
    assert set(re.findall(r"var\(\s*(--[\w-]+)", CSS)) - PROPERTIES - set_by_scripts == set()


def test_every_class_of_a_template_has_a_rule_or_is_found_by_a_script() -> None:
    values = re.findall(r'\bclass="((?:[^"{]|\{\{.*?\}\})*)"', TEMPLATES, re.DOTALL)
    names = {
        name
        for value in values
        for name in re.sub(r"\{\{.*?\}\}", "{}", value, flags=re.DOTALL).split()
    }
    whole = {name for name in names if "{}" not in name}
    assert len(whole) > 50
    selected = set(re.findall(r"\.(tk-[\w-]+)", SCRIPTS))
    assert sorted(whole - CLASSES - selected - MARKDOWN) == []


@pytest.mark.parametrize(
    ("name", "composed"),
    [("tk-label--fact", True), ("n7", True), ("tk-cols", False), ("nothing", False)],
)
def test_a_class_of_a_prefix_and_a_value_is_recognised(name: str, composed: bool) -> None:
    assert is_composed(name) is composed
