"""When two wordings are the same, and whether a text has some words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise


def canonical(text: str) -> str:
    r"""Return the form in which two wordings are compared: NFC, single spaces, trimmed.

    >>> canonical(" Pasal\u00a05\nayat 1 ")
    'Pasal 5 ayat 1'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def canonical_offsets(text: str) -> tuple[str, Sequence[int]]:
    r"""Return the canonical form, and where in the text each of its characters begins.

    A last offset says where the words end, so that `text[offsets[start] : offsets[end]]` is what
    stands at `start` to `end` of the canonical form, unchanged.

    >>> canonical_offsets("Kafe\u0301 \u00a0a")
    ('Kafé a', [0, 1, 2, 3, 5, 7, 8])
    """
    words = canonical(text)
    if words == text:
        return words, range(len(text) + 1)
    offsets: list[int] = []
    end = 0
    for match in _STRETCH.finditer(text):
        if offsets:  # one space before every stretch but the first
            offsets.append(end)
        offsets += _character_offsets(match[0], match.start())
        end = match.end()
    return words, [*offsets, end]


_STRETCH = re.compile(r"\S+")


def _character_offsets(stretch: str, start: int) -> Iterator[int]:
    """Yield the offset of each character that a stretch without white space has in NFC.

    A character and the marks after it are composed together, and apart from all others.
    """
    heads = [k for k, sign in enumerate(stretch) if k == 0 or not _joins(sign)]
    for head, following in pairwise([*heads, len(stretch)]):
        length = len(unicodedata.normalize("NFC", stretch[head:following]))
        yield from [start + head] * length


def _joins(sign: str) -> bool:
    """Tell whether a character can be composed with the one before: a mark, or part of Hangul."""
    return unicodedata.category(sign).startswith("M") or "\u1160" <= sign <= "\u11ff"


def stands_in(part: str, whole: str) -> bool:
    r"""Tell whether a text has exactly these words, and not inside longer ones.

    White space may be of any kind: a no-break space cannot be seen.

    >>> stands_in("harus", "Kita harus maju."), stands_in("harus", "Seharusnya maju.")
    (True, False)
    >>> stands_in("Pasal 5", "menurut Pasal\u00a05")
    True
    """
    part, whole = canonical(part), canonical(whole)
    return any(
        not (before.isalnum() and part[:1].isalnum())
        and not (after.isalnum() and part[-1:].isalnum())
        for before, after in neighbours(part, whole)
    )


def says(text: str, words: str) -> bool:
    """Tell whether a text has these words, whatever their case and white space."""
    return stands_in(words.lower(), text.lower())


def neighbours(part: str, whole: str) -> Iterator[tuple[str, str]]:
    """Yield the characters before and after each occurrence; "" at the ends of the text."""
    at = whole.find(part)
    while at >= 0:
        end = at + len(part)
        yield whole[at - 1 : at], whole[end : end + 1]
        at = whole.find(part, at + 1)
