"""Every page, style sheet and picture of the site, read by the Nu HTML checker."""

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.programs
ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
COMMAND = (
    "java",
    "-Xss4m",  # the checker's schemas need a deep stack
    "-Dnu.validator.servlet.allow-forbidden-hosts=true",  # it refuses 127.0.0.1 otherwise
    *("-jar", str(CHECKER)),
    *("--format", "json", "--stdout", "--verbose", "--also-check-css", "--also-check-svg"),
)
UNKNOWN = (
    *("@container", "“container", "@view-transition", "“view-transition-name”", "@property"),
    *("“anchor-name”", "“position-anchor”", "“anchor("),
)
"""Of CSS that all browsers have, what the checker of 2026 takes for a mistake."""


def check(*what: str) -> list[str]:
    """Return what the checker says of addresses and files, warnings too, a line for each.

    Pages are given as addresses: only there can their content security policy be weighed.
    """
    done = subprocess.run([*COMMAND, *what], capture_output=True, text=True)
    assert set(what) <= set(done.stderr.splitlines()), f"not all was read:\n{done.stderr}"
    return [_line(message) for message in json.loads(done.stdout)["messages"]]


def _line(message: dict[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    return f"{kind}: {message['url']}:{message.get('lastLine', '')}: {message['message']}"


def faults(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not ("CSS: " in line and any(u in line for u in UNKNOWN))]


def test_everything_is_valid(
    site: Path, server: str, pages: dict[str, Any], figure: Callable[..., None]
) -> None:
    others = sorted(str(p) for p in site.rglob("*") if p.suffix in {".css", ".svg"})
    found = faults(check(*(f"{server}{address}" for address in pages), *others))
    warnings = sum(line.startswith("warning") for line in found)
    figure(
        "Nu HTML checker",
        f"{len(pages)} pages and {len(others)} style sheets and pictures: "
        f"{len(found) - warnings} errors, {warnings} warnings",
    )
    assert found == []


def test_a_fault_of_each_sort_is_noticed(tmp_path: Path) -> None:
    faulty = {
        "page.html": '<!doctype html><html lang="id"><title>A</title><p id="a"><b id="a"></p>',
        "style.css": "p { colour: red }",
        "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"><foo/></svg>',
    }
    for name, text in faulty.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = "\n".join(faults(check(*(str(tmp_path / name) for name in faulty))))
    assert all(name in found for name in faulty)
    assert "Duplicate ID" in found
