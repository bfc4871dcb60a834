"""Article, ledger and manifest become one checked Briefing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from taklimat.article.model import Article, Paragraph, Section
from taklimat.base.anchors import paragraph_of, receipt
from taklimat.base.diagnostics import Problem
from taklimat.base.yaml_tree import Tree
from taklimat.editors.facts import Facts, Note, Status, is_due
from taklimat.editors.manifest import (
    Actor,
    Instrument,
    Manifest,
    Recommendation,
    Term,
)
from taklimat.editors.mentions import Entry, Link, Mentions, find_mentions
from taklimat.record.ledger import Ledger


@dataclass(frozen=True)
class Briefing:
    """One article with all that belongs to it; nothing in it contradicts the article."""

    slug: str
    article: Article
    article_file: str
    manifest: Manifest
    ledger: Ledger | None
    mentions: Mentions
    tree: Tree = field(compare=False, repr=False)
    """Where each value of the manifest stands."""
    notices: tuple[Problem, ...] = ()
    translations: Mapping[str, Article] = field(default_factory=dict)
    """The article in the editors' words, by language."""
    facts: Facts | None = None
    today: str = ""
    """ISO date of the build; without one nothing is due for review."""

    def is_due(self, entry: Note | Status) -> bool:
        """Whether a fact was last verified more than a year before the build."""
        return self.facts is not None and is_due(self._checked(entry), self.today)

    def article_in(self, language: str) -> Article:
        """Return the article as a page in a language shows it: the author's, or a translation."""
        return self.translations.get(language, self.article)

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """Words of every anchor, by language."""
        articles = (self.article, *self.translations.values())
        return {article.language: dict(article.texts()) for article in articles}

    @cached_property
    def notes_at(self) -> Mapping[str, tuple[tuple[str, Note], ...]]:
        """The fact notes of each anchor, with their ids; a paragraph's stand at its end too."""
        ends = {p.anchor: p.sentences[-1].anchor for p in self.article.paragraphs}
        found: dict[str, tuple[tuple[str, Note], ...]] = {}
        for name, note in self.facts.notes.items() if self.facts else ():
            marked = [anchor for cite in note.cites for anchor in (cite, ends.get(cite, cite))]
            for anchor in dict.fromkeys(marked):
                found[anchor] = (*found.get(anchor, ()), (name, note))
        return found

    def notes_on(self, anchors: Collection[str]) -> tuple[tuple[str, Note], ...]:
        """Return the fact notes on some sentences, with their ids."""
        notes = self.facts.notes.items() if self.facts else ()
        return tuple((name, note) for name, note in notes if {*note.cites}.intersection(anchors))

    def notes_in(self, sections: Collection[str]) -> tuple[tuple[str, Note], ...]:
        """Return the fact notes on sentences of some sections, with their ids."""
        inside = {p for p, section in self.section_of.items() if section.anchor in sections}
        return tuple(
            (name, note)
            for name, note in (self.facts.notes.items() if self.facts else ())
            if inside & {paragraph_of(anchor) for anchor in note.cites}
        )

    @cached_property
    def sentences(self) -> Mapping[str, str]:
        """Words of every anchor."""
        return dict(self.article.texts())

    @cached_property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """Paragraphs by anchor."""
        return {paragraph.anchor: paragraph for paragraph in self.article.paragraphs}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each section's and paragraph's anchor."""
        return {
            anchor: section
            for section in self.article.sections
            for anchor in (section.anchor, *(p.anchor for p in section.paragraphs))
        }

    @cached_property
    def receipts(self) -> Mapping[str, tuple[str, ...]]:
        """Receipts of each anchor: those published, and the present one."""
        return self.receipts_in(self.article.language)

    def receipts_in(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return receipts of each anchor's words as a page in a language shows them."""
        return self._receipts[self.article_in(language).language]

    @cached_property
    def _receipts(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        return {
            article.language: _receipts(article, self.ledger)
            for article in (self.article, *self.translations.values())
        }

    def links_in(self, language: str) -> Mapping[str, tuple[Link, ...]]:
        """Return the links at first mentions, by sentence, as a page in a language has them."""
        return self._links[self.article_in(language).language]

    @cached_property
    def _links(self) -> Mapping[str, Mapping[str, tuple[Link, ...]]]:
        found = {self.article.language: self.mentions.links}
        for code, translation in self.translations.items():
            found[code] = find_mentions(translation, forms_of(self.manifest, code)).links
        return found

    @property
    def edition(self) -> int:
        """Number of the present edition."""
        edition = self.ledger.edition if self.ledger else None
        return edition.number if edition else 1

    @property
    def date(self) -> str:
        """ISO date of the present edition; before it is published, when the text was received."""
        edition = self.ledger.edition if self.ledger else None
        return edition.date if edition else self.manifest.source.received

    @cached_property
    def published_addresses(self) -> frozenset[str]:
        """URL paths, and fragments of entries, that are permanent."""
        return frozenset(a.path for a in self.ledger.addresses) if self.ledger else frozenset()

    @cached_property
    def fresh_anchors(self) -> Mapping[str, tuple[str, ...]]:
        """Anchors whose present words are not published, by language of the words.

        A link to one of them names words that no ledger keeps.
        """
        return {
            language: tuple(a for a, each in present.items() if each[-1] not in known.get(a, ()))
            for language, present in self._receipts.items()
            for known in [self.ledger.receipts(language) if self.ledger else {}]
        }

    @property
    def states(self) -> tuple[tuple[str, str, str, str], ...]:
        """How each fact note and each instrument stands, for the ledger."""
        if self.facts is None:
            return ()
        facts, language = self.facts, self.article.language
        return (
            *(
                ("note", name, note.verdict, self._checked(note))
                for name, note in facts.notes.items()
            ),
            *(
                ("instrument", name, status.status.in_(language).plain, self._checked(status))
                for name, status in {**facts.instruments, **facts.later}.items()
            ),
        )

    def _checked(self, entry: Note | Status) -> str:
        return entry.checked or (self.facts.checked if self.facts else "")

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which its pages exist."""
        return self.manifest.languages

    def places_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the sentences that name or refer to an entry, in reading order."""
        anchors = {*self.mentions.anchors.get(entry, ()), *self._listed(entry)}
        order = self._reading_order
        return tuple(sorted((a for a in anchors if a in order), key=order.__getitem__))

    @cached_property
    def _reading_order(self) -> Mapping[str, int]:
        """The index of each anchor; cached, since every entry of a long article is sorted by it."""
        return {anchor: k for k, anchor in enumerate(self.sentences)}

    def mentions_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the sentences that refer to an entry, without the headings that do."""
        return tuple(anchor for anchor in self.places_of(entry) if anchor.startswith("p"))

    def _listed(self, entry: Entry) -> tuple[str, ...]:
        match entry.kind:
            case "instrument":
                return self.manifest.instruments[entry.id].mentioned
            case "actor":
                return self.manifest.actors[entry.id].mentioned
            case _:
                return next(t.mentioned for t in self.manifest.glossary if t.slug == entry.id)

    def entries_in(self, section_anchors: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return the instruments and actors that some sections refer to, in manifest order."""
        inside = {
            p.anchor
            for section in self.article.sections
            if section.anchor in section_anchors
            for p in section.paragraphs
        }
        return tuple(
            entry
            for entry in self.entries
            if entry.kind != "term" and inside & {paragraph_of(a) for a in self.places_of(entry)}
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that can be mentioned."""
        return _entries(self.manifest)

    def recommendations_to(self, name: str) -> tuple[tuple[str, Recommendation], ...]:
        """Return the recommendations addressed to a region or actor."""
        return tuple(
            (key, item)
            for key, item in self.manifest.recommendations.items()
            if name in item.addressees
        )

    def recommendations_about(self, name: str) -> tuple[tuple[str, Recommendation], ...]:
        """Return the recommendations that concern a region and are addressed to others."""
        return tuple(
            (key, item)
            for key, item in self.manifest.recommendations.items()
            if name in item.regions and name not in item.addressees
        )


def _receipts(article: Article, ledger: Ledger | None) -> Mapping[str, tuple[str, ...]]:
    """Return every receipt that an anchor's words ever had, once each, the present one last."""
    published = ledger.receipts(article.language) if ledger else {}
    gone = {a for p in article.paragraphs if not p.is_whole for a in (p.anchor, *p.gone)}
    return {
        anchor: (*(r for r in published.get(anchor, ()) if r != now), now)
        for anchor, text in article.texts()
        if text or anchor in gone
        for now in [published[anchor][-1] if anchor in gone else receipt(text)]
    }


def _entries(manifest: Manifest) -> tuple[Entry, ...]:
    return (
        *(Entry("instrument", name) for name in manifest.instruments),
        *(Entry("actor", name) for name in manifest.actors),
        *(Entry("term", term.slug) for term in manifest.glossary),
    )


def forms_of(manifest: Manifest, translation: str = "") -> dict[str, Entry]:
    """Return the words for each entry in the article, or in a translation of it."""
    items: tuple[Instrument | Actor | Term, ...] = (
        *manifest.instruments.values(),
        *manifest.actors.values(),
        *manifest.glossary,
    )
    pairs = zip(_entries(manifest), items, strict=True)
    return {
        form: entry
        for entry, item in pairs
        for form in (item.forms_in.get(translation, ()) if translation else item.forms)
    }
