"""Anchors and receipts are made here, and nowhere else."""

from __future__ import annotations

import hashlib
import re

from taklimat.base.text import canonical

_ANCHOR = re.compile(
    r"""
    sec (?P<section> [0-9]+ [a-z]* )
    |
    p (?P<paragraph> [0-9]+ [a-z]* )
      (?: -s (?P<sentence> [0-9]+ [a-z]* ) )?
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"[0-9]+[a-z]*")
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: read aloud and typed by hand
RECEIPT_LENGTH = 6


def section_anchor(label: str | int) -> str:
    """Return the permanent id of a section.

    >>> section_anchor(2)
    'sec2'
    """
    return f"sec{_label(label)}"


def paragraph_anchor(label: str | int) -> str:
    """Return the permanent id of a paragraph.

    >>> paragraph_anchor(7), paragraph_anchor("7a")
    ('p7', 'p7a')

    Raises:
        ValueError: the label is not a number followed by letters.
    """
    return f"p{_label(label)}"


def sentence_anchor(paragraph: str, label: str | int) -> str:
    """Return the permanent id of a sentence.

    >>> sentence_anchor("p7", 2)
    'p7-s2'
    """
    anchor = f"{paragraph}-s{_label(label)}"
    if not is_anchor(anchor):
        raise ValueError(f"not an anchor: {anchor!r}")
    return anchor


def is_anchor(text: str) -> bool:
    """Tell whether `text` is spelt as an anchor; the article need not have it."""
    return _ANCHOR.fullmatch(text) is not None


def written_out(anchor: str) -> str:
    """Return an anchor as readers see it.

    >>> [written_out(anchor) for anchor in ("sec2", "p7", "p7-s2")]
    ['§2', '¶7', '¶7·2']
    """
    match = _ANCHOR.fullmatch(anchor)
    if match is None:
        raise ValueError(f"not an anchor: {anchor!r}")
    if match["section"]:
        return f"§{match['section']}"
    return f"¶{match['paragraph']}" + (f"·{match['sentence']}" if match["sentence"] else "")


def parts(anchor: str) -> tuple[str, str]:
    """Return the paragraph's and the sentence's label of an anchor.

    >>> parts("p7-s2"), parts("p7")
    (('7', '2'), ('7', ''))
    """
    paragraph, _, sentence = anchor.removeprefix("p").partition("-s")
    return paragraph, sentence


def paragraph_of(anchor: str) -> str:
    """Return the anchor of the paragraph that a sentence's anchor belongs to."""
    return anchor.partition("-s")[0]


def receipt(text: str) -> str:
    """Return the six characters that identify a wording: an anchor with them names one text.

    The first 30 bits of the SHA-256 of the text (NFC, white space collapsed, trimmed, UTF-8)
    in lower-case Crockford base32, most significant bits first. Anyone can compute it again.

    >>> receipt("Ini  kalimat satu. ") == receipt("Ini kalimat satu.")
    True
    """
    bits = int.from_bytes(hashlib.sha256(canonical(text).encode()).digest()[:4], "big") >> 2
    return "".join(
        _CROCKFORD[bits >> shift & 31] for shift in range(5 * (RECEIPT_LENGTH - 1), -1, -5)
    )


def _label(label: str | int) -> str:
    if not _LABEL.fullmatch(str(label)):
        raise ValueError(f"not a label: {label!r}")
    return str(label)
