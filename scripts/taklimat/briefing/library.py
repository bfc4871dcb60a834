"""All briefings of a project, read and checked together; it knows no pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from taklimat.base.diagnostics import Problem, ProblemError
from taklimat.briefing.briefing import Briefing
from taklimat.briefing.reading import read_briefing
from taklimat.briefing.seed import Seed


@dataclass(frozen=True, slots=True)
class Library:
    """The briefings of some folders, and what is wrong with the folders that made none."""

    seeds: tuple[Seed, ...]
    briefings: tuple[Briefing, ...]
    problems: tuple[Problem, ...] = ()
    """Of the seeds without a briefing; a briefing carries its own notices."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that the library has pages in; the site's own always."""
        return tuple(dict.fromkeys(["id", *(code for b in self.briefings for code in b.languages)]))

    def briefings_in(self, language: str) -> tuple[Briefing, ...]:
        """Return the briefings that have pages in a language."""
        return tuple(b for b in self.briefings if language in b.languages)


def read_library(seeds: Iterable[Seed], *, drafts: bool = True) -> Library:
    """Return the library of some folders' texts, with everything that is wrong with them.

    Without `drafts` those that are one are left out, and only what is wrong with them is kept.
    """
    problems: list[Problem] = []
    kept: dict[Seed, Briefing] = {}
    for seed in seeds:
        try:
            briefing = read_briefing(seed)
        except ProblemError as error:
            problems += error.problems
            continue
        if briefing.manifest.is_draft and not drafts:
            problems += briefing.notices
        else:
            kept[seed] = briefing
    return Library(tuple(kept), tuple(kept.values()), tuple(problems))
