"""What axe finds in a page, in either theme."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

Theme = Literal["light", "dark"]

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""A theme changes colours alone, so the second one is asked no more than these."""


def violations(page: Page, *themes: Theme) -> list[str]:
    """Return what axe finds, in both themes if none is named, one line for each element."""
    page.evaluate(_AXE)
    first, *others = themes or ("light", "dark")
    found = [*_violations(page, first, _RULES)]
    return found + [line for theme in others for line in _violations(page, theme, _OF_COLOURS)]


def _violations(page: Page, theme: Theme, rules: object) -> Iterator[str]:
    page.emulate_media(color_scheme=theme)
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    for rule in page.evaluate("(options) => axe.run(document, options)", options)["violations"]:
        for node in rule["nodes"]:
            yield f"{theme}: {rule['id']}: {node['target']}: {node['failureSummary']}"
