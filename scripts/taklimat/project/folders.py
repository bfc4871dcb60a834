"""Reads the sources of a project into texts; nothing else reads them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from taklimat.article.source import Source
from taklimat.article.translation import TranslationSource
from taklimat.base.diagnostics import Place, Problem, ProblemError, nearest
from taklimat.base.languages import CODES
from taklimat.briefing.seed import Seed
from taklimat.editors.fact_checks import FactsSource
from taklimat.record.ledger import Ledger
from taklimat.record.published import Record, read_record
from taklimat.record.rows import read_ledger

MANIFEST, LEDGER, FACTS = "briefing.yml", "ledger.jsonl", "facts.yml"
RECORD = "published.jsonl"
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
        raise ProblemError([Problem(Place(display_path(root)), message, hint)])
    folders = {path.name: path for path in sorted(root.iterdir()) if _is_seed(path)}
    unknown = [slug for slug in slugs if slug not in folders]
    if unknown:
        raise ProblemError(
            Problem(
                Place(display_path(root)), f"there is no briefing `{slug}`", nearest(slug, folders)
            )
            for slug in unknown
        )
    return tuple(folders[slug] for slug in (dict.fromkeys(slugs) or folders))


def _is_seed(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith((".", "_"))


def read_seed(folder: Path, today: str = "") -> Seed:
    """Return the texts of a briefing's folder; `today` is the build's date, for reviews due.

    Raises:
        ProblemError: a file is missing, cannot be read, or is not UTF-8.
    """
    manifest, ledger = folder / MANIFEST, folder / LEDGER
    articles = _article_files(folder)
    problems = [*_article_problems(folder, articles)]
    if not manifest.is_file():
        hint = "`taklimat new ARTICLE` makes a folder with one to start from"
        problems.append(Problem(Place(display_path(manifest)), "the manifest is missing", hint))
    if problems:
        raise ProblemError(problems)
    article = articles[0]
    return Seed(
        slug=folder.name,
        folder=display_path(folder),
        source=Source(display_path(article), _content(article), article.name.split(".")[1]),
        manifest=read_text(manifest, "save the file as UTF-8"),
        manifest_file=display_path(manifest),
        ledger=read_text(ledger, "put the committed file back") if _is_there(ledger) else None,
        ledger_file=display_path(ledger),
        article_file=article.name,
        translations=tuple(_translations(folder)),
        facts=_facts(folder / FACTS),
        today=today,
    )


def removed_briefing(folder: Path) -> Ledger | None:
    """Return the ledger of a briefing that had to go: it is alone in its folder.

    Raises:
        ProblemError: the ledger cannot be read.
    """
    path = folder / LEDGER
    if [each.name for each in folder.iterdir()] != [LEDGER] or not path.is_file():
        return None
    ledger = read_ledger(read_text(path, "put the committed file back"), display_path(path))
    return ledger if ledger.is_removed else None


def _facts(path: Path) -> FactsSource | None:
    if not _is_there(path):
        return None
    return FactsSource(display_path(path), read_text(path, "save the file as UTF-8"))


def _translations(folder: Path) -> Iterator[TranslationSource]:
    for code in CODES:
        path = folder / f"translation.{code}.yml"
        if _is_there(path):
            yield TranslationSource(
                code, display_path(path), read_text(path, "save the file as UTF-8")
            )


def _article_files(folder: Path) -> tuple[Path, ...]:
    return tuple(
        path
        for path in sorted(folder.glob("article.*"))
        if path.suffix in ARTICLE_ENDINGS and path.is_file()
    )


def _article_problems(folder: Path, articles: tuple[Path, ...]) -> Iterator[Problem]:
    names = ", ".join(f"article.{code}{ending}" for code in CODES for ending in ARTICLE_ENDINGS)
    if not articles:
        yield Problem(Place(display_path(folder)), "the article is missing", f"one of {names}")
    if len(articles) > 1:
        message = f"more than one article: {', '.join(path.name for path in articles)}"
        yield Problem(Place(display_path(folder)), message, "keep one of them")
    for path in articles:
        parts = path.name.split(".")
        if len(parts) != 3 or parts[1] not in CODES:
            message = f"the name `{path.name}` does not say a language that is known here"
            yield Problem(Place(display_path(path)), message, f"one of {names}")


def _is_there(path: Path) -> bool:
    """Tell whether an optional file has an entry in the folder, also a dead link.

    `Path.exists` would take a dead link for no file, and the build would go on without its text;
    reading it reports what is wrong.
    """
    return os.path.lexists(path)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"this cannot be read: {error.strerror}"
        raise ProblemError([Problem(Place(display_path(path)), message)]) from None


def read_text(path: Path, hint: str) -> str:
    """Return a file's text without a byte order mark.

    Raises:
        ProblemError: it cannot be read, or is not UTF-8.
    """
    content = _content(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `utf-8-sig` drops the byte order mark first, so `error.object` is without it.
        lines = error.object[: error.start].decode().split("\n")
        place = Place(display_path(path), len(lines), len(lines[-1]) + 1)
        message = f"not UTF-8: byte 0x{error.object[error.start]:02x}"
        raise ProblemError([Problem(place, message, hint)]) from None


def slugs_with_ledgers(project: Path) -> frozenset[str]:
    """Return the folders of `seeds/` that have a ledger, or what should be one."""
    return frozenset(f.name for f in (project / "seeds").glob("*") if _is_there(f / LEDGER))


def read_published(project: Path) -> Record:
    """Return the library's record of what was published.

    Raises:
        ProblemError: it cannot be read, or is damaged.
    """
    path = project / "seeds" / RECORD
    if not _is_there(path):
        return Record()
    return read_record(read_text(path, "put the committed file back"), display_path(path))


def replace_text(path: Path, text: str) -> None:
    """Write a file such that a reader, or a crash, sees the old text or the new one, whole."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the new name with no content
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def display_path(path: Path) -> str:
    """Return a path for messages: relative to the working directory if it is below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except (OSError, ValueError, RuntimeError):  # elsewhere, deleted, or a symlink loop
        return os.fspath(path)
