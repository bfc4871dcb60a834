"""A briefing's pages: every kind that it has something for, in each of its languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from taklimat.briefing.briefing import Briefing
from taklimat.pages.addresses import page_address
from taklimat.pages.developments import developments_page
from taklimat.pages.instruments import instrument_pages
from taklimat.pages.kinds import kinds_of
from taklimat.pages.lists import (
    actors_page,
    checklist_page,
    comparison_page,
    facts_page,
    glossary_page,
    quotations_page,
)
from taklimat.pages.maker import Maker
from taklimat.pages.overview import download_page, overview_page, text_page
from taklimat.pages.page import Page
from taklimat.pages.recommendations import recommendation_pages
from taklimat.pages.regions import region_pages
from taklimat.pages.timeline import timeline_page

MAKERS: Mapping[str, Callable[[Maker], Iterator[Page]]] = {
    "overview": overview_page,
    "text": text_page,
    "region": region_pages,
    "comparison": comparison_page,
    "recommendation": recommendation_pages,
    "instrument": instrument_pages,
    "actors": actors_page,
    "glossary": glossary_page,
    "facts": facts_page,
    "developments": developments_page,
    "quotations": quotations_page,
    "timeline": timeline_page,
    "checklist": checklist_page,
    "download": download_page,
}
"""What makes the pages of each kind of `kinds.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """A page that leads to where it moved."""

    kind = "redirect"
    target: str
    """URL path, with a fragment where it moved to a place on a page."""


def briefing_pages(briefing: Briefing) -> tuple[Page, ...]:
    """Return every page of a briefing, in the order of its menu, language by language."""
    return tuple(
        page for language in briefing.languages for page in _pages(Maker(briefing, language))
    )


def _pages(make: Maker) -> Iterator[Page]:
    pages = [page for kind in kinds_of(make.briefing) for page in MAKERS[kind.name](make)]
    yield from pages
    yield from _redirects(make, {page.address for page in pages})


def _redirects(make: Maker, addresses: Collection[str]) -> Iterator[RedirectPage]:
    """Make a redirect in each language that has its target: folders have other names there."""
    root = page_address(make.briefing.slug, "overview", make.language)
    for old, new in make.manifest.redirects.items():
        target = root + new.lstrip("/")
        if target.partition("#")[0] in addresses:
            yield RedirectPage(
                language=make.language,
                address=root + old.strip("/") + "/",
                title=make.words["redirect_title"],
                description="",
                briefing=make.briefing,
                target=target,
            )
