"""What of an article is probably not read as its author meant it: notices at their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from taklimat.article.plain import LINE_END, line_groups, looks_like_title, sentence_ends
from taklimat.article.source import Source, decoded
from taklimat.base.diagnostics import Place, Problem, excerpt

if TYPE_CHECKING:
    from markdown_it.token import Token

Lines = Sequence[str]
_SHOW = "remove it, unless readers are to see it"


def reading_notices(source: Source) -> tuple[Problem, ...]:
    """Return a notice for each part of a source that is read, and probably meant otherwise.

    Raises:
        ProblemError: the source is not text.
    """
    text = decoded(source)
    lines = LINE_END.split(text)
    of_its_kind = _markdown_notices if source.is_markdown else _text_notices
    return (
        *_front_matter(lines, source.file),
        *_merge_marks(lines, source.file),
        *of_its_kind(text, lines, source.file),
    )


def _notice(file: str, line: int, column: int, message: str, hint: str) -> Problem:
    """Return a notice at a line and column that are counted from 0."""
    return Problem(Place(file, line + 1, column + 1), message, hint, notice=True)


# ---- both formats

_KEY = re.compile(r"[A-Za-z_][\w .-]*(:(\s|$)| = )")
_FENCE = re.compile(r"(---|\+\+\+)\s*$")
_END = re.compile(r"(---|\+\+\+|\.\.\.)\s*$")


def _front_matter(lines: Lines, file: str) -> Iterator[Problem]:
    first = next((k for k, line in enumerate(lines) if line.strip()), 0)
    end = next((k for k in range(first + 1, len(lines)) if _END.match(lines[k])), None)
    if end is None or not _FENCE.match(lines[first]):
        return
    inside = [line for line in lines[first + 1 : end] if line.strip()]
    if inside and all(
        _KEY.match(line) or line.startswith((" ", "\t", "-", "#")) for line in inside
    ):
        message = f"front matter is read as the author's words: “{excerpt(inside[0])}”"
        hint = f"remove lines {first + 1} to {end + 1}; what they say belongs into briefing.yml"
        yield _notice(file, first, 0, message, hint)


_MERGE_MARK = re.compile(r"(<{7}|>{7})(\s|$)")


def _merge_marks(lines: Lines, file: str) -> Iterator[Problem]:
    """Report what git leaves of a merge; its ======= may also underline a heading."""
    for k, line in enumerate(lines):
        if mark := _MERGE_MARK.match(line):
            message = f"“{mark[1]}” was left by a merge, and is read as the author's words"
            hint = "keep the right lines of both sides, and remove the lines <<<<<<<, =======, "
            yield _notice(file, k, 0, message, f"{hint}>>>>>>>")


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|(?<![\w%])%%(?!%).+?%%", re.DOTALL)


def _comments(words: str, start: int, file: str) -> Iterator[Problem]:
    """Report comments of HTML and Obsidian in a stretch of lines that begins at a line."""
    for match in _COMMENT.finditer(words):
        line, column = _position(words, match.start())
        message = f"a comment is read as the author's words: “{excerpt(match[0])}”"
        yield _notice(file, start + line, column, message, _SHOW)


def _position(words: str, at: int) -> tuple[int, int]:
    """Return the line and column of an offset, from 0."""
    return words.count("\n", 0, at), at - (words.rfind("\n", 0, at) + 1)


# ---- plain text

_NARROWEST = 60
"""Characters that fit into a line of any file: a shorter line was ended on purpose."""
_LONGEST = 200
"""Characters of a line that nobody wraps at: it is a paragraph."""


def _text_notices(text: str, lines: Lines, file: str) -> Iterator[Problem]:
    yield from _comments("\n".join(lines), 0, file)
    groups = [group for group in line_groups(text) if len(group) > 1]
    width = max([_NARROWEST, *(len(line) for group in groups for _, line in group)])
    for group in groups:
        ended = sum(_is_ended(line, after, width) for (_, line), (_, after) in pairwise(group))
        if 2 * ended >= len(group) - 1:
            number, first = group[0]
            message = f"{len(group)} lines are read as one paragraph: “{excerpt(first)}”"
            hint = (
                "a file with blank lines has them between all paragraphs; put one after each, "
                "or remove all"
            )
            column = len(first) - len(first.lstrip())
            yield _notice(file, number - 1, column, message, hint)


def _is_ended(line: str, after: str, width: int) -> bool:
    """Tell whether a line looks like a whole paragraph or heading, and not like a wrapped one.

    Where a program wraps lines, the next word did not fit.
    """
    line, after = line.strip(), after.strip()
    whole = sentence_ends(line) or (looks_like_title(line) and not after[0].islower())
    fits = len(line) + 1 + len(after.split()[0]) <= width
    return whole and (fits or len(line) > _LONGEST)


# ---- Markdown


def _markdown_notices(text: str, lines: Lines, file: str) -> Iterator[Problem]:
    from taklimat.article.markdown import parser  # costs 30 ms, and few need it

    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    inline = [token for token in tokens if token.type == "inline" and token.map]
    for token in inline:
        start, end = token.map or (0, 0)
        words = _CODE.sub(lambda code: " " * len(code[0]), "\n".join(lines[start:end]))
        yield from _comments(words, start, file)
        yield from _tables(words.split("\n"), start, file)
        yield from _pictures(token, words, start, file)
        yield from _links(token, words, start, file)
    yield from _definitions(inline, env, lines, file)


_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
"""The line below a table's head, without white space and signs of quotation around it."""


def _tables(rows: Lines, start: int, file: str) -> Iterator[Problem]:
    for k, (row, rule) in enumerate(pairwise(rows)):
        if "|" in row and "|" in rule and _RULE.fullmatch(rule.strip("> \t")):
            message = f"a table is read as running text, with its signs: “{excerpt(row)}”"
            hint = "write what it says in sentences or as a list; tables are not read"
            yield _notice(file, start + k, len(row) - len(row.lstrip()), message, hint)


_PICTURE = re.compile(r"(?<!\\)!\[")


def _pictures(token: Token, words: str, start: int, file: str) -> Iterator[Problem]:
    images = [child for child in token.children or () if child.type == "image"]
    places = [match.start() for match in _PICTURE.finditer(words)]
    for k, image in enumerate(images):
        line, column = _position(words, places[k]) if k < len(places) else (0, 0)
        alt = excerpt("".join(leaf.content for leaf in image.children or ()))
        url = excerpt(str(image.attrs.get("src", "")))
        message = (
            f"of the picture {url} only its description is shown: “{alt}”"
            if alt
            else f"the picture {url} has no description, and is left out"
        )
        hint = "pictures are not shown; say in the text what it shows"
        yield _notice(file, start + line, column, message, hint)


def _links(token: Token, words: str, start: int, file: str) -> Iterator[Problem]:
    from taklimat.article.markdown import safe

    for child in token.children or ():
        href = str(child.attrs.get("href", ""))
        if child.type == "link_open" and href and not safe(href):
            line, column = _position(words, max(0, words.find(f"({href}")))
            message = f"the link to {excerpt(href)} is left out; its words stay"
            hint = "a link has a whole address, or is one to a heading (#…)"
            yield _notice(file, start + line, column, message, hint)


def _definitions(
    inline: Iterable[Token], env: Mapping[str, Any], lines: Lines, file: str
) -> Iterator[Problem]:
    """Report `[Source]: https://…` where no link uses it; `[//]: #` is a common remark."""
    children = [child for token in inline for child in token.children or ()]
    used = {child.attrs.get("href", child.attrs.get("src")) for child in children}
    for definition in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
        if definition["href"] not in used and definition["href"] != "#":
            start = definition["map"][0]
            message = f"no link uses this address, and it is not shown: “{excerpt(lines[start])}”"
            hint = "write \\[ for its first sign, if readers are to see it"
            yield _notice(
                file, start, len(lines[start]) - len(lines[start].lstrip()), message, hint
            )
