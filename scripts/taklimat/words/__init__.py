"""The interface's own words, in every language; the author's and editors' are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from taklimat.words import (
    english,
    english_paper,
    english_search,
    indonesian,
    indonesian_paper,
    indonesian_search,
)

WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {**indonesian.WORDS, **indonesian_search.WORDS, **indonesian_paper.WORDS},
    "en": {**english.WORDS, **english_search.WORDS, **english_paper.WORDS},
}
"""By language code. A test holds that all languages have the same keys."""
