"""URL paths of pages and files are made here; a briefing's folders are named in `kinds.py`."""

from __future__ import annotations

from taklimat.base.languages import LANGUAGES
from taklimat.pages.kinds import KINDS

PLACEHOLDER_URL = "https://taklimat.example/"
"""In mkdocs.yml until the public address is decided; it is printed nowhere."""

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
    """Return the URL path of a briefing's page.

    `page_address("ai-terbuka", "region", "id", "cn")` is `/ai-terbuka/wilayah/cn/`; without a
    name it is the index of that kind.
    """
    inside = f"{name}/" if name else ""
    return f"{LANGUAGES[language].root}{slug}/{KINDS[kind].folders[language]}{inside}"


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
