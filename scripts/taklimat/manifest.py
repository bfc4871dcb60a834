"""The manifest `briefing.yml`: its shape, and its text to a Manifest or problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from taklimat.fields import (
    Anchor,
    Cites,
    Code,
    Date,
    Day,
    Id,
    Jurisdiction,
    NewPage,
    OldPage,
    RecommendationId,
    SectionId,
    Strict,
    Text,
    Web,
    Words,
    validated,
)
from taklimat.yaml_tree import Tree


class Statement(Text):
    """An editors' text that names the sentences it rests on."""

    cites: Cites
    status: Literal["draft", "reviewed"] = "reviewed"


class Quote(Strict):
    """A verbatim part of the cited sentences."""

    cites: Cites
    text: Words


class Quotation(Quote):
    """Words that the article attributes to a source."""

    by: Id
    """An instrument or an actor."""


class Origin(Strict):
    """What is known of the article; null where it does not say."""

    title: Words | None = None
    author: Words | None = None
    published: Words | None = None
    url: Web | None = None
    rights: Words | None = None
    received: Day


class Audience(Strict):
    """Whom the author addresses and whom not."""

    addressed: Statement
    not_addressed: tuple[Statement, ...] = ()


class Region(Strict):
    """A region, or a cross-cutting theme that is treated like one."""

    name: Text
    kind: Literal["region", "theme"] = "region"
    """A theme cuts across the regions and has no point of its own in their mark."""
    sections: tuple[SectionId, ...] = ()
    stance: Statement
    points: tuple[Statement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    gaps: tuple[Statement, ...] = ()


class Recommendation(Strict):
    """What the author asks of whom; null means that the author does not state it."""

    title: Text
    action: Statement
    addressees: Annotated[tuple[Id, ...], Field(min_length=1)]
    addressed_in: Cites
    addressees_are: Literal["named", "inferred"] = "named"
    """Inferred: the sentence names nobody, and the editors take it from those around it."""
    instrument: Statement | None
    deadline: Statement | None
    measure: Statement | None
    note: Statement | None = None
    strength: Words | None
    strength_in: dict[str, Words] = Field(default={})
    """The words for it in the translation into a language."""
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]
    instruments: tuple[Id, ...] = ()
    regions: tuple[Id, ...] = ()


class Mentioned(Strict):
    """Something that sentences of the article refer to."""

    forms: tuple[Words, ...] = ()
    """The article's own words for it, which become links."""
    forms_in: dict[str, tuple[Words, ...]] = Field(default={})
    """The words for it in the translation into a language, which become links there."""
    mentioned: tuple[Anchor, ...] = ()
    """Sentences that refer to it, in these words or others."""


class Named(Mentioned):
    """Something that the article names: an instrument or an actor."""

    name: Text


class Instrument(Named):
    """A law, bill, order, framework, report, code or definition."""

    kind: Literal[
        "law", "bill", "draft", "order", "framework", "report", "code", "definition",
        "export-control", "strategy", "partnership",
    ]  # fmt: skip
    jurisdiction: Jurisdiction
    provisions: tuple[Words, ...] = ()
    says: Statement
    points: tuple[Statement, ...] = ()
    see: Id | None = None
    """An actor that is the same thing; it has this page."""


class Actor(Named):
    """A body or person."""

    kind: Literal["company", "state", "party", "organisation", "authority", "person", "group"]
    says: Statement


class Searched(Strict):
    """Words that lead readers to a term, in the briefing's languages."""

    id: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()

    def in_(self, language: str) -> tuple[str, ...]:
        """Return the words in a language."""
        return self.id if language == "id" else self.en


class Term(Mentioned):
    """An entry of the glossary."""

    slug: Id
    term: Text
    original: Words | None = None
    definition: Statement
    related: tuple[Id, ...] = ()
    near: Searched | None = None
    """What readers may look for instead; near, and not the same."""


class Question(Strict):
    """A row of the comparison: the same question to each region."""

    question: Text
    cells: dict[Id, Statement | None]
    """By region; null means that the author does not state it."""


class Dated(Strict):
    """Something that the article dates, as precisely as it does and no more."""

    date: Date | None
    """A year, month or day; null where the article gives only a vague time."""
    as_stated: Words
    """The author's own words for the date."""
    as_stated_in: dict[str, Words] = Field(default={})
    """The words for it in the translation into a language."""
    title: Text
    cites: Cites


class Criterion(Strict):
    """A characteristic that the author names, unfolded as questions to a model."""

    name: Id
    title: Text
    quote: Quote
    questions: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Manifest(Strict):
    """Everything that editors write about one article."""

    model_config = ConfigDict(title="Taklimat: briefing.yml")

    title: Text
    languages: Annotated[tuple[Code, ...], Field(min_length=1)]
    source: Origin
    gist: Statement
    points: Annotated[tuple[Statement, ...], Field(max_length=7)] = ()
    audience: Audience | None = None
    sections: dict[SectionId, Text] = Field(default={})
    regions: dict[Id, Region] = Field(default={})
    mark: tuple[Id, ...] = ()
    """The regions in the order of their points in the mark, if not as listed."""
    recommendations: dict[RecommendationId, Recommendation] = Field(default={})
    numbering_note: Statement | None = None
    instruments: dict[Id, Instrument] = Field(default={})
    actors: dict[Id, Actor] = Field(default={})
    glossary: tuple[Term, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    comparison: tuple[Question, ...] = ()
    timeline: tuple[Dated, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    redirects: dict[OldPage, NewPage] = Field(default={})
    """From the path that a page had in this briefing to the one that it has."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A manifest and where each of its values stands."""

    manifest: Manifest
    tree: Tree


def read_manifest(text: str, file: str) -> Loaded:
    """Return the manifest of a YAML text.

    Raises:
        ProblemError: all that is wrong with its shape.
    """
    return Loaded(
        *validated(Manifest, text, file, "manifest", "it needs a title, languages, source and gist")
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the manifest, for completion in an editor."""
    return Manifest.model_json_schema()
