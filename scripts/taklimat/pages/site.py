"""A library with all its pages: what every output is made of, and what only all pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from taklimat.base.diagnostics import Place, Problem, ProblemError, errors
from taklimat.briefing.briefing import Briefing
from taklimat.briefing.library import Library, read_library
from taklimat.briefing.seed import Seed
from taklimat.pages.addresses import page_address
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.library_pages import library_pages
from taklimat.pages.page import Page
from taklimat.pages.removed import removed_pages
from taklimat.record.ledger import Ledger
from taklimat.record.lost import lost_addresses
from taklimat.record.publish import Publishable, additions, summary


@dataclass(frozen=True, slots=True)
class Site:
    """Checked briefings with all pages of the library."""

    library: Library
    own_pages: tuple[Page, ...]
    """The library's own: home, search, notices of what was removed."""
    pages_of: Mapping[str, tuple[Page, ...]]
    """Pages of each briefing by slug."""
    notices: tuple[Problem, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page."""
        return (*self.own_pages, *(page for pages in self.pages_of.values() for page in pages))

    @property
    def seeds(self) -> tuple[Seed, ...]:
        """The texts that it is made of."""
        return self.library.seeds

    @property
    def briefings(self) -> tuple[Briefing, ...]:
        """All briefings, in the order of their slugs."""
        return self.library.briefings

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it has pages in."""
        return self.library.languages

    def publishable(self, briefing: Briefing) -> Publishable:
        """Return all of a briefing that publishing it makes permanent."""
        return Publishable(
            slug=briefing.slug,
            article=briefing.article,
            article_file=briefing.article_file,
            translations=(*briefing.translations.values(),),
            addresses=tuple(_promised(self.pages_of[briefing.slug])),
            states=briefing.states,
        )

    def additions(self, date: str) -> dict[str, tuple[str, ...]]:
        """Return the lines that each briefing's ledger lacks, by slug, if published on a day."""
        return {
            briefing.slug: additions(briefing.ledger, self.publishable(briefing), date)
            for briefing in self.briefings
        }


def unpublished(site: Site) -> Iterator[Problem]:
    """Report what a build would show and publishing has not made permanent."""
    for seed, (slug, lines) in zip(site.seeds, site.additions("").items(), strict=True):
        if lines:
            message = f"`{slug}` is not published as it is: the ledger lacks {summary(lines)}"
            hint = f"run `taklimat publish {slug}` and commit the ledger"
            yield Problem(Place(seed.ledger_file), message, hint)


def read_site(
    seeds: Iterable[Seed], *, drafts: bool = True, removed: Iterable[Ledger] = ()
) -> Site:
    """Return the site of some folders' texts; `drafts` tells whether those that are one too.

    `removed` are the ledgers of briefings that had to go.

    Raises:
        ProblemError: every problem of every briefing, notices too, if one is an error.
    """
    return site_of(read_library(seeds, drafts=drafts), removed)


def site_of(library: Library, removed: Iterable[Ledger] = ()) -> Site:
    """Return a library with its pages.

    Raises:
        ProblemError: every problem of the library, notices too, if one is an error.
    """
    pages_of = {briefing.slug: briefing_pages(briefing) for briefing in library.briefings}
    problems = [*library.problems, *(notice for b in library.briefings for notice in b.notices)]
    for briefing in library.briefings:
        problems += _lost(briefing, pages_of[briefing.slug])
        problems += _redirects(briefing, pages_of[briefing.slug])
    if errors(problems):
        raise ProblemError(problems)
    notices = (page for ledger in removed for page in removed_pages(ledger))
    own_pages = (*library_pages(library.briefings), *notices)
    return Site(library, own_pages, pages_of, tuple(sorted(problems)))


def _promised(pages: Iterable[Page]) -> list[str]:
    """Return the addresses that publishing some pages promises for ever."""
    return [address for page in pages for address in page.addresses]


def _lost(briefing: Briefing, pages: Iterable[Page]) -> tuple[Problem, ...]:
    return lost_addresses(briefing.ledger, _promised(pages)) if briefing.ledger else ()


def _redirects(briefing: Briefing, pages: Sequence[Page]) -> Iterator[Problem]:
    """Report redirects that lead nowhere, or that would stand in another page's place."""
    places = {page.address for page in pages if page.kind != "redirect"}
    roots = [page_address(briefing.slug, "overview", code) for code in briefing.languages]
    taken = set(places)
    for old, new in briefing.manifest.redirects.items():
        path = ("redirects", old)
        targets = [root + new.partition("#")[0].lstrip("/") for root in roots]
        if not places.intersection(targets):
            message = f"the redirect leads to {targets[0]}, and no page stands there"
            yield Problem(briefing.tree.place(path), message)
        for address in [f"{root}{old.strip('/')}/" for root in roots]:
            if address in taken:
                message = f"two pages would stand at {address}"
                yield Problem(briefing.tree.key_place(path), message)
            taken.add(address)
