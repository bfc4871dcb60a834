"""The contents of a page in its margin, made of the headings that it has."""

from __future__ import annotations

import re

from markupsafe import escape

PLACE = "<!--contents-->"
"""Where a body's template wants its contents."""
_MARGIN = '<aside class="tk-side"'
FEWEST = 3
"""Headings that are worth a list."""
_HEADING = re.compile(r'<h2(?: class="tk-vh")? id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<small\b.*?</small>|<[^>]*>", re.DOTALL)


def with_contents(body: str, title: str) -> str:
    """Return a body with links to its second-level headings in the place for them.

    >>> with_contents('<h2 id="a">A</h2><!--contents-->', "Here")
    '<h2 id="a">A</h2>'
    """
    before, place, after = body.partition(PLACE)
    if not place:
        return body
    main = before.partition(_MARGIN)[0]
    rows = [(anchor, _TAG.sub("", words).strip()) for anchor, words in _HEADING.findall(main)]
    return before + (_list(rows, title) if len(rows) >= FEWEST else "") + after


def _list(rows: list[tuple[str, str]], title: str) -> str:
    """Return the list; the words of the headings are HTML already."""
    links = "".join(f'<li><a href="#{anchor}">{words}</a></li>' for anchor, words in rows)
    return (
        f'<nav class="tk-here-on" aria-labelledby="here-on"><h2 id="here-on">{escape(title)}</h2>'
        f"<ul>{links}</ul></nav>"
    )
