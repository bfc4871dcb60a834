"""What is measured: our project, and a stock one of MkDocs + Material with the same words."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STOCK = "site_name: Stock\ntheme: {name: material}\n"


def ours(project: Path) -> Path:
    project.mkdir()
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def stock(project: Path, site: Path, settings: str) -> Path:
    """Make a plain page of each of ours: its heading and its words, a paragraph a block."""
    for page in sorted(site.rglob("index.html")):
        main = re.search(r"<main.*?</main>", page.read_text(encoding="utf-8"), re.DOTALL)
        blocks = re.split(r"</(?:p|li|h[1-6]|dd|dt)>", main[0] if main else "")
        words = [" ".join(html.unescape(re.sub(r"<[^>]*>", "", b)).split()) for b in blocks]
        path = project / "docs" / page.relative_to(site).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# " + "\n\n".join(filter(None, words)), encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return project


def build(project: Path) -> Path:
    """Build a project with MkDocs' own door and return its site."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return project / "site"
