"""A Markdown article to blocks, by markdown-it-py; raw HTML stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from taklimat.article.model import Block, Kind, Run, Style
from taklimat.base.diagnostics import Place, Problem, ProblemError

_STYLES: dict[str, Style] = {"em_open": "em", "strong_open": "strong", "link_open": "link"}
_SAFE = re.compile("(https?|mailto):|#", re.IGNORECASE)
_BOLD_HEADING_CHARACTERS = 120


def parser() -> MarkdownIt:
    """Return the parser of articles: CommonMark without raw HTML, with footnotes.

    A footnote stays where the author put it: moving footnotes to the end drops those that nothing
    refers to. Inline footnotes (`^[…]`) are off, and so left as text: they are no blocks.
    """
    parser = MarkdownIt("commonmark", {"html": False})
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    for rule in ("footnote_reference_open", "footnote_reference_close"):
        parser.add_render_rule(rule, lambda *_: "")
    return parser


def markdown_blocks(text: str, file: str) -> tuple[Block, ...]:
    """Return the headings and paragraphs of a Markdown text in reading order.

    Raises:
        ProblemError: words that CommonMark drops, though the author may have meant them as text.
    """
    markdown, env = parser(), dict[str, Any]()
    tokens = markdown.parse(text, env)
    if problems := [*_too_deep(tokens, markdown, file), *_unused_definitions(tokens, env, file)]:
        raise ProblemError(problems)
    return tuple(_blocks(tokens, file))


def _too_deep(tokens: list[Token], markdown: MarkdownIt, file: str) -> Iterator[Problem]:
    """Report where the parser reaches its limit of nesting, below which it drops all text."""
    deepest = markdown.options["maxNesting"] - 1
    token = next((t for t in tokens if t.type in _CONTAINERS and t.level >= deepest), None)
    if token:
        message = "lists or quotations lie too deep in each other"
        hint = "nine lists or nineteen quotations in each other can be read"
        yield Problem(_place(token, file), message, hint)


_LIKE_URL = re.compile(r"[/#:@]|\.\w")


def _unused_definitions(tokens: list[Token], env: dict[str, Any], file: str) -> Iterator[Problem]:
    """Report lines such as `[Sumber]: OECD`, which Markdown takes for link definitions and hides.

    A definition that a link uses, or whose URL looks like one, is meant as such.
    """
    inline = [child for token in tokens for child in token.children or ()]
    used = {child.attrs.get("href", child.attrs.get("src")) for child in inline}
    definitions = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    for definition in definitions:
        if definition["href"] not in used and not _LIKE_URL.search(definition["href"]):
            message = "Markdown takes this line for a link’s address and would not show it"
            place = Place(file, definition["map"][0] + 1)
            yield Problem(place, message, "write \\[ for its first sign")


def _blocks(tokens: list[Token], file: str) -> Iterator[Block]:
    nesting: list[Token] = []
    fresh_item = ""
    for token in tokens:
        if token.nesting == 1:
            nesting.append(token)
            if token.type in _ITEMS:  # an item that begins with a list is on one line with it
                both = (_shown(fresh_item), _shown(_ordinal(nesting)))
                fresh_item = " ".join(filter(None, both)) or _BULLET
        elif token.nesting == -1:
            nesting.pop()
            fresh_item = "" if token.type in _ITEM_ENDS else fresh_item
        elif token.type == "inline":
            block = _inline_block(token, nesting, file, fresh_item)
            fresh_item = ""
            if block.text.strip():
                yield block
        elif token.content.strip():  # code: nothing else has words of its own
            runs = (Run(token.content.rstrip("\n"), ("code",)),)
            yield Block("code", runs, _place(token, file), ordinal=_shown(fresh_item))
            fresh_item = ""


_ITEMS = {"list_item_open", "footnote_reference_open"}
_CONTAINERS = {*_ITEMS, "blockquote_open"}
_ITEM_ENDS = {"list_item_close", "footnote_reference_close"}
_BULLET = "•"


def _ordinal(nesting: list[Token]) -> str:
    """Return the label of an item: the author's number, a footnote's label, or a bullet."""
    item = nesting[-1]
    if item.type == "footnote_reference_open":
        return f"[{item.meta['label']}]"
    return f"{item.info}{item.markup}" if item.info else _BULLET


def _inline_block(token: Token, nesting: list[Token], file: str, item: str) -> Block:
    runs = _trimmed(tuple(_runs(token.children or [])))
    place = _place(token, file)
    parents = {parent.type for parent in nesting}
    if "heading_open" in parents:
        return Block("heading", runs, place, level=int(nesting[-1].tag[1]))
    if len(nesting) == 1 and _is_bold_heading(runs):
        return Block("heading", tuple(map(_without_bold, runs)), place, level=3)
    kind: Kind = "item" if item else "quote" if "blockquote_open" in parents else "prose"
    return Block(kind, runs, place, ordinal=_shown(item))


def _shown(item: str) -> str:
    """Return the author's own number, or "" for a bullet."""
    return "" if item == _BULLET else item


def _is_bold_heading(runs: tuple[Run, ...]) -> bool:
    """Tell whether a paragraph is one short bold line without a full stop."""
    text = "".join(run.text for run in runs if "note" not in run.styles)
    return (
        bool(text)
        and all("strong" in run.styles for run in runs)
        and len(text) <= _BOLD_HEADING_CHARACTERS
        and text[-1] not in ".,;"
    )


def _without_bold(run: Run) -> Run:
    return replace(run, styles=tuple(style for style in run.styles if style != "strong"))


def _place(token: Token, file: str) -> Place:
    return Place(file, (token.map[0] + 1) if token.map else 1)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    styles: list[Style] = []
    hrefs: list[str] = []
    for token in tokens:
        if token.type in _STYLES:
            styles.append(_STYLES[token.type])
            hrefs += [safe(str(token.attrs["href"]))] if token.type == "link_open" else []
        elif token.type.endswith("_close"):
            hrefs = hrefs[:-1] if styles.pop() == "link" else hrefs
        else:
            yield from _leaf(token, tuple(styles), hrefs[-1] if hrefs else "")


def _leaf(token: Token, styles: tuple[Style, ...], href: str) -> Iterator[Run]:
    match token.type:
        case "softbreak":
            yield Run(" ", styles, href)
        case "hardbreak":
            yield Run(" ", (*styles, "break"), href)
        case "code_inline":
            yield Run(token.content, (*styles, "code"), href)
        case "footnote_ref":
            yield Run(f"[{token.meta['label']}]", (*styles, "note"))
        case "image":  # its alt text stands for it
            for leaf in token.children or []:
                yield from _leaf(leaf, styles, href)
        case _:
            if token.content:
                yield Run(token.content, styles, href)


def safe(href: str) -> str:
    """Return a URL that a link may have, or "" for any other: its words are shown unlinked."""
    return href if _SAFE.match(href) else ""


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Drop white space at both ends of a block."""
    if runs:
        runs = (replace(runs[0], text=runs[0].text.lstrip()), *runs[1:])
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))
    return tuple(run for run in runs if run.text)
