"""The generated pages as Markdown files, for a generator that may come after MkDocs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.page import Page
from taklimat.render import body, environment


def write_pages(pages: Iterable[Page], out: Path) -> int:
    """Write each page's HTML body with front matter to `<address>/index.md`; return how many.

    Raises:
        ProblemError: the folder has something in it.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = "this folder is not empty"
        raise ProblemError([Problem(Place(str(out)), message, "name an empty or a new one")])
    templates = environment()
    count = 0
    for page in pages:
        path = out / page.address.strip("/") / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_front_matter(page) + body(page, templates), encoding="utf-8")
        count += 1
    return count


def _front_matter(page: Page) -> str:
    """YAML, each value in JSON's quotes, which YAML reads."""
    fields = {
        "title": page.title,
        "description": page.description,
        "lang": page.language,
        "kind": page.kind,
        "address": page.address,
    }
    lines = "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in fields.items())
    return f"---\n{lines}---\n\n"
