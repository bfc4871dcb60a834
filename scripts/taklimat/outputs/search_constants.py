"""The constants that the search index, the browser's engine and the oracle share.

They are written here and nowhere else. The index imports them, the oracle (`scripts/bench/search`)
too, and the build writes them at the head of the engine's bundle (`constants_script`), where
`overrides/assets/taklimat/find/constants.d.ts` gives them their types.
"""

from __future__ import annotations

import json

# ---- the format of the index

FORMAT = 4
"""Counted up with every change of the files: the dialog refuses a root of another format."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Base64's alphabet for URLs: six bits a character, of postings and of lengths."""
MARKS = "!#$%&()*+,-./:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_"
"""Stand before words of the vocabulary; a mark's index is 4 times the letters shared with the word
before, plus a class of document frequency. No folded word has one, and JSON escapes none.
"""
MOST_POSTINGS = 1500
"""Postings kept of one stem; of a stem nearly everywhere, those where it counts most."""
LAST_PART = 27
"""The part of a unit whose bit stands for all parts from here on.

A set of parts is one integer, and JavaScript's bit operators work on signed ones of 32 bits. Which
of the later sentences a hit means, the dialog reads from their words: few paragraphs are as long.
"""
PART_WIDTH = 2
"""Width of the Rice code of a single part: most paragraphs have fewer than five sentences."""
LENGTHS = 8
"""Lengths of units are kept in eighths of their kind's mean."""

# ---- words and stems

LONGEST = 40
"""Letters of a word that can be found; longer ones are addresses or nonsense."""
INVISIBLE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
"""Inside a word, for a pattern: accents that stand apart, and soft hyphens and joiners."""
ENDINGS = ("kan", "an", "i")
"""Dropped for the loose key, the first that fits, if four letters stay."""
STARTS = ("ng", "ny", "m", "n", "k", "p", "t", "s")
"""Dropped likewise before a vowel, if three letters stay: nasals, and what they replace."""

# ---- from a query's words to stems

LONGEST_QUERY = 300
"""Characters of a query that are read."""
LOOSE = 0.45
"""Weight of a stem that shares only the loose key."""
BEGINS = 0.8
"""Weight of a word that the query's last word begins."""
EDITS = (1, 0.85, 0.7)
"""Weight of a word by its distance."""
OTHER_START = 0.1
"""Taken off if the first letter differs: few slips are there."""
EDITS_FROM = (4, 8)
"""Letters from which a word may have one mistake, and two."""
MOST_WORDS = 5
"""Words taken for the beginning of one."""
MOST_NEAR = 3
"""Words taken for a misspelt one."""
BEGUN = 6
"""Letters from which the beginning of a word may be misspelt."""
HALF = 3
"""Letters of each of two words that are written as one."""
ALIKE = 0.4
"""Share of three-letter groups in common, for the last resort."""
ALIKE_FROM = 6
"""Letters of a word from which it is tried."""
ALIKE_LETTERS = 4
"""Letters that one of two such words has and the other lacks, at most."""

# ---- from stems to places: BM25, then sentences

K1 = 1.2
"""BM25: how soon a repeated word counts no more."""
B = 0.5
"""BM25: how much a long unit is held back."""
RARE = 0.4
"""The power of a word's rarity (IDF): below 1, since names in questions are rare but not all."""
SENTENCE = 0.6
"""What a unit's best sentence adds to its score."""
COVERED = 0.5
"""The share of a score that depends on how much of the query is in the unit."""
SPREAD = 0.8
"""A sentence with less of what the unit covers is no hit: the unit is."""
ALSO = 0.7
"""A further sentence of a paragraph is a hit from this share of the best, and counts so much."""
MOST_UNITS = 60
"""Units ranked in each language."""
OTHER_KINDS = 0.62
"""Weight of what is no paragraph of the article."""
OTHER_LANGUAGE = 0.9
"""Weight of a hit in another language than the page's."""
NAMED = ("term", "instrument", "actor")
"""Kinds that a query can name."""
MOST_ENTRIES = 4
"""Entries looked at for one that a query names."""
DEFINED = 0.7
"""Sentences that define an entry come first from this share of the best of them."""
PRECISION = 1_000_000
"""Scores are rounded to a millionth, so that equal ones are equal in both engines."""


def constants() -> dict[str, int | float | str | tuple[int | float | str, ...]]:
    """Return all constants by name."""
    return {name: value for name, value in globals().items() if name.isupper()}


def constants_script() -> str:
    """Return the constants as a declaration in JavaScript: `let FORMAT=4,DIGITS="ABC…",…;`."""
    pairs = (f"{k}={json.dumps(v, separators=(',', ':'))}" for k, v in constants().items())
    return f"let {','.join(pairs)};\n"
