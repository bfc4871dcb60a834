"""The interface's own words, in every language; the author's and editors' are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from taklimat.base.words import (
    english,
    english_answers,
    english_facts,
    english_paper,
    english_scripts,
    english_search,
    indonesian,
    indonesian_answers,
    indonesian_facts,
    indonesian_paper,
    indonesian_scripts,
    indonesian_search,
)

_PARTS = {
    "id": (
        indonesian,
        indonesian_facts,
        indonesian_answers,
        indonesian_scripts,
        indonesian_search,
        indonesian_paper,
    ),
    "en": (english, english_facts, english_answers, english_scripts, english_search, english_paper),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    code: {key: words for part in parts for key, words in part.WORDS.items()}
    for code, parts in _PARTS.items()
}
"""By language code. A test holds that all languages have the same keys."""
