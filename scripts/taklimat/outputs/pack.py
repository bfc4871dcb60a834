"""The offline pack: a ZIP of the site in which every link names a file, for any folder or stick.

A pack is made of the finished pages, so its size is written into them afterwards.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

from jinja2 import Environment

from taklimat.assets import address_of
from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.language import LANGUAGES, LIBRARY_PACK, book_address, pack_address, page_address
from taklimat.library import Library
from taklimat.outputs.downloads import OFFLINE, ONLINE, SIZE
from taklimat.outputs.search import search_index
from taklimat.page import Page
from taklimat.render import View, size_text
from taklimat.words import WORDS

START = "mulai.html"
_FOR_SERVERS = re.compile(
    r"(_headers|\.htaccess|404\.html|sitemap\.xml(\.gz)?|robots\.txt|.*\.zip"
    r"|assets/taklimat/social/.*|(en/)?(komponen|components)/.*)"
)
"""What only a server or those who share a link need."""
_INDEX = re.compile(r"assets/taklimat/search(-\w+)?(\.[a-z]+)?\.[0-9a-f]+\.js")
_ROOT = re.compile(r"assets/taklimat/search\.[0-9a-f]+\.js")
_PREVIEWS = re.compile(r"assets/taklimat/(previews\.[a-z0-9-]+\.[a-z]+)\.[0-9a-f]+\.js")
_PACKED = frozenset({".pdf", ".png", ".woff2", ".ico", ".gz"})
"""Endings of what is compressed already."""
_LANG = re.compile(r'<html lang="([a-z]+)"')
_HREF = re.compile(r"""(\s(?:href|src)=(["']))(.*?)(\2)""", re.DOTALL)
_REFRESH = re.compile(r'(\scontent="\d+; url=)([^"]*)(")')


def make_packs(site: Path, library: Library, site_url: str, templates: Environment) -> None:
    """Write each briefing's pack and the library's into a finished site, and their sizes."""
    if not library.briefings:
        return
    paths = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    paths = [path for path in paths if not _FOR_SERVERS.fullmatch(path)]
    sizes: dict[str, int] = {}
    wholes = [([b], pack_address(b.slug)) for b in library.briefings]
    for briefings, address in (*wholes, (list(library.briefings), LIBRARY_PACK)):
        inside = _inside(paths, library, briefings)
        index = _index(inside, briefings)
        inside = [path for path in inside if not _INDEX.fullmatch(path)]
        pack = _Pack(site, frozenset(inside), site_url)
        start = _start(briefings, templates, pack)
        files = pack.files(inside, index | {START: start})
        sizes[address] = _write(site / address.lstrip("/"), files, _newest(briefings))
    _write_sizes(site, sizes)


def pack_addresses(library: Library) -> frozenset[str]:
    """Return the address of each pack of a library."""
    addresses = frozenset(pack_address(b.slug) for b in library.briefings)
    return addresses | {LIBRARY_PACK} if addresses else addresses


# ---- which files


def _inside(paths: Iterable[str], library: Library, briefings: Sequence[Briefing]) -> list[str]:
    """Return the files of some briefings and of all that belongs to none."""
    others = {b.slug for b in library.briefings} - {b.slug for b in briefings}
    roots = [language.root.lstrip("/") for language in LANGUAGES.values()]
    folders = tuple(f"{root}{slug}/" for root in roots for slug in others)
    scripts = tuple(f"assets/taklimat/previews.{slug}." for slug in others)
    return [path for path in paths if not path.startswith((*folders, *scripts))]


def _index(inside: Iterable[str], briefings: Sequence[Briefing]) -> dict[str, str]:
    """Return the search index of these briefings alone; pages ask for its root by its old name."""
    asked = next((path for path in inside if _ROOT.fullmatch(path)), None)
    if asked is None:
        return {}
    previews = {f"{m[1]}.js": f"/{m[0]}" for path in inside if (m := _PREVIEWS.fullmatch(path))}
    index = search_index(briefings, previews)
    addresses = {name: address_of(name, script) for name, script in index.shards.items()}
    shards = {addresses[name].lstrip("/"): script for name, script in index.shards.items()}
    return {asked: index.root_script(previews | addresses), **shards}


def _newest(briefings: Iterable[Briefing]) -> date:
    """Return the date of the newest edition: a pack's own, on whatever day it was made."""
    return max((date.fromisoformat(b.date) for b in briefings), default=date(1980, 1, 1))


# ---- pages


class _Pack:
    """The files of a pack; in its pages every link leads to a file."""

    def __init__(self, site: Path, inside: frozenset[str], site_url: str) -> None:
        self.site, self.inside = site, inside
        self.site_url = site_url.rstrip("/") + "/"

    def files(self, paths: Iterable[str], made: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield each file's path and content, sorted by path."""
        for path in sorted({*paths, *made}):
            if path in made:
                yield path, made[path].encode()
            elif path.endswith(".html"):
                html = (self.site / path).read_text(encoding="utf-8")
                yield path, self.page(html, path).encode()
            else:
                yield path, (self.site / path).read_bytes()

    def page(self, html: str, path: str) -> str:
        """Return a page as it stands in the pack."""
        here = f"/{path.removesuffix('index.html')}"
        html = re.sub(f"{ONLINE}.*?{OFFLINE}", "", html, flags=re.DOTALL)
        return spliced(html, lambda link: self._link(here, link))

    def _link(self, here: str, link: str) -> str:
        """Return the way to a file of the pack, or to the site where the pack lacks it."""
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|#|//", link) or not link:
            return link
        place = link.partition("#")[0].partition("?")[0]
        rest = link.removeprefix(place)
        target = urljoin(here, place).lstrip("/")
        name = "index.html" if target.endswith("/") or not target else ""
        if unquote(unescape(target)) + name not in self.inside:
            return urljoin(self.site_url, target) + rest
        between = "/" if name and place and not place.endswith("/") else ""
        return f"{place}{between}{name}{rest}"


def spliced(html: str, fix: Callable[[str], str]) -> str:
    """Return a page with its links changed and not another byte; preloads are left out.

    Under `file://` a browser refuses to load a font ahead and says so.
    """
    parser = _Tags(html)
    pieces, end = [], 0
    for start, tag, raw, attrs in parser.found:
        if tag == "link" and attrs.get("rel") in {"canonical", "alternate"}:
            continue
        if tag == "link" and attrs.get("rel") == "preload":
            new = ""
        elif tag == "meta":
            new = _REFRESH.sub(lambda m: m[1] + fix(m[2]) + m[3], raw, count=1)
        else:
            new = _HREF.sub(lambda m: m[1] + fix(m[3]) + m[4], raw, count=1)
        pieces += [html[end:start], new]
        end = start + len(raw)
    return "".join([*pieces, html[end:]])


class _Tags(HTMLParser):
    """Finds the tags with links, and where in the page they stand."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str, str, dict[str, str | None]]] = []
        self._lines = [0, *(m.end() for m in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if "href" in known or "src" in known or known.get("http-equiv") == "refresh":
            line, column = self.getpos()
            raw = self.get_starttag_text() or ""
            self.found.append((self._lines[line - 1] + column, tag, raw, known))


def _start(briefings: Sequence[Briefing], templates: Environment, pack: _Pack) -> str:
    """Return the page that a reader opens first, in every language of the pack."""
    styles = [p for p in pack.inside if re.fullmatch(r"assets/taklimat/taklimat\.\w+\.css", p)]
    parts = []
    for language in dict.fromkeys(code for b in briefings for code in b.languages):
        words, rows = WORDS[language], []
        for briefing in (b for b in briefings if language in b.languages):
            page = View(_overview(briefing, language))
            book = book_address(briefing.slug, language).lstrip("/")
            rows.append(
                {
                    "title": to_plain(briefing.manifest.title.in_(language)),
                    "edition": briefing.edition,
                    "date": page.date(briefing.date),
                    "page": f"{page.page.address.lstrip('/')}index.html",
                    "book": book if book in pack.inside else "",
                }
            )
        parts.append({"language": language, "w": words, "rows": rows})
    return templates.get_template("pack/start.html").render(parts=parts, styles=styles)


def _overview(briefing: Briefing, language: str) -> Page:
    address = page_address(briefing.slug, "overview", language)
    return Page("overview", language, address, "", "", briefing)


# ---- the file


def _write(path: Path, files: Iterable[tuple[str, bytes]], day: date) -> int:
    """Write a ZIP that is the same bytes whenever it is made; return its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(path, "w") as pack:
        for name, content in files:
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed = Path(name).suffix in _PACKED
            kind = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            pack.writestr(entry, content, kind, None if packed else 9)
    return path.stat().st_size


def _write_sizes(site: Path, sizes: Mapping[str, int]) -> None:
    """Put the packs' sizes in their places on the site's pages."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if ONLINE not in html:
            continue
        said = _LANG.search(html)
        for address, size in sizes.items():
            place = SIZE.format(address=address)
            if place in html:
                html = html.replace(place, size_text(size, said[1] if said else "id"))
        path.write_text(html.replace(ONLINE, "").replace(OFFLINE, ""), encoding="utf-8")
