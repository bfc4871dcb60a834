"""The languages that pages exist in, and what each calls its pages."""

from __future__ import annotations

from dataclasses import dataclass

CODES = ("id", "en")
"""Known languages; the first is the site's own and stands at the root."""

TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""A tag of any language, as a pattern: `zh` or `zh-Hans`."""

RESERVED = frozenset({"en", "assets", "data"})
"""Folder names that a briefing cannot take, besides the library's own page names."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site."""

    code: str
    name: str
    """In the language itself."""
    locale: str
    """For dates, numbers and Open Graph."""
    root: str
    """Where its pages begin: "/" or "/en/"."""


LANGUAGES = {
    "id": Language("id", "Bahasa Indonesia", "id_ID", "/"),
    "en": Language("en", "English", "en_GB", "/en/"),
}

PAGE_NAMES: dict[str, dict[str, str]] = {
    "overview": {"id": "", "en": ""},
    "text": {"id": "teks/", "en": "text/"},
    "region": {"id": "wilayah/", "en": "regions/"},
    "recommendation": {"id": "rekomendasi/", "en": "recommendations/"},
    "instrument": {"id": "instrumen/", "en": "instruments/"},
    "actors": {"id": "pelaku/", "en": "actors/"},
    "glossary": {"id": "istilah/", "en": "glossary/"},
    "quotations": {"id": "kutipan/", "en": "quotations/"},
    "comparison": {"id": "perbandingan/", "en": "comparison/"},
    "facts": {"id": "fakta/", "en": "facts/"},
    "timeline": {"id": "linimasa/", "en": "timeline/"},
    "checklist": {"id": "daftar-periksa/", "en": "checklist/"},
    "download": {"id": "unduh/", "en": "download/"},
}
"""Folders of a briefing's kinds of page; permanent."""

LIBRARY_NAMES: dict[str, dict[str, str]] = {
    "library": {"id": "", "en": ""},
    "search": {"id": "cari/", "en": "search/"},
    "about": {"id": "tentang/", "en": "about/"},
    "method": {"id": "metode/", "en": "method/"},
    "accessibility": {"id": "aksesibilitas/", "en": "accessibility/"},
    "help": {"id": "bantuan/", "en": "help/"},
    "components": {"id": "komponen/", "en": "components/"},
}
"""Folders of the library's own pages; permanent."""


def page_address(slug: str, kind: str, language: str, name: str = "") -> str:
    """Return the address of a briefing's page: addresses are made here, and nowhere else.

    `page_address("ai-terbuka", "region", "id", "cn")` is `/ai-terbuka/wilayah/cn/`; without a
    name it is the index of that kind.
    """
    inside = f"{name}/" if name else ""
    return f"{LANGUAGES[language].root}{slug}/{PAGE_NAMES[kind][language]}{inside}"


BRIEF = {"id": "ringkas", "en": "brief"}
"""What the overview's own PDF is called."""
LIBRARY_PACK = "/taklimat.zip"


def paper_address(slug: str, kind: str, language: str, name: str = "") -> str:
    """Return the address of a page's own PDF, beside the page."""
    folder = page_address(slug, kind, language, name)
    return f"{folder}{slug}-{name or BRIEF[language]}.{language}.pdf"


def book_address(slug: str, language: str) -> str:
    """Return the address of the whole briefing's PDF."""
    return f"{page_address(slug, 'overview', language)}{slug}.{language}.pdf"


def pack_address(slug: str) -> str:
    """Return the address of a briefing's offline pack, one for all languages."""
    return f"/{slug}/{slug}.zip"


def data_address(slug: str, name: str = "") -> str:
    """Return the address of a file of data, one for all languages."""
    return f"/{slug}/data/{name}"


def library_address(kind: str, language: str) -> str:
    """Return the address of one of the library's own pages, for example `/cari/`."""
    return LANGUAGES[language].root + LIBRARY_NAMES[kind][language]


def reserved_slugs() -> frozenset[str]:
    """Return the names that a briefing's folder cannot have."""
    names = {name.rstrip("/") for kind in LIBRARY_NAMES.values() for name in kind.values()}
    return RESERVED | (names - {""})


HEDGES = {
    "id": ("mungkin", "kemungkinan", "tampaknya", "tampak", "berpotensi", "seolah-olah",
           "dilaporkan"),
    "en": ("may", "might", "probably", "apparently", "seem", "seems", "seemingly", "potentially",
           "could", "as if", "reportedly", "perhaps", "appear", "appears"),
}  # fmt: skip
"""Words by which an author is less than certain."""


_COMMON = {
    "id": frozenset(
        {"yang", "dan", "di", "dari", "untuk", "dengan", "pada", "ini", "itu", "tidak"}
    ),
    "en": frozenset({"the", "and", "of", "to", "in", "for", "with", "that", "is", "not"}),
}


def guess_language(text: str) -> str:
    """Return the known language whose commonest words a text has most of; the first if none."""
    words = text.lower().split()
    return max(CODES, key=lambda code: sum(word in _COMMON[code] for word in words))
