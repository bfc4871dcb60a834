"""What can be found: the article's paragraphs, and every entry of a briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from taklimat.base.anchors import paragraph_of
from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.editors.manifest import Statement, Term
from taklimat.editors.mentions import Entry
from taklimat.pages.addresses import page_address
from taklimat.pages.kinds import KINDS
from taklimat.pages.page import entry_address

UNIT_KINDS = (
    *(kind.unit for kind in KINDS.values() if kind.unit and kind.name != "overview"),
    "overview",
)
"""Kinds of what search shows, in the order of the filters; the overview says least exactly."""


@dataclass(frozen=True, slots=True)
class Row:
    """One instrument, actor or term, as previews and search show it."""

    kind: str
    address: str
    label: str
    text: str
    title: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found, in one language."""

    kind: str
    key: str
    """The same in every language."""
    address: str
    label: str
    """What stands above its words: a section's name, or the kind of an entry."""
    title: str
    """Words that count more; "" for a paragraph."""
    parts: tuple[str, ...]
    """Sentences or statements."""
    anchors: tuple[str, ...] = ()
    """Of each part, if they are not counted from 1: `p7-s2a`."""
    regions: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    """Words that readers may think of; near, and not the same."""
    related: tuple[str, ...] = ()
    """Names of related terms."""
    cites: tuple[str, ...] = ()
    """Sentences that say what an entry is."""


def units(briefing: Briefing, language: str) -> Iterator[Unit]:
    """Yield everything that can be found of a briefing in a language, kind by kind."""
    yield from _text(briefing, language)
    yield from _regions(briefing, language)
    yield from _recommendations(briefing, language)
    yield from _entries(briefing, language)
    yield from _facts(briefing, language)
    yield _overview(briefing, language)


def _said(statements: Iterable[Statement | None], language: str) -> tuple[str, ...]:
    return tuple(said.in_(language).plain for said in statements if said)


def _regions_of(briefing: Briefing, anchors: Iterable[str]) -> frozenset[str]:
    """Return the regions whose sections hold some sentences."""
    sections = {briefing.section_of[paragraph_of(a)].anchor for a in anchors if a.startswith("p")}
    regions = briefing.manifest.regions.items()
    return frozenset(name for name, region in regions if sections.intersection(region.sections))


def _text(briefing: Briefing, language: str) -> Iterator[Unit]:
    address = page_address(briefing.slug, "text", language)
    names = briefing.manifest.sections
    for section in briefing.article_in(language).sections:
        short = names.get(section.anchor)
        label = short.in_(language).plain if short else section.title
        for paragraph in section.paragraphs:
            anchors = tuple(s.anchor for s in paragraph.sentences)
            counted = all(a == f"{paragraph.anchor}-s{k}" for k, a in enumerate(anchors, 1))
            yield Unit(
                "text",
                paragraph.anchor,
                f"{address}#{paragraph.anchor}",
                label,
                "",
                tuple(s.text for s in paragraph.sentences),
                () if counted else anchors,
                _regions_of(briefing, anchors[:1]),
            )


def _regions(briefing: Briefing, language: str) -> Iterator[Unit]:
    for name, region in briefing.manifest.regions.items():
        yield Unit(
            "region",
            name,
            page_address(briefing.slug, "region", language, name),
            WORDS[language][f"{region.kind}_label"],
            region.name.in_(language).plain,
            _said((region.stance, *region.points, *region.gaps), language),
            regions=frozenset({name}),
        )


def _recommendations(briefing: Briefing, language: str) -> Iterator[Unit]:
    regions = set(briefing.manifest.regions)
    for name, item in briefing.manifest.recommendations.items():
        yield Unit(
            "recommendation",
            name,
            page_address(briefing.slug, "recommendation", language, name),
            f"{WORDS[language]['recommendation']} {name[1:]}",
            item.title.in_(language).plain,
            _said((item.action, item.instrument, item.deadline, item.measure, item.note), language),
            regions=frozenset(regions.intersection(item.regions + item.addressees)),
        )


def _entries(briefing: Briefing, language: str) -> Iterator[Unit]:
    terms = {term.slug: term for term in briefing.manifest.glossary}
    for entry, row in _entry_rows(briefing, language):
        term = terms.get(entry.id) if entry.kind == "term" else None
        related = (terms[slug].term.in_(language).plain for slug in term.related) if term else ()
        yield Unit(
            entry.kind,
            entry.id,
            row.address,
            "" if term else row.label,
            row.title,
            (row.text,),
            regions=_regions_of(briefing, briefing.places_of(entry)),
            near=term.near.in_(language) if term and term.near else (),
            related=tuple(related),
            cites=row.cites,
        )


def _facts(briefing: Briefing, language: str) -> Iterator[Unit]:
    address = page_address(briefing.slug, "facts", language)
    for name, note in briefing.facts.notes.items() if briefing.facts else ():
        yield Unit(
            "fact",
            name,
            f"{address}#{name}",
            WORDS[language][f"verdict_{note.verdict}"],
            "",
            (note.claim.in_(language).plain, note.finding.in_(language).plain),
            regions=_regions_of(briefing, note.cites),
        )


def _overview(briefing: Briefing, language: str) -> Unit:
    manifest = briefing.manifest
    audience = manifest.audience
    said = (manifest.gist, *manifest.points)
    said += (audience.addressed, *audience.not_addressed) if audience else ()
    return Unit(
        "overview",
        "overview",
        page_address(briefing.slug, "overview", language),
        WORDS[language]["menu_overview"],
        manifest.title.in_(language).plain,
        _said(said, language),
    )


def entry_rows(briefing: Briefing, language: str) -> Iterator[Row]:
    """Yield a row for each instrument, actor and term."""
    return (row for _, row in _entry_rows(briefing, language))


def _entry_rows(briefing: Briefing, language: str) -> Iterator[tuple[Entry, Row]]:
    manifest, words = briefing.manifest, WORDS[language]
    entries: list[tuple[Entry, str, str, Statement]] = [
        *(
            (
                Entry("instrument", n),
                f"{words[f'kind_{i.kind}']} · {legal_word(briefing, n, words)}",
                i.name.in_(language).plain,
                i.says,
            )
            for n, i in manifest.instruments.items()
        ),
        *(
            (Entry("actor", n), words[f"actor_{a.kind}"], a.name.in_(language).plain, a.says)
            for n, a in manifest.actors.items()
        ),
        *(
            (Entry("term", t.slug), words["menu_glossary"], _term(t, language), t.definition)
            for t in manifest.glossary
        ),
    ]
    for entry, label, title, says in entries:
        address = entry_address(briefing, language, entry)
        said = says.in_(language).plain
        yield entry, Row(entry.kind, address, label, said, title, says.cites)


def legal_word(briefing: Briefing, name: str, words: Mapping[str, str]) -> str:
    """Return whether an instrument holds today, in a word of the fixed list."""
    status = briefing.facts.instruments.get(name) if briefing.facts else None
    return words[f"legal_{status.legal_status if status else 'not-verified'}"]


def _term(term: Term, language: str) -> str:
    said, original = term.term.in_(language).plain, term.original_in(language)
    return f"{said} ({original})" if original else said
