"""All PDFs of a library, by their addresses; one that was made before is taken from the cache."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from taklimat import marks, paper
from taklimat.language import book_address, paper_address
from taklimat.library import Library
from taklimat.page import Page
from taklimat.paper.book import book
from taklimat.paper.drawings import qr_code
from taklimat.paper.engine import make_pdf
from taklimat.paper.fonts import kept_folder
from taklimat.paper.single import KINDS, single
from taklimat.paper.writer import Block
from taklimat.render import THEME
from taklimat.shell import PLACEHOLDER_URL
from taklimat.words import WORDS

KEPT_DAYS = 90
"""How long a file is kept that no build uses."""
_FIRST, _LAST = b"%PDF-", b"%%EOF\n"


def make_papers(library: Library, site_url: str) -> dict[str, Path]:
    """Return where each PDF of a library is kept, by address.

    Raises:
        ProblemError: the engine or a font failed.
    """
    made = {address: _made(content, address) for address, content in contents(library, site_url)}
    _drop_unused()
    return made


def contents(library: Library, site_url: str) -> Iterator[tuple[str, Block]]:
    """Yield each PDF's address and what it holds."""
    temporary = site_url == PLACEHOLDER_URL
    for briefing in library.briefings:
        for language in briefing.languages:
            words, value = WORDS[language], book(briefing, language, site_url)
            code = {
                "qr": qr_code(value["address"]),
                "qr_alt": words["paper_qr"].format(address=value["address"]),
                "temporary": words["paper_temporary"] if temporary else "",
            }
            yield book_address(briefing.slug, language), value | code
    for page in library.pages:
        if address := address_of(page):
            yield address, single(page, site_url, temporary=temporary)


def address_of(page: Page) -> str:
    """Return the address of a page's own PDF, "" if it has none."""
    if page.briefing is None or page.kind not in KINDS:
        return ""
    name = str(page.values.get("name", ""))
    return paper_address(page.briefing.slug, page.kind, page.language, name)


def _made(content: Block, address: str) -> Path:
    """Setting a file costs some tens of milliseconds, so what is the same is kept."""
    digest = hashlib.sha256(_sources())
    digest.update(json.dumps(content, ensure_ascii=False, sort_keys=True).encode())
    kept = kept_folder("pdf") / f"{digest.hexdigest()}.pdf"
    if not _is_whole(kept):
        made = make_pdf(content, address)
        with NamedTemporaryFile(dir=kept.parent, delete=False) as new:
            new.write(made)
        Path(new.name).replace(kept)
    return kept


def _is_whole(kept: Path) -> bool:
    """Tell whether a file is there from its beginning to its end; note that it is used."""
    try:
        os.utime(kept)
        with kept.open("rb") as file:
            first = file.read(len(_FIRST))
            file.seek(-len(_LAST), os.SEEK_END)
            return (first, file.read()) == (_FIRST, _LAST)
    except OSError:
        return False


def _drop_unused() -> None:
    oldest = time.time() - KEPT_DAYS * 24 * 60 * 60
    for file in os.scandir(kept_folder("pdf")):
        with suppress(FileNotFoundError):  # another build was quicker
            if file.stat().st_mtime < oldest:
                Path(file).unlink()


@cache
def _sources() -> bytes:
    """Return a digest of what all PDFs are made of besides their words."""
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
