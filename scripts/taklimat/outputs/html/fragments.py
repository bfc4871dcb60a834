"""Checks URL fragments: ids of finished pages must be unique, and redirects must hit one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from taklimat.base.diagnostics import Place, Problem
from taklimat.briefing.briefing import Briefing
from taklimat.pages.addresses import page_address
from taklimat.pages.page import Page

_ID = re.compile(r'<[^<>]*\sid="([^"]*)"')


def ids_of(html: str) -> list[str]:
    """Return the ids of a page, in order.

    >>> ids_of('<p id="p1"><span id="p1-s1">')
    ['p1', 'p1-s1']
    """
    return _ID.findall(html)


def doubled(page: Page, ids: Iterable[str]) -> Iterator[Problem]:
    """Report ids that a page has twice: a browser would scroll to the first, whichever is meant."""
    for name, count in Counter(ids).items():
        if count > 1:
            message = f"{count} places on {page.address} have the address #{name}"
            hint = f"the page itself has one: the entry `{name}` needs another name"
            file = page.briefing.tree.file if page.briefing else page.address
            yield Problem(Place(file), message, hint if name in page.fragments else "")


def redirected_nowhere(briefing: Briefing, ids: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Report redirects to a fragment that a page lacks; `ids` is by the page's URL path."""
    roots = [page_address(briefing.slug, "overview", code) for code in briefing.languages]
    for old, new in briefing.manifest.redirects.items():
        path, _, name = new.lstrip("/").partition("#")
        for address in [root + path for root in roots if root + path in ids]:
            if name and name not in ids[address]:
                message = f"the redirect leads to #{name}, which {address} does not have"
                yield Problem(briefing.tree.place(("redirects", old)), message)
