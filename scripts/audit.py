"""Known faults in what is locked, as PyPI and npm know them; says what could not be checked.

pip-audit calls a list clean of which it could look up nothing, and fails alike when there is a
fault and when there is no network. So its answers, and npm's, are read here one by one. Exit
status: 1 if a fault is known, 0 otherwise.

Run it with `make audit`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PIP_AUDIT = ROOT / ".venv/audit/bin/pip-audit"
READING = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
LOCKS = ("requirements-test.lock", "requirements-audit.lock")
"""The first holds all of requirements.lock as well."""


def main() -> None:
    """Check each lock file and print a line for each."""
    faults = [fault for name in LOCKS for fault in _say(name, *python_packages(_pip_audit(name)))]
    faults += _say("package-lock.json", *node_packages(_answer("npm", "audit", "--json")))
    sys.exit(1 if faults else 0)


def _say(name: str, faults: list[str], checked: int, unknown: int) -> list[str]:
    print(*(f"fault: {name}: {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
    if checked:
        print(f"{name}: {checked} packages checked, {len(faults)} known faults")
    if unknown or not checked:
        print(f"not checked: {name}: the database does not answer for {unknown or 'all'} packages")
    return faults


def python_packages(answer: dict[str, Any]) -> tuple[list[str], int, int]:
    """Read pip-audit's answer: the faults, how many packages were looked up, how many not."""
    packages = answer.get("dependencies", [])
    checked = [package for package in packages if "skip_reason" not in package]
    faults = [
        f"{package['name']} {package['version']}: {found['id']}, "
        f"mended in {', '.join(found['fix_versions']) or 'no release yet'}"
        for package in checked
        for found in package["vulns"]
    ]
    return faults, len(checked), len(packages) - len(checked)


def node_packages(answer: dict[str, Any]) -> tuple[list[str], int, int]:
    """Read npm's answer likewise; it looks up all packages or none."""
    found = answer.get("vulnerabilities", {})
    faults = [
        f"{name} {package['range']}: {via['title']} ({via['severity']}), {via['url']}"
        for name, package in found.items()
        for via in package["via"]
        if isinstance(via, dict)  # a name alone points to another one of the list
    ]
    return faults, answer.get("metadata", {}).get("dependencies", {}).get("total", 0), 0


def _pip_audit(lock: str) -> dict[str, Any]:
    return _answer(str(PIP_AUDIT), "--requirement", lock, *READING)


def _answer(*command: str) -> dict[str, Any]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    try:
        return dict(json.loads(done.stdout))
    except ValueError:  # it gave up before it had an answer
        return {}


if __name__ == "__main__":
    main()
