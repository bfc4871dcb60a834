"""What templates call: words, marks, and URLs relative to one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from markupsafe import Markup

from taklimat.article.model import Sentence
from taklimat.base.wordlists.hedges import HEDGES
from taklimat.briefing.briefing import Briefing
from taklimat.editors.fields import Text
from taklimat.editors.mentions import Entry, Segment, segments
from taklimat.outputs.theme import THEME
from taklimat.pages.addresses import library_address, page_address
from taklimat.pages.briefing_view import BriefingView
from taklimat.pages.marks import HEIGHT, WIDTH, mark_shapes
from taklimat.pages.page import Page, entry_address

_HEDGES = {
    code: re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE) for code, words in HEDGES.items()
}
_TAG = re.compile(r"(<[^>]*>)")
_SHORT_HALF = re.compile(r"(?<![\w-])(?:\w{1,4}-\w{2,9}|\w{5,9}-\w{2,4})(?![\w-])")
_LINK = re.compile(r"</?a\b[^>]*>")
_USED = re.compile(r'<use href="#([a-z]-[a-z0-9-]+)"')


def relative_url(source: str, target: str) -> str:
    """Return the relative URL from one address of the site to another.

    So the site works in any folder, on any host and under `file://`.

    >>> relative_url("/ai/wilayah/cn/", "/ai/teks/#p7")
    '../../teks/#p7'
    """
    if not target.startswith("/"):
        return target
    path, hash_, fragment = target.partition("#")
    if path == source and hash_:
        return f"#{fragment}"
    return f"{_relative_path(source, path)}{hash_}{fragment}"


@lru_cache(maxsize=4096)
def _relative_path(source: str, path: str) -> str:
    """Return a path relative to a page's folder; `posixpath.relpath` takes ten times as long."""
    here, there = source.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


class View(BriefingView):
    """What templates call; its URLs are relative to its page."""

    def __init__(self, page: Page, briefing: Briefing | None = None) -> None:
        super().__init__(briefing or page.briefing, page.language)
        self.page = page

    def about(self, briefing: Briefing) -> View:
        """Return the view of a briefing from this page, in a language that it exists in."""
        return View(self.page, briefing)

    def footnote_url(self, label: str) -> str:
        """Return the fragment of the footnote of a label such as "[1]", "" if it has no text."""
        anchor = self._footnotes.get(label)
        return f"#{anchor}" if anchor else ""

    @cached_property
    def _footnotes(self) -> dict[str, str]:
        """The first paragraph of each item by its label; `[1]` may open with another item."""
        items = ((p.ordinal.partition(" ")[0], p.anchor) for p in self.article.paragraphs)
        return {label: anchor for label, anchor in reversed([*items]) if label}

    def url(self, address: str) -> str:
        """Return the relative URL of an address of the site."""
        return relative_url(self.page.address, address)

    def of(self, kind: str, name: str = "") -> str:
        """Return the URL of a page of this briefing."""
        return self.url(page_address(self._briefing.slug, kind, self.language, name))

    def library(self, kind: str) -> str:
        """Return the URL of one of the library's pages."""
        return self.url(library_address(kind, self.language))

    def text(self, anchor: str = "") -> str:
        """Return the URL of an anchor in the full text."""
        address = page_address(self._briefing.slug, "text", self.language)
        return self.url(f"{address}#{anchor}" if anchor else address)

    def original(self, anchor: str) -> str:
        """Return the URL of an anchor in the author's own language, with its receipt."""
        briefing = self._briefing
        address = page_address(briefing.slug, "text", briefing.article.language)
        return self.url(f"{address}#{anchor}~{briefing.receipts[anchor][-1]}")

    def entry(self, kind: str, name: str) -> str:
        """Return the URL of an instrument, actor or term."""
        return self.url(entry_address(self._briefing, self.language, Entry(kind, name)))

    def say(self, text: Text) -> Markup:
        """Return an editors' text in the page's language, its inline Markdown rendered."""
        return Markup(_unbroken(text.in_(self.language).html(self.text)))  # noqa: S704  safe HTML

    def phrase(self, text: Text) -> Markup:
        """Return an editors’ text without its links, for inside of what can be pressed."""
        return Markup(_LINK.sub("", text.in_(self.language).html()))  # noqa: S704  it is safe HTML

    def segments(self, sentence: Sentence) -> Iterator[Segment]:
        """Return a sentence's pieces, first mentions as links."""
        links = self._briefing.links_in(self.language)
        return segments(sentence, links.get(sentence.anchor, ()))

    def hedged(self, text: str) -> Markup:
        """Return a text with its hedges ("may", "perhaps") in spans, for the lens to highlight."""
        pieces = _HEDGES[self.article.language].split(text)
        return Markup("").join(
            Markup('<span class="tk-hedge">{}</span>').format(piece) if k % 2 else piece
            for k, piece in enumerate(pieces)
        )

    @property
    def hedges(self) -> int:
        """How many words of less than certainty the text has on this page."""
        pattern = _HEDGES[self.article.language]
        return sum(len(pattern.findall(s.text)) for s in self.article.sentences)

    def mention_url(self, entry: Entry) -> str:
        """Return the URL of an entry that the text mentions."""
        return self.entry(entry.kind, entry.id)

    def who_url(self, name: str) -> str:
        """Return the URL of a region's page or of an actor."""
        if name in self._regions:
            return self.of("region", name)
        return self.entry("actor", name)

    def sprite(self, html: str) -> Markup:
        """Return the SVG symbols of the marks that a page uses, and of no others."""
        used = dict.fromkeys(_USED.findall(html))
        return Markup("").join(self._symbol(name) for name in used)

    def _symbol(self, name: str) -> Markup:
        if not name.startswith("r-"):
            return _marks()[name]
        shapes = Markup(mark_shapes(name))  # noqa: S704  ours
        return Markup('<symbol id="{}" viewBox="0 0 {} {}">{}</symbol>').format(
            name, WIDTH, HEIGHT, shapes
        )


def _unbroken(html: str) -> str:
    """Keep a word such as “open-source” on one line: a half of four letters looks lost alone."""
    if "-" not in html:
        return html
    pieces = _TAG.split(html)  # words and tags in turn
    pieces[::2] = [
        _SHORT_HALF.sub(r'<span class="tk-nb">\g<0></span>', words) for words in pieces[::2]
    ]
    return "".join(pieces)


def _symbols(svg: str) -> dict[str, Markup]:
    """Return the symbols of the theme's sprite by id."""
    names = re.findall(r'<symbol id="([^"]+)".*?</symbol>', svg, re.DOTALL)
    bodies = re.findall(r"<symbol .*?</symbol>", svg, re.DOTALL)
    return {name: Markup(text) for name, text in zip(names, bodies, strict=True)}  # noqa: S704


@cache
def _marks() -> dict[str, Markup]:
    return _symbols((THEME / "assets/taklimat/marks.svg").read_text(encoding="utf-8"))
