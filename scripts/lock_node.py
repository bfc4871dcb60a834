"""Rewrites package-lock.json after a change of package.json, in a form that lasts.

npm's own lock file has three faults for us, which this mends. It names the registry (`.npmrc`
leaves that out). It holds links to funding pages, and a lock file of ours holds no address at all.
And a dependency asked for as `latest`, as one of Lighthouse's is, makes `npm ci` fail as soon as
that package has a new release: the version that was locked is put in the place of the word.

Run it with `make lock`.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "package-lock.json"


def main() -> None:
    """Let npm resolve, then write the lock file anew."""
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)  # noqa: S607
    tidied = tidy(json.loads(LOCK.read_text(encoding="utf-8")))
    LOCK.write_text(json.dumps(tidied, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def tidy(lock: dict[str, Any]) -> dict[str, Any]:
    """Leave out what holds an address, and name the version that `latest` was."""
    packages = {
        path: {key: value for key, value in package.items() if key not in {"funding", "resolved"}}
        for path, package in lock["packages"].items()
    }
    for package in packages.values():
        for name, wanted in package.get("dependencies", {}).items():
            if wanted == "latest":
                package["dependencies"][name] = packages[f"node_modules/{name}"]["version"]
    return {**lock, "packages": packages}


if __name__ == "__main__":
    main()
