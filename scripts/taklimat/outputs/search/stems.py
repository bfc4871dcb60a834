"""How search reads words: folding, stems and the loose key; the browser's engine does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import Stemmer

from taklimat.base.wordlists.stop_words import STOP_WORDS
from taklimat.outputs.search_constants import ENDINGS, INVISIBLE, LONGEST, STARTS

_LETTERS = rf"(?:[^\W_]++|[{INVISIBLE}]++)++"
WORD = re.compile(f"{_LETTERS}(?:['’]{_LETTERS})*")
_IGNORED = re.compile(r"[^\w']|_")

# "porter" is the algorithm of the browser's English stemmer; Indonesian is equal in both.
_STEMMERS = {"id": "indonesian", "en": "porter"}
_MEASURE = re.compile(r"(?:[^aeiou][^aeiouy]*)?[aeiouy][aeiou]*[^aeiou]")
"""A word that has a vowel before a consonant."""


def fold(word: str) -> str:
    """Return a word without case and accents: as it is compared."""
    flat = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return _IGNORED.sub("", flat).lower()


def words_of(text: str) -> Iterator[str]:
    """Yield the folded words of a text, stop words too."""
    for match in WORD.finditer(text):
        word = fold(match[0])
        if 0 < len(word) <= LONGEST:
            yield word


class _Memory(dict[str, str]):
    """What a function makes of a word, once: a library repeats its words."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        self[word] = found = self._make(word)
        return found


class Stems:
    """Stems and loose keys of a language; each word is stemmed once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.stop = frozenset(STOP_WORDS[language].split())
        self._stemmer: Any = Stemmer.Stemmer(_STEMMERS[language])
        self._folded = _Memory(self._sought)
        self._stems = _Memory(self._stem)
        self._loose: dict[str, str] = {}

    def inside(self, text: str) -> list[str]:
        """Return the folded words of a text without stop words, in its order."""
        return list(filter(None, map(self._folded.__getitem__, WORD.findall(text))))

    def all_of(self, words: Iterable[str]) -> list[str]:
        """Return the stems of folded words."""
        return list(map(self._stems.__getitem__, words))

    def of(self, word: str) -> str:
        """Return the stem of a folded word."""
        return self._stems[word]

    def _sought(self, written: str) -> str:
        word = fold(written)
        return "" if word in self.stop or len(word) > LONGEST else word

    def _stem(self, word: str) -> str:
        stem = self._stemmer.stemWord
        return str(stem(word)) if self.language == "id" else _as_in_browsers(word, stem)

    def loose(self, stem: str) -> str:
        """Return the key that joins stems which the stemmer keeps apart: `etap` and `tetap`."""
        if stem not in self._loose:
            self._loose[stem] = _cut(self.of(stem)) if self.language == "id" else stem
        return self._loose[stem]


def _as_in_browsers(word: str, porter: Callable[[str], str]) -> str:
    """Return an English stem as the browser's stemmer has it, which departs from Porter in three.

    It leaves words of two letters alone, and knows the endings -logy and -ibly.
    """
    if len(word) < 3:
        return word
    stem = porter(word)
    if stem.endswith("logi") and _MEASURE.match(stem[:-4]):
        return stem[:-1]
    return porter(f"{stem[:-1]}e") if stem.endswith("bli") and _MEASURE.match(stem[:-3]) else stem


def _cut(stem: str) -> str:
    """Drop -kan, -an, -i, and a first nasal, or k, p, t, s, before a vowel."""
    for ending in ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 4:
            stem = stem[: -len(ending)]
            break
    for first in STARTS:
        if stem.startswith(first) and len(stem) - len(first) >= 3 and stem[len(first)] in "aeiou":
            return stem[len(first) :]
    return stem
