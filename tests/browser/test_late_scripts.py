"""Scripts that are asked for late come from below the site's root, or they do not come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_search import ask, open_dialog
from tests.site_fixture import Serve

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

REFUSED = "not below the site's root"
LOAD = """async ([path, root]) => {
  if (root) document.body.dataset.root = root;
  try { await taklimat.loadScript(path); return "loaded"; } catch (error) { return error.message; }
}"""


@pytest.fixture
def outside(site: Path, tmp_path: Path) -> Path:
    """A script beside the site."""
    (tmp_path / "outside.js").write_text("void 0;\n")
    (tmp_path / "site").symlink_to(site)
    return tmp_path / "outside.js"


@pytest.fixture(params=["http", "file"])
def page(request: pytest.FixtureRequest, outside: Path, serve: Serve, visit: Visit) -> Page:
    """A page of a site in a folder, by a server or from the disk; the script lies above it."""
    folder = outside.parent
    root = serve(folder) if request.param == "http" else folder.as_uri()
    return visit(f"{root}/site/ai-terbuka/index.html", service_workers="block")


def scripts_asked_for(page: Page) -> list[str]:
    urls: list[str] = []
    page.on("request", lambda r: urls.append(r.url) if r.resource_type == "script" else None)
    return urls


@pytest.mark.parametrize("path", ["../outside.js", "/../outside.js", "x/../../outside.js"])
def test_a_script_above_the_root_is_refused(path: str, page: Page) -> None:
    asked = scripts_asked_for(page)
    assert REFUSED in page.evaluate(LOAD, [path, None])
    assert asked == []


@pytest.mark.parametrize(
    "root", ["http://127.0.0.1:9/", "//elsewhere.example/", "data:,", "blob:", "../../"]
)
def test_another_root_is_refused_once_the_page_is_there(root: str, page: Page) -> None:
    asked = scripts_asked_for(page)
    assert REFUSED in page.evaluate(LOAD, ["/outside.js", root])
    assert asked == []


def test_what_lies_below_the_root_comes(page: Page) -> None:
    expect(ask(open_dialog(page), "sensor").first).to_be_visible()


def test_a_browser_without_trusted_types_refuses_too(
    outside: Path, site: Path, visit: Visit
) -> None:
    page = visit("about:blank", bypass_csp=True)
    page.add_init_script("delete globalThis.trustedTypes;")
    page.goto(f"{outside.parent.as_uri()}/site/ai-terbuka/index.html")
    assert page.evaluate("typeof trustedTypes") == "undefined"
    assert REFUSED in page.evaluate(LOAD, ["../outside.js", None])
    previews = page.locator("body").get_attribute("data-previews")
    assert page.evaluate(LOAD, [previews, None]) == "loaded"


def test_no_other_policy_makes_urls_of_scripts(visit: Visit, troubles: list[str]) -> None:
    page = visit("/ai-terbuka/", service_workers="block")
    page.evaluate("void (window.made = document.createElement('script'))")
    for attempt in (
        "made.src = '/outside.js'",
        "trustedTypes.createPolicy('taklimat', {})",
        "trustedTypes.createPolicy('other', {})",
    ):
        tried = (
            f"(() => {{ try {{ {attempt}; return 'done'; }} catch (e) {{ return e.name; }} }})()"
        )
        assert page.evaluate(tried) == "TypeError", attempt
    assert len(troubles) == 3
    troubles.clear()  # each of them is logged by the browser
