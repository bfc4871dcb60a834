"""The rows of a ledger's file, one JSON object a line, and what may be wrong with them.

Each row says by itself what it is about, so that lines of two branches can stand in any order: git
keeps those of both (`merge=union` in `.gitattributes`). Only two rows that say different things of
the same are a merge that is not sound.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from taklimat.base.anchors import is_anchor, receipt
from taklimat.base.diagnostics import Place, Problem, ProblemError, excerpt
from taklimat.record.ledger import (
    VERSION,
    Address,
    Edition,
    Ledger,
    Removal,
    Revision,
    State,
    Unit,
    revision_id,
    sentence_units,
    whole_text,
)
from taklimat.record.order import parsed_order

_FIELDS: Mapping[str, Mapping[str, type]] = {
    "ledger": {"version": int, "slug": str},
    "edition": {
        "number": int, "date": str, "language": str, "file": str, "sha256": str, "order": str,
    },
    "revision": {"id": str, "edition": int, "language": str, "date": str, "after": list},
    "unit": {"language": str, "anchor": str, "receipt": str},
    "address": {"path": str},
    "state": {"of": str, "id": str, "date": str, "verdict": str, "checked": str},
    "removed": {"anchor": str, "date": str, "reason": str},
}  # fmt: skip
_OPTIONAL: Mapping[str, type] = {
    "text": str, "edition": int, "revision": str, "block": str, "level": int, "ordinal": str,
}  # fmt: skip
"""Fields of a unit that some have."""
_BLOCKS = frozenset(
    {"", "heading", "prose", "item", "quote", "caption", "code", "footnote", "table"}
)
"""Kinds of blocks of words; each takes the next paragraph's number, but for headings."""
_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "ledger": (),
    "edition": ("number",),
    "revision": ("language", "id"),
    "unit": ("language", "edition", "revision", "anchor"),
    "address": ("path",),
    "state": ("of", "id", "date", "verdict", "checked"),
    "removed": ("anchor",),
}
"""The fields that say what a row is about."""

_HINT = "the ledger is written by `taklimat publish`; put the committed file back"
_UNSOUND = (
    "two branches published differently: keep the lines of the one that is online, delete those "
    "that only the other has, and run `taklimat publish` again"
)
_MARKERS = "a merge left this: delete the lines of `<`, `=` and `>`, and keep what both sides added"

Row = dict[str, Any]
Rows = list[tuple[Place, Row]]


def read_ledger(text: str, file: str) -> Ledger:
    """Return the ledger of a JSON Lines text.

    Raises:
        ProblemError: a line is damaged or lost, or two lines contradict each other.
    """
    rows, problems = _rows(text, file)
    if not problems:  # else an unreadable line would also be reported as missing
        problems += _problems(rows)
    if problems or not rows:
        raise ProblemError(problems or [Problem(Place(file), "the ledger is empty", _HINT)])
    ledger = _assembled(_once(rows))
    problems += _incomplete(ledger)
    if problems:
        raise ProblemError(problems)
    return ledger


def extended(text: str, lines: Iterable[str]) -> str:
    r"""Return a ledger's text with lines added, and a line end before them if it lacks one.

    >>> extended("a", ["b"])
    'a\nb\n'
    """
    end = "\n" if text and not text.endswith("\n") else ""
    return text + end + "".join(f"{line}\n" for line in lines)


def written(row: Row) -> str:
    """Return a row as a line."""
    return json.dumps(row, ensure_ascii=False)


# ---- one line


class _OtherVersionError(ProblemError):
    """The ledger is of a version that is not read here."""


def _rows(text: str, file: str) -> tuple[Rows, list[Problem]]:
    rows: Rows = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = Place(file, number)
            try:
                rows.append((place, _row(line, place)))
            except _OtherVersionError as error:
                return [], [*error.problems]  # its other lines cannot be judged
            except ProblemError as error:
                problems += error.problems
    return rows, problems


def _row(line: str, place: Place) -> Row:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise ProblemError([Problem(place, "a merge is not finished here", _MARKERS)])
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # ValueError: also a number without end
        column = getattr(error, "colno", 1)
        broken = Place(place.file, place.line, column)
        raise ProblemError([Problem(broken, "damaged ledger line: not JSON", _HINT)]) from None
    kind = row.get("kind") if isinstance(row, dict) else None
    if kind == "ledger" and type(row.get("version")) is int and row["version"] != VERSION:
        raise _OtherVersionError([_other_version(place, row["version"])])
    fields = _FIELDS.get(str(kind))
    if fields is None:
        raise ProblemError([Problem(place, "damaged ledger line: unknown kind", _HINT)])
    optional = {n: t for n, t in _OPTIONAL.items() if kind == "unit" and n in row}
    for name, type_ in {**fields, **optional}.items():
        if type(row.get(name)) is not type_:
            message = f"damaged ledger line: `{name}` is missing or of the wrong type"
            raise ProblemError([Problem(place, message, _HINT)])
    return dict(row)


def _other_version(place: Place, version: int) -> Problem:
    if version == 1:
        message = "the ledger is of version 1"
        return Problem(place, message, f"`taklimat publish` brings it to version {VERSION}")
    message = f"ledger version {version} is not known here"
    return Problem(place, message, "a newer Taklimat wrote it: use that one")


# ---- lines together


def _identity(row: Row) -> tuple[Any, ...]:
    return row["kind"], *(row.get(name) for name in _IDENTITY[row["kind"]])


def _content(row: Row) -> Row:
    """Return what must be the same where two branches say the same: all but the day."""
    return {name: value for name, value in row.items() if name != "date"}


def _once(rows: Rows) -> Rows:
    """Leave out rows that another branch has added too; the earlier day counts."""
    first: dict[tuple[Any, ...], tuple[Place, Row]] = {}
    for place, row in rows:
        key = _identity(row)
        if key not in first or row.get("date", "") < first[key][1].get("date", ""):
            first[key] = (place, row)
    return list(first.values())


def _problems(rows: Rows) -> Iterator[Problem]:
    first: dict[tuple[Any, ...], tuple[Place, Row]] = {}
    listed = {(row["kind"], row.get("id", row.get("number"))) for _, row in rows}
    for place, row in rows:
        place_before, before = first.setdefault(_identity(row), (place, row))
        if _content(before) != _content(row):
            message = f"this line contradicts line {place_before.line}, of {_subject(row)}"
            yield Problem(place, message, _UNSOUND)
        yield from _field_problems(place, row, listed)
    if rows and rows[0][1]["kind"] != "ledger":
        yield Problem(rows[0][0], "damaged ledger: the first line must name the ledger", _HINT)


def _subject(row: Row) -> str:
    match row["kind"]:
        case "ledger":
            return "the briefing"
        case "edition":
            return f"edition {row['number']}"
        case "revision":
            return f"revision {excerpt(row['id'])}"
        case _:
            return excerpt(row["anchor"])


def _field_problems(place: Place, row: Row, listed: set[tuple[str, Any]]) -> Iterator[Problem]:
    if "date" in row and not _is_day(row["date"]):
        message = f"damaged ledger: “{excerpt(row['date'])}” is not a date"
        yield Problem(place, message, _HINT)
    if row["kind"] == "edition":
        try:
            parsed_order(row["order"])
        except ValueError:
            message = f"damaged ledger: the order of edition {row['number']} cannot be read"
            yield Problem(place, message, _HINT)
    if not all(isinstance(name, str) for name in row.get("after", ())):
        yield Problem(place, "damaged ledger line: `after` names no revisions", _HINT)
    if row["kind"] == "unit":
        yield from _unit_problems(place, row, listed)


def _unit_problems(place: Place, row: Row, listed: set[tuple[str, Any]]) -> Iterator[Problem]:
    if not is_anchor(row["anchor"]):
        yield Problem(place, f"damaged ledger: “{excerpt(row['anchor'])}” is no anchor", _HINT)
    if row.get("block", "") not in _BLOCKS:
        message = f"the kind of block “{excerpt(row['block'])}” is not known here"
        yield Problem(place, message, "a newer Taklimat wrote it: use that one")
    if "text" in row and not _has_receipt(row["text"], row["receipt"]):
        message = f"damaged ledger: the text of {excerpt(row['anchor'])} and its receipt disagree"
        yield Problem(place, message, _HINT)
    origin = (
        ("revision", row.get("revision")) if "revision" in row else ("edition", row.get("edition"))
    )
    if origin not in listed:
        listed.add(origin)  # to say it once is enough
        yield Problem(place, f"damaged ledger: {origin[0]} {origin[1]} is not listed", _HINT)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _has_receipt(text: str, expected: str) -> bool:
    try:
        return receipt(text) == expected
    except UnicodeEncodeError:  # a lone surrogate, which JSON can escape
        return False


# ---- the whole


def _assembled(rows: Rows) -> Ledger:
    def of(kind: str) -> Iterator[tuple[Place, Row]]:
        fields = {*_FIELDS[kind], *(_OPTIONAL if kind == "unit" else ())}
        for place, row in rows:
            if row["kind"] == kind:
                yield place, {name: row[name] for name in row if name in fields}

    editions = [Edition(**{**row, "order": parsed_order(row["order"])}) for _, row in of("edition")]
    return Ledger(
        slug=rows[0][1]["slug"],
        editions=tuple(sorted(editions, key=lambda each: each.number)),
        revisions=tuple(
            Revision(**{**row, "after": (*row["after"],)}) for _, row in of("revision")
        ),
        units=tuple(sorted((Unit(**row) for _, row in of("unit")), key=lambda u: u.edition)),
        addresses=tuple(Address(row["path"], place) for place, row in of("address")),
        states=tuple(State(**row) for _, row in of("state")),
        removals=tuple(Removal(**row) for _, row in of("removed")),
        file=rows[0][0].file,
    )


def _incomplete(ledger: Ledger) -> Iterator[Problem]:
    """Report editions and revisions whose words are not all there, or not those published."""
    place = Place(ledger.file)
    if [each.number for each in ledger.editions] != list(range(1, len(ledger.editions) + 1)):
        yield Problem(place, "damaged ledger: an edition between others is not listed", _HINT)
        return
    for edition in ledger.editions:
        lost = [*_lost_units(ledger, edition)]
        if lost:
            message = f"damaged ledger: of edition {edition.number} the words at {lost[0]} are lost"
            yield Problem(place, message, _HINT)
            return
    for revision in ledger.revisions:
        if not _is_whole(ledger, revision):
            message = f"damaged ledger: words of revision {revision.id} are lost or changed"
            yield Problem(place, message, _HINT)


def _lost_units(ledger: Ledger, edition: Edition) -> Iterator[str]:
    words = ledger.words_of(edition.number)
    for block, sentences in edition.order.items():
        for anchor in (block, *sentences):
            if anchor not in words:
                yield anchor
                return
        for anchor in sentences or [block]:
            gone = ledger.is_removed or anchor in ledger.removed
            if words[anchor].text is None and not gone:
                yield anchor
        text = whole_text(words, edition.order, block)
        if text is not None and receipt(text) != words[block].receipt:
            yield block


def _own_words(ledger: Ledger, number: int) -> set[str]:
    """Return the anchors of an edition's headings and sentences."""
    return {unit.anchor for unit in sentence_units(ledger.words_of(number))}


def _is_whole(ledger: Ledger, revision: Revision) -> bool:
    if revision.edition not in {each.number for each in ledger.editions}:
        return False
    known = {each.id for each in ledger.revisions if each.language == revision.language}
    if not known.issuperset(revision.after):
        return False
    words = {u.anchor: u.text or "" for u in sentence_units(ledger.words_in(revision))}
    if ledger.is_removed or ledger.removed:  # its id was made of words that are gone
        return words.keys() >= _own_words(ledger, revision.edition) - ledger.removed.keys()
    return revision_id(revision.edition, revision.after, words) == revision.id
