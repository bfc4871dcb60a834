"""One article file: to a new folder under seeds/, or straight to a site of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from taklimat.article import Article
from taklimat.briefing import Seed
from taklimat.build import CONFIG, build_site, load
from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.fields import is_slug
from taklimat.language import CODES, guess_language, reserved_slugs
from taklimat.library import read_library
from taklimat.reading import Source, decoded, read_article
from taklimat.seed import ARTICLE_ENDINGS, LEDGER, MANIFEST, append_ledger, build_date, shown
from taklimat.shell import PLACEHOLDER_URL
from taklimat.skeleton import skeleton, slug_of

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
        made = _make_seed(project, path, None, None, received)
        build_site(project, load(project, [made.name]), out, skip=skip)


def make_seeds(
    project: Path, articles: Iterable[Path], slug: str | None, language: str | None
) -> Iterator[Path]:
    """Make a folder under seeds/ for each article and yield it.

    Raises:
        ProblemError: nothing is left behind for the article that it is about.
    """
    if not (project / CONFIG).is_file():
        message = "this is not a project: there is no mkdocs.yml"
        raise ProblemError([Problem(Place(shown(project / CONFIG)), message)])
    received = datetime.now(UTC).date().isoformat()  # an editor receives it now; no build does
    articles = tuple(articles)
    _check_articles(project, articles, slug, language)
    for path in articles:
        yield _make_seed(project, path, slug, language, received)


def _check_articles(
    project: Path, articles: Iterable[Path], slug: str | None, language: str | None
) -> None:
    """Find what is wrong with any of them before the first folder is made."""
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
) -> Path:
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
        append_ledger(
            fresh, "", _first_ledger(folder, article, source, text, received, path.suffix)
        )
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder


def _first_ledger(
    folder: Path, article: Article, source: Source, manifest: str, date: str, suffix: str
) -> tuple[str, ...]:
    name = f"article.{article.language}{suffix}"
    seed = Seed(
        slug=folder.name,
        folder=shown(folder),
        source=source,
        manifest=manifest,
        manifest_file=shown(folder / MANIFEST),
        ledger=None,
        ledger_file=shown(folder / LEDGER),
        article_file=name,
    )
    return read_library([seed]).additions(date)[folder.name]


def _source(path: Path, language: str | None) -> Source:
    if path.suffix not in ARTICLE_ENDINGS or not path.is_file():
        message = "there is no such article" if not path.exists() else "not a .txt or .md file"
        hint = "" if not path.exists() else "save it as plain text in UTF-8, with the ending .txt"
        raise ProblemError([Problem(Place(shown(path)), message, hint)])
    source = Source(shown(path), path.read_bytes(), language or "id")
    code = language or _code_in_name(path) or guess_language(decoded(source))
    return Source(source.file, source.content, code)


def _code_in_name(path: Path) -> str:
    parts = path.name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-2] in CODES else ""


def _bare_name(path: Path) -> str:
    code = _code_in_name(path)
    name = path.stem.removesuffix(f".{code}") if code else path.stem
    return name.encode(errors="replace").decode()  # a name may hold bytes that are no text


def _free_slug(project: Path, slug: str, taken: Collection[str] = ()) -> str:
    if not is_slug(slug) or slug in reserved_slugs():
        message = f"“{slug}” cannot be a briefing's address"
        hint = (
            "rename the file, or name another with `new --slug`: lower-case letters, digits and "
            "hyphens, and not a name of the library's own pages"
        )
        raise ProblemError([Problem(Place("seeds"), message, hint)])
    place = Place(f"seeds/{slug}")
    if slug in taken or (project / "seeds" / slug).exists():
        hint = "choose another with --slug"
        raise ProblemError([Problem(place, "there is such a briefing already", hint)])
    return slug
