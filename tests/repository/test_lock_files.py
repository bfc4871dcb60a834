"""Lock files: exact, with hashes, and nobody's address in them."""

import json
from pathlib import Path

import pytest

import lock_node

ROOT = Path(__file__).parents[2]
LOCKS = sorted(path.name for path in (*ROOT.glob("*.lock"), *ROOT.glob("*-lock.json")))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("name", [name for name in LOCKS if name.endswith(".lock")])
def test_every_locked_python_package_has_a_hash(name: str) -> None:
    packages = (ROOT / name).read_text(encoding="utf-8").split("==")[1:]
    assert packages
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_every_locked_node_package_has_a_version_and_a_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    ours = packages.pop("")
    assert all(version[0].isdigit() for version in ours["devDependencies"].values())
    assert [p for p in packages.values() if not p["integrity"].startswith("sha512-")] == []
    assert [p for p in packages.values() if not p["version"]] == []


def test_a_lock_by_npm_loses_its_addresses_and_what_changes_with_time() -> None:
    lock = {
        "lockfileVersion": 3,
        "packages": {
            "node_modules/a": {
                "version": "1.2.0",
                "resolved": "where it came from",
                "funding": {"url": "whom to pay"},
                "dependencies": {"b": "latest", "c": "^3.0.0"},
            },
            "node_modules/b": {"version": "0.4.0"},
        },
    }
    assert lock_node.tidy(lock) == {
        "lockfileVersion": 3,
        "packages": {
            "node_modules/a": {"version": "1.2.0", "dependencies": {"b": "0.4.0", "c": "^3.0.0"}},
            "node_modules/b": {"version": "0.4.0"},
        },
    }
