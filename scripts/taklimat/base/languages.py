"""The languages that pages exist in."""

from __future__ import annotations

from dataclasses import dataclass

from taklimat.base.wordlists.common import COMMON_WORDS

CODES = ("id", "en")
"""Known languages; the first is the site's own and stands at the root."""

TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""A tag of any language, as a pattern: `zh` or `zh-Hans`."""

RESERVED_SLUGS = frozenset(
    {
        *CODES,
        *("assets", "data"),
        *("cari", "search", "tentang", "about", "metode", "method"),
        *("aksesibilitas", "accessibility", "bantuan", "help", "komponen", "components"),
        # Pages that the library may have one day: a published briefing could not give them up.
        *("wilayah", "regions", "instrumen", "instruments", "pelaku", "actors"),
        *("rekomendasi", "recommendations", "fakta", "facts", "istilah", "glossary"),
        *("topik", "topics", "tahun", "years", "perubahan", "changes"),
        *("perkembangan", "developments", "edisi", "editions"),
    }
)
"""Folder names that a briefing cannot take: the library's own pages and files have them."""

DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{k}" for port in ("com", "lpt") for k in range(10))}
)
"""What no file or folder can be called on Windows, where packs are unpacked too."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site."""

    code: str
    name: str
    """In the language itself."""
    adjective: str
    """In English, for messages to editors."""
    locale: str
    """For dates, numbers and Open Graph."""
    root: str
    """Where its pages begin: "/" or "/en/"."""


LANGUAGES = {
    "id": Language("id", "Bahasa Indonesia", "Indonesian", "id_ID", "/"),
    "en": Language("en", "English", "English", "en_GB", "/en/"),
}


def guess_language(text: str) -> str:
    """Return the known language whose commonest words a text has most of; the first if none."""
    words = text.lower().split()
    return max(CODES, key=lambda code: sum(word in COMMON_WORDS[code] for word in words))
