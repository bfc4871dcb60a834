"""Pictures for links that are shared elsewhere: a card for each briefing and language.

Drawing one takes some tenths of a second, so its name has a hash of all that it depends on, and
`store.py` caches it under that name. Typst is imported only when one must be drawn.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import cast

from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.cache import cache_folder, cached_file, drop_unused
from taklimat.outputs.paper.drawings import heights, text_map
from taklimat.outputs.paper.engine import compiler
from taklimat.outputs.paper.fonts import FONT_FILES, fonts_for
from taklimat.outputs.theme import THEME
from taklimat.pages.site import Site
from taklimat.pages.speech import counted

FOLDER = "assets/taklimat/social"
TEMPLATE = THEME / "pdf/social.typ"
MOST_BARS = 400
"""Of the library's map; with more paragraphs than this it has a bar for each briefing."""
LONGEST_WORD = 30
"""Characters of a word that fits a line at any size; a longer one may break anywhere."""
_SOURCE_FILES = (
    Path(__file__),
    TEMPLATE,
    THEME / "assets/taklimat/marks.svg",
    THEME / "assets/taklimat/css/1-tokens.css",
    *FONT_FILES,
)
_HASH_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture shows."""

    language: str
    title: str
    label: str | None
    """Whose words the title is."""
    line: str
    groups: tuple[tuple[float, ...], ...]
    """Of the map: heights of bars, the longest 1."""


Key = tuple[str, str]
"""A briefing's slug, "" for the library, and a language."""


def cards(site: Site) -> dict[Key, Card]:
    """Return the cards of all briefings and of the library itself, in all languages."""
    by_key = {("", language): _library_card(site, language) for language in site.languages}
    for briefing in site.briefings:
        for language in briefing.languages:
            by_key[briefing.slug, language] = _card(briefing, language)
    return by_key


def _card(briefing: Briefing, language: str) -> Card:
    words = WORDS[language]
    title = briefing.manifest.title.in_(language).plain
    parts = [*_counts([briefing], language), f"{words['edition']} {briefing.edition}"]
    groups = tuple(map(tuple, text_map(briefing)))
    return Card(language, breakable(title), words["title_label"], " · ".join(parts), groups)


def _library_card(site: Site, language: str) -> Card:
    words = WORDS[language]
    here = site.library.briefings_in(language) or site.briefings
    articles = [briefing.article for briefing in here]
    lengths = [[paragraph.words for paragraph in article.paragraphs] for article in articles]
    if sum(map(len, lengths)) > MOST_BARS:
        lengths = [[sum(paragraphs) for paragraphs in lengths]]
    groups = tuple(map(tuple, heights(lengths)))
    count = counted(words["count_briefings"], len(here))
    line = " · ".join([count, *_counts(here, language)])
    return Card(language, words["library_description"], None, line, groups)


def _counts(briefings: Iterable[Briefing], language: str) -> Iterator[str]:
    """Yield how long the articles are and how much they recommend."""
    words, briefings = WORDS[language], tuple(briefings)
    yield words["length_of"].format(
        paragraphs=sum(len(b.article.paragraphs) for b in briefings),
        sentences=sum(len(b.article.sentences) for b in briefings),
    )
    if count := sum(len(b.manifest.recommendations) for b in briefings):
        yield counted(words["count_recommendations"], count)


def breakable(title: str) -> str:
    """Let a word that fits no line break between any two characters."""
    words = title.split()
    return " ".join("\u200b".join(w) if len(w) > LONGEST_WORD else w for w in words)


# ---- names and bytes


def picture_addresses(site: Site) -> dict[Key, str]:
    """Return the URL path of each picture; its name has a hash of all that it depends on."""
    return {key: _address(key, card) for key, card in cards(site).items()}


def make_pictures(site: Site) -> dict[str, Path]:
    """Return the cached file of each picture, by its URL path.

    Raises:
        ProblemError: the engine or a font failed.
    """
    folder = cache_folder("pictures")
    pictures = {
        address: cached_file(folder / PurePosixPath(address).name, partial(draw, card))
        for key, card in cards(site).items()
        for address in [_address(key, card)]
    }
    drop_unused(folder)
    return pictures


def _address(key: Key, card: Card) -> str:
    slug, language = key
    digest = hashlib.sha256(_sources())
    digest.update(json.dumps(asdict(card), ensure_ascii=False).encode())
    return f"/{FOLDER}/{slug or 'library'}.{language}.{digest.hexdigest()[:_HASH_LENGTH]}.png"


@lru_cache(maxsize=1)
def _sources() -> bytes:
    """Return a digest of what all pictures depend on besides their content: code and fonts."""
    digest = hashlib.sha256(f"{version('typst')} {version('fonttools')}".encode())
    for path in _SOURCE_FILES:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def draw(card: Card) -> bytes:
    """Return a card's picture, a PNG of 1200 by 630 pixels.

    Raises:
        ProblemError: a font is missing or broken.
    """
    fonts = fonts_for({*map(ord, card.title + (card.label or "") + card.line)})
    data = json.dumps({**asdict(card), "fonts": fonts.text}, ensure_ascii=False)
    return cast(
        bytes,
        compiler(fonts.folders).compile(
            input=str(TEMPLATE), format="png", ppi=72, sys_inputs={"data": data}
        ),
    )
