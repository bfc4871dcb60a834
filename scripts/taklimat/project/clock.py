"""The date of a build: the commit's, not the clock's, so that builds are reproducible."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError, excerpt
from taklimat.project.folders import display_path


def build_date(project: Path) -> str:
    """Return the ISO date of SOURCE_DATE_EPOCH, else of the last commit, else of today.

    Today is for a folder outside any repository; `clock_notices` says where it is not.

    Raises:
        ProblemError: SOURCE_DATE_EPOCH is not a time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None and not (epoch := _last_commit(project).time):
        return date.today().isoformat()
    return _day(epoch)


def clock_notices(project: Path) -> Iterator[Problem]:
    """Yield a notice if there is a repository, and git does not say when its last commit was."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    if fault := _last_commit(project).fault:
        message = f"git does not tell the last commit's date, so today's is taken: {fault}"
        hint = "a build of the same commit may differ tomorrow; set SOURCE_DATE_EPOCH to repeat it"
        yield Problem(Place(display_path(project)), message, hint, notice=True)


def publishing_date() -> str:
    """Return the ISO date of SOURCE_DATE_EPOCH, else of today where the editors are.

    Raises:
        ProblemError: SOURCE_DATE_EPOCH is not a time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _day(epoch) if epoch is not None else date.today().isoformat()


def _day(epoch: str) -> str:
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        message = f"“{excerpt(epoch)}” is not a number of seconds since 1970"
        raise ProblemError([Problem(Place("SOURCE_DATE_EPOCH"), message)]) from None


@dataclass(frozen=True, slots=True)
class _Commit:
    """What git says of the last commit; both empty where there is none to ask for."""

    time: str = ""
    """Seconds since 1970."""
    fault: str = ""
    """Why git does not say it."""


_SETTINGS = ("-c", "log.showSignature=false", "-c", "safe.directory=*")
"""A signature would be printed before the date; a container's checkout has another owner."""
_NO_COMMIT = ("not a git repository", "does not have any commits yet")


def _last_commit(project: Path) -> _Commit:
    command = ["git", *_SETTINGS, "log", "-1", "--format=%ct"]
    try:
        log = subprocess.run(  # noqa: S603  a fixed command
            command,
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as error:
        in_repository = any((folder / ".git").exists() for folder in (project, *project.parents))
        return _Commit(fault=f"git: {error.strerror}" if in_repository else "")
    if log.returncode == 0:
        return _Commit(log.stdout.strip())
    lines = log.stderr.strip().splitlines() or [f"exit status {log.returncode}"]
    none = any(words in line for words in _NO_COMMIT for line in lines)
    return _Commit(fault="" if none else lines[0])
