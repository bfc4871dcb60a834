"""All briefings of a project, checked together: what both doors build from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from taklimat.briefing import Briefing, Seed, read_briefing
from taklimat.diagnostics import Problem, ProblemError, errors
from taklimat.language import page_address
from taklimat.ledger import additions, extended, lost_addresses
from taklimat.library_pages import library_pages
from taklimat.page import Page
from taklimat.pages import briefing_pages


@dataclass(frozen=True, slots=True)
class Library:
    """Checked briefings with all their pages."""

    seeds: tuple[Seed, ...]
    briefings: tuple[Briefing, ...]
    pages: tuple[Page, ...]
    notices: tuple[Problem, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that the library has pages in; the site's own always."""
        return tuple(dict.fromkeys(page.language for page in self.pages))

    def briefings_in(self, language: str) -> tuple[Briefing, ...]:
        """Return the briefings that have pages in a language."""
        return tuple(b for b in self.briefings if language in b.languages)

    def additions(self, build_date: str) -> dict[str, tuple[str, ...]]:
        """Return the lines that each briefing's ledger still lacks, by slug."""
        by_slug = _by_slug(self.pages)
        return {
            briefing.slug: additions(
                briefing.ledger,
                briefing.slug,
                briefing.article,
                briefing.article_file,
                [address for page in by_slug[briefing.slug] for address in page.addresses],
                build_date,
                briefing.translations.values(),
            )
            for briefing in self.briefings
        }

    def with_ledgers(self, additions: Mapping[str, tuple[str, ...]]) -> Library:
        """Return the library as it is once the ledgers have these lines too.

        So the first build of an edition already shows what every later one shows.
        """
        return read_library(
            replace(seed, ledger=extended(seed.ledger or "", lines))
            if (lines := additions[seed.slug])
            else seed
            for seed in self.seeds
        )


def read_library(seeds: Iterable[Seed]) -> Library:
    """Return the library of some folders' texts.

    Raises:
        ProblemError: every problem of every briefing, notices too, if one is an error.
    """
    problems: list[Problem] = []
    briefings: list[Briefing] = []
    seeds = tuple(seeds)
    for seed in seeds:
        try:
            briefings.append(read_briefing(seed))
            problems += briefings[-1].notices
        except ProblemError as error:
            problems += error.problems
    pages = tuple(_pages(briefings))
    by_slug = _by_slug(pages)
    for briefing in briefings:
        problems += _lost(briefing, by_slug[briefing.slug])
        problems += _redirects(briefing, by_slug[briefing.slug])
    if errors(problems):
        raise ProblemError(problems)
    return Library(seeds, tuple(briefings), pages, tuple(sorted(problems)))


def _pages(briefings: Sequence[Briefing]) -> Iterator[Page]:
    yield from library_pages(briefings)
    for briefing in briefings:
        yield from briefing_pages(briefing)


def _by_slug(pages: Iterable[Page]) -> dict[str, list[Page]]:
    """Return each briefing's pages, found in one pass: a library may have thousands."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        if page.briefing:
            found.setdefault(page.briefing.slug, []).append(page)
    return found


def _lost(briefing: Briefing, pages: Iterable[Page]) -> tuple[Problem, ...]:
    if briefing.ledger is None:
        return ()
    return lost_addresses(briefing.ledger, [a for page in pages for a in page.addresses])


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
