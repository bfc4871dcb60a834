"""The icon in a browser's tab: ink on paper, or light on dark where the browser is dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@pytest.mark.parametrize(("scheme", "brighter"), [("light", "paper"), ("dark", "ink")])
def test_the_mark_answers_to_a_dark_browser(scheme: str, brighter: str, visit: Visit) -> None:
    page = visit("/", color_scheme=scheme)
    shades = page.evaluate("""async () => {
        const image = new Image(240, 240);
        image.src = document.querySelector("link[rel=icon][type='image/svg+xml']").href;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: 240, height: 240 });
        const context = canvas.getContext("2d", { willReadFrequently: true });
        context.drawImage(image, 0, 0, 240, 240);
        const shade = (x, y) => context.getImageData(x, y, 1, 1).data[1];
        return { paper: shade(5, 5), ink: shade(45, 120) };
    }""")
    darker = {"paper": "ink", "ink": "paper"}[brighter]
    assert shades[brighter] > 200
    assert shades[darker] < 60
