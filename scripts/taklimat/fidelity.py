"""Whether a page shows the article word for word: its HTML is read back and compared."""

from __future__ import annotations

from html.parser import HTMLParser

from taklimat.article import Article
from taklimat.diagnostics import Place, Problem, excerpt
from taklimat.markdown_reading import parser
from taklimat.reading import Source, decoded
from taklimat.text_reading import SIGNS

_NOT_THE_AUTHORS = {"tk-num", "s-no", "tk-ordinal", "tk-mark"}
_SILENT = {"svg", "script", "style", "sup"}  # `sup` holds the mark of a footnote
_VOID = {"br", "img", "hr", "input", "meta", "link", "wbr"}
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "br", "article", "div", "section"}


_ITEM = "tk-par--item"
_MARK = "•"
"""Stands for the sign of an item, which the page draws and does not write."""


class _Text(HTMLParser):
    """Collects the text inside an element of a class, without the site's own numbers."""

    def __init__(self, inside: str, *, marks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.inside, self.marks, self.pieces = inside, marks, [""]
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        counts = (self._counts or self.inside in classes) and not classes & _NOT_THE_AUTHORS
        if tag in _BLOCKS:
            self.pieces.append(" ")
        if self.marks and counts and _ITEM in classes:
            self.pieces.append(f"{_MARK} ")
        if tag == "img" and counts:  # a picture's words stand in for it
            self.pieces.append(dict(attrs).get("alt") or "")
        if tag not in _VOID:
            self._open.append((tag, counts and tag not in _SILENT))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:  # `<br />` comes as a start and an end
            return
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag in _BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if self._counts:
            self.pieces.append(data)

    @property
    def _counts(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def words_of_html(html: str, inside: str = "tk-text", *, marks: bool = False) -> list[str]:
    """Return the words of the article that a page shows, in order; items' signs as • if asked."""
    text = _Text(inside, marks=marks)
    text.feed(html)
    text.close()
    return "".join(text.pieces).split()


def words_of_source(source: Source) -> list[str]:
    """Return the words of the article as received, without Markdown's signs.

    A `.txt` file is cut at white space, its bullets are words too; a `.md` file goes through its
    parser's own HTML, which the pages do not use. Marks of footnotes are left out.
    """
    text = decoded(source)
    if source.is_markdown:
        html = f'<div class="article">{parser().render(text)}</div>'
        return words_of_html(html, "article")
    return text.split()


def differences(source: Source, html: str) -> tuple[Problem, ...]:
    """Report the first word at which a page leaves the article."""
    expected = words_of_source(source)
    shown = words_of_html(html, marks=not source.is_markdown)
    return _compared(expected, shown, source.file)


def translation_differences(translation: Article, html: str) -> tuple[Problem, ...]:
    """Report the first word at which a page leaves the editors' translation."""
    texts: list[str] = []
    for section in translation.sections:
        texts += [section.title, *(p.text for p in section.paragraphs)]
    return _compared(
        " ".join(texts).split(), words_of_html(html), f"translation.{translation.language}.yml"
    )


def _compared(expected: list[str], shown: list[str], file: str) -> tuple[Problem, ...]:
    pairs = zip(expected, shown, strict=False)
    k = next(
        (k for k, (word, seen) in enumerate(pairs) if not _same(word, seen)),
        min(len(expected), len(shown)),
    )
    if k == len(expected) == len(shown):
        return ()
    before = " ".join(expected[max(0, k - 4) : k])
    said = (
        f"“{excerpt(' '.join(expected[k : k + 4]))}”, shown “{excerpt(' '.join(shown[k : k + 4]))}”"
    )
    message = f"the page is not the article: word {k + 1}, after “{before}”: {said}"
    return (Problem(Place(file), message, "this is a fault of the theme or the reader"),)


def _same(word: str, seen: str) -> bool:
    return word == seen or (seen == _MARK and word in SIGNS)
