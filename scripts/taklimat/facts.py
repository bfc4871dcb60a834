"""Fact notes: what can be verified of the article's claims, and where; the shape of facts.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field

from taklimat.article import Article
from taklimat.checks import check_anchors, check_languages
from taklimat.diagnostics import Problem, ProblemError, nearest
from taklimat.fields import (
    Cites,
    Date,
    Day,
    Id,
    Spoken,
    Strict,
    Text,
    Web,
    Words,
    validated,
    values,
)
from taklimat.manifest import Manifest
from taklimat.yaml_tree import Path, Tree

Verdict = Literal["accurate", "imprecise", "outdated", "misattributed", "not-verified"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
WORST_FIRST = ("outdated", "misattributed", "imprecise", "not-verified", "accurate")
"""Verdicts in the order of how much a reader should mind."""

Example = Annotated[
    Literal["true"] | None,
    Field(description="The editors’ example: the article does not name it."),
]
Checked = Annotated[
    Day | None,
    Field(description="When it was last verified, if not with the others."),
]


class FactSource(Strict):
    """Something that was read; it supports what `seen` says and nothing more."""

    title: Words
    """In the language that it is in."""
    lang: Spoken = "en"
    """Language of the title."""
    publisher: Words
    """Who published it."""
    date: Date | None
    """When it was published; null where it does not say."""
    url: Web
    """Where it was read."""
    kind: Literal["primary", "secondary"]
    """Primary: the text itself or its issuer; secondary: a report of it."""
    seen: Text
    """What was read there, and so what it supports."""


class Note(Strict):
    """A claim of the article, and what was found."""

    cites: Cites
    """The sentences that make the claim."""
    claim: Text
    """What the article claims, in the editors’ words."""
    finding: Text
    """What was found."""
    verdict: Verdict
    """How the claim stands."""
    confidence: Literal["high", "medium", "low"]
    """How sure the editors are of the finding."""
    as_of: Date
    """Date of the state described."""
    checked: Checked = None
    example: Example = None
    instruments: tuple[Id, ...] = ()
    """The legal texts that it is about."""
    sources: tuple[FactSource, ...] = ()
    """None only where it could not be verified."""


class Event(Strict):
    """A dated event of an instrument."""

    date: Date
    """A year, month or day."""
    event: Text
    """What happened, or is to happen, on it."""


class Status(Strict):
    """What is verifiable of an instrument: its official title, issuer, dates, validity."""

    name: Text | None = None
    """Of a text that the article does not name; `later` texts and examples need one."""
    about: tuple[Id, ...] = ()
    """The instruments that a later or related text follows or changes."""
    kind: Words | None = None
    """What sort of text it is, if the manifest does not say."""
    jurisdiction: Words | None = None
    """Whose it is, if the manifest does not say."""
    cites: tuple[str, ...] = ()
    """The sentences that an example illustrates."""
    example: Example = None
    official_title: Words
    """As it is on the text itself."""
    lang: Spoken = "en"
    """Language of the official title."""
    issuer: Text
    """Who made it."""
    status: Text
    """Whether it is in force, in a sentence."""
    dates: tuple[Event, ...] = ()
    """Its history, in order."""
    valid_from: Date | None = None
    """When it began to apply."""
    valid_to: Date | None = None
    """When it ceased to apply; null while it does."""
    citation: Words | None = None
    """As lawyers cite it."""
    url: Web | None = None
    """Of the official text."""
    url_note: Text | None = None
    """What one should know of that address."""
    checked: Checked = None
    sources: tuple[FactSource, ...] = ()
    """What was read."""


class Facts(Strict):
    """Everything in facts.yml."""

    checked: Day
    """When everything was last verified, unless an entry says otherwise."""
    about: Text
    """How the notes were made."""
    notes: dict[Id, Note] = Field(default={})
    """By name."""
    instruments: dict[Id, Status] = Field(default={})
    """What is verifiable of the article’s instruments, and of examples, by name."""
    later: dict[Id, Status] = Field(default={})
    """Texts that came after the article, or that it leaves out, by name."""

    @property
    def tally(self) -> dict[Verdict, int]:
        """How many notes have each verdict, without those that no note has."""
        found = [note.verdict for note in self.notes.values()]
        return {verdict: found.count(verdict) for verdict in VERDICTS if verdict in found}

    @property
    def examples(self) -> dict[str, Status]:
        """What the editors chose as examples of what the article only hints at."""
        return {name: status for name, status in self.instruments.items() if status.example}

    @property
    def unattached(self) -> dict[str, Status]:
        """The later texts that follow no instrument of the article's."""
        return {name: status for name, status in self.later.items() if not status.about}


@dataclass(frozen=True, slots=True)
class FactsSource:
    """The text of facts.yml."""

    file: str
    text: str


def read_facts(
    source: FactsSource, manifest: Manifest, article: Article, today: str = ""
) -> tuple[Facts, tuple[Problem, ...]]:
    """Return the checked fact notes of a briefing, and notices of those due for review.

    Raises:
        ProblemError: everything that is wrong with them.
    """
    facts, tree = validated(Facts, source.text, source.file)
    rows = tuple(values(facts))
    problems = [
        *check_languages(rows, manifest.languages, tree),
        *check_anchors(rows, dict(article.texts()), tree),
        *_sources(facts, tree),
        *_instruments(facts, manifest, tree),
        *_names(facts, tree),
    ]
    if problems:
        raise ProblemError(problems)
    return facts, tuple(_due(facts, tree, today))


def is_due(checked: str, today: str) -> bool:
    """Whether something last verified on a day is due: more than a year before today (ISO)."""
    return f"{int(checked[:4]) + 1:05}{checked[4:]}" < f"0{today}"


def _due(facts: Facts, tree: Tree, today: str) -> Iterator[Problem]:
    """One notice for all entries that share the common date, one for each with its own."""
    entries: list[tuple[str, str, Note | Status]] = [
        *(("notes", name, note) for name, note in facts.notes.items()),
        *(("instruments", name, status) for name, status in facts.instruments.items()),
        *(("later", name, status) for name, status in facts.later.items()),
    ]
    common = sum(entry.checked is None for _, _, entry in entries)
    if common and is_due(facts.checked, today):
        count = "1 entry was" if common == 1 else f"{common} entries were"
        message = f"{count} checked more than a year ago: due for review"
        yield Problem(tree.place(("checked",)), message, notice=True)
    for part, name, entry in entries:
        if entry.checked and is_due(entry.checked, today):
            message = f"`{name}` was checked more than a year ago: due for review"
            yield Problem(tree.place((part, name, "checked")), message, notice=True)


def _sources(facts: Facts, tree: Tree) -> Iterator[Problem]:
    for name, note in facts.notes.items():
        if not note.sources and note.verdict != "not-verified":
            message = f"the note `{name}` has no source"
            hint = "a note without a source has the verdict not-verified"
            yield Problem(tree.key_place(("notes", name)), message, hint)


def _instruments(facts: Facts, manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    known = manifest.instruments
    named: list[tuple[Path, str]] = [
        (("instruments", n), n) for n, s in facts.instruments.items() if not s.example
    ]
    for part, entries in (("notes", facts.notes), ("later", facts.later)):
        for name, entry in entries.items():
            field = "instruments" if part == "notes" else "about"
            for k, other in enumerate(getattr(entry, field)):
                named.append(((part, name, field, k), other))
    for path, name in named:
        if name not in known:
            message = f"there is no instrument `{name}`"
            yield Problem(tree.place(path), message, nearest(name, known))


def _names(facts: Facts, tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each text that the manifest does not name, and nobody else does."""
    named: list[tuple[str, str, str, Status]] = [
        *(("instruments", "example", n, s) for n, s in facts.examples.items()),
        *(("later", "later text", n, s) for n, s in facts.later.items()),
    ]
    for part, what, name, status in named:
        if status.name is None:
            message = f"the {what} `{name}` has no name"
            hint = "give it a `name`: briefing.yml names what the article names and nothing else"
            yield Problem(tree.key_place((part, name)), message, hint)
        if part == "later" and name in facts.examples:
            message = f"`{name}` is the name of an example already"
            yield Problem(tree.key_place((part, name)), message)
