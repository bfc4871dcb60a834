"""Publishing: what becomes permanent is appended to the ledgers and to the library's record.

Each file is replaced as a whole, the ledgers first. If it is killed in between, what stands is
valid: publishing again adds the rest.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError, errors
from taklimat.base.languages import CODES
from taklimat.pages.site import Site, read_site
from taklimat.project.clock import publishing_date
from taklimat.project.dry_run import build_problems
from taklimat.project.folders import (
    LEDGER,
    RECORD,
    display_path,
    read_published,
    read_seed,
    read_text,
    replace_text,
    seed_folders,
)
from taklimat.project.load import load
from taklimat.project.site_build import refuse
from taklimat.record.publish import summary
from taklimat.record.published import record_additions
from taklimat.record.rows import extended
from taklimat.record.version1 import is_version_1, upgraded


@dataclass(frozen=True, slots=True)
class Published:
    """What became permanent of one briefing."""

    slug: str
    lines: tuple[str, ...]
    """What its ledger has besides what it had."""
    upgraded: bool = False
    """Whether its ledger was of version 1."""
    draft: bool = False
    """Whether it was left out as one."""

    def sentence(self, *, dry_run: bool) -> str:
        """Return what is to be said of it on the command line.

        >>> address = '{"kind": "address", "path": "/energi/"}'
        >>> Published("energi", (address,)).sentence(dry_run=False)
        'energi: permanent are now 1 address (/energi/)'
        """
        said = summary(self.lines)
        if self.draft:
            return f"{self.slug}: a draft, left out"
        if not said:
            return f"{self.slug}: nothing new"
        said = f"{said} would become permanent" if dry_run else f"permanent are now {said}"
        return f"{self.slug}: {said}{'; the ledger is of version 2 now' if self.upgraded else ''}"


def publish(project: Path, slugs: Iterable[str], *, dry_run: bool) -> tuple[Published, ...]:
    """Publish the briefings of a project, or some of them, and return what became permanent.

    Drafts are left out.

    Raises:
        ProblemError: something is wrong with one of them, or another publishing is running;
            nothing was published.
    """
    slugs = tuple(slugs)
    with alone(project):
        day = publishing_date()
        before = _ledgers(project, slugs)
        site = _site(project, slugs, before)
        _check_drafts(slugs, site)
        refuse(errors(build_problems(project, site)))
        after = _after(site, before, day)
        if not dry_run:
            _write(project, site, {s: text for s, text in after.items() if text != before[s]})
        return tuple(
            _report(b.slug, before[b.slug], after[b.slug])
            if b.slug in after
            else Published(b.slug, (), draft=True)
            for b in site.briefings
        )


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """Let one publishing run at a time; the lock goes with its process, however that ends."""
    folder = project / "seeds"
    seed_folders(project)  # there is a `seeds/`
    lock = os.open(folder, os.O_RDONLY)
    try:
        _take(lock, folder)
        yield
    finally:
        os.close(lock)


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = "another `taklimat publish` is running here"
        problem = Problem(Place(display_path(folder)), message, "wait until it has ended")
        raise ProblemError([problem]) from None


def _ledgers(project: Path, slugs: Iterable[str]) -> dict[str, str]:
    """Return the text of each briefing's ledger; "" where there is none yet."""
    return {
        folder.name: read_text(folder / LEDGER, "put the committed file back")
        if (folder / LEDGER).is_file()
        else ""
        for folder in seed_folders(project, slugs)
    }


def _site(project: Path, slugs: Iterable[str], ledgers: Mapping[str, str]) -> Site:
    """Return the checked site; ledgers of version 1 are brought to the present one."""
    old = {slug for slug, text in ledgers.items() if is_version_1(text)}
    if not old:
        return load(project, slugs)
    seeds = {folder.name: read_seed(folder) for folder in seed_folders(project, sorted(old))}
    fresh = read_site(replace(seed, ledger=None) for seed in seeds.values())
    texts = {
        briefing.slug: upgraded(
            ledgers[briefing.slug], seeds[briefing.slug].ledger_file, fresh.publishable(briefing)
        )
        for briefing in fresh.briefings
    }
    return load(project, slugs, ledgers=texts)


def _check_drafts(slugs: Iterable[str], site: Site) -> None:
    named = {*slugs}
    problems = [
        Problem(
            briefing.tree.place(("draft",)),
            f"`{briefing.slug}` is a draft, and cannot be published",
            "take `draft: true` out of its manifest",
        )
        for briefing in site.briefings
        if briefing.manifest.is_draft and briefing.slug in named
    ]
    if problems:
        raise ProblemError(problems)


def _after(site: Site, before: Mapping[str, str], day: str) -> dict[str, str]:
    """Return each ledger's text once its briefing is published."""
    additions = site.additions(day)
    return {
        seed.slug: extended(seed.ledger or "", additions[seed.slug])
        if additions[seed.slug]
        else seed.ledger or before[seed.slug]
        for seed, briefing in zip(site.seeds, site.briefings, strict=True)
        if not briefing.manifest.is_draft
    }


def _write(project: Path, site: Site, texts: Mapping[str, str]) -> None:
    for slug, text in texts.items():
        replace_text(project / "seeds" / slug / LEDGER, text)
    published = [
        b.slug for b in site.briefings if b.ledger or (b.slug in texts and not b.manifest.is_draft)
    ]
    lines = record_additions(read_published(project), published, CODES[0])
    if lines:
        path = project / "seeds" / RECORD
        record = read_text(path, "put the committed file back") if path.is_file() else ""
        replace_text(path, extended(record, lines))


def _report(slug: str, before: str, after: str) -> Published:
    is_old = is_version_1(before)
    known = set() if is_old else {*before.split("\n")}
    lines = tuple(line for line in after.split("\n") if line.strip() and line not in known)
    return Published(slug, lines, is_old)
