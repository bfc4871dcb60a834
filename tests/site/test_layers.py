"""Nothing on a page mixes the three layers: each word of theirs stands inside its own.

The site is held against the sources: wherever a sentence of the article, a fact note's text or an
editors' statement stands in a page's main part, the nearest layer around it is its own.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.published_texts import TEXTS, TRANSLATION
from tests.site_fixture import ROOT, Element, Pages

SEED = ROOT / "seeds/ai-terbuka"
LAYERS = {
    "tk-text--translation": "translation",
    "tk-translation": "translation",
    "tk-author": "author",
    "tk-text": "author",
    "tk-serif": "author",
    "tk-fact": "fact",
    "tk-note": "fact",
    "tk-dev": "fact",
    "tk-cell--fact": "fact",
    "tk-notes-by": "fact",
    "tk-editors": "editors",
    "tk-cell--editors": "editors",
    "tk-recs": "editors",
}
"""The classes that carry a layer, in the order in which they win on one element."""
PLACES_OF_TITLES = {"h1", "nav", "title"}
"""A page's own title has its label above it; a way to a page is named by its title."""
LABELLED = {"tk-side", "tk-pias", "tk-label"}
"""Margins and lines that name pages."""


LONGEST_NAME = 30
NAMES = {"name", "term", "words_in"}
"""Keys of what things are called, and of words that are the translation's."""


def loaded(name: str) -> Any:
    return yaml.safe_load((SEED / name).read_text(encoding="utf-8"))


def texts(value: Any, language: str) -> Iterator[str]:
    """Every text in a language below a value."""
    if isinstance(value, dict):
        if isinstance(value.get(language), str):
            yield " ".join(value[language].split())
        for key, below in value.items():
            if key not in NAMES:
                yield from texts(below, language)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below, language)


def layer(element: Element | None) -> str:
    """The layer of the nearest element that carries one; "" outside all."""
    while element is not None:
        found = [kind for name, kind in LAYERS.items() if name in element.classes]
        if found:
            return found[0]
        element = element.parent
    return ""


def blocks(page: Element) -> Iterator[Element]:
    """Elements of the main part that may hold a text."""
    main = next(e for e in page.all("main"))
    for element in main:
        if element.tag in {"p", "h1", "h2", "h3", "dd", "td", "span", "q", "a", "li", "b", "div"}:
            yield element


def passes(element: Element) -> bool:
    here: Element | None = element
    while here is not None:
        if here.tag in PLACES_OF_TITLES or here.classes & LABELLED:
            return True
        here = here.parent
    return False


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, set[str]]]:
    """By language of the page: each text of the sources that is longer than a name, its layers.

    An editors' statement may say what a translated sentence says, word for word.
    """
    author = [text for anchor, text in TEXTS.items() if "-s" in anchor]
    facts = loaded("facts.yml")
    del facts["about"]  # says what the page is, not what the article says
    found: dict[str, dict[str, set[str]]] = {}
    for language in ("id", "en"):
        layers: dict[str, Iterable[str]] = {
            "editors": texts(loaded("briefing.yml"), language),
            "fact": texts(facts, language),
            "translation": TRANSLATION.values(),
            "author": author,
        }
        mine: dict[str, set[str]] = {}
        for kind, all_ in layers.items():
            for text in all_:
                if len(text) > LONGEST_NAME:
                    mine.setdefault(text, set()).add(kind)
        found[language] = mine
    return found


def test_every_derived_text_stands_in_its_own_layer(
    pages: Pages, sources: dict[str, dict[str, set[str]]]
) -> None:
    seen, wrong = {"author": 0, "translation": 0, "fact": 0, "editors": 0}, []
    for address, page in pages.items():
        if "ai-terbuka/" not in address:
            continue
        expected = sources["en" if address.startswith("/en/") else "id"]
        for element in blocks(page):
            words = element.text("tk-cites", "tk-vh", "tk-num", "s-no", "tk-mark", "tk-other-no")
            kinds = expected.get(words)
            if not kinds or passes(element):
                continue
            found = layer(element)
            if found in kinds:
                seen[found] += 1
            else:
                wrong.append(f"{address}: {kinds} in {found or 'no layer'}: {words[:60]}")
    assert not wrong, "\n".join(wrong)
    assert min(seen.values()) > 100, seen  # it looked at all of them, many times


def test_layers_never_lie_inside_one_another_but_quotations(pages: Pages) -> None:
    """The author's words may be quoted anywhere; a fact note and an editors' text may not mix."""
    mixed = []
    for address, page in pages.items():
        for element in page:
            if "tk-fact" in element.classes and element.inside("tk-editors"):
                mixed.append(f"{address}: a fact note inside an editors' text")
            if "tk-editors" in element.classes and (
                element.inside("tk-fact") or element.inside("tk-author")
            ):
                mixed.append(f"{address}: an editors' text inside another layer")
    assert mixed == []


def test_the_sources_are_read(sources: dict[str, dict[str, set[str]]]) -> None:
    assert Path(SEED / "facts.yml").is_file()
    for mine in sources.values():
        assert set().union(*mine.values()) == {"author", "translation", "fact", "editors"}
