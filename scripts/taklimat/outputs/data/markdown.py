"""The generated pages as Markdown files, for a generator that may come after MkDocs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.pages.page import Page


def write_pages(pages: Iterable[Page], out: Path, body: Callable[[Page], str]) -> int:
    """Write each page's HTML body with front matter to `<address>/index.md`; return how many.

    `body` renders a page's main part.

    Raises:
        ProblemError: the folder has something in it.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = "this folder is not empty"
        raise ProblemError([Problem(Place(str(out)), message, "name an empty or a new one")])
    count = 0
    for page in pages:
        path = out / page.address.strip("/") / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_front_matter(page) + html_block(body(page)), encoding="utf-8")
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


_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_LINE_END = re.compile(r"\r\n?|\n")
_BLANK_LINES = re.compile(r"(?:[\r\n][ \t]*)+[\r\n]")


def html_block(html: str) -> str:
    r"""Return HTML that a Markdown reader passes through whole.

    To CommonMark an HTML block ends at a blank line, and what follows is read as Markdown.

    >>> html_block("<p>*a*</p>\n\n<pre>b\n\nc</pre>")
    '<div>\n<p>*a*</p>\n<pre>b&#10;&#10;c</pre>\n</div>\n'
    """
    parts = _PREFORMATTED.split(html.strip())
    parts[::2] = [_BLANK_LINES.sub("\n", part) for part in parts[::2]]
    parts[1::2] = [_LINE_END.sub("&#10;", part) for part in parts[1::2]]
    return f"<div>\n{''.join(parts)}\n</div>\n"
