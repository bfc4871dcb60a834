"""Joins the steps: a project's folders to a finished site, swapped in at the end."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.library import Library, read_library
from taklimat.seed import (
    append_ledger,
    build_date,
    read_seed,
    read_text,
    seed_folders,
    shown,
)
from taklimat.shell import PLACEHOLDER_URL
from taklimat.yaml_tree import top_level

CONFIG = "mkdocs.yml"
SKIPPABLE = ("pictures", "pdf", "pack")
"""What a site can do without; `--skip` of `taklimat build` names them."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_OURS = Path("data/briefing.schema.json")
"""By this file a site is known as one that we built."""


def load(project: Path, slugs: Iterable[str] = ()) -> Library:
    """Return the checked library of a project, or of some of its briefings.

    Raises:
        ProblemError: everything that is wrong with it.
    """
    problems: list[Problem] = []
    seeds = []
    today = build_date(project)
    for folder in seed_folders(project, slugs):
        try:
            seeds.append(read_seed(folder, today))
        except ProblemError as error:
            problems += error.problems
    try:
        library = read_library(seeds)
    except ProblemError as error:
        raise ProblemError([*problems, *error.problems]) from None
    if problems:
        raise ProblemError([*problems, *library.notices])
    return library


def project_notices(project: Path) -> tuple[Problem, ...]:
    """Return what the project's settings still lack.

    Raises:
        ProblemError: there are none, or they cannot be read.
    """
    config = project / CONFIG
    if not config.is_file():
        message = "this is not a project: there is no mkdocs.yml"
        raise ProblemError([Problem(Place(shown(config)), message)])
    text = read_text(config, "save the file as UTF-8")
    settings = top_level(text, shown(config))
    url, place = settings.get("site_url", ("", Place(shown(config))))
    if url and PLACEHOLDER_URL in url:
        message = "site_url is still the placeholder; absolute links lead nowhere"
    elif not url and "INHERIT" not in settings:
        message = "there is no site_url; absolute links lead nowhere"
    else:
        return ()
    return (Problem(place, message, notice=True),)


def build_site(
    project: Path,
    library: Library,
    out: Path,
    *,
    locked: bool = False,
    skip: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Build the site of a library beside `out`, then put it in its place; return notices.

    `skip` names what not to make, of SKIPPABLE.

    Raises:
        ProblemError: nothing was changed; the last good site stands.
    """
    from taklimat.mkdocs_run import run_mkdocs  # costs 110 ms, and `check` does not need it

    out = Path(os.path.realpath(out))  # a link to the site's folder stays
    _check_out(project, out)
    ledgers = {seed.slug: seed.ledger or "" for seed in library.seeds}
    additions = library.additions(build_date(project))
    if locked:
        _check_locked(library, additions)
    elif any(additions.values()):
        library = library.with_ledgers(additions)
    with _fresh_folder(out) as fresh:
        notices = run_mkdocs(
            project / CONFIG,
            shown(project / CONFIG),
            fresh,
            library,
            last_site=out,
            parts=[part for part in SKIPPABLE if part not in skip],
        )
        for folder in seed_folders(project, [seed.slug for seed in library.seeds]):
            if additions[folder.name] and not locked:
                append_ledger(folder, ledgers[folder.name], additions[folder.name])
        swap(fresh, out)
    return notices


def _check_locked(library: Library, additions: dict[str, tuple[str, ...]]) -> None:
    problems = [
        Problem(
            Place(seed.ledger_file),
            f"the ledger lacks {len(additions[seed.slug])} of the lines this build would publish",
            "run `taklimat build` without --locked and commit the ledger",
        )
        for seed in library.seeds
        if additions[seed.slug]
    ]
    if problems:
        raise ProblemError(problems)


def _check_out(project: Path, out: Path) -> None:
    """Never replace a folder that is not a site of ours, nor put a site among its sources."""
    for folder in ("docs", "seeds"):
        if out.is_relative_to((project / folder).resolve()):
            message = f"a site cannot stand in `{folder}`, where pages are made from"
            hint = "name a folder elsewhere with --out"
            raise ProblemError([Problem(Place(shown(out)), message, hint)])
    strange = out.exists() and (
        not out.is_dir() or (any(out.iterdir()) and not (out / _OURS).is_file())
    )
    if strange:
        message = "this exists and is not a site that Taklimat built"
        hint = "name an empty or a new folder with --out"
        raise ProblemError([Problem(Place(shown(out)), message, hint)])


# ---- the swap ----


@contextmanager
def _fresh_folder(out: Path) -> Iterator[Path]:
    """Give a new folder beside `out`; whatever is left in it at the end goes."""
    out.parent.mkdir(parents=True, exist_ok=True)
    repair(out)
    fresh = out.with_name(f"{out.name}.next.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def swap(fresh: Path, out: Path) -> None:
    """Put `fresh` in the place of `out` in one step where the system can; the old one goes."""
    if not out.exists():
        fresh.rename(out)
    elif not _exchange(fresh, out):
        old = out.with_name(f"{out.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        out.rename(old)
        fresh.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def repair(out: Path) -> None:
    """Undo what a killed build left: restore a site between two renames, drop dead folders."""
    old = out.with_name(f"{out.name}.old")
    if old.exists() and not out.exists():
        old.rename(out)
    for left in out.parent.glob(f"{out.name}.next.*"):
        pid = left.name.rpartition(".")[2]
        if not (pid.isdigit() and _is_running(int(pid))):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (Linux renameat2); False where that is not possible."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
