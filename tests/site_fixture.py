"""The real site, built once for all workers, and a browser that watches it: a pytest plugin."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).parents[1]
SOURCES = ("docs", "seeds")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing leaves the machine
]


# ---- the site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real project's sources: what a test does to it does not reach the tree."""
    return _copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `taklimat build` makes it; the first worker to ask for it builds it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / "real" / "site"
    with (shared / "real.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.is_dir():  # it is swapped in at the end, so it is whole once it is there
            shutil.rmtree(made.parent, ignore_errors=True)
            _build(_copy_project(made.parent / "project"), made)
    return made


def _copy_project(folder: Path) -> Path:
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _build(project: Path, out: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    command = [str(Path(sys.executable).with_name("taklimat")), "build", "--out", str(out)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"the real site cannot be built:\n{done.stderr}")


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


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The origin that serves the real site, for example `http://127.0.0.1:40001`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site))) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()


# ---- the browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("the browser tests need chromium; `make chromium` installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the pages that `visit` opened: logged lines, requests elsewhere."""
    return []


@pytest.fixture
def visit(chromium: Browser, server: str, troubles: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a browser of its own; no trouble may be left at the end."""
    contexts = []

    def open_(address: str, width: int = 1440, height: int = 900, **options: Any) -> Page:
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        url = urljoin(server, address)
        _watch(page, "file:" if url.startswith("file:") else f"{server}/", troubles)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def _watch(page: Page, origin: str, troubles: list[str]) -> None:
    def logged(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not _is_known(message):
            troubles.append(f"{page.url}: {message.type}: {message.text}")

    def requested(request: Request) -> None:
        if not request.url.startswith((origin, "data:")):
            troubles.append(f"{page.url}: asks for {request.url}")

    page.on("console", logged)
    page.on("request", requested)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))


def _is_known(message: ConsoleMessage) -> bool:
    """Under file:// a browser refuses to preload a font and then loads it all the same.

    The site keeps its preloads; the offline pack, made for file://, leaves them out.
    """
    return ".woff2" in f"{message.text} {message.location.get('url')}" and "file:" in str(
        message.location.get("url") or message.text
    )
