"""The command line: parse, call one function, print problems, exit."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from taklimat.base.diagnostics import Place, Problem, ProblemError, errors

F = TypeVar("F", bound=Callable[..., Any])
_JSON = click.option("--json", "as_json", is_flag=True, help="Problems as JSON on standard output.")


def _report(problems: Iterable[Problem], as_json: bool = False) -> None:
    """Print problems, sorted: to stderr for people, as JSON to stdout for machines."""
    ordered = sorted(set(problems))
    if as_json:
        rows = [
            {
                "file": p.place.file,
                "line": p.place.line,
                "column": p.place.column,
                "kind": "notice" if p.notice else "error",
                "message": p.message,
                "hint": p.hint,
            }
            for p in ordered
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for problem in ordered:
        line, _, hint = str(problem).partition("\n")
        click.secho(line, err=True, fg=None if problem.notice else "red")
        if hint:
            click.echo(hint, err=True)


def _reporting(command: F) -> F:
    """Print a command's problems, also those of the system, and exit with status 1."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        if os.environ.get("NO_COLOR"):
            click.get_current_context().color = False
        try:
            command(*args, **options)
        except ProblemError as error:
            _report(error.problems, options.get("as_json", False))
            sys.exit(1)
        except BrokenPipeError:  # click deals with it
            raise
        except OSError as error:
            if not error.filename:  # writing to stdout failed
                _discard_stdout()
            as_json = bool(error.filename) and options.get("as_json", False)
            _report([_system_problem(error)], as_json)
            sys.exit(1)

    return run  # type: ignore[return-value]


def _discard_stdout() -> None:
    """Redirect a full stdout to /dev/null, so that the flush at exit does not raise."""
    with contextlib.suppress(OSError):  # a test's stdout has no file descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _system_problem(error: OSError) -> Problem:
    """Return an OSError as a problem; of a rename or copy, the destination's."""
    from taklimat.project.folders import display_path

    path = Path(error.filename2 or error.filename or ".")
    return Problem(
        Place(display_path(path)), f"this cannot be read or written: {error.strerror or error}"
    )


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="taklimat")
def main() -> None:
    """Turn policy articles into a static, searchable, citable briefing site.

    Every command works on the project in the current folder: mkdocs.yml and seeds/.
    """


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@_JSON
@_reporting
def check(slugs: tuple[str, ...], as_json: bool) -> None:
    """Report every problem in every input and write nothing.

    All pages are rendered, but for those that are written by hand: what MkDocs finds in them, and
    what a PDF lacks, `taklimat build` reports.

    Example: taklimat check ai-terbuka
    """
    from taklimat.project.dry_run import build_problems
    from taklimat.project.load import load, project_notices

    problems, site = list(project_notices(Path.cwd())), None
    try:
        site = load(Path.cwd(), slugs)
        problems += site.notices
    except ProblemError as error:
        problems += error.problems
    problems += build_problems(Path.cwd(), site)
    if errors(problems):
        raise ProblemError(problems)
    _report(problems, as_json)


@main.command("build")
@click.argument("what", nargs=-1, metavar="[SLUG... | ARTICLE]")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Instead of the folder that mkdocs.yml names."
)
@click.option("--locked", is_flag=True, help="Fail if anything is not published (for CI).")
@click.option("--skip", default="", metavar="PART,...", help="Leave out: pictures, pdf, pack.")
@_reporting
def build_(what: tuple[str, ...], out: Path | None, locked: bool, skip: str) -> None:
    """Check, then build the whole site and swap it in at the end.

    With ARTICLE (a .txt or .md file) build that article alone into --out, also outside a
    project, and write nothing else.

    Example: taklimat build --locked
    """
    from taklimat.project.folders import display_path
    from taklimat.project.load import CONFIG, load, project_notices
    from taklimat.project.mkdocs_run import folders
    from taklimat.project.single import build_article
    from taklimat.project.site_build import SKIPPABLE, build_site

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clean up as after Ctrl+C
    skipped = [name for name in skip.split(",") if name]
    if unknown := sorted({*skipped} - {*SKIPPABLE}):
        raise click.UsageError(f"--skip knows {', '.join(SKIPPABLE)}, not {unknown[0]}")
    articles = [name for name in what if name.endswith((".txt", ".md"))]
    if articles and (len(what) > 1 or out is None):
        raise click.UsageError("one ARTICLE is built alone, and needs --out DIR")
    if articles and locked:
        raise click.UsageError("--locked is for a project: an ARTICLE alone is not published")
    if articles and out:
        build_article(Path(articles[0]), out, skip=skipped)
    else:
        if what and out is None:
            raise click.UsageError("a site of some briefings only needs --out DIR")
        notices = project_notices(Path.cwd())
        site = load(Path.cwd(), what, drafts=False)
        named = folders(Path(CONFIG), CONFIG)
        out = out or Path(display_path(named.site))
        _report(build_site(Path.cwd(), site, out, locked=locked, skip=skipped, docs=named.docs))
        count = len([*notices, *site.notices])
        if count:
            noun = "notice" if count == 1 else "notices"
            click.echo(f"{count} {noun}; `taklimat check` lists them", err=True)
    click.echo(f"The site is in {out}{os.sep}")


@main.command("publish")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--dry-run", is_flag=True, help="Say what would become permanent; write nothing.")
@_reporting
def publish_(slugs: tuple[str, ...], dry_run: bool) -> None:
    """Make anchors, addresses and editions permanent: append them to the ledgers.

    Checks first. Commit the ledgers and seeds/published.jsonl; nothing else freezes anything.

    Example: taklimat publish ai-terbuka
    """
    from taklimat.project.publishing import publish

    for briefing in publish(Path.cwd(), slugs, dry_run=dry_run):
        click.echo(briefing.sentence(dry_run=dry_run))


@main.command("remove")
@click.argument("slug")
@click.argument("anchors", nargs=-1, metavar="[ANCHOR]...")
@click.option("--reason", required=True, help="Shown to readers in place of the words.")
@_reporting
def remove_(slug: str, anchors: tuple[str, ...], reason: str) -> None:
    """Take published words that had to go out of the ledger: of anchors, or of a whole briefing.

    First delete them from the article and the editors' files. Anchor, day and reason stay, and
    links lead to the notice.

    Example: taklimat remove energi p7-s2 --reason "Putusan pengadilan 12/2027"
    """
    from taklimat.project.removing import remove

    remove(Path.cwd(), slug, anchors, reason)
    click.echo(f"{slug}: removed {', '.join(anchors) or 'as a whole'}; commit seeds/{slug}/")


@main.command()
@click.option("--addr", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@_reporting
def serve(addr: str) -> None:
    """Show a live preview; a change in seeds, docs or overrides reloads the page.

    Example: taklimat serve --addr 127.0.0.1:8080
    """
    from mkdocs.commands import serve as mkdocs_serve

    from taklimat.project.load import CONFIG, load

    load(Path.cwd())
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        mkdocs_serve.serve(CONFIG, dev_addr=addr, livereload=True)
    except (OSError, OverflowError) as error:
        message = f"{addr} cannot be served: {getattr(error, 'strerror', '') or error}"
        raise ProblemError([Problem(Place("--addr"), message)]) from None


@main.command()
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--slug", help="The briefing's folder and address; made of the file's name if left out."
)
@click.option("--lang", type=click.Choice(["id", "en"]), help="Language; guessed if left out.")
@_reporting
def new(articles: tuple[Path, ...], slug: str | None, lang: str | None) -> None:
    """Make seeds/SLUG/ for each ARTICLE: the copy and a manifest skeleton.

    Example: taklimat new ~/naskah/energi.txt --slug energi
    """
    from taklimat.project.single import make_seeds

    if slug and len(articles) > 1:
        raise click.UsageError("--slug names one briefing, so give one ARTICLE")
    for folder, notices in make_seeds(Path.cwd(), articles, slug, lang):
        _report(notices)
        click.echo(f"{folder}: edit briefing.yml, then run `taklimat check {folder.name}`")


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="An empty or new folder."
)
@_reporting
def pages(out: Path) -> None:
    """Write the generated pages as Markdown files with front matter, for any other generator.

    Example: taklimat pages --out pages/
    """
    from taklimat.outputs.data.markdown import write_pages
    from taklimat.outputs.html.render import body
    from taklimat.outputs.theme import body_templates
    from taklimat.project.load import load

    templates = body_templates()
    count = write_pages(load(Path.cwd()).pages, out, lambda page: body(page, templates))
    click.echo(f"{count} pages are in {out}{os.sep}")
