"""Where the article names an instrument, actor or term: links at first mentions are made here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from taklimat.article import Article, Paragraph, Run, Sentence

_JOINED = r"[\w\-\u00ad\u0300-\u036f\u200c\u200d\u2010\u2011\u2060]"
"""What goes on with a form's word; a hyphen is part of a word, so AS-EU stays whole.

Besides hyphens these are accents set apart, soft hyphens and joiners, which no letter is.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has a place of its own in the briefing."""

    kind: str
    """`instrument`, `actor` or `term`."""
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a sentence that leads to an entry."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence set in one way, inside a link or not."""

    run: Run
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in an article."""

    links: Mapping[str, tuple[Link, ...]]
    """By sentence anchor: the first mention of each entry in its paragraph."""
    places: Mapping[Entry, tuple[str, ...]]
    """By entry: the sentences that name it, in reading order."""


def find_mentions(article: Article, forms: Mapping[str, Entry]) -> Mentions:
    """Find each form as a whole word; where two could begin, the longer wins."""
    links: dict[str, list[Link]] = {}
    places: dict[Entry, list[str]] = {}
    known = _with_capitals(forms)
    pattern = _pattern(known)
    if pattern is not None:
        for paragraph in article.paragraphs:
            linked: set[Entry] = set()
            for sentence, link in _matches(paragraph, pattern, known):
                places.setdefault(link.entry, []).append(sentence.anchor)
                if link.entry not in linked:
                    linked.add(link.entry)
                    links.setdefault(sentence.anchor, []).append(link)
    return Mentions(
        {anchor: tuple(found) for anchor, found in links.items()},
        {entry: tuple(dict.fromkeys(found)) for entry, found in places.items()},
    )


def is_joined(beside: str) -> bool:
    """Tell whether a form is only part of a word, by a character that stands beside it."""
    return re.match(_JOINED, beside) is not None


def segments(sentence: Sentence, links: Iterable[Link]) -> Iterator[Segment]:
    """Cut a sentence's runs at the ends of its links; no character is lost or moved."""
    found = list(links)
    offset = 0
    for run in sentence.runs:
        leads_elsewhere = run.href or "note" in run.styles
        yield from _cut(run, offset, [] if leads_elsewhere else found)
        offset += len(run.text)


def _cut(run: Run, offset: int, links: list[Link]) -> Iterator[Segment]:
    position, end = offset, offset + len(run.text)
    for link in links:
        low, high = max(link.start, offset), min(link.end, end)
        if low >= high:
            continue
        if position < low:
            yield Segment(_part(run, offset, position, low))
        yield Segment(_part(run, offset, low, high), link.entry)
        position = high
    if position < end:
        yield Segment(_part(run, offset, position, end))


def _part(run: Run, offset: int, start: int, end: int) -> Run:
    return Run(run.text[start - offset : end - offset], run.styles, run.href)


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """One alternation, longest first."""
    words = sorted(forms, key=lambda form: (-len(form), form))
    if not words:
        return None
    return re.compile(rf"(?<!{_JOINED})(?:{'|'.join(map(re.escape, words))})(?!{_JOINED})")


def _with_capitals(forms: Mapping[str, Entry]) -> dict[str, Entry]:
    """A form in lower case may begin a sentence with a capital."""
    capitals = {f[0].upper() + f[1:]: entry for f, entry in forms.items() if f[0].islower()}
    return {**capitals, **forms}


def _matches(
    paragraph: Paragraph, pattern: re.Pattern[str], forms: Mapping[str, Entry]
) -> Iterator[tuple[Sentence, Link]]:
    for sentence in paragraph.sentences:
        for match in pattern.finditer(sentence.text):
            yield sentence, Link(match.start(), match.end(), forms[match[0]])
