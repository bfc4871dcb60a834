"""A test cannot start a browser, Java or Node unless its marker says so."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("program", ["java", "node", "npm", "chromium", "/usr/bin/java"])
def test_a_program_needs_its_marker(program: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"without @pytest\.mark"):
        subprocess.run([program, "--version"], check=False)


def test_java_inside_this_process_needs_its_marker_too() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"without @pytest\.mark\.programs"):
        sys.audit("tests.program", "java")


def test_other_programs_need_none(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)
