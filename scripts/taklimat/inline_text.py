"""Editors' small inline Markdown: emphasis, code, links, words in another language."""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Callable
from functools import cache, lru_cache

import nh3
from markdown import Markdown

from taklimat.language import TAG

_SPOKEN = re.compile(r'<span lang="([^"]*)">(.*?)</span>')
_PLAIN = re.compile(r"[^*_`\[\]<>&\\]*")
_SIGNS = re.compile(r"[*_`\[\]<>&\\]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TAGS = {"em", "strong", "code", "a"}
_SCHEMES = {"http", "https", "mailto", "lang"}
_FOREIGN = re.compile(rf'<a href="(?i:lang):({TAG})">(.*?)</a>')
"""Written `[words](lang:en)`: no link, and a screen reader speaks them rightly."""
_HREF = re.compile(r'(<a href=")([^"]*)(")')
_BLOCK_RULES = (
    "quote", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "indent", "reference",
)  # fmt: skip
_OUTER = re.compile(r"^<p>|</p>$")


def to_html(text: str, resolve: Callable[[str], str] = lambda anchor: f"#{anchor}") -> str:
    """Return safe HTML of one line of text; `resolve` gives the address of an anchor.

    Raw HTML comes out as text. The result has no tags but em, strong, code, a, and span with the
    language of words in another one.
    """
    if _PLAIN.fullmatch(text):
        return html_module.escape(text, quote=False)
    return _HREF.sub(
        lambda m: m[1] + (resolve(m[2][1:]) if m[2].startswith("#") else m[2]) + m[3],
        _rendered(text),
    )


def escaped(text: str) -> str:
    """Return inline Markdown that comes out as `text` itself."""
    return _SIGNS.sub(lambda m: _ENTITIES.get(m[0]) or f"\\{m[0]}", text)


def to_plain(text: str) -> str:
    """Return the words alone, for titles, descriptions and the search index."""
    if _PLAIN.fullmatch(text):
        return text
    return html_module.unescape(re.sub(r"<[^>]*>", "", _rendered(text)))


def to_runs(text: str) -> list[str | tuple[str, str]]:
    """Return the words alone, as strings, and (words, language) for those in another language."""
    if _PLAIN.fullmatch(text):
        return [text]
    pieces = _SPOKEN.split(_rendered(text))  # words, language, words in it, words, …
    plain = [html_module.unescape(re.sub(r"<[^>]*>", "", piece)) for piece in pieces]
    runs: list[str | tuple[str, str]] = [plain[0]]
    for k in range(1, len(plain), 3):
        runs += [(plain[k + 1], plain[k]), plain[k + 2]]
    return [run for run in runs if run]


def anchors_linked(text: str) -> tuple[str, ...]:
    """Return the anchors that a text's links lead to."""
    if _PLAIN.fullmatch(text):
        return ()
    return tuple(m[2][1:] for m in _HREF.finditer(_rendered(text)) if m[2].startswith("#"))


@lru_cache(maxsize=4096)
def _rendered(text: str) -> str:
    converted = _markdown().reset().convert(" ".join(text.split()))
    cleaned = nh3.clean(
        _OUTER.sub("", converted.strip()),
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},  # "*": else ammonia lets title and lang through
        url_schemes=_SCHEMES,
        url_relative=lambda address: address if address.startswith("#") else None,
        link_rel=None,
    )
    spoken = _FOREIGN.sub(r'<span lang="\1">\2</span>', cleaned)
    return re.sub(r'<a href="(?i:lang):[^"]*">', "<a>", spoken)  # not a language: words alone


@cache
def _markdown() -> Markdown:
    """Python-Markdown with its block rules and raw HTML switched off."""
    converter = Markdown()
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    for rule in ("image_link", "image_reference", "autolink", "automail"):
        converter.inlinePatterns.deregister(rule)
    for rule in _BLOCK_RULES:
        converter.parser.blockprocessors.deregister(rule)
    return converter
