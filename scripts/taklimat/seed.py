"""The only reader of sources: folders to texts, and the writer of what `new` makes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from taklimat.briefing import Seed
from taklimat.diagnostics import Place, Problem, ProblemError, excerpt, nearest
from taklimat.facts import FactsSource
from taklimat.language import CODES
from taklimat.ledger import extended
from taklimat.reading import Source
from taklimat.translation import TranslationSource

MANIFEST, LEDGER, FACTS = "briefing.yml", "ledger.jsonl", "facts.yml"
ARTICLE_ENDINGS = (".txt", ".md")


def seed_folders(project: Path, slugs: Iterable[str] = ()) -> tuple[Path, ...]:
    """Return the briefings' folders of a project by name, or only those asked for.

    Raises:
        ProblemError: there is no `seeds/`, or a slug has no folder.
    """
    root = project / "seeds"
    if not root.is_dir():
        message = "there is no folder `seeds/` here"
        hint = "run this in a project: a folder with mkdocs.yml and seeds/"
        raise ProblemError([Problem(Place(shown(root)), message, hint)])
    found = {path.name: path for path in sorted(root.iterdir()) if _is_seed(path)}
    unknown = [slug for slug in slugs if slug not in found]
    if unknown:
        raise ProblemError(
            Problem(Place(shown(root)), f"there is no briefing `{slug}`", nearest(slug, found))
            for slug in unknown
        )
    return tuple(found[slug] for slug in (dict.fromkeys(slugs) or found))


def _is_seed(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith((".", "_"))


def read_seed(folder: Path, today: str = "") -> Seed:
    """Return the texts of a briefing's folder, with the build's date for what falls due.

    Raises:
        ProblemError: a file is missing, cannot be read, or is not UTF-8.
    """
    manifest, ledger = folder / MANIFEST, folder / LEDGER
    articles = _article_files(folder)
    problems = [*_article_problems(folder, articles)]
    if not manifest.is_file():
        hint = "`taklimat new ARTICLE` makes a folder with one to start from"
        problems.append(Problem(Place(shown(manifest)), "the manifest is missing", hint))
    if problems:
        raise ProblemError(problems)
    article = articles[0]
    return Seed(
        slug=folder.name,
        folder=shown(folder),
        source=Source(shown(article), _content(article), article.name.split(".")[1]),
        manifest=read_text(manifest, "save the file as UTF-8"),
        manifest_file=shown(manifest),
        ledger=read_text(ledger, "put the committed file back") if _is_there(ledger) else None,
        ledger_file=shown(ledger),
        article_file=article.name,
        translations=tuple(_translations(folder)),
        facts=_facts(folder / FACTS),
        today=today,
    )


def _facts(path: Path) -> FactsSource | None:
    if not _is_there(path):
        return None
    return FactsSource(shown(path), read_text(path, "save the file as UTF-8"))


def _translations(folder: Path) -> Iterator[TranslationSource]:
    for code in CODES:
        path = folder / f"translation.{code}.yml"
        if _is_there(path):
            yield TranslationSource(code, shown(path), read_text(path, "save the file as UTF-8"))


def _article_files(folder: Path) -> tuple[Path, ...]:
    return tuple(
        path
        for path in sorted(folder.glob("article.*"))
        if path.suffix in ARTICLE_ENDINGS and path.is_file()
    )


def _article_problems(folder: Path, found: tuple[Path, ...]) -> Iterator[Problem]:
    names = ", ".join(f"article.{code}{ending}" for code in CODES for ending in ARTICLE_ENDINGS)
    if not found:
        yield Problem(Place(shown(folder)), "the article is missing", f"one of {names}")
    if len(found) > 1:
        message = f"more than one article: {', '.join(path.name for path in found)}"
        yield Problem(Place(shown(folder)), message, "keep one of them")
    for path in found:
        parts = path.name.split(".")
        if len(parts) != 3 or parts[1] not in CODES:
            message = f"the name `{path.name}` does not say a language that is known here"
            yield Problem(Place(shown(path)), message, f"one of {names}")


def _is_there(path: Path) -> bool:
    """Tell whether a file that may be left out has been put there; what it is, reading shows."""
    return os.path.lexists(path)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"this cannot be read: {error.strerror}"
        raise ProblemError([Problem(Place(shown(path)), message)]) from None


def read_text(path: Path, hint: str) -> str:
    """Return a file's text without a byte order mark.

    Raises:
        ProblemError: it cannot be read, or is not UTF-8.
    """
    content = _content(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts without a byte order mark, in bytes of its own.
        lines = error.object[: error.start].decode().split("\n")
        place = Place(shown(path), len(lines), len(lines[-1]) + 1)
        message = f"not UTF-8: byte 0x{error.object[error.start]:02x}"
        raise ProblemError([Problem(place, message, hint)]) from None


def append_ledger(folder: Path, before: str, lines: Iterable[str]) -> None:
    """Add lines to a briefing's ledger, whole or not at all; `before` is what was read of it.

    Raises:
        ProblemError: it says something else by now, and not what another build of the same adds.
    """
    path, after = folder / LEDGER, extended(before, lines)
    now = read_text(path, "put the committed file back") if path.is_file() else ""
    if now == after:
        return
    if now != before:
        message = "the ledger has changed since this build began"
        raise ProblemError([Problem(Place(shown(path)), message, "build again")])
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        fresh.write_text(after, encoding="utf-8", newline="")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def shown(path: Path) -> str:
    """Return a path as editors see it: relative to where they stand, if it is below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except (OSError, ValueError, RuntimeError):  # elsewhere; or gone; or links in a circle
        return os.fspath(path)


def build_date(project: Path) -> str:
    """Return SOURCE_DATE_EPOCH's or the last commit's ISO date, so that builds repeat.

    Only where there is neither (a folder outside any repository) it is today.

    Raises:
        ProblemError: SOURCE_DATE_EPOCH is not a time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None and not (epoch := _commit_time(project)):
        return date.today().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        message = f"“{excerpt(epoch)}” is not a number of seconds since 1970"
        raise ProblemError([Problem(Place("SOURCE_DATE_EPOCH"), message)]) from None


def _commit_time(project: Path) -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(  # noqa: S603  a fixed command
            command, cwd=project, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip()
