"""Files stay short enough to be read: lines of templates, and modules."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
MODULES = sorted(path for folder in ("scripts", "tests") for path in (ROOT / folder).rglob("*.py"))

LONGEST_LINE = 160
MOST_LINES = 400


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_templates_lines_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE] == []


def test_a_module_that_grows_is_split() -> None:
    assert TEMPLATES
    assert MODULES
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {str(path): lines for path, lines in sizes.items() if lines > MOST_LINES} == {}
