"""What axe finds in a page, in either theme."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

Theme = Literal["light", "dark"]

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *themes: Theme) -> list[str]:
    """Return what axe finds, in both themes if none is named, one line for each element."""
    page.evaluate(_AXE)
    return [line for theme in themes or ("light", "dark") for line in _violations(page, theme)]


def _violations(page: Page, theme: Theme) -> Iterator[str]:
    page.emulate_media(color_scheme=theme)
    options = {"runOnly": _RULES, "resultTypes": ["violations"], "preload": False}
    for rule in page.evaluate("(options) => axe.run(document, options)", options)["violations"]:
        for node in rule["nodes"]:
            yield f"{theme}: {rule['id']}: {node['target']}: {node['failureSummary']}"
