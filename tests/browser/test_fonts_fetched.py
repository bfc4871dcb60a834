"""A page that needs italics or rarer letters gets them; no other page pays for them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.measuring import fonts_of

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

OVERVIEW, TEXT, UPRIGHT = "/ai-terbuka/", "/ai-terbuka/teks/", "/ai-terbuka/unduh/"
ITALICS = {
    ".tk-lead": "AtkinsonHyperlegibleNext-Italic",
    ".tk-label": "AtkinsonHyperlegibleNext-Italic",
    ".tk-par": "Literata-Italic",
}


def extras_fetched(page: Page) -> list[str]:
    page.evaluate("document.fonts.ready.then(() => null)")
    names = "performance.getEntriesByType('resource').map((e) => e.name.split('/').pop())"
    return [name for name in page.evaluate(names) if "italic" in name or "-ext" in name]


def slanted(page: Page) -> list[str]:
    """Return the texts that a page sets in italics."""
    return list(
        page.evaluate("""[...document.querySelectorAll("body *")]
            .filter((e) => e.checkVisibility() && getComputedStyle(e).fontStyle === "italic")
            .map((e) => e.innerText.trim()).filter(Boolean)""")
    )


@pytest.mark.parametrize("address", [UPRIGHT, TEXT])
def test_a_page_without_italics_and_rarer_letters_fetches_none(address: str, visit: Visit) -> None:
    page = visit(address, reduced_motion="reduce")
    assert slanted(page) == []
    assert extras_fetched(page) == []


def add(page: Page, where: str, tag: str, words: str) -> str:
    """Add an element with some words; return how to select it, once its fonts are there."""
    page.locator(where).first.evaluate(
        """async (element, [tag, words]) => {
            const [ours] = getComputedStyle(element).fontFamily.split(",");
            // A page that is made with italics asks for them early, else they are not shown.
            if (tag === "em") await document.fonts.load(`italic 1em ${ours}`, words);
            const made = document.createElement(tag);
            made.id = "baru";
            made.textContent = words;
            element.append(made);
            made.getBoundingClientRect();  // it is laid out now, and so its font is asked for
            await document.fonts.ready;
        }""",
        [tag, words],
    )
    return "#baru"


@pytest.mark.parametrize(("where", "font"), ITALICS.items())
def test_italics_are_drawn_and_not_slanted(where: str, font: str, visit: Visit) -> None:
    page = visit(TEXT if where == ".tk-par" else OVERVIEW, reduced_motion="reduce")
    assert fonts_of(page, add(page, where, "em", "Ini huruf miring")) == {font}
    assert len(extras_fetched(page)) == 1


@pytest.mark.parametrize("tag", ["span", "em"])
@pytest.mark.parametrize("where", ITALICS)
def test_names_from_all_of_europe_are_in_one_type(where: str, tag: str, visit: Visit) -> None:
    page = visit(TEXT if where == ".tk-par" else OVERVIEW, reduced_motion="reduce")
    used = fonts_of(page, add(page, where, tag, "Žižek, Łukasiewicz, Erdoğan, Erdős"))
    assert {name.partition("-")[0] for name in used} == {ITALICS[where].partition("-")[0]}
    assert {name.endswith("Italic") for name in used} == {tag == "em"}
    assert [name for name in extras_fetched(page) if "-ext" in name]


def test_euro_signs_and_hyphens_of_word_processors_cost_nothing(visit: Visit) -> None:
    page = visit(UPRIGHT, reduced_motion="reduce")
    used = fonts_of(page, add(page, "main li:not(nav li)", "span", "€ 5 ‹negara\u2011negara› œ ™"))
    assert used == {"AtkinsonHyperlegibleNext-Regular"}
    assert extras_fetched(page) == []
