"""Scripts go to readers without their comments and room, and stay the programs that we wrote."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from taklimat.assets import lean
from taklimat.render import THEME

ROOT = Path(__file__).parent.parent


def same(written: str, sent: str, folder: Path) -> bool:
    for name, script in (("written.js", written), ("sent.js", sent)):
        (folder / name).write_text(script, encoding="utf-8")
    command = ["node", "tests/lean.cjs", str(folder / "written.js"), str(folder / "sent.js")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return {"true": True, "false": False}[done.stdout]


@pytest.mark.parametrize(
    "files", ["js/*.js", "theme.js", "vendor/*.js", "find/*.js", "dialog/*.js"]
)
def test_what_is_sent_is_what_was_written(files: str, tmp_path: Path) -> None:
    paths = sorted((THEME / "assets/taklimat").glob(files))
    assert paths
    written = "".join(path.read_text(encoding="utf-8") for path in paths)
    sent = lean(written)
    assert len(sent) < len(written)
    assert same(written, sent, tmp_path)


@pytest.mark.parametrize(
    "sent", ["f( 'a  b', /c/ )", "f('a b', /d/)", "f('a b', /c/i)", "f('a b')", "f('a b', /c/, 1n)"]
)
def test_another_program_is_told_apart(sent: str, tmp_path: Path) -> None:
    assert same("f('a b', /c/) // d", "f('a b',/c/)", tmp_path)
    assert not same("f('a b', /c/)", sent, tmp_path)
