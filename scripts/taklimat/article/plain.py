"""A `.txt` article to blocks: it is literal but for headings and bullets, which are recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from taklimat.article.model import Block, Run
from taklimat.base.diagnostics import Place

SIGNS = "-*•–◦▪‣·"
BULLET = re.compile(rf"[ \t]*[{SIGNS}][ \t]+(?=\S)")
"""A bullet and its white space, before a word."""
LINE_END = re.compile(r"\r\n|\n|\r")
_NUMBERED = re.compile(r"\(?(?:[0-9]{1,3}|[a-z]{1,4})[.)][ \t]")
_UNFINISHED = ".,;:…"
_CLOSING = "”’\"')]»"
_HEADING_CHARACTERS = 120
_HEADING_WORDS = 16


def text_blocks(text: str, file: str) -> tuple[Block, ...]:
    """A `.txt` article is literal: only bare headings and bullets are recognised."""
    paragraphs = tuple(_text_paragraphs(text, file))
    return tuple(
        replace(block, kind="heading", level=2) if _is_heading(paragraphs, k) else block
        for k, block in enumerate(paragraphs)
    )


def _text_paragraphs(text: str, file: str) -> Iterator[Block]:
    return (_text_block(lines, file) for lines in line_groups(text))


def line_groups(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield each paragraph's lines with their numbers.

    It is one line, or those between blank lines if the text has blank lines.
    """
    lines = LINE_END.split(text)
    wrapped = any(not line.strip() for line in "\n".join(lines).strip().split("\n"))
    open_lines: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if open_lines and (not wrapped or not line.strip() or _begins_item(line, open_lines)):
            yield open_lines
            open_lines = []
        if line.strip():
            open_lines.append((number, line))
    if open_lines:
        yield open_lines


def _begins_item(line: str, before: list[tuple[int, str]]) -> bool:
    """Tell a bullet from a dash at the start of a wrapped line.

    A bullet follows another item or a line that ends a sentence.
    """
    follows = BULLET.match(before[0][1]) or sentence_ends(before[-1][1].rstrip())
    return bool(BULLET.match(line) and follows)


def _text_block(lines: list[tuple[int, str]], file: str) -> Block:
    number, first = lines[0]
    bullet = BULLET.match(first)
    start = bullet.end() if bullet else len(first) - len(first.lstrip())
    words = " ".join([first[start:].strip(), *(line.strip() for _, line in lines[1:])])
    return Block("item" if bullet else "prose", (Run(words),), Place(file, number, start + 1))


def _is_heading(blocks: tuple[Block, ...], k: int) -> bool:
    """Tell whether a block is a short line that is no sentence, with a new beginning after it."""
    block = blocks[k]
    if block.kind != "prose" or k + 1 == len(blocks) or not looks_like_title(block.text):
        return False
    if _is_numbered_list(blocks, k):
        return False
    before_is_finished = (
        k == 0 or sentence_ends(blocks[k - 1].text) or looks_like_title(blocks[k - 1].text)
    )
    following = blocks[k + 1]
    return before_is_finished and (following.kind == "item" or not following.text[0].islower())


def _is_numbered_list(blocks: tuple[Block, ...], k: int) -> bool:
    """Tell whether a numbered title has another beside it: a list; alone it is a heading."""
    beside = [blocks[k].text, *(b.text for b in blocks[max(0, k - 1) : k + 2] if b != blocks[k])]
    return sum(bool(_NUMBERED.match(text) and looks_like_title(text)) for text in beside) > 1


def looks_like_title(text: str) -> bool:
    """Tell whether a line is short, and neither a sentence nor the end of one."""
    bare = text.rstrip(_CLOSING)
    return (
        len(text) <= _HEADING_CHARACTERS
        and len(text.split()) <= _HEADING_WORDS
        and bool(bare)
        and bare[-1] not in _UNFINISHED
        and not text[0].islower()
        and any(c.isalpha() for c in text)
    )


def sentence_ends(text: str) -> bool:
    """Tell whether a text ends a sentence, or leads to what follows."""
    return text.rstrip(_CLOSING)[-1:] in tuple(".!?…:;")
