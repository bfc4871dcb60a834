"""The manifest `briefing.yml`: its shape, and its text to a Manifest or problems."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from taklimat.base.yaml_tree import Tree
from taklimat.editors.fields import (
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


class Statement(Text):
    """An editors' text that names the sentences it rests on."""

    cites: Cites
    notes: tuple[Id, ...] | None = None
    """The fact notes that it depends on, none of them being `[]`; only they mark its cites."""
    status: Literal["draft", "reviewed"] = "reviewed"
    """A draft is marked as one wherever it is shown."""


class Quote(Strict):
    """A verbatim part of the cited sentences."""

    cites: Cites
    """The sentences that it is taken from."""
    text: Words
    """Character for character as the cited sentences have it, or the build fails."""
    notes: tuple[Id, ...] | None = None
    """The fact notes on these words, none of them being `[]`; only they mark its cites."""


class Quotation(Quote):
    """Words that the article attributes to a source."""

    by: Id
    """An instrument or an actor."""


class Origin(Strict):
    """What is known of the article; null where it does not say."""

    title: Words | None = None
    """The title that the article has in its source."""
    author: Words | None = None
    """The name as it is signed."""
    published: Words | None = None
    """When, in the words of the source."""
    url: Web | None = None
    """Where it was first published."""
    rights: Words | None = None
    """Whose the article is, and under which licence."""
    received: Day
    """The day on which the editors had the file."""


class Audience(Strict):
    """Whom the author addresses and whom not."""

    addressed: Statement
    """Whom the author speaks to."""
    not_addressed: tuple[Statement, ...] = ()
    """Whom the author expressly does not ask, one entry each."""


class Region(Strict):
    """A region, or a cross-cutting theme that is treated like one."""

    name: Text
    """Its name on menus and headings."""
    kind: Literal["region", "theme"] = "region"
    """A theme cuts across the regions and has no point of its own in their mark."""
    sections: tuple[SectionId, ...] = ()
    """The sections of the article that are about it."""
    stance: Statement
    """Its position in a sentence."""
    points: tuple[Statement, ...] = ()
    """What the article says of it, in order of weight."""
    quotes: tuple[Quote, ...] = ()
    """Passages that carry the point."""
    gaps: tuple[Statement, ...] = ()
    """What a reader would expect and the article does not say."""


class Recommendation(Strict):
    """What the author asks of whom; null means that the author does not state it."""

    title: Text
    """What is recommended, in a few words."""
    action: Statement
    """What is to be done."""
    addressees: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The actors who are to do it."""
    addressed_in: Cites
    """The sentences that name them, or from which they are inferred."""
    addressees_are: Literal["named", "inferred"] = "named"
    """Inferred: the sentence names nobody, and the editors take it from those around it."""
    instrument: Statement | None
    """By which law, budget or body."""
    deadline: Statement | None
    """By when."""
    measure: Statement | None
    """How one would know that it is done."""
    note: Statement | None = None
    """What else must be said, such as a doubt about the wording."""
    strength: Words | None
    """The author’s own word for how binding it is, such as “harus”."""
    strength_in: dict[str, Words] = Field(default={})
    """The words for it in the translation into a language."""
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]
    """The passages that make it a recommendation."""
    instruments: tuple[Id, ...] = ()
    """The legal texts that it is about."""
    regions: tuple[Id, ...] = ()
    """The regions and themes that it belongs to."""


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
    """Its usual name."""


class Instrument(Named):
    """A law, bill, order, framework, report, code or definition."""

    kind: Literal[
        "law", "bill", "draft", "proposal", "order", "framework", "report", "code", "definition",
        "export-control", "strategy", "partnership",
    ]  # fmt: skip
    """What sort of text it is; it does not say whether it is in force."""
    jurisdiction: Jurisdiction
    """Whose it is: EU, US, CN, INT and so on."""
    provisions: tuple[Words, ...] = ()
    """Articles and annexes that the author names."""
    provisions_in: dict[str, tuple[Words, ...]] = Field(default={})
    """The words for them in the translation into a language, in the same order."""
    says: Statement
    """What the author says of it, in a sentence."""
    points: tuple[Statement, ...] = ()
    """More that the author says of it."""
    see: Id | None = None
    """An actor that is the same thing; it has this page."""


class Actor(Named):
    """A body or person."""

    kind: Literal["company", "state", "party", "organisation", "authority", "person", "group"]
    """What sort of body it is."""
    says: Statement
    """What the author says of it, in a sentence."""


class Searched(Strict):
    """Words that lead readers to a term, in the briefing's languages."""

    id: tuple[Words, ...] = ()
    """In Indonesian."""
    en: tuple[Words, ...] = ()
    """In English."""

    def in_(self, language: str) -> tuple[str, ...]:
        """Return the words in a language."""
        return self.id if language == "id" else self.en


class Term(Mentioned):
    """An entry of the glossary."""

    slug: Id
    """Its name in addresses."""
    term: Text
    """The term as readers look it up."""
    original: Words | None = None
    """The term in the language that it comes from."""
    definition: Statement
    """What it means in this article."""
    related: tuple[Id, ...] = ()
    """Other entries that belong to it."""
    near: Searched | None = None
    """What readers may look for instead; near, and not the same."""

    def original_in(self, language: str) -> str:
        """Return the original, or nothing where the term in that language is the same word."""
        said = self.original or ""
        return "" if said.casefold() == self.term.in_(language).plain.casefold() else said


class Question(Strict):
    """A row of the comparison: the same question to each region."""

    question: Text
    """What is asked, in a few words."""
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
    """What happened or is to happen."""
    cites: Cites
    """The sentences that date it."""


class Criterion(Strict):
    """A characteristic that the author names, unfolded as questions to a model."""

    name: Id
    """Its name in addresses."""
    title: Text
    """The characteristic in a few words."""
    quote: Quote
    """The passage that names it."""
    questions: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """What to ask of a model to see whether it has it."""


class Manifest(Strict):
    """Everything that editors write about one article."""

    model_config = ConfigDict(title="Taklimat: briefing.yml")

    title: Text
    """The editors’ title, shown as theirs."""
    languages: Annotated[tuple[Code, ...], Field(min_length=1)]
    """Those of its pages; the first is the article’s own."""
    draft: Literal["true", "false"] | None = None
    """Whether it stays off the built site; `serve` shows it."""
    source: Origin
    """What is known of the article."""
    gist: Statement
    """The whole article in two sentences."""
    points: Annotated[tuple[Statement, ...], Field(max_length=7)] = ()
    """What matters most, in three to five points."""
    audience: Audience | None = None
    """Whom the author addresses."""
    sections: dict[SectionId, Text] = Field(default={})
    """The editors’ short names of the article’s sections, for the map of the text."""
    regions: dict[Id, Region] = Field(default={})
    """By name, in the order of menus."""
    mark: tuple[Id, ...] = ()
    """The regions in the order of their points in the mark, if not as listed."""
    recommendations: dict[RecommendationId, Recommendation] = Field(default={})
    """By number: r1, r2 and so on."""
    numbering_note: Statement | None = None
    """What is to be said of the author’s own numbering."""
    instruments: dict[Id, Instrument] = Field(default={})
    """By name."""
    actors: dict[Id, Actor] = Field(default={})
    """By name."""
    glossary: tuple[Term, ...] = ()
    """In any order; pages sort it."""
    quotations: tuple[Quotation, ...] = ()
    """What the article quotes from others."""
    comparison: tuple[Question, ...] = ()
    """The rows, in order."""
    timeline: tuple[Dated, ...] = ()
    """What the article dates; pages sort it."""
    criteria: tuple[Criterion, ...] = ()
    """Characteristics that the author names, as a checklist."""
    redirects: dict[OldPage, NewPage] = Field(default={})
    """From the path that a page had in this briefing to the one that it has."""

    @property
    def is_draft(self) -> bool:
        """Whether it stays off the built site."""
        return self.draft == "true"


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


@cache
def json_schema_text() -> str:
    """Return the JSON Schema as the file that the site publishes."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
