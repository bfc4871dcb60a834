"""Editors' inline Markdown as a value: emphasis, code, links, words in another language.

Its rules are CommonMark's, by markdown-it-py; all others are off, and raw HTML is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import NoReturn

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from taklimat.base.languages import TAG

_RULES = ("escape", "backticks", "emphasis", "link", "entity")
_PLAIN = re.compile(r"[^*_`\[\]<>&\\]*")
_SIGNS = re.compile(r"[*_`\[\]<>&\\]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINE_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_SAFE = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
"""How an address begins that a link may lead to: no scripts, nothing relative to a page."""
_FOREIGN = re.compile(rf"lang:({TAG})", re.IGNORECASE)
"""Written `[words](lang:en)`: no link, and a screen reader speaks them rightly."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of an editors' text that are set in one way."""

    text: str
    styles: tuple[str, ...] = ()
    """Of `em`, `strong` and `code`, the outermost first."""
    href: str = ""
    """An address elsewhere, or `#` and an anchor of the article."""
    lang: str = ""
    """The language of the words, if it is another than the text's."""


@dataclass(frozen=True, slots=True)
class Inline:
    """An editors' text in one language. It has no `str()`: say in which form it is shown."""

    source: str
    """As the editors wrote it."""

    def __str__(self) -> NoReturn:
        raise TypeError(f"{self!r} is shown by .plain, .html() or .runs")

    @property
    def plain(self) -> str:
        """The words alone, for titles, descriptions and the search index.

        >>> Inline("Riset &amp; *Inovasi*").plain
        'Riset & Inovasi'
        """
        return "".join(token.content for token in _tokens(self.source))

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words with how they are set, for what is no HTML."""
        return tuple(_runs(_tokens(self.source)))

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors that the text's links lead to."""
        hrefs = (_target(token)[0] for token in _tokens(self.source) if token.type == "link_open")
        return tuple(href[1:] for href in hrefs if href.startswith("#"))

    def html(self, resolve: Callable[[str], str] = "#{}".format) -> str:
        """Return safe HTML; `resolve` gives the URL of an anchor.

        The result has no tags but em, strong, code, a, and span with the language of words.

        >>> Inline("a < *b* [c](#p7)").html(lambda anchor: f"/teks/#{anchor}")
        'a &lt; <em>b</em> <a href="/teks/#p7">c</a>'
        """
        return "".join(_html(_tokens(self.source), resolve))


def escaped(text: str) -> str:
    """Return inline Markdown that comes out as `text` itself."""
    return _SIGNS.sub(lambda m: _ENTITIES.get(m[0]) or f"\\{m[0]}", text)


@lru_cache(maxsize=4096)
def _tokens(source: str) -> tuple[Token, ...]:
    """Parse a text as one line, whatever line breaks YAML has left in it."""
    line = _LINE_BREAK.sub(" ", source)
    if _PLAIN.fullmatch(line):  # most texts: no parser takes part
        return (Token("text", "", 0, content=line),) if line else ()
    (inline,) = _parser().parseInline(line)
    return tuple(inline.children or ())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(_RULES)
    # A link to a URL that we refuse is read as a link too: its words stay, and not its signs.
    parser.validateLink = lambda _: True  # type: ignore[assignment, method-assign]
    parser.inline.ruler.at("link", _link_or_image)
    return parser


def _link_or_image(state: StateInline, silent: bool) -> bool:
    """Read a link, and leave the signs of an image as they are: there are none in these texts."""
    before = state.src[max(0, state.pos - 2) : state.pos]
    return (not before.endswith("!") or before == "\\!") and link(state, silent)


def _target(token: Token) -> tuple[str, str]:
    """Return (URL, language) of a link: one of them, or neither where we refuse the URL."""
    href = str(token.attrs["href"])
    foreign = _FOREIGN.fullmatch(href)
    return (href if _SAFE.match(href) else "", foreign[1] if foreign else "")


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    styles: list[str] = []
    href = lang = ""
    for token in tokens:
        match token.type:
            case "text":
                if token.content:
                    yield Run(token.content, tuple(styles), href, lang)
            case "code_inline":
                yield Run(token.content, (*styles, "code"), href, lang)
            case "link_open":
                href, lang = _target(token)
            case "link_close":
                href = lang = ""  # links do not nest
            case _ if token.nesting > 0:
                styles.append(token.tag)
            case _:
                styles.pop()


def _html(tokens: Sequence[Token], resolve: Callable[[str], str]) -> Iterator[str]:
    end = ""
    for token in tokens:
        match token.type:
            case "text":
                yield escape(token.content, quote=False)
            case "code_inline":
                yield f"<code>{escape(token.content, quote=False)}</code>"
            case "link_open":
                start, end = _tags(*_target(token), resolve)
                yield start
            case "link_close":
                yield end
            case _:
                yield f"<{'/' if token.nesting < 0 else ''}{token.tag}>"


def _tags(href: str, lang: str, resolve: Callable[[str], str]) -> tuple[str, str]:
    """Return what stands before and after a link's words."""
    if lang:
        return f'<span lang="{lang}">', "</span>"
    if not href:
        return "", ""
    url = resolve(href[1:]) if href.startswith("#") else href
    return f'<a href="{escape(url)}">', "</a>"
