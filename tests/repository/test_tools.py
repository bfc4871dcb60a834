"""What `make tools` says where it may not install: which program is missing, and what to do."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/tools.sh"


@pytest.mark.parametrize("fails", ["update", "install"])
def test_a_program_that_cannot_be_installed_is_named_with_a_hint(
    tmp_path: Path, fails: str
) -> None:
    for name in ("sh", "id"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\n[ "$1" != {fails} ]\n', encoding="utf-8")
    apt.chmod(0o755)
    command = ["sh", str(SCRIPT)]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 1
    assert "error: the tests need node" in done.stderr
    assert "  hint: install it (Debian: apt-get install nodejs)" in done.stderr


@pytest.mark.parametrize(("asked", "missing"), [([], "chromium"), (["node"], None)])
def test_checks_need_node_alone(tmp_path: Path, asked: list[str], missing: str | None) -> None:
    for name in ("sh", "id"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    for name in ("node", "npm", "apt-get"):
        (tmp_path / name).symlink_to(str(shutil.which("true")))
    command = ["sh", str(SCRIPT), *asked]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == (1 if missing else 0)
    assert f"the tests need {missing}" in done.stderr if missing else done.stderr == ""
