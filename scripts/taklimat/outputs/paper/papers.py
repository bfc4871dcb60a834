"""All PDFs of a site by URL path; unchanged ones come from the cache of `store.py`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from taklimat.base.words import WORDS
from taklimat.outputs import paper
from taklimat.outputs.cache import cache_folder, cached_file, drop_unused
from taklimat.outputs.paper.book import book
from taklimat.outputs.paper.drawings import qr_code
from taklimat.outputs.paper.engine import make_pdf
from taklimat.outputs.paper.single import single
from taklimat.outputs.paper.writer import Block
from taklimat.outputs.theme import THEME
from taklimat.pages import marks
from taklimat.pages.addresses import PLACEHOLDER_URL, book_address
from taklimat.pages.site import Site


def make_papers(site: Site, site_url: str) -> dict[str, Path]:
    """Return the cached file of each PDF of a site, by URL path.

    Raises:
        ProblemError: the engine or a font failed.
    """
    papers = {address: _cached(content, address) for address, content in contents(site, site_url)}
    drop_unused(cache_folder("pdf"))
    return papers


def contents(site: Site, site_url: str) -> Iterator[tuple[str, Block]]:
    """Yield each PDF's URL path and its content."""
    temporary = site_url == PLACEHOLDER_URL
    for briefing in site.briefings:
        for language in briefing.languages:
            words, value = (
                WORDS[language],
                book(briefing, language, site.pages_of[briefing.slug], site_url),
            )
            code = {
                "qr": "" if temporary else qr_code(value["address"]),
                "qr_alt": words["paper_qr"].format(address=value["address"]),
                "temporary": words["paper_temporary"] if temporary else "",
            }
            yield book_address(briefing.slug, language), value | code
    for page in site.pages:
        if address := page.paper_address:
            yield address, single(page, site_url, temporary=temporary)


def _cached(content: Block, address: str) -> Path:
    """Return the cached PDF of a value, made if there is none: Typst takes tens of milliseconds."""
    digest = hashlib.sha256(_sources())
    digest.update(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
    path = cache_folder("pdf") / f"{digest.hexdigest()}.pdf"
    return cached_file(path, lambda: make_pdf(content, address))


@cache
def _sources() -> bytes:
    """Return a digest of what all PDFs depend on besides their content: code, fonts, templates."""
    digest = hashlib.sha256()
    for name in ("typst", "pikepdf", "fonttools"):
        digest.update(version(name).encode())
    for path in _files():
        digest.update(path.read_bytes())
    return digest.digest()


def _files() -> Iterable[Path]:
    code = Path(paper.__file__).parent
    yield from sorted(code.glob("*.py"))
    yield from sorted((THEME / "pdf").rglob("*.*"))
    yield Path(marks.__file__)
    yield THEME / "assets/taklimat/marks.svg"
    yield THEME / "assets/taklimat/css/1-tokens.css"
    yield from sorted((THEME / "assets/taklimat/fonts").glob("*.woff2"))
