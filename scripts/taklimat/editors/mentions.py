"""Where the article names an instrument, actor or term: links at first mentions are made here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from taklimat.article.model import Article, Paragraph, Run, Sentence
from taklimat.base.text import canonical, canonical_offsets

_JOINED = r"[\w\-\u00ad\u0300-\u036f\u200c\u200d\u2010\u2011\u2060]"
"""Characters that continue a word: besides letters and digits hyphens, so AS-EU is one word,
and combining accents, soft hyphens and joiners, which `\\w` leaves out.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument, actor or term of a briefing."""

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
    """The mentions of all entries in an article."""

    links: Mapping[str, tuple[Link, ...]]
    """By sentence anchor: the first mention of each entry in its paragraph."""
    anchors: Mapping[Entry, tuple[str, ...]]
    """By entry: the sentences that name it, in reading order."""


def find_mentions(article: Article, forms: Mapping[str, Entry]) -> Mentions:
    """Find each form as a whole word; where two begin at one character, the longer wins.

    Forms and sentences are compared in their canonical form; a link covers the author's own
    characters.
    """
    links: dict[str, list[Link]] = {}
    anchors: dict[Entry, list[str]] = {}
    all_forms = _with_capitals({canonical(form): entry for form, entry in forms.items()})
    pattern = _pattern(all_forms)
    if pattern is not None:
        for paragraph in article.paragraphs:
            linked: set[Entry] = set()
            for sentence, link in _matches(paragraph, pattern, all_forms):
                anchors.setdefault(link.entry, []).append(sentence.anchor)
                if link.entry not in linked:
                    linked.add(link.entry)
                    links.setdefault(sentence.anchor, []).append(link)
    return Mentions(
        {anchor: tuple(each) for anchor, each in links.items()},
        {entry: tuple(dict.fromkeys(each)) for entry, each in anchors.items()},
    )


def is_joined(beside: str) -> bool:
    """Tell whether the character beside a form makes it part of a longer word."""
    return re.match(_JOINED, beside) is not None


def segments(sentence: Sentence, links: Iterable[Link]) -> Iterator[Segment]:
    """Split a sentence's runs at the ends of its links; their text joined is the sentence's."""
    all_links = list(links)
    offset = 0
    for run in sentence.runs:
        leads_elsewhere = run.href or "note" in run.styles
        yield from _cut(run, offset, [] if leads_elsewhere else all_links)
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
    """Return one alternation of all forms; the longest first, since the first that fits wins."""
    words = sorted(forms, key=lambda form: (-len(form), form))
    if not words:
        return None
    return re.compile(rf"(?<!{_JOINED})(?:{'|'.join(map(re.escape, words))})(?!{_JOINED})")


def _with_capitals(forms: Mapping[str, Entry]) -> dict[str, Entry]:
    """Add forms with a capital, as at a sentence's start; an entry's own form goes first."""
    capitals = {f[0].upper() + f[1:]: entry for f, entry in forms.items() if f[0].islower()}
    return {**capitals, **forms}


def _matches(
    paragraph: Paragraph, pattern: re.Pattern[str], forms: Mapping[str, Entry]
) -> Iterator[tuple[Sentence, Link]]:
    for sentence in paragraph.sentences:
        words, offsets = canonical_offsets(sentence.text)
        for match in pattern.finditer(words):
            start, end = offsets[match.start()], offsets[match.end()]
            yield sentence, Link(start, end, forms[match[0]])
