"""Checks of a finished page: the author's words, and ids, which are URL fragments."""

from __future__ import annotations

from collections.abc import Iterator

from taklimat.article.source import Source
from taklimat.base.diagnostics import Problem
from taklimat.outputs.html.fidelity import differences, translation_differences
from taklimat.outputs.html.fragments import doubled, ids_of
from taklimat.pages.page import Page


def check_page(
    page: Page, html: str, source: Source | None
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the ids of a finished page, and its problems.

    `source` is the article of its briefing, if it has one.
    """
    ids = ids_of(html)
    return frozenset(ids), (*_words(page, html, source), *doubled(page, ids))


def _words(page: Page, html: str, source: Source | None) -> Iterator[Problem]:
    """Compare the full text with the article, or its translation, word for word."""
    if page.kind != "text" or page.briefing is None or source is None:
        return
    translation = page.briefing.translations.get(page.language)
    if translation:
        yield from translation_differences(translation, html)
    else:
        yield from differences(source, html)
