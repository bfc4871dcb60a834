"""Links to what can be taken along, each with its size."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from taklimat.language import LIBRARY_PACK, book_address, pack_address, page_address
from taklimat.outputs.papers import address_of
from taklimat.page import Page
from taklimat.render import size_text
from taklimat.words import WORDS

SIZE = "<!--size:{address}-->"
"""Stands in a page for the size of a pack, which is made of the pages and so comes after them."""
ONLINE, OFFLINE = "<!--online-->", "<!--/online-->"
"""What stands between is left out of the packs: a pack is not inside itself."""


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file."""

    title: str
    address: str
    size: str
    """As it is read, "" for a pack's."""


@dataclass(frozen=True, slots=True)
class Files:
    """What a build makes besides its pages."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of PDFs and data by address."""
    packs: Collection[str] = ()
    """Addresses of the packs."""


def downloads(page: Page, files: Files) -> list[Download]:
    """Return the links for the foot of a page; a file that is not made has none."""
    words, language, found = WORDS[page.language], page.language, []
    if page.briefing and page.kind not in {"redirect", "download"}:
        slug = page.briefing.slug
        for key, address in (
            ("download_page", address_of(page)),
            ("download_book", book_address(slug, language)),
        ):
            if address in files.sizes:
                size = size_text(files.sizes[address], language)
                found.append(Download(words[key], address, size))
        if (address := pack_address(slug)) in files.packs:
            found.append(Download(words["download_pack"], address, ""))
        if found:
            address = page_address(slug, "download", language)
            found.append(Download(words["download_which"], address, ""))
    elif page.kind == "library" and LIBRARY_PACK in files.packs:
        found.append(Download(words["download_library"], LIBRARY_PACK, ""))
    return found
