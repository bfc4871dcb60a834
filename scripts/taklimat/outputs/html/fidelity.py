"""The word-for-word check: a page's HTML is read back and compared with the article."""

from __future__ import annotations

import re
from html import unescape

from taklimat.article.markdown import parser
from taklimat.article.model import Article
from taklimat.article.plain import SIGNS
from taklimat.article.source import Source, decoded
from taklimat.base.diagnostics import Place, Problem, excerpt

_NOT_THE_AUTHORS = {"tk-num", "s-no", "tk-ordinal", "tk-mark", "tk-gone"}
_SILENT = {"svg", "script", "style", "sup"}  # `sup` holds a footnote's label
_VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "br", "article", "div", "section"}


_ITEM = "tk-par--item"
_BULLET = "•"
"""Stands for a list item's bullet, which CSS draws and the HTML lacks."""


_TOKEN = re.compile(
    r"""
    <!--.*?-->
    | <(?P<end>/?) (?P<tag>[a-zA-Z][a-zA-Z0-9]*) (?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>
    | <[!?][^>]*>
    | (?P<text>[^<]+|<)
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS = re.compile(r"""\sclass=["']([^"']*)["']""")
_ALT = re.compile(r"""\salt=(?:"([^"]*)"|'([^']*)')""")


class _Text:
    """Collects the text inside an element of a class, without numbers that the site adds.

    A tokenizer of its own, independent of what it checks; our templates write every tag and quote
    in full, so nothing has to be repaired. `html.parser` takes four times as long.
    """

    def __init__(self, inside: str, *, bullets: bool) -> None:
        self.inside, self.bullets, self.pieces = inside, bullets, [""]
        self._open: list[tuple[str, bool]] = []
        self._counts = False

    def read(self, html: str) -> str:
        """Return the text of a page, white space between its blocks."""
        for token in _TOKEN.finditer(html):
            tag = token["tag"]
            if tag is None:
                if self._counts and token["text"]:
                    self.pieces.append(unescape(token["text"]))
            elif token["end"]:
                self._end(tag.lower())
            else:
                self._start(tag.lower(), token["attributes"])
        return "".join(self.pieces)

    def _start(self, tag: str, attributes: str) -> None:
        match = _CLASS.search(attributes)
        classes = set(match[1].split()) if match else set()
        counts = (self._counts or self.inside in classes) and not classes & _NOT_THE_AUTHORS
        if tag in _BLOCKS:
            self.pieces.append(" ")
        if self.bullets and counts and _ITEM in classes:
            self.pieces.append(f"{_BULLET} ")
        if tag == "img" and counts:  # the alt text stands for the image
            alt = _ALT.search(attributes)
            self.pieces.append(unescape(alt[1] or alt[2] or "") if alt else "")
        if tag not in _VOID:
            self._open.append((tag, counts and tag not in _SILENT))
            self._counts = self._open[-1][1]

    def _end(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self._open and self._open.pop()[0] != tag:
            pass
        self._counts = bool(self._open) and self._open[-1][1]
        if tag in _BLOCKS:
            self.pieces.append(" ")


def words_of_html(html: str, inside: str = "tk-text", *, bullets: bool = False) -> list[str]:
    """Return the words of the article on a page, in order, with • for bullets if asked.

    >>> words_of_html('<main class="tk-text"><p>Satu <b>dua</b>.</p></main>')
    ['Satu', 'dua.']
    """
    return _Text(inside, bullets=bullets).read(html).split()


def words_of_source(source: Source) -> list[str]:
    """Return the words of the article as received, without Markdown's markup.

    A `.txt` file is split at white space, so its bullets are words too. A `.md` file goes through
    markdown-it-py's own HTML renderer, which pages do not use. Footnote labels are left out.
    """
    text = decoded(source)
    if source.is_markdown:
        html = f'<div class="article">{parser().render(text)}</div>'
        return words_of_html(html, "article")
    return text.split()


def differences(source: Source, html: str) -> tuple[Problem, ...]:
    """Report the first word in which a page differs from the article."""
    expected = words_of_source(source)
    actual = words_of_html(html, bullets=not source.is_markdown)
    return _compared(expected, actual, source.file)


def translation_differences(translation: Article, html: str) -> tuple[Problem, ...]:
    """Report the first word in which a page differs from the editors' translation."""
    texts: list[str] = []
    for section in translation.sections:
        texts += [section.title, *(p.text for p in section.paragraphs)]
    return _compared(
        " ".join(texts).split(), words_of_html(html), f"translation.{translation.language}.yml"
    )


def _compared(expected: list[str], actual: list[str], file: str) -> tuple[Problem, ...]:
    pairs = zip(expected, actual, strict=False)
    k = next(
        (k for k, (word, on_page) in enumerate(pairs) if not _same(word, on_page)),
        min(len(expected), len(actual)),
    )
    if k == len(expected) == len(actual):
        return ()
    before = " ".join(expected[max(0, k - 4) : k])
    wanted, shown = (excerpt(" ".join(words[k : k + 4])) for words in (expected, actual))
    both = f"“{wanted}”, shown “{shown}”"
    message = f"the page is not the article: word {k + 1}, after “{before}”: {both}"
    return (Problem(Place(file), message, "this is a fault of the theme or the reader"),)


def _same(word: str, on_page: str) -> bool:
    return word == on_page or (on_page == _BULLET and word in SIGNS)
