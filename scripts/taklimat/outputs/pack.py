"""The offline pack: a ZIP of the site whose links are relative paths of files.

Packs are made of finished pages, since hand-written ones, which MkDocs renders, need their links
rewritten in the HTML anyway. So their sizes are written into the site's pages last.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

from jinja2 import Environment

from taklimat.base.languages import LANGUAGES
from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.html.downloads import OFFLINE, ONLINE, SIZE
from taklimat.outputs.scripts import hashed_path
from taklimat.outputs.search.index import search_index
from taklimat.outputs.theme import body_templates
from taklimat.pages.addresses import LIBRARY_PACK, book_address, pack_address, page_address
from taklimat.pages.site import Site
from taklimat.pages.speech import long_date, size_text

START = "mulai.html"
_FOR_SERVERS = re.compile(
    r"(_headers|\.htaccess|404\.html|sitemap\.xml(\.gz)?|robots\.txt|.*\.zip"
    r"|assets/taklimat/social/.*|(en/)?(komponen|components)/.*)"
)
"""Left out: files for servers and crawlers, and the page of components."""
_ROOT = "assets/taklimat/search.js"
_INDEX = re.compile(r"assets/taklimat/search(-\w+)?(\.[a-z]+)?(\.[0-9a-f]+)?\.js")
_PREVIEWS = re.compile(r"assets/taklimat/(previews\.(?P<slug>[a-z0-9-]+)\.[a-z]+)\.[0-9a-f]+\.js")
_COMPRESSED = frozenset({".pdf", ".png", ".woff2", ".ico", ".gz"})
"""Suffixes of compressed formats: stored, since deflating them again gains nothing."""
_LANG = re.compile(r'<html lang="([a-z]+)"')


def make_packs(folder: Path, site: Site, site_url: str, site_name: str) -> None:
    """Write the packs into a finished site, and their sizes into its pages."""
    if not site.briefings:
        return
    by_briefing = _by_briefing(folder, {b.slug for b in site.briefings})
    templates = body_templates()
    single = [([b], pack_address(b.slug)) for b in site.briefings]
    sizes: dict[str, int] = {}
    for briefings, address in (*single, (list(site.briefings), LIBRARY_PACK)):
        inside = [*by_briefing[""], *(p for b in briefings for p in by_briefing[b.slug])]
        index = _index(inside, briefings)
        paths = [path for path in inside if not _INDEX.fullmatch(path)]
        pack = _Pack(folder, frozenset(inside), site_url)
        start = _start(briefings, templates, pack, site_name)
        files = pack.files(paths, index | {START: start})
        path, top = folder / address.lstrip("/"), top_folder(briefings)
        sizes[address] = _write(path, files, top, _newest(briefings))
    _write_sizes(folder, sizes)


def top_folder(briefings: Sequence[Briefing]) -> str:
    """Return the folder that a pack unpacks into: whose it is, its edition and date.

    Without one, its pages would lie loose among other files.
    """
    day = _newest(briefings).isoformat()
    if len(briefings) > 1:
        return f"taklimat-{day}"
    (briefing,) = briefings
    edition = WORDS[briefing.languages[0]]["edition"].lower()
    return f"{briefing.slug}-{edition}-{briefing.edition}-{day}"


def pack_addresses(site: Site) -> frozenset[str]:
    """Return the URL path of each pack of a site."""
    addresses = frozenset(pack_address(b.slug) for b in site.briefings)
    return addresses | {LIBRARY_PACK} if addresses else addresses


# ---- which files


def _by_briefing(folder: Path, slugs: Collection[str]) -> dict[str, list[str]]:
    """Return the paths of a site's files by the briefing they belong to, "" for all others.

    One pass over the site for all packs: testing each file for each pack would be cubic in the
    number of briefings, since each has files of its own.
    """
    paths: dict[str, list[str]] = {slug: [] for slug in ("", *slugs)}
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and not _FOR_SERVERS.fullmatch(path):
            slug = _slug_of(path)
            paths[slug if slug in slugs else ""].append(path)
    return paths


def _slug_of(path: str) -> str:
    """Return the slug that a path would belong to, by its folder or as a script of previews.

    >>> _slug_of("en/ai-terbuka/text/index.html"), _slug_of("ai-terbuka/index.html")
    ('ai-terbuka', 'ai-terbuka')
    """
    if previews := _PREVIEWS.fullmatch(path):
        return previews["slug"]
    first, _, rest = path.partition("/")
    return rest.partition("/")[0] if first in _LANGUAGE_FOLDERS else first


_LANGUAGE_FOLDERS = frozenset(language.root.strip("/") for language in LANGUAGES.values()) - {""}


def _index(inside: Collection[str], briefings: Sequence[Briefing]) -> dict[str, str]:
    """Return the scripts of an index of these briefings alone, by path.

    The site's own index would name shards and briefings that the pack lacks. Its root keeps the
    stable path that all pages load.
    """
    if _ROOT not in inside:
        return {}
    previews = {f"{m[1]}.js": f"/{m[0]}" for path in inside if (m := _PREVIEWS.fullmatch(path))}
    index = search_index(briefings, previews)
    paths = {name: hashed_path(name, script) for name, script in index.shards.items()}
    root = index.root_script({name: f"/{path}" for name, path in paths.items()})
    return {_ROOT: root, **{paths[name]: script for name, script in index.shards.items()}}


def _newest(briefings: Iterable[Briefing]) -> date:
    """Return the date of the newest edition: the pack's own, so that builds are reproducible."""
    return max((date.fromisoformat(b.date) for b in briefings), default=date(1980, 1, 1))


# ---- pages


class _Pack:
    """The files of a pack; in its pages every link leads to a file."""

    def __init__(self, folder: Path, inside: frozenset[str], site_url: str) -> None:
        self.folder, self.inside = folder, inside
        self.site_url = site_url.rstrip("/") + "/"

    def files(self, paths: Iterable[str], own: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield each file's path and content, sorted; `own` are files that the site lacks."""
        for path in sorted({*paths, *own}):
            if path in own:
                yield path, own[path].encode()
            elif path.endswith(".html"):
                yield path, _bytes(self.page(_text(self.folder / path), path))
            else:
                yield path, (self.folder / path).read_bytes()

    def page(self, html: str, path: str) -> str:
        """Return a page's HTML for the pack: its links rewritten, parts for online readers cut."""
        here = f"/{path.removesuffix('index.html')}"
        html = _ONLINE_ONLY.sub("", html)
        return spliced(html, lambda link: self._link(here, link))

    def _link(self, here: str, link: str) -> str:
        """Return the relative path of a file in the pack, or the site's URL if it is not there."""
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|#|//", link) or not link:
            return link  # absolute, a fragment of the same page, or empty
        path = link.partition("#")[0].partition("?")[0]
        query_and_fragment = link.removeprefix(path)
        target = urljoin(here, path).lstrip("/")
        name = "index.html" if target.endswith("/") or not target else ""
        if unquote(unescape(target)) + name not in self.inside:
            return urljoin(self.site_url, target) + query_and_fragment
        # a link such as `..` leads to a folder without a slash at its end
        between = "/" if name and path and not path.endswith("/") else ""
        return f"{path}{between}{name}{query_and_fragment}"


_ONLINE_ONLY = re.compile(f"{ONLINE}.*?{OFFLINE}", re.DOTALL)
_TAG = re.compile(
    r"""
    <!--.*?-->                                  # comments, scripts and styles are matched
    | <(?:script|style)\b[^>]*>(?=[^<]).*?</    # first, so that no tag is found inside them
    | <(?P<name>[a-zA-Z][a-zA-Z0-9-]*)
      (?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>
    """,
    re.VERBOSE | re.DOTALL,
)
_LINK = re.compile(r"""(\s(?:href|src)=(["']))(.*?)(\2)""", re.DOTALL)
_REL = re.compile(r"""\srel=(["'])(.*?)\1""", re.DOTALL)
_REFRESH = re.compile(r'(\scontent="\d+; url=)([^"]*)(")')


def spliced(html: str, fix: Callable[[str], str]) -> str:
    """Return a page's HTML with its links rewritten by `fix`, and no other byte changed.

    Preloads are removed: under `file://` a browser refuses them and logs an error. Tags are found
    by a pattern: `html.parser` takes three times as long, and other parsers serialize the page
    anew, which changes bytes.

    >>> spliced('<a href="/teks/">Teks</a>', lambda link: link + "index.html")
    '<a href="/teks/index.html">Teks</a>'
    """
    return _TAG.sub(lambda tag: _tag(tag, fix), html)


def _tag(tag: re.Match[str], fix: Callable[[str], str]) -> str:
    raw = tag[0]
    if not tag["name"]:
        return raw
    name = tag["name"].lower()
    if name == "link":
        rel = _REL.search(raw)
        kind = rel[2] if rel else ""
        if kind in {"canonical", "alternate"}:
            return raw  # absolute URLs of the site, which stay true
        if kind == "preload":
            return ""
    if name == "meta":
        return _REFRESH.sub(lambda m: m[1] + fix(m[2]) + m[3], raw, count=1)
    return _LINK.sub(lambda m: m[1] + fix(m[3]) + m[4], raw, count=1)


def _start(
    briefings: Sequence[Briefing], templates: Environment, pack: _Pack, site_name: str
) -> str:
    """Return the HTML of START, the page to open first, in every language of the pack."""
    styles = [p for p in pack.inside if re.fullmatch(r"assets/taklimat/taklimat\.\w+\.css", p)]
    parts = []
    for language in dict.fromkeys(code for b in briefings for code in b.languages):
        words, rows = WORDS[language], []
        for briefing in (b for b in briefings if language in b.languages):
            address = page_address(briefing.slug, "overview", language)
            book = book_address(briefing.slug, language).lstrip("/")
            rows.append(
                {
                    "title": briefing.manifest.title.in_(language).plain,
                    "edition": briefing.edition,
                    "date": long_date(briefing.date, language),
                    "page": f"{address.lstrip('/')}index.html",
                    "book": book if book in pack.inside else "",
                }
            )
        parts.append({"language": language, "w": words, "rows": rows})
    start = templates.get_template("pack/start.html")
    return start.render(parts=parts, styles=styles, site_name=site_name)


# ---- the file


def _write(path: Path, files: Iterable[tuple[str, bytes]], top: str, day: date) -> int:
    """Write a reproducible ZIP: fixed times, modes and order of files; return its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    moment = (max(day.year, 1980), day.month, day.day, 0, 0, 0)  # ZIP has no earlier year
    with zipfile.ZipFile(path, "w") as pack:
        for name, content in files:
            entry = zipfile.ZipInfo(f"{top}/{name}", moment)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            is_compressed = Path(name).suffix in _COMPRESSED
            kind = zipfile.ZIP_STORED if is_compressed else zipfile.ZIP_DEFLATED
            pack.writestr(entry, content, kind, None if is_compressed else 9)
    return path.stat().st_size


_SIZE = re.compile(SIZE.format(address="([^>]*?)"))


def _write_sizes(folder: Path, sizes: Mapping[str, int]) -> None:
    """Replace the placeholders of packs' sizes on the site's pages."""
    for path in folder.rglob("*.html"):
        html = _text(path)
        if ONLINE not in html:
            continue
        language = m[1] if (m := _LANG.search(html)) else "id"
        html = _SIZE.sub(lambda place: size_text(sizes[place[1]], language), html)  # noqa: B023
        path.write_bytes(_bytes(html.replace(ONLINE, "").replace(OFFLINE, "")))


def _text(path: Path) -> str:
    """Return a page's text, also of a hand-written `.html` in another encoding, byte for byte."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _bytes(html: str) -> bytes:
    return html.encode("utf-8", "surrogateescape")
