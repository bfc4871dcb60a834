"""How search reads words: folding, stems and the loose key; the browser's engine does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IGNORED = re.compile(r"[^\w']|_")
LONGEST = 40
"""Letters of a word that can be found; longer ones are addresses or nonsense."""

# "porter" is the algorithm of the browser's English stemmer; Indonesian is equal in both.
_STEMMERS = {"id": "indonesian", "en": "porter"}
_MEASURE = re.compile(r"(?:[^aeiou][^aeiouy]*)?[aeiouy][aeiou]*[^aeiou]")
"""A word that has a vowel before a consonant."""
_ENDINGS = ("kan", "an", "i")
_NASALS = ("ng", "ny", "m", "n")

STOP_WORDS = {
    "id": "ada adalah agar akan anda apa apakah atas atau bagaimana bagi bahwa beberapa begitu "
    "berapa bila dalam dan dapat dari dengan di dia hal hanya harus ia ini itu jika juga kapan "
    "karena ke kepada kita lagi lain lebih maka mana masih melalui mengapa menurut mereka namun "
    "oleh para pada saat saja sangat seberapa sebagai sebuah secara sedang sehingga sejak selama "
    "semua seorang seperti serta setelah siapa suatu sudah tak telah tentang terhadap tersebut "
    "tetapi tidak untuk yaitu yakni yang",
    "en": "a about according all also although an and any are as at be because been being both but "
    "by can could did do does for from had has have having he her his how i if in into is it its "
    "may might must no nor not of on or other our out over she should so some such than that the "
    "their them then there these they this those through to under up was we were what when where "
    "which while who whom whose why will with within without would you your",
}
"""Words that say nothing of what is sought, as one text for each language."""


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


class _Folded(dict[str, str]):
    """Words as written to folded ones; to "" if they are not sought. A library repeats words."""

    def __init__(self, stop: frozenset[str]) -> None:
        super().__init__()
        self._stop = stop

    def __missing__(self, written: str) -> str:
        word = fold(written)
        self[written] = found = "" if word in self._stop or len(word) > LONGEST else word
        return found


class Stems:
    """Stems and loose keys of a language; each word is stemmed once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.stop = frozenset(STOP_WORDS[language].split())
        self._stemmer: Any = snowballstemmer.stemmer(_STEMMERS[language])
        self._known: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        self._folded = _Folded(self.stop)

    def inside(self, text: str) -> list[str]:
        """Return the folded words of a text without stop words, in its order."""
        return [word for word in map(self._folded.__getitem__, WORD.findall(text)) if word]

    def of(self, word: str) -> str:
        """Return the stem of a folded word."""
        if word not in self._known:
            stem = self._stemmer.stemWord
            self._known[word] = stem(word) if self.language == "id" else _as_in_browsers(word, stem)
        return self._known[word]

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
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 4:
            stem = stem[: -len(ending)]
            break
    for first in (*_NASALS, "k", "p", "t", "s"):
        if stem.startswith(first) and len(stem) - len(first) >= 3 and stem[len(first)] in "aeiou":
            return stem[len(first) :]
    return stem
