"""The real site, built once for all workers, its pages as trees, a browser that watches it.

A pytest plugin: tests ask for its fixtures by name.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright
from tests.system_fonts import Fonts, only_with

ROOT = Path(__file__).parents[1]
SOURCES = ("docs", "seeds")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves the machine
]
PATIENCE_MS = 20_000
"""For anything that a page should do at once: the machine may be busy with other tests."""

Visit = Callable[..., Page]


# ---- the site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project's sources: what a test does to it does not reach the tree."""
    return _copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `taklimat build` makes it; the first worker to ask for it builds it."""
    return built_once("real", _copy_project, tmp_path_factory)


def built_once(
    name: str, lay_out: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the site of a project, built by the first worker that asks for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / name / "site"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.is_dir():  # it is swapped in at the end, so it is whole once it is there
            shutil.rmtree(made.parent, ignore_errors=True)
            _build(lay_out(made.parent / "project"), made)
    return made


def _copy_project(folder: Path) -> Path:
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  - taklimat\n" in settings  # the tests also read the page of all components
    settings = settings.replace("  - taklimat\n", "  - taklimat: {components: true}\n")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def _build(project: Path, out: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    command = [str(Path(sys.executable).with_name("taklimat")), "build", "--out", str(out)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"the site of {project} cannot be built:\n{done.stderr}")


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder as common hosts do: what is not there gets 404.html, at any depth."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves a folder and gives its origin, for example `http://127.0.0.1:40001`.

    It does so until all tests are over: a page that still loads something logs an error when
    its server goes.
    """
    with ExitStack() as hosts:
        yield lambda folder: hosts.enter_context(_served(folder))


@pytest.fixture(scope="session")
def server(site: Path, serve: Serve) -> str:
    """The origin of the real site."""
    return serve(site)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site))) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()


# ---- pages as trees


@dataclass(eq=False)
class Element:
    tag: str
    attrs: Mapping[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """Yield everything inside, in reading order."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                yield child
                waiting += reversed(child.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    def all(self, tag: str = "", class_: str = "") -> list[Element]:
        return [e for e in self if tag in {"", e.tag} and (not class_ or class_ in e.classes)]

    def inside(self, class_: str) -> bool:
        return self.parent is not None and (
            class_ in self.parent.classes or self.parent.inside(class_)
        )

    def text(self, *without: str) -> str:
        """Return its words with single spaces, leaving out elements of some classes."""
        return " ".join("".join(self._pieces(set(without))).split())

    def _pieces(self, without: set[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif not child.classes & without:
                yield from child._pieces(without)


class Tree(HTMLParser):
    """Reads a page strictly: an end tag that closes something else is an error."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self.here = Element("")
        self.feed(html)
        self.close()
        assert self.here is self.root, f"<{self.here.tag}> is never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice: {self.get_starttag_text()}"
        made = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(made)
        if tag not in self.VOID:
            self.here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


Pages = dict[str, Element]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    """Every page of the site by its address: `/` at its end, but for `/404.html`."""
    return {
        f"/{path.relative_to(site).as_posix()}".removesuffix("index.html"): _page(path)
        for path in sorted(site.rglob("*.html"))
    }


def _page(path: Path) -> Element:
    return Tree(path.read_text(encoding="utf-8")).root


# ---- the browser


@pytest.fixture(scope="session")
def _browsers() -> Iterator[Callable[[Fonts], Browser]]:
    """A browser for each set of system fonts, started when the first test asks for it."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("the browser tests need chromium; `make tools` installs it")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:

        @cache
        def browser(fonts: Fonts) -> Browser:
            return playwright.chromium.launch(
                executable_path=path, args=FLAGS, env={**only_with(fonts)}
            )

        yield browser


@pytest.fixture(scope="session")
def chromium(_browsers: Callable[[Fonts], Browser]) -> Browser:
    return _browsers("usual")


@pytest.fixture(scope="session")
def _log() -> list[str]:
    return []


@pytest.fixture
def troubles(_log: list[str]) -> list[str]:
    """What went wrong in the pages of this test: logged lines, requests elsewhere."""
    _log.clear()
    return _log


@pytest.fixture(scope="session")
def _kept(chromium: Browser, _log: list[str]) -> Callable[[bool], Page]:
    """Two pages, with scripts and without, that go from test to test: warm ones are quick."""

    @cache
    def page(scripts: bool) -> Page:
        return _new_page(chromium, _log, java_script_enabled=scripts)

    return page


@pytest.fixture
def visit(
    _browsers: Callable[[Fonts], Browser],
    server: str,
    _kept: Callable[[bool], Page],
    troubles: list[str],
) -> Iterator[Visit]:
    """Opens an address of the site; no trouble may be left at the end.

    With a set of system fonts, or options of Playwright's contexts, the page is new and knows
    nothing of other tests.
    """
    fresh: list[Page] = []

    def open_(
        address: str,
        width: int = 1440,
        height: int = 900,
        *,
        scripts: bool = True,
        fonts: Fonts | None = None,
        **options: Any,
    ) -> Page:
        if fonts or options:
            fresh.append(_new_page(_browsers(fonts or "usual"), troubles, **options))
            page = fresh[-1]
        else:
            page = _kept(scripts)
            page.emulate_media(
                color_scheme="light", media="null", forced_colors="null", reduced_motion="null"
            )
            page.mouse.move(0, 0)
        page.set_viewport_size({"width": width, "height": height})
        url = urljoin(server, address)
        if urldefrag(page.url).url == urldefrag(url).url:
            page.goto("about:blank")  # else the browser would only scroll
        page.goto(url)
        return page

    yield open_
    for page in fresh:
        page.context.close()
    page = _kept(True)
    if page.url.startswith(server):  # what a test made the browser remember stays with it
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    assert troubles == []


def _new_page(browser: Browser, troubles: list[str], **options: Any) -> Page:
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    ours = ("http://127.0.0.1:", "file:", "data:", "about:")

    def logged(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _is_known(message):
            troubles.append(f"{page.url}: {message.type}: {message.text}")

    def requested(request: Request) -> None:
        if not request.url.startswith(ours):
            troubles.append(f"{page.url}: asks for {request.url}")

    page.on("console", logged)
    page.on("request", requested)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    return page


def _is_known(message: ConsoleMessage) -> bool:
    """Tell whether a message is about a font that a test keeps back, or about `file:`.

    From there a browser refuses to preload a font and then loads it all the same. The site keeps
    its preloads; the offline pack, made for file://, leaves them out.
    """
    url = str(message.location.get("url") or "")
    kept_back = "net::ERR_FAILED" in message.text  # one that is missing would be a status of 404
    return ".woff2" in message.text + url and (kept_back or "file:" in (url or message.text))
