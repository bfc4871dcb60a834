"""What publishing a briefing adds to its ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from taklimat.article.model import Article, Section
from taklimat.base.anchors import receipt
from taklimat.record.ledger import (
    VERSION,
    Ledger,
    State,
    Unit,
    revision_id,
    sentence_units,
)
from taklimat.record.order import order_of, written_order
from taklimat.record.rows import Row, written


@dataclass(frozen=True, slots=True)
class Publishable:
    """All of a briefing that becomes permanent."""

    slug: str
    article: Article
    article_file: str
    """Its name in the briefing's folder."""
    translations: tuple[Article, ...] = ()
    addresses: tuple[str, ...] = ()
    """URL paths of its pages, and fragments of entries."""
    states: tuple[tuple[str, str, str, str], ...] = ()
    """(`note` or `instrument`, id, verdict or status, checked) of everything verifiable."""


def additions(ledger: Ledger | None, briefing: Publishable, date: str) -> tuple[str, ...]:
    """Return the lines that a publishing on a day adds; none if all is published."""
    return tuple(map(written, _rows(ledger, briefing, date)))


_NOUNS = {
    "edition": ("edition", "editions"),
    "revision": ("revision of a translation", "revisions of translations"),
    "unit": ("wording", "wordings"),
    "address": ("address", "addresses"),
    "state": ("verdict or status", "verdicts and statuses"),
}


def summary(lines: Iterable[str]) -> str:
    """Return what some lines of a ledger hold, in words; "" if nothing that is published.

    >>> summary(['{"kind": "address", "path": "/a/"}', '{"kind": "address", "path": "/b/"}'])
    '2 addresses (/a/, /b/)'
    """
    rows = [json.loads(line) for line in lines]
    counts = Counter(row["kind"] for row in rows)
    paths = [row["path"] for row in rows if row["kind"] == "address"]
    named = f" ({', '.join(paths[:3])}{', …' if len(paths) > 3 else ''})" if paths else ""
    return ", ".join(
        f"{counts[kind]} {one if counts[kind] == 1 else many}{named if kind == 'address' else ''}"
        for kind, (one, many) in _NOUNS.items()
        if counts[kind]
    )


def _rows(ledger: Ledger | None, briefing: Publishable, date: str) -> Iterator[Row]:
    if ledger is None:
        yield {"kind": "ledger", "version": VERSION, "slug": briefing.slug}
    known = ledger or Ledger(briefing.slug)
    if known.edition is None:
        yield from _first_edition(briefing, date)
    number = known.edition.number if known.edition else 1
    for translation in briefing.translations:
        yield from _revision(known, translation, number, date)
    published = {address.path for address in known.addresses}
    for path in dict.fromkeys(briefing.addresses):
        if path not in published:
            yield {"kind": "address", "path": path}
    yield from _states(known.states, briefing.states, date)


def _first_edition(briefing: Publishable, date: str) -> Iterator[Row]:
    article = briefing.article
    edition = {"number": 1, "date": date, "language": article.language}
    file = {"file": briefing.article_file, "sha256": article.sha256}
    yield {"kind": "edition", **edition, **file, "order": written_order(order_of(article))}
    for unit in _units(article):
        yield _unit({"edition": 1}, unit)


def _unit(origin: Row, unit: Unit) -> Row:
    row: Row = {"kind": "unit", **origin, "language": unit.language, "anchor": unit.anchor}
    optional = {"block": unit.block, "level": unit.level, "ordinal": unit.ordinal}
    row |= {name: value for name, value in optional.items() if value}
    row["receipt"] = unit.receipt
    return row if unit.text is None else {**row, "text": unit.text}


def _units(article: Article) -> Iterator[Unit]:
    """Yield the units of an article; a paragraph's words are those of its sentences."""
    for section in article.sections:
        yield _heading(article.language, section)
        for paragraph in section.paragraphs:
            if paragraph.is_whole:  # else its receipt stays the one of all its words
                yield Unit(
                    paragraph.anchor,
                    article.language,
                    receipt(paragraph.text),
                    block=paragraph.kind,
                    ordinal=paragraph.ordinal,
                )
            for sentence in paragraph.sentences:
                if not sentence.gone:
                    text = sentence.text
                    yield Unit(sentence.anchor, article.language, receipt(text), text)


def _heading(language: str, section: Section) -> Unit:
    title = section.title
    return Unit(
        section.anchor, language, receipt(title), title, block="heading", level=section.level
    )


def _revision(ledger: Ledger, translation: Article, edition: int, date: str) -> Iterator[Row]:
    """Yield a revision of a translation if some of its words are new, with those alone.

    Editors may mend a translation whenever they see fit: earlier wordings keep their receipts.
    """
    language = translation.language
    latest = ledger.latest_revisions(language)
    before = ledger.words_in(latest[0]) if latest else {}
    units = {
        unit.anchor: Unit(unit.anchor, language, unit.receipt, unit.text)
        for unit in _units(translation)
    }
    fresh = [
        unit
        for anchor, unit in units.items()
        if anchor not in before or before[anchor].receipt != unit.receipt
    ]
    if not fresh and len(latest) == 1 and latest[0].edition == edition:
        return
    words = {unit.anchor: unit.text or "" for unit in sentence_units(units)}
    after = [revision.id for revision in latest]
    name = revision_id(edition, after, words)
    revision = {"id": name, "edition": edition, "language": language, "date": date}
    yield {"kind": "revision", **revision, "after": after}
    for unit in fresh:
        yield _unit({"revision": name}, unit)


def _states(
    published: Iterable[State], present: Iterable[tuple[str, str, str, str]], date: str
) -> Iterator[Row]:
    """Yield the states that are not the last ones published."""
    last: Mapping[tuple[str, str], tuple[str, str]] = {
        (state.of, state.id): (state.verdict, state.checked)
        for state in sorted(published, key=lambda state: state.date)
    }
    for of, name, verdict, checked in present:
        if last.get((of, name)) != (verdict, checked):
            state = {"of": of, "id": name, "date": date, "verdict": verdict, "checked": checked}
            yield {"kind": "state", **state}
