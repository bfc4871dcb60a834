"""Measuring a page from inside (`browser/measure.js`), and states that a reader may see it in."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPTS = Path(__file__).with_name("browser")
_MEASURE = (_SCRIPTS / "measure.js").read_text(encoding="utf-8")

TEXT_SPACING = """
* { line-height: 1.5 !important }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""
"""WCAG 1.4.12."""


def measure(page: Page, expression: str, **given: Any) -> Any:
    """Evaluate an expression in which `m` is what measure.js makes, and `given` what is given."""
    script = f"(given) => {{ const m = {_MEASURE}; return (\n{expression}); }}"
    return page.evaluate(script, given)


def add_styles(page: Page, css: str) -> None:
    """Add a stylesheet as a script may, which the content security policy does not forbid."""
    page.evaluate(
        """(css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        css,
    )


def set_text_size(page: Page, percent: int) -> None:
    """Set the reader's text size as the browser's settings do; queries in rem follow it."""
    session = page.context.new_cdp_session(page)
    sizes = {"standard": 16 * percent // 100, "fixed": 13 * percent // 100}
    session.send("Page.setFontSizes", {"fontSizes": sizes})
    session.detach()


def set_broken(page: Page, html: str) -> Page:
    """Show a page that is wrong on purpose, to see that a check can fail."""
    page.goto("about:blank")  # else the policy of the page before would hold
    page.set_content(f"<!doctype html><html lang=id><body>{html}")
    return page


def withhold_fonts(page: Page) -> None:
    """Let the site's fonts never come, so that the reader's own stand in for them."""
    page.route("**/*.woff2", lambda route: route.abort())


def wait_for_fonts(page: Page) -> None:
    page.evaluate("document.fonts.ready.then(() => 0)")


def fonts_asked_for_early(page: Page) -> set[str]:
    links = page.locator("link[rel=preload][as=font]")
    return set(
        links.evaluate_all("""(all) => all.filter(({media}) => matchMedia(media).matches)
            .map((link) => link.href.split('/').pop())""")
    )


def fonts_used(page: Page) -> set[str]:
    """Return the files of those faces that are not shown if they come late."""
    wait_for_fonts(page)
    return set(
        page.evaluate("""[...document.fonts]
            .filter(({status, display}) => display === "optional" && status !== "unloaded")
            .map(({family, style, weight}) => [
                family.replaceAll('"', "").toLowerCase().replace(" ", "-"),
                ...(style === "italic" ? ["italic"] : []),
                ...(weight === "700" ? ["bold"] : []),
            ].join("-") + (weight.includes(" ") ? ".var" : "") + ".woff2")""")
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
