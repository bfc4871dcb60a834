"""One article file: into a new folder under seeds/, or into a site of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from taklimat.article.model import Article
from taklimat.article.notices import reading_notices
from taklimat.article.reader import read_article
from taklimat.article.source import Source, decoded
from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.base.languages import CODES, guess_language
from taklimat.briefing.seed import Seed
from taklimat.editors.draft.skeleton import skeleton, slug_of
from taklimat.editors.fields import slug_fault
from taklimat.pages.addresses import PLACEHOLDER_URL
from taklimat.pages.site import read_site
from taklimat.project.clock import build_date, publishing_date
from taklimat.project.folders import (
    ARTICLE_ENDINGS,
    LEDGER,
    MANIFEST,
    display_path,
)
from taklimat.project.load import CONFIG, load
from taklimat.project.site_build import build_site

_SETTINGS = f"""\
site_name: Taklimat
site_url: {PLACEHOLDER_URL}
theme: {{name: material, font: false}}
plugins: [taklimat]
"""


def build_article(path: Path, out: Path, *, skip: Collection[str] = ()) -> None:
    """Build a site of one article, as if freshly made by `new`; write nothing but `out`.

    Raises:
        ProblemError: the article cannot be read, or `out` is no place for a site.
    """
    with tempfile.TemporaryDirectory(prefix="taklimat-") as folder:
        project = Path(folder)
        (project / CONFIG).write_text(_SETTINGS, encoding="utf-8")
        (project / "docs").mkdir()
        received = build_date(path.parent)
        seed, _ = _make_seed(project, path, None, None, received)
        build_site(project, load(project, [seed.name]), out, skip=skip)


def make_seeds(
    project: Path, articles: Iterable[Path], slug: str | None, language: str | None
) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
    """Make a folder under seeds/ for each article; yield it with notices about the article.

    Raises:
        ProblemError: nothing is left behind for the article that it is about.
    """
    if not (project / CONFIG).is_file():
        message = "this is not a project: there is no mkdocs.yml"
        raise ProblemError([Problem(Place(display_path(project / CONFIG)), message)])
    received = publishing_date()  # not build_date: an editor receives it now
    articles = tuple(articles)
    _check_articles(project, articles, slug, language)
    for path in articles:
        yield _make_seed(project, path, slug, language, received)


def _check_articles(
    project: Path, articles: Iterable[Path], slug: str | None, language: str | None
) -> None:
    """Report the problems of all articles, before the first folder is made."""
    problems: list[Problem] = []
    taken: set[str] = set()
    for path in articles:
        try:
            read_article(_source(path, language))
            taken.add(_free_slug(project, slug or slug_of(_bare_name(path)), taken))
        except ProblemError as error:
            problems += error.problems
    if problems:
        raise ProblemError(problems)


def _make_seed(
    project: Path, path: Path, slug: str | None, language: str | None, received: str
) -> tuple[Path, tuple[Problem, ...]]:
    source = _source(path, language)
    article = read_article(source)
    folder = project / "seeds" / _free_slug(project, slug or slug_of(_bare_name(path)))
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        (fresh / f"article.{source.language}{path.suffix}").write_bytes(source.content)
        text = skeleton(article, received, _bare_name(path))
        (fresh / MANIFEST).write_text(text, encoding="utf-8")
        _check_skeleton(folder, article, source, text, path.suffix)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder, reading_notices(source)


def _check_skeleton(
    folder: Path, article: Article, source: Source, manifest: str, suffix: str
) -> None:
    """Read the new folder as a build would: what cannot be built is not left behind."""
    name = f"article.{article.language}{suffix}"
    seed = Seed(
        slug=folder.name,
        folder=display_path(folder),
        source=source,
        manifest=manifest,
        manifest_file=display_path(folder / MANIFEST),
        ledger=None,
        ledger_file=display_path(folder / LEDGER),
        article_file=name,
    )
    read_site([seed])


def _source(path: Path, language: str | None) -> Source:
    if path.suffix not in ARTICLE_ENDINGS or not path.is_file():
        message = "there is no such article" if not path.exists() else "not a .txt or .md file"
        hint = "" if not path.exists() else "save it as plain text in UTF-8, with the ending .txt"
        raise ProblemError([Problem(Place(display_path(path)), message, hint)])
    source = Source(display_path(path), path.read_bytes(), language or "id")
    code = language or _code_in_name(path) or guess_language(decoded(source))
    return Source(source.file, source.content, code)


def _code_in_name(path: Path) -> str:
    parts = path.name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-2] in CODES else ""


def _bare_name(path: Path) -> str:
    code = _code_in_name(path)
    name = path.stem.removesuffix(f".{code}") if code else path.stem
    return name.encode(errors="replace").decode()  # surrogates, of bytes that are not UTF-8


def _free_slug(project: Path, slug: str, taken: Collection[str] = ()) -> str:
    if fault := slug_fault(slug):
        hint = "rename the file, or name the briefing with `new --slug`"
        raise ProblemError([Problem(Place("seeds"), fault, hint)])
    place = Place(f"seeds/{slug}")
    if slug in taken or (project / "seeds" / slug).exists():
        hint = "choose another with --slug"
        raise ProblemError([Problem(place, "there is such a briefing already", hint)])
    return slug
