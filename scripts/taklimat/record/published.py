"""The library's record: which briefings were published, so that none vanishes unnoticed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.record.rows import written

VERSION = 1
_HINT = "the record is written by `taklimat publish`; put the committed file back"


@dataclass(frozen=True, slots=True)
class Record:
    """What `seeds/published.jsonl` says."""

    language: str = ""
    """That of the pages at the root; "" before the first publishing."""
    briefings: Mapping[str, Place] = field(default_factory=dict)
    """Where each published slug is named."""


def read_record(text: str, file: str) -> Record:
    """Return the record of a JSON Lines text.

    Raises:
        ProblemError: a line is damaged, or of a version to come.
    """
    problems: list[Problem] = []
    language = ""
    briefings: dict[str, Place] = {}
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(file, number)
        if not line.strip():
            continue
        match _row(line):
            case {"kind": "library", "version": int(version)} if version > VERSION:
                hint = "a newer Taklimat wrote it: use that one"
                problems.append(Problem(place, f"version {version} is not known here", hint))
            case {"kind": "library", "language": str(code)}:
                language = language or code
            case {"kind": "briefing", "slug": str(slug)}:
                briefings.setdefault(slug, place)
            case _:
                problems.append(Problem(place, "damaged line of the library's record", _HINT))
    if problems:
        raise ProblemError(problems)
    return Record(language, briefings)


def _row(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def record_additions(record: Record, slugs: Collection[str], language: str) -> tuple[str, ...]:
    """Return the lines that the record lacks once some briefings are published."""
    library = {"kind": "library", "version": VERSION, "language": language}
    fresh = [slug for slug in slugs if slug not in record.briefings]
    return (
        *([written(library)] if fresh and not record.language else []),
        *(written({"kind": "briefing", "slug": slug}) for slug in fresh),
    )


def vanished(record: Record, with_ledgers: Collection[str]) -> Iterator[Problem]:
    """Report every published briefing that has no folder, or no ledger in it."""
    for slug, place in record.briefings.items():
        if slug not in with_ledgers:
            message = f"`{slug}` was published, and seeds/{slug}/ledger.jsonl is missing"
            hint = (
                "put the committed folder back; what had to go leaves its ledger behind: "
                f"`taklimat remove {slug}`"
            )
            yield Problem(place, message, hint)
