"""The ledger: every anchor, text and address ever published. It only grows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from taklimat.article import Article
from taklimat.diagnostics import Place, Problem, ProblemError, excerpt
from taklimat.numbering import is_anchor, receipt

VERSION = 1
_FIELDS: Mapping[str, Mapping[str, type]] = {
    "ledger": {"version": int, "slug": str},
    "edition": {"number": int, "language": str, "file": str, "sha256": str, "date": str},
    "unit": {"edition": int, "language": str, "anchor": str, "receipt": str, "text": str},
    "address": {"path": str},
}


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the article's text."""

    number: int
    language: str
    file: str
    sha256: str
    date: str
    """ISO date on which this edition was first built."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The text that an anchor had in an edition."""

    edition: int
    language: str
    anchor: str
    receipt: str
    text: str


@dataclass(frozen=True, slots=True)
class Address:
    """A published path, with a fragment where a thing has its place on a shared page."""

    path: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published so far."""

    slug: str
    editions: tuple[Edition, ...] = ()
    units: tuple[Unit, ...] = ()
    addresses: tuple[Address, ...] = ()
    file: str = field(default="", compare=False)
    """As shown to the editor."""

    def edition_of(self, language: str) -> Edition | None:
        """Return the latest edition in a language, if there is one."""
        return next((e for e in reversed(self.editions) if e.language == language), None)

    def latest_units(self, language: str) -> tuple[Unit, ...]:
        """Return the units of the latest edition in a language, in reading order."""
        edition = self.edition_of(language)
        number = edition.number if edition else 0
        return tuple(u for u in self.units if u.language == language and u.edition == number)

    def receipts(self, language: str) -> dict[str, tuple[str, ...]]:
        """Return each anchor's receipts, earlier wordings included, oldest first."""
        found: dict[str, list[str]] = {}
        for unit in self.units:
            if unit.language == language and unit.text:
                found.setdefault(unit.anchor, []).append(unit.receipt)
        return {anchor: tuple(dict.fromkeys(all_)) for anchor, all_ in found.items()}


def read_ledger(text: str, file: str) -> Ledger:
    """Return the ledger of a JSON Lines text.

    Raises:
        ProblemError: a line is damaged, a text and its receipt disagree, or lines repeat.
    """
    problems: list[Problem] = []
    rows: list[tuple[Place, dict[str, Any]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = Place(file, number)
            try:
                rows.append((place, _row(line, place)))
            except ProblemError as error:
                problems += error.problems
    if not problems:  # a line that could not be read would seem to be missing
        problems += _disagreements(rows)
    if problems or not rows:
        raise ProblemError(problems or [Problem(Place(file), "the ledger is empty", _HINT)])
    return _assembled(rows)


_HINT = "the ledger is written by `taklimat build`; put the committed file back"


def _row(line: str, place: Place) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # ValueError: also a number without end
        column = getattr(error, "colno", 1)
        broken = Place(place.file, place.line, column)
        raise ProblemError([Problem(broken, "damaged ledger line: not JSON", _HINT)]) from None
    fields = _FIELDS.get(str(row.get("kind"))) if isinstance(row, dict) else None
    if fields is None:
        raise ProblemError([Problem(place, "damaged ledger line: unknown kind", _HINT)])
    for name, type_ in fields.items():
        if type(row.get(name)) is not type_:
            message = f"damaged ledger line: `{name}` is missing or of the wrong type"
            raise ProblemError([Problem(place, message, _HINT)])
    return dict(row)


def _disagreements(rows: list[tuple[Place, dict[str, Any]]]) -> Iterator[Problem]:
    """Yield what each line alone does not show."""
    seen: dict[tuple[Any, ...], Place] = {}
    editions = {(row["number"], row["language"]) for _, row in rows if row["kind"] == "edition"}
    for place, row in rows:
        key = _key(row)
        if key in seen:
            yield Problem(place, f"damaged ledger: repeats line {seen[key].line}", _HINT)
        seen[key] = place
        if row["kind"] == "unit":
            yield from _unit_problems(place, row, editions)
        if row["kind"] == "edition" and not _is_day(row["date"]):
            message = f"damaged ledger: “{excerpt(row['date'])}” is not a date"
            yield Problem(place, message, _HINT)
        if row["kind"] == "ledger" and row["version"] != VERSION:
            message = f"ledger version {row['version']} is not known here"
            yield Problem(place, message, "a newer Taklimat wrote it: use that one")
    if rows and rows[0][1]["kind"] != "ledger":
        yield Problem(rows[0][0], "damaged ledger: the first line must name the ledger", _HINT)


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    match row["kind"]:
        case "unit":
            return "unit", row["edition"], row["language"], row["anchor"]
        case "edition":
            return "edition", row["number"], row["language"]
        case "address":
            return "address", row["path"]
        case _:
            return ("ledger",)


def _unit_problems(
    place: Place, row: dict[str, Any], editions: set[tuple[int, str]]
) -> Iterator[Problem]:
    if not is_anchor(row["anchor"]):
        yield Problem(place, f"damaged ledger: “{excerpt(row['anchor'])}” is no anchor", _HINT)
    if not _agree(row["text"], row["receipt"]):
        message = f"damaged ledger: the text of {excerpt(row['anchor'])} and its receipt disagree"
        yield Problem(place, message, _HINT)
    if (row["edition"], row["language"]) not in editions:
        editions.add((row["edition"], row["language"]))  # to say it once is enough
        yield Problem(place, f"damaged ledger: edition {row['edition']} is not listed", _HINT)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _agree(text: str, written: str) -> bool:
    try:
        return receipt(text) == written
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell
        return False


def _assembled(rows: list[tuple[Place, dict[str, Any]]]) -> Ledger:
    def of(kind: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        for place, row in rows:
            if row["kind"] == kind:
                yield place, {name: row[name] for name in _FIELDS[kind]}

    return Ledger(
        slug=rows[0][1]["slug"],
        editions=tuple(Edition(**row) for _, row in of("edition")),
        units=tuple(Unit(**row) for _, row in of("unit")),
        addresses=tuple(Address(row["path"], place) for place, row in of("address")),
        file=rows[0][0].file,
    )


def additions(
    ledger: Ledger | None,
    slug: str,
    article: Article,
    file: str,
    addresses: Iterable[str],
    date: str,
    translations: Iterable[Article] = (),
) -> tuple[str, ...]:
    """Return the JSON lines that a build of these articles and addresses adds."""
    rows: list[dict[str, Any]] = []
    known = {address.path for address in ledger.addresses} if ledger else set()
    if ledger is None:
        rows.append({"kind": "ledger", "version": VERSION, "slug": slug})
    if ledger is None or ledger.edition_of(article.language) is None:
        edition = {"number": 1, "language": article.language, "file": file}
        rows.append({"kind": "edition", **edition, "sha256": article.sha256, "date": date})
        rows += _unit_rows(article, 1)
    for translation in translations:
        rows += _of_translation(ledger, translation, date)
    rows += [
        {"kind": "address", "path": path} for path in dict.fromkeys(addresses) if path not in known
    ]
    return tuple(json.dumps(row, ensure_ascii=False) for row in rows)


def extended(text: str, lines: Iterable[str]) -> str:
    """Return a ledger's text with lines added; each ends, also the last that was there."""
    end = "\n" if text and not text.endswith("\n") else ""
    return text + end + "".join(f"{line}\n" for line in lines)


def _unit_rows(
    article: Article, number: int, known: Mapping[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    for anchor, text in article.texts():
        if known is None or known.get(anchor) != text:
            unit = {"edition": number, "language": article.language, "anchor": anchor}
            yield {"kind": "unit", **unit, "receipt": receipt(text), "text": text}


def _of_translation(
    ledger: Ledger | None, translation: Article, date: str
) -> Iterator[dict[str, Any]]:
    """Yield an edition of a translation when some of its texts are new, with those alone.

    Editors may mend a translation whenever they see fit: earlier wordings keep their receipts.
    """
    language = translation.language
    units = [u for u in ledger.units if u.language == language] if ledger else []
    known = {unit.anchor: unit.text for unit in units}  # the latest wording comes last
    last = ledger.edition_of(language) if ledger else None
    number = last.number + 1 if last else 1
    rows = list(_unit_rows(translation, number, known))
    if rows:
        edition = {"number": number, "language": language, "file": f"translation.{language}.yml"}
        yield {"kind": "edition", **edition, "sha256": translation.sha256, "date": date}
        yield from rows


def lost_addresses(ledger: Ledger, addresses: Iterable[str]) -> tuple[Problem, ...]:
    """Report every published address that would vanish."""
    present = set(addresses)
    return tuple(
        Problem(
            address.place,
            f"the published address {address.path} would vanish",
            _way_back(address.path),
        )
        for address in ledger.addresses
        if address.path not in present
    )


def _way_back(path: str) -> str:
    if "#" in path:
        return f"what it shows needs its old id `{path.partition('#')[2]}` back: ids are permanent"
    return "keep what it shows, or name its new address under `redirects` in briefing.yml"
