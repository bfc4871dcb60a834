"""Whether an address with a # leads to one place: the ids of finished pages are read back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from taklimat.briefing import Briefing
from taklimat.diagnostics import Place, Problem
from taklimat.language import page_address
from taklimat.page import Page

_ID = re.compile(r'<[^<>]*\sid="([^"]*)"')


def ids_of(html: str) -> list[str]:
    """Return the ids of a page, in order."""
    return _ID.findall(html)


def doubled(page: Page, ids: Iterable[str]) -> Iterator[Problem]:
    """Report ids that a page has twice: a link would lead to the first, whatever it means."""
    for name, count in Counter(ids).items():
        if count > 1:
            message = f"{count} places on {page.address} have the address #{name}"
            hint = f"the page itself has one: the entry `{name}` needs another name"
            file = page.briefing.tree.file if page.briefing else page.address
            yield Problem(Place(file), message, hint if name in page.fragments else "")


def redirected_nowhere(briefing: Briefing, ids: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Report redirects to a place that a page does not have; `ids` is by its address."""
    roots = [page_address(briefing.slug, "overview", code) for code in briefing.languages]
    for old, new in briefing.manifest.redirects.items():
        path, _, name = new.lstrip("/").partition("#")
        for address in [root + path for root in roots if root + path in ids]:
            if name and name not in ids[address]:
                message = f"the redirect leads to #{name}, which {address} does not have"
                yield Problem(briefing.tree.place(("redirects", old)), message)
