"""Fact notes: what can be verified of the article's claims, and where; the shape of facts.yml."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from taklimat.editors.fields import (
    Cites,
    Date,
    Day,
    Id,
    RecommendationId,
    Spoken,
    Strict,
    Text,
    Web,
    Words,
)

Verdict = Literal["accurate", "imprecise", "outdated", "misattributed", "not-verified", "not-rated"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
WORST_FIRST = ("outdated", "misattributed", "imprecise", "not-verified", "not-rated", "accurate")
"""Verdicts in the order of how much a reader should mind."""
UNDOUBTED: tuple[Verdict, ...] = ("accurate", "not-rated")
"""Verdicts that cast no doubt; what is not rated is an opinion, and no claim."""

LegalStatus = Literal[
    "in-force",
    "in-force-in-stages",
    "adopted-not-in-force",
    "pending",
    "not-passed",
    "repealed",
    "superseded",
    "not-enforced",
    "voluntary",
    "not-binding",
    "not-a-law",
    "not-verified",
]
"""Whether a text holds today; nothing is in force by default."""
LEGAL_STATUSES: tuple[LegalStatus, ...] = get_args(LegalStatus)

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
    read: Literal["directly", "copy", "excerpt"] | None = None
    """At its publisher’s address, through a copy, or an excerpt only, which proves little."""
    copied: Date | None = None
    """Of the copy that was read."""
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
    words: Words | None = None
    """The part of a cited sentence that makes the claim; the mark stands after it."""
    words_in: dict[str, Words] = Field(default={})
    """The words for it in the translation into a language."""
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
    legal_status: LegalStatus = "not-verified"
    """The same in one word of a fixed list, for the head of its page and for lists."""
    legal_note: Text | None = None
    """What must be known beside that word; of what is not a law, what it is."""
    as_of: Date | None = None
    """The day of that status, if not the day on which it was checked."""
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


class Development(Strict):
    """Something that happened since the article was written, and what of it that touches."""

    date: Date
    """A year, month or day."""
    event: Text
    """What happened, in a sentence."""
    cites: Cites
    """The sentences that it touches."""
    notes: tuple[Id, ...] = ()
    """The fact notes that report it."""
    texts: tuple[Id, ...] = ()
    """The legal and later texts whose entries here report it."""
    recommendations: tuple[RecommendationId, ...] = ()
    """The recommendations that it answers or bears on."""


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
    developments: dict[Id, Development] = Field(default={})
    """What has happened since the article was written, by name."""

    @property
    def rated(self) -> dict[str, Note]:
        """The notes on claims, without those that only say why an opinion is not rated."""
        return {name: note for name, note in self.notes.items() if note.verdict != "not-rated"}

    @property
    def doubtful(self) -> dict[str, Note]:
        """The notes whose claims do not hold in full, or could not be verified."""
        return {name: note for name, note in self.notes.items() if note.verdict not in UNDOUBTED}

    @property
    def texts(self) -> dict[str, Status]:
        """Every legal text with an entry, the later ones last."""
        return {**self.instruments, **self.later}

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


def is_due(checked: str, today: str) -> bool:
    """Whether something last verified on a day is due: more than a year before today (ISO)."""
    return f"{int(checked[:4]) + 1:05}{checked[4:]}" < f"0{today}"
