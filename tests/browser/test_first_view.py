"""What a first visit costs: requests and weight, and that nothing else happens meanwhile."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Response
from tests.kinds import every_kind, every_width
from tests.measuring import fonts_asked_for_early, fonts_used

pytestmark = pytest.mark.browser

MOST_REQUESTS, MOST_KB = 10, 100
VIOLATIONS = """
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) =>
        violations.push(`${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`));
"""


class View:
    """A first view of a page: a new page of a browser that has nothing of the site yet."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bodies: dict[str, bytes] = {}
        self.said: list[str] = []
        page.add_init_script(VIOLATIONS)
        page.on("console", lambda message: self.said.append(message.text))

    def load(self, url: str) -> None:
        responses: list[Response] = []
        self.page.on("response", lambda response: responses.append(response))
        self.page.goto(url, wait_until="networkidle")
        # A reader's browser asks for the icon too, this one without a window does not.
        icon = urljoin(url, self.page.locator("link[rel=icon]").last.get_attribute("href"))
        self.bodies = {response.url: response.body() for response in responses}
        self.bodies[icon] = self.page.request.get(icon).body()

    @property
    def kb(self) -> float:
        """Over the network, with gzip as hosts do it; fonts are compressed as they are."""
        packed = (
            len(body if url.endswith(".woff2") else gzip.compress(body))
            for url, body in self.bodies.items()
        )
        return sum(packed) / 1000

    @property
    def violations(self) -> list[str]:
        return list(self.page.evaluate("violations"))


Visit = Callable[..., Page]


@every_kind
@every_width
def test_a_first_view_is_light_and_quiet(
    address: str, width: int, visit: Visit, server: str, figure: Callable[..., None]
) -> None:
    """That nothing is asked for elsewhere is seen by `visit`, here as everywhere."""
    view = View(visit("about:blank", width, service_workers="block"))
    view.load(f"{server}{address}")
    figure("heaviest first view, kB", round(view.kb, 1), f"{address} at {width} px")
    figure("most requests of a first view", len(view.bodies), f"{address} at {width} px")
    assert (view.said, view.violations) == ([], [])
    assert len(view.bodies) <= MOST_REQUESTS
    assert view.kb <= MOST_KB


@every_kind
def test_the_fonts_that_a_page_uses_are_asked_for_early(address: str, visit: Visit) -> None:
    """One that came late would not be shown; one that is not used would be a waste."""
    page = visit(address)
    assert fonts_asked_for_early(page) == fonts_used(page) != set()


def test_what_the_policy_refuses_is_noticed(visit: Visit, server: str, troubles: list[str]) -> None:
    view = View(visit("about:blank", service_workers="block"))
    view.load(f"{server}/")
    view.page.evaluate("""new Promise((seen) => {
        addEventListener("securitypolicyviolation", () => seen(0));
        document.body.setAttribute("style", "color: red");
    })""")
    assert len(view.violations) == 1
    assert "style" in view.violations[0]
    assert any("Content Security Policy" in line for line in view.said)
    troubles.clear()
