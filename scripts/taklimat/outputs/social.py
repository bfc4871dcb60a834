"""Pictures for links that are shared elsewhere: a card for each briefing and language.

Drawing one costs some tenths of a second, so its name is a hash of all that it is made of, and
a picture that the last site has under that name is taken from there. Typst is imported only when
one must be drawn.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.library import Library
from taklimat.paper.drawings import heights, text_map
from taklimat.paper.engine import compiler
from taklimat.paper.fonts import FONT_FILES, fonts_for
from taklimat.render import THEME
from taklimat.words import WORDS

FOLDER = "assets/taklimat/social"
TEMPLATE = THEME / "pdf/social.typ"
MOST_BARS = 400
"""Of the library's map; with more paragraphs than this it has a bar for each briefing."""
LONGEST_WORD = 30
"""Characters of a word that fits a line at any size; a longer one may break anywhere."""
_MADE_FROM = (
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


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a site by their paths below its root."""

    drawn: Mapping[str, bytes] = field(default_factory=dict)
    kept: Mapping[str, Path] = field(default_factory=dict)
    """Files of the last site."""
    addresses: Mapping[Key, str] = field(default_factory=dict)


def cards(library: Library) -> dict[Key, Card]:
    """Return the cards of all briefings and of the library itself, in all languages."""
    made = {("", language): _library_card(library, language) for language in library.languages}
    for briefing in library.briefings:
        for language in briefing.languages:
            made[briefing.slug, language] = _card(briefing, language)
    return made


def _card(briefing: Briefing, language: str) -> Card:
    words = WORDS[language]
    title = to_plain(briefing.manifest.title.in_(language))
    parts = [*_counts([briefing], language), f"{words['edition']} {briefing.edition}"]
    groups = tuple(map(tuple, text_map(briefing)))
    return Card(language, breakable(title), words["title_label"], " · ".join(parts), groups)


def _library_card(library: Library, language: str) -> Card:
    words = WORDS[language]
    here = library.briefings_in(language) or library.briefings
    articles = [briefing.article for briefing in here]
    lengths = [[paragraph.words for paragraph in article.paragraphs] for article in articles]
    if sum(map(len, lengths)) > MOST_BARS:
        lengths = [[sum(paragraphs) for paragraphs in lengths]]
    groups = tuple(map(tuple, heights(lengths)))
    count = _counted(words["count_briefings"], len(here))
    line = " · ".join([count, *_counts(here, language)])
    return Card(language, words["library_description"], None, line, groups)


def _counts(briefings: Iterable[Briefing], language: str) -> Iterator[str]:
    """Yield how long the articles are and how much they recommend."""
    words, briefings = WORDS[language], tuple(briefings)
    yield words["length_of"].format(
        paragraphs=sum(len(b.article.paragraphs) for b in briefings),
        sentences=sum(len(b.article.sentences) for b in briefings),
    )
    if asked := sum(len(b.manifest.recommendations) for b in briefings):
        yield _counted(words["count_recommendations"], asked)


def _counted(phrase: str, number: int) -> str:
    forms = phrase.split("|")
    return forms[0 if number == 1 else -1].format(count=number)


def breakable(title: str) -> str:
    """Let a word that fits no line break between any two characters."""
    words = title.split()
    return " ".join("\u200b".join(w) if len(w) > LONGEST_WORD else w for w in words)


# ---- names and bytes


def make_pictures(library: Library, last: Path, *, emptied: bool) -> Pictures:
    """Return the pictures of a library, those of the last site's folder where they are the same.

    With `emptied`, that folder is about to be, so they are read now.
    """
    known = cards(library)
    paths = {key: _path(key, card) for key, card in known.items()}
    kept = {path: last / path for path in paths.values() if (last / path).is_file()}
    missing = {path: known[key] for key, path in paths.items() if path not in kept}
    drawn = dict(draw(missing)) if missing else {}
    if emptied:
        drawn |= {path: file.read_bytes() for path, file in kept.items()}
        kept = {}
    return Pictures(drawn, kept, {key: f"/{path}" for key, path in paths.items()})


def _path(key: Key, card: Card) -> str:
    slug, language = key
    made_from = hashlib.sha256(_sources())
    made_from.update(json.dumps(asdict(card), ensure_ascii=False).encode())
    return f"{FOLDER}/{slug or 'library'}.{language}.{made_from.hexdigest()[:_HASH_LENGTH]}.png"


@lru_cache(maxsize=1)
def _sources() -> bytes:
    """Return a digest of what all pictures are made of besides their words."""
    digest = hashlib.sha256(f"{version('typst')} {version('fonttools')}".encode())
    for path in _MADE_FROM:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def draw(known: Mapping[str, Card]) -> Iterator[tuple[str, bytes]]:
    """Yield each card's name and its picture, a PNG.

    Raises:
        ProblemError: a font is missing or broken.
    """
    for name, card in known.items():
        content = asdict(card)
        fonts = fonts_for({*map(ord, card.title + (card.label or "") + card.line)})
        data = json.dumps({**content, "fonts": fonts.text}, ensure_ascii=False)
        drawn = compiler(fonts.folders).compile(
            input=str(TEMPLATE), format="png", ppi=72, sys_inputs={"data": data}
        )
        yield name, cast(bytes, drawn)
