"""What a build would refuse, found without writing: every page is rendered, checked and let go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from taklimat.base.diagnostics import Problem, ProblemError
from taklimat.outputs.html.fragments import redirected_nowhere
from taklimat.outputs.html.page_checks import check_page
from taklimat.outputs.html.render import renderer
from taklimat.outputs.html.shell import Settings
from taklimat.outputs.theme import THEME
from taklimat.pages.addresses import PLACEHOLDER_URL
from taklimat.pages.page import Page
from taklimat.pages.site import Site
from taklimat.project.folders import display_path, read_text
from taklimat.project.load import CONFIG
from taklimat.project.mkdocs_run import docs_files
from taklimat.project.site_build import check_hand_written


def build_problems(project: Path, site: Site | None) -> tuple[Problem, ...]:
    """Return what a build of a site would refuse, but for what MkDocs and Typst themselves find.

    Without a site, since its briefings cannot be read, only the hand-written files are checked.
    """
    return (
        *(_page_problems(site) if site else ()),
        *_docs_problems(project, site.pages if site else ()),
    )


def _page_problems(site: Site) -> Iterator[Problem]:
    """Check each page as a build does; URL paths with hashes are left empty, nothing reads them."""
    settings = Settings("", PLACEHOLDER_URL, None, None, (), defaultdict(str))
    render = renderer([str(THEME)], settings)
    sources = {seed.slug: seed.source for seed in site.seeds}
    ids: dict[str, frozenset[str]] = {}
    for page in site.pages:
        source = sources[page.briefing.slug] if page.briefing else None
        ids[page.address], problems = check_page(page, render.page(page), source)
        yield from problems
    for briefing in site.briefings:
        yield from redirected_nowhere(briefing, ids)


def _docs_problems(project: Path, pages: Iterable[Page]) -> Iterator[Problem]:
    try:
        files = docs_files(project / CONFIG, display_path(project / CONFIG))
    except ProblemError as error:
        yield from error.problems
        return
    named = [(url, display_path(path)) for url, path in files]
    yield from check_hand_written(pages, named)
    for _, path in files:
        if path.suffix == ".md":
            try:
                read_text(path, "save the file as UTF-8")
            except ProblemError as error:
                yield from error.problems
