"""The scripts of a page add one name to it, and no bundle can break another by a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_search import ask, open_dialog
from tests.site_fixture import Serve

from taklimat.outputs.html import assets

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

ALWAYS = ["theme", "find", "dialog"]
BUNDLES = ["theme", "taklimat", "find", "dialog"]


def global_names(page: Page) -> set[str]:
    """Return the properties of `window`, and what scripts declare by `const`, `let` and `class`."""
    session = page.context.new_cdp_session(page)
    contexts: list[dict[str, Any]] = []
    session.on("Runtime.executionContextCreated", lambda event: contexts.append(event["context"]))
    session.send("Runtime.enable")
    (own,) = [c["id"] for c in contexts if c["auxData"]["isDefault"]]
    lexical = session.send("Runtime.globalLexicalScopeNames", {"executionContextId": own})["names"]
    return {*page.evaluate("Object.getOwnPropertyNames(window)"), *lexical}


@pytest.mark.parametrize(("address", "bundle"), [("/", "taklimat"), ("/ai-terbuka/teks/", "text")])
def test_the_scripts_of_a_page_add_one_global(address: str, bundle: str, visit: Visit) -> None:
    silent = visit("about:blank", service_workers="block")
    silent.route("**/*.js", lambda route: route.fulfill(body=""))
    silent.route("**/theme.*.js", lambda route: route.fulfill(body="const names = 1;"))
    page = visit(address)
    silent.goto(page.url)
    without = global_names(silent)
    assert "names" in without  # such a one would be seen
    ask(open_dialog(page), "sensor")  # all bundles and some data have come
    page.locator("main a").first.focus()
    loaded = page.evaluate("[...document.scripts].map(({ src }) => src).join(' ')")
    assert all(f"/{name}." in loaded for name in [*ALWAYS, bundle, "search", "previews"])
    assert global_names(page) - without == {"taklimat"}


@pytest.fixture
def clashing(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> str:
    """A page with a script of each bundle, all of which declare the same names."""
    sources = tmp_path / "theme/assets/taklimat"
    for place in ("theme.js", "js/1.js", "vendor/1.js", "find/2.js", "dialog/1.js"):
        (sources / place).parent.mkdir(parents=True, exist_ok=True)
        mine = (
            "const same = 1;\nclass Same {}\nfunction alike() {}\n" if "find" not in place else ""
        )
        (sources / place).write_text(f"{mine}document.body.append('{place} ');\n")
    monkeypatch.setattr(assets, "THEME", tmp_path / "theme")
    made = assets.make_assets({})
    site = tmp_path / "site"
    for path, content in made.files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(content, encoding="utf-8")
    scripts = "".join(f'<script src="{made.addresses[f"{name}.js"]}"></script>' for name in BUNDLES)
    (site / "index.html").write_text(f"<!doctype html><link rel=icon href=data:,><body>{scripts}")
    return serve(site)


def test_bundles_may_declare_the_same_names(clashing: str, visit: Visit) -> None:
    page = visit("about:blank")
    page.goto(f"{clashing}/index.html")
    expect(page.locator("body")).to_have_text("theme.js js/1.js vendor/1.js find/2.js dialog/1.js")
