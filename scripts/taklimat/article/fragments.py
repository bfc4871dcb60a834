"""Links inside an article: `#fragment` of a heading or anchor leads to its section or place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import unquote

from taklimat.article.model import Paragraph, Run, Section

_DROPPED = re.compile(r"[^\w\- ]")


def with_links(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with their inner links made to lead to anchors, or taken away.

    A page has ids of its own, such as `menu`: an author's `#menu` must not lead there.
    """
    if not any(run.href.startswith("#") for section in sections for run in _runs(section)):
        return sections
    targets = {**{anchor: anchor for anchor in _anchors(sections)}, **_headings(sections)}
    return tuple(_section(section, lambda run: _linked(run, targets)) for section in sections)


def heading_fragment(title: str) -> str:
    """Return the fragment that GitHub makes of a heading; others do much the same.

    >>> heading_fragment("Latar belakang: air & pangan")
    'latar-belakang-air--pangan'
    """
    return _DROPPED.sub("", title.strip().lower()).replace(" ", "-")


def _headings(sections: Iterable[Section]) -> dict[str, str]:
    """Return the anchor of each heading by its fragment; repeated ones are numbered from 1."""
    anchors: dict[str, str] = {}
    repeated: Counter[str] = Counter()
    for section in sections:
        words = "".join(run.text for run in section.heading if "note" not in run.styles)
        fragment = name = heading_fragment(words)
        if not fragment:  # `sec0`, or signs alone: `#` is the top of the page
            continue
        while name in anchors:
            repeated[fragment] += 1
            name = f"{fragment}-{repeated[fragment]}"
        anchors[name] = section.anchor
    return anchors


def _anchors(sections: Iterable[Section]) -> Iterable[str]:
    for section in sections:
        if section.heading:  # `sec0` has no place of its own
            yield section.anchor
        for paragraph in section.paragraphs:
            yield paragraph.anchor
            yield from (sentence.anchor for sentence in paragraph.sentences)


def _linked(run: Run, targets: Mapping[str, str]) -> Run:
    """Return a run whose link leads to a target, or to nothing; a receipt is left out."""
    if not run.href.startswith("#"):
        return run
    name = unquote(run.href[1:]).lower()
    anchor = targets.get(name) or targets.get(name.partition("~")[0])
    return replace(run, href=f"#{anchor}" if anchor else "")


def _runs(section: Section) -> Iterable[Run]:
    yield from section.heading
    for paragraph in section.paragraphs:
        for sentence in paragraph.sentences:
            yield from sentence.runs


def _section(section: Section, linked: Callable[[Run], Run]) -> Section:
    paragraphs = tuple(_paragraph(paragraph, linked) for paragraph in section.paragraphs)
    return replace(section, heading=tuple(map(linked, section.heading)), paragraphs=paragraphs)


def _paragraph(paragraph: Paragraph, linked: Callable[[Run], Run]) -> Paragraph:
    sentences = tuple(
        replace(sentence, runs=tuple(map(linked, sentence.runs)))
        for sentence in paragraph.sentences
    )
    return replace(paragraph, sentences=sentences)
