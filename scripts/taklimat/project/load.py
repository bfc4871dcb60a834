"""Loads a project: its seeds into a checked site, and notices about its settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.base.yaml_tree import top_level
from taklimat.pages.addresses import PLACEHOLDER_URL
from taklimat.pages.site import Site, read_site
from taklimat.project.clock import build_date, clock_notices
from taklimat.project.folders import (
    display_path,
    read_published,
    read_seed,
    read_text,
    removed_briefing,
    seed_folders,
    slugs_with_ledgers,
)
from taklimat.record.published import vanished

CONFIG = "mkdocs.yml"


def load(
    project: Path,
    slugs: Iterable[str] = (),
    *,
    drafts: bool = True,
    ledgers: Mapping[str, str] | None = None,
) -> Site:
    """Return the checked site of a project, or of some of its briefings.

    Without `drafts` those that are still one are checked all the same, and left out. `ledgers`
    are texts that stand in for those of some briefings' files.

    Raises:
        ProblemError: everything that is wrong with it.
    """
    problems: list[Problem] = []
    seeds = []
    today = build_date(project)
    removed = []
    for folder in seed_folders(project, slugs):
        try:
            if ledger := removed_briefing(folder):
                removed.append(ledger)
                continue
            seed = read_seed(folder, today)
            seeds.append(replace(seed, ledger=(ledgers or {}).get(seed.slug, seed.ledger)))
        except ProblemError as error:
            problems += error.problems
    try:
        problems += vanished(read_published(project), slugs_with_ledgers(project))
    except ProblemError as error:
        problems += error.problems
    try:
        site = read_site(seeds, drafts=drafts, removed=removed)
    except ProblemError as error:
        raise ProblemError([*problems, *error.problems]) from None
    if problems:
        raise ProblemError([*problems, *site.notices])
    return site


def project_notices(project: Path) -> tuple[Problem, ...]:
    """Return what the project's settings still lack.

    Raises:
        ProblemError: there are none, or they cannot be read.
    """
    config = project / CONFIG
    if not config.is_file():
        message = "this is not a project: there is no mkdocs.yml"
        raise ProblemError([Problem(Place(display_path(config)), message)])
    text = read_text(config, "save the file as UTF-8")
    settings = top_level(text, display_path(config))
    url, place = settings.get("site_url", ("", Place(display_path(config))))
    if url and PLACEHOLDER_URL in url:
        message = "site_url is still the placeholder; absolute links lead nowhere"
    elif not url and "INHERIT" not in settings:
        message = "there is no site_url; absolute links lead nowhere"
    else:
        return tuple(clock_notices(project))
    return (Problem(place, message, notice=True), *clock_notices(project))
