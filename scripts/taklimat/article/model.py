"""The article as frozen values: sections of paragraphs of sentences of runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from taklimat.base.diagnostics import Place, Problem

Kind = Literal["heading", "prose", "item", "quote", "code"]
Style = Literal["em", "strong", "code", "link", "break", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one way."""

    text: str
    styles: tuple[Style, ...] = ()
    href: str = ""
    """URL of a link; checked to be http(s), mailto or a fragment."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph, before it has an anchor."""

    kind: Kind
    runs: tuple[Run, ...]
    place: Place
    level: int = 0
    """Of a heading: 1 to 6."""
    ordinal: str = ""

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Gone:
    """Why words that were published are not here any more: a court, a privacy request."""

    date: str
    """ISO date."""
    reason: str


@dataclass(frozen=True)
class Sentence:
    """Part of a paragraph, with an anchor of its own."""

    anchor: str
    """For example `p7-s2`."""
    runs: tuple[Run, ...]
    """None if its words are gone."""
    gone: Gone | None = None

    @cached_property  # read by every page that cites it
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Paragraph:
    """A unit of running text, or one bullet."""

    anchor: str
    """For example `p7`; the number printed beside it is this one's."""
    sentences: tuple[Sentence, ...]
    place: Place
    """First character of the paragraph in the source file."""
    kind: Literal["prose", "item", "quote", "code"] = "prose"
    ordinal: str = ""
    """The author's own number of a list item, as written; "" for a bullet."""

    @cached_property
    def text(self) -> str:
        """The words; sentences stand one space apart."""
        return " ".join(sentence.text for sentence in self.sentences if sentence.runs)

    @property
    def is_whole(self) -> bool:
        """Whether none of its words are gone."""
        return not self.gone

    @property
    def gone(self) -> tuple[str, ...]:
        """Anchors of the sentences whose words are gone."""
        return tuple(sentence.anchor for sentence in self.sentences if sentence.gone)

    @property
    def number(self) -> str:
        """The anchor's number as readers see it, for example "7" or "7a"."""
        return self.anchor.removeprefix("p")

    @cached_property
    def words(self) -> int:
        """How many words, counted by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it; `sec0` is the text before the first heading."""

    anchor: str
    heading: tuple[Run, ...]
    """Empty for `sec0`."""
    level: int
    """1 to 6, as the author nested it; 0 for `sec0`."""
    paragraphs: tuple[Paragraph, ...]
    place: Place

    @property
    def title(self) -> str:
        """The heading's words; "" for `sec0`."""
        return "".join(run.text for run in self.heading)


@dataclass(frozen=True)
class Article:
    """One edition of the author's text in one language."""

    language: str
    sections: tuple[Section, ...]
    sha256: str
    """Of the source file's bytes."""
    notices: tuple[Problem, ...] = field(default=(), compare=False, repr=False)
    """What is probably not read as its author meant it."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order."""
        return tuple(p for section in self.sections for p in section.paragraphs)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(s for p in self.paragraphs for s in p.sentences)

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """How deep each heading is nested, 1 for the outermost; no depth is skipped.

        Readers of HTML and PDF/UA go by depths; authors begin at any level and leave some out.
        """
        depths: dict[str, int] = {}
        around: list[int] = []
        for section in self.sections:
            if section.heading:
                around = [*(level for level in around if level < section.level), section.level]
                depths[section.anchor] = len(around)
        return depths

    @property
    def is_whole(self) -> bool:
        """Whether none of its words are gone."""
        return all(paragraph.is_whole for paragraph in self.paragraphs)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (anchor, words) of every section, paragraph and sentence, in reading order."""
        for section in self.sections:
            yield section.anchor, section.title
            for paragraph in section.paragraphs:
                yield paragraph.anchor, paragraph.text
                for sentence in paragraph.sentences:
                    yield sentence.anchor, sentence.text
