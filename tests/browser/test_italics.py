"""A page that sets something in italics gets true ones; no other page pays for them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

OVERVIEW, TEXT = "/ai-terbuka/", "/ai-terbuka/teks/"
ITALICS = {
    ".tk-editors p": "AtkinsonHyperlegibleNext-Italic",
    ".tk-par": "Literata-Italic",
}


def italics_fetched(page: Page) -> list[str]:
    page.evaluate("document.fonts.ready.then(() => null)")
    names = "performance.getEntriesByType('resource').map((e) => e.name.split('/').pop())"
    return [name for name in page.evaluate(names) if "italic" in name]


def slanted(page: Page) -> list[str]:
    """Return the texts that a page sets in italics."""
    return list(
        page.evaluate("""[...document.querySelectorAll("body *")]
            .filter((e) => e.checkVisibility() && getComputedStyle(e).fontStyle === "italic")
            .map((e) => e.innerText.trim()).filter(Boolean)""")
    )


def fonts_of(page: Page, selector: str) -> set[str]:
    """Return the fonts that an element is really set in, as the browser's own tools tell."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["postScriptName"] for font in used}


@pytest.mark.parametrize("address", [OVERVIEW, TEXT])
def test_a_page_without_italics_fetches_none(address: str, visit: Visit) -> None:
    page = visit(address, reduced_motion="reduce")
    assert slanted(page) == []
    assert italics_fetched(page) == []


@pytest.mark.parametrize(("where", "font"), ITALICS.items())
def test_italics_are_drawn_and_not_slanted(where: str, font: str, visit: Visit) -> None:
    page = visit(TEXT if where == ".tk-par" else OVERVIEW, reduced_motion="reduce")
    page.locator(where).first.evaluate("""(element) => {
        const em = document.createElement("em");
        em.id = "miring";
        em.textContent = "Ini huruf miring";
        element.append(em);
        em.getBoundingClientRect();  // it is laid out now, and so its font is asked for
        return document.fonts.ready.then(() => null);
    }""")
    assert fonts_of(page, "#miring") == {font}
    assert len(italics_fetched(page)) == 1
