"""Replaces the last site with the finished one atomically, or changes nothing."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.project.folders import display_path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_MARKER, _OLD = "taklimat-is-building-here", "old"
_OURS = Path("data/briefing.schema.json")
"""A folder that has this file is a site that we built, and may be replaced."""


def real_path(out: Path) -> Path:
    """Resolve symbolic links, so that a link to a site stays and its target is replaced."""
    return Path(os.path.realpath(out))


def check_out(out: Path, sources: Iterable[Path]) -> None:
    """Refuse a folder among the sources, or one that is neither empty nor a site of ours.

    Raises:
        ProblemError: a build into `out` would mix with or delete somebody's files.
    """
    for folder in sources:
        if out.is_relative_to(folder.resolve()):
            message = f"a site cannot stand in `{folder.name}`, where pages are made from"
            hint = "name a folder elsewhere with --out"
            raise ProblemError([Problem(Place(display_path(out)), message, hint)])
    strange = out.exists() and (
        not out.is_dir() or (any(out.iterdir()) and not (out / _OURS).is_file())
    )
    if strange:
        message = "this exists and is not a site that Taklimat built"
        hint = "name an empty or a new folder with --out"
        raise ProblemError([Problem(Place(display_path(out)), message, hint)])


@contextmanager
def fresh_folder(out: Path) -> Iterator[Path]:
    """Yield a new folder to build in, beside `out`; what is not swapped in is deleted again.

    It lies in a working folder of ours, which has a locked marker: nothing without one is ever
    touched, whatever its name. The lock ends with the process, however that ends.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    repair(out)
    work = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
    try:
        with (work / "marker").open("w") as marker:
            fcntl.flock(marker, fcntl.LOCK_EX)
            (work / "marker").rename(work / _MARKER)  # from now on others see it, and locked
            fresh = work / "next"
            fresh.mkdir()
            yield fresh
    finally:
        shutil.rmtree(work, ignore_errors=True)


def swap(fresh: Path, out: Path) -> None:
    """Replace `out` with `fresh`, atomically where the system can.

    The old site is left where `fresh` was, or beside it, for the caller to delete.
    """
    if not out.exists():
        fresh.rename(out)
    elif not _exchange(fresh, out):
        old = fresh.with_name(_OLD)
        out.rename(old)
        try:
            fresh.rename(out)
        except BaseException:
            old.rename(out)
            raise


def repair(out: Path) -> None:
    """Clean up after killed builds: bring back a site lost between two renames."""
    for work in sorted(out.parent.iterdir()):
        if work.name.startswith(_prefix(out)) and (work / _MARKER).is_file():
            with (work / _MARKER).open() as marker:
                try:
                    fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:  # its build is running
                    continue
                if (work / _OLD).exists() and not out.exists():
                    (work / _OLD).rename(out)
                shutil.rmtree(work, ignore_errors=True)


def _prefix(out: Path) -> str:
    return f".{out.name}.taklimat-"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (Linux renameat2); False where that is not possible."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
