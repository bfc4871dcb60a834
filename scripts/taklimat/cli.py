"""The terminal's door: parse, call one function, print problems, exit."""

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

from taklimat.diagnostics import Place, Problem, ProblemError

F = TypeVar("F", bound=Callable[..., Any])
_JSON = click.option("--json", "as_json", is_flag=True, help="Problems as JSON on standard output.")


def _report(problems: Iterable[Problem], as_json: bool = False) -> None:
    """Print problems, sorted; for people to standard error, for machines to standard output."""
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
    """Turn problems into lines and exit status 1."""

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
            if not error.filename:
                _drop_output()
            as_json = bool(error.filename) and options.get("as_json", False)
            _report([_system_problem(error)], as_json)
            sys.exit(1)

    return run  # type: ignore[return-value]


def _drop_output() -> None:
    """The output itself is full: what waits in it must not fail again at the end."""
    with contextlib.suppress(OSError):  # a test's own output is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _system_problem(error: OSError) -> Problem:
    """Return what the system refused; of two files it is about the one that was to be written."""
    from taklimat.seed import shown

    path = Path(error.filename2 or error.filename or ".")
    return Problem(Place(shown(path)), f"this cannot be read or written: {error.strerror or error}")


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

    Example: taklimat check ai-terbuka
    """
    from taklimat import build

    notices = build.project_notices(Path.cwd())
    try:
        notices = (*notices, *build.load(Path.cwd(), slugs).notices)
    except ProblemError as error:
        raise ProblemError([*notices, *error.problems]) from None
    _report(notices, as_json)


@main.command("build")
@click.argument("what", nargs=-1, metavar="[SLUG... | ARTICLE]")
@click.option("--out", type=click.Path(path_type=Path), help="The site's folder.  [default: site]")
@click.option("--locked", is_flag=True, help="Fail if the ledger would grow (for CI).")
@click.option("--skip", default="", metavar="PART,...", help="Leave out: pictures, pdf, pack.")
@_reporting
def build_(what: tuple[str, ...], out: Path | None, locked: bool, skip: str) -> None:
    """Check, then build the whole site and swap it in at the end.

    With ARTICLE (a .txt or .md file) build that article alone into --out, also outside a
    project, and write nothing else.

    Example: taklimat build --locked
    """
    from taklimat import build, single

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it, too, tidies up
    skipped = [name for name in skip.split(",") if name]
    if unknown := sorted({*skipped} - {*build.SKIPPABLE}):
        raise click.UsageError(f"--skip knows {', '.join(build.SKIPPABLE)}, not {unknown[0]}")
    articles = [name for name in what if name.endswith((".txt", ".md"))]
    if articles and (len(what) > 1 or out is None):
        raise click.UsageError("one ARTICLE is built alone, and needs --out DIR")
    if articles:
        out = out or Path("site")
        single.build_article(Path(articles[0]), out, skip=skipped)
    else:
        if what and out is None:
            raise click.UsageError("a site of some briefings only needs --out DIR")
        out = out or Path("site")
        notices = build.project_notices(Path.cwd())
        library = build.load(Path.cwd(), what)
        _report(build.build_site(Path.cwd(), library, out, locked=locked, skip=skipped))
        count = len([*notices, *library.notices])
        if count:
            noun = "notice" if count == 1 else "notices"
            click.echo(f"{count} {noun}; `taklimat check` lists them", err=True)
    click.echo(f"The site is in {out}{os.sep}")


@main.command()
@click.option("--addr", default="127.0.0.1:8000", show_default=True, help="Address and port.")
@_reporting
def serve(addr: str) -> None:
    """Show a live preview; a change in seeds, docs or overrides reloads the page.

    Example: taklimat serve --addr 127.0.0.1:8080
    """
    from mkdocs.commands import serve as mkdocs_serve

    from taklimat import build

    build.load(Path.cwd())
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        mkdocs_serve.serve(build.CONFIG, dev_addr=addr, livereload=True)
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
    """Make seeds/SLUG/ for each ARTICLE: the copy, a manifest skeleton, the first ledger.

    Example: taklimat new ~/naskah/energi.txt --slug energi
    """
    from taklimat import single

    if slug and len(articles) > 1:
        raise click.UsageError("--slug names one briefing, so give one ARTICLE")
    for made in single.make_seeds(Path.cwd(), articles, slug, lang):
        click.echo(f"{made}: edit briefing.yml, then run `taklimat check {made.name}`")


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="An empty or new folder."
)
@_reporting
def pages(out: Path) -> None:
    """Write the generated pages as Markdown files with front matter, for any other generator.

    Example: taklimat pages --out pages/
    """
    from taklimat import build
    from taklimat.outputs.markdown import write_pages

    count = write_pages(build.load(Path.cwd()).pages, out)
    click.echo(f"{count} pages are in {out}{os.sep}")
