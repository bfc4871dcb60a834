"""Links to PDFs and packs at the foot of a page, with their sizes."""

from __future__ import annotations

from dataclasses import dataclass

from taklimat.base.words import WORDS
from taklimat.pages.addresses import LIBRARY_PACK, book_address, pack_address, page_address
from taklimat.pages.files import Files
from taklimat.pages.page import Page
from taklimat.pages.speech import size_text

SIZE = "<!--size:{address}-->"
"""Placeholder for the size of a pack, which is made of finished pages (`outputs/pack.py`)."""
ONLINE, OFFLINE = "<!--online-->", "<!--/online-->"
"""HTML between them is cut from the pages in a pack, which does not contain itself."""


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file."""

    title: str
    address: str
    size: str
    """For readers; "" for a pack, whose size is a placeholder."""


def downloads(page: Page, files: Files) -> list[Download]:
    """Return the links for the foot of a page, to files that this build makes."""
    words, language = WORDS[page.language], page.language
    links: list[Download] = []
    if page.briefing and page.kind not in {"redirect", "download"}:
        slug = page.briefing.slug
        for key, address in (
            ("download_page", page.paper_address),
            ("download_book", book_address(slug, language)),
        ):
            if address in files.sizes:
                size = size_text(files.sizes[address], language)
                links.append(Download(words[key], address, size))
        if (address := pack_address(slug)) in files.packs:
            links.append(Download(words["download_pack"], address, ""))
        if links:
            address = page_address(slug, "download", language)
            links.append(Download(words["download_which"], address, ""))
    elif page.kind == "library" and LIBRARY_PACK in files.packs:
        links.append(Download(words["download_library"], LIBRARY_PACK, ""))
    return links
