"""Article, ledger and manifest become one checked Briefing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from taklimat.article import Article, Paragraph, Section
from taklimat.checks import Subject, check, check_translated_words
from taklimat.diagnostics import Place, Problem, ProblemError, errors
from taklimat.facts import Facts, FactsSource, Note, Status, is_due, read_facts
from taklimat.fields import is_slug
from taklimat.language import reserved_slugs
from taklimat.ledger import Ledger, read_ledger
from taklimat.manifest import (
    Actor,
    Instrument,
    Loaded,
    Manifest,
    Recommendation,
    Term,
    read_manifest,
)
from taklimat.mentions import Entry, Link, Mentions, find_mentions
from taklimat.numbering import paragraph_of, receipt
from taklimat.reading import Source, read_article
from taklimat.translation import TranslationSource, read_translation
from taklimat.yaml_tree import Tree


@dataclass(frozen=True, slots=True)
class Seed:
    """The texts of one briefing's folder."""

    slug: str
    folder: str
    """As shown to the editor."""
    source: Source
    manifest: str
    manifest_file: str
    ledger: str | None
    ledger_file: str
    article_file: str
    """Name of the article inside the folder."""
    translations: tuple[TranslationSource, ...] = ()
    facts: FactsSource | None = None
    today: str = ""
    """ISO date of the build."""


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
        return self.facts is not None and is_due(entry.checked or self.facts.checked, self.today)

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
            found[code] = find_mentions(translation, _forms(self.manifest, code)).links
        return found

    @property
    def edition(self) -> int:
        """Number of the present edition."""
        edition = self.ledger.edition_of(self.article.language) if self.ledger else None
        return edition.number if edition else 1

    @property
    def date(self) -> str:
        """ISO date of the present edition; before the first build, when the text was received."""
        edition = self.ledger.edition_of(self.article.language) if self.ledger else None
        return edition.date if edition else self.manifest.source.received

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which its pages exist."""
        return self.manifest.languages

    def places_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the sentences that name or refer to an entry, in reading order."""
        found = {*self.mentions.places.get(entry, ()), *self._listed(entry)}
        return tuple(a for a in self.sentences if a in found)

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
    return {
        anchor: (*(r for r in published.get(anchor, ()) if r != now), now)
        for anchor, text in article.texts()
        if text
        for now in [receipt(text)]
    }


def _entries(manifest: Manifest) -> tuple[Entry, ...]:
    return (
        *(Entry("instrument", name) for name in manifest.instruments),
        *(Entry("actor", name) for name in manifest.actors),
        *(Entry("term", term.slug) for term in manifest.glossary),
    )


def _forms(manifest: Manifest, translation: str = "") -> dict[str, Entry]:
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


def read_briefing(seed: Seed) -> Briefing:
    """Return the checked briefing of a folder's texts, its notices with it.

    Raises:
        ProblemError: everything that is wrong, with the notices.
    """
    problems = list(_slug_problems(seed))
    ledger = _attempt(problems, lambda: _ledger(seed))
    loaded = _attempt(problems, lambda: read_manifest(seed.manifest, seed.manifest_file))
    article = _attempt(problems, lambda: read_article(seed.source, ledger))
    translations: dict[str, Article] = {}
    facts: Facts | None = None
    if loaded and article:
        problems += check(Subject(loaded, article))
        translations = _translations(seed, article, loaded.manifest.languages, problems)
        problems += check_translated_words(loaded, translations)
        facts = _facts(seed, loaded.manifest, article, problems)
    if errors(problems) or not loaded or not article:
        raise ProblemError(problems)
    briefing = _assembled(seed, article, loaded, ledger, tuple(sorted(problems)))
    return replace(briefing, translations=translations, facts=facts, today=seed.today)


def _facts(
    seed: Seed, manifest: Manifest, article: Article, problems: list[Problem]
) -> Facts | None:
    if seed.facts is None:
        return None
    source = seed.facts
    read = _attempt(problems, lambda: read_facts(source, manifest, article, seed.today))
    if read is None:
        return None
    problems += read[1]
    return read[0]


def _assembled(
    seed: Seed,
    article: Article,
    loaded: Loaded,
    ledger: Ledger | None,
    notices: tuple[Problem, ...],
) -> Briefing:
    mentions = find_mentions(article, _forms(loaded.manifest))
    return Briefing(
        slug=seed.slug,
        article=article,
        article_file=seed.article_file,
        manifest=loaded.manifest,
        ledger=ledger,
        mentions=mentions,
        tree=loaded.tree,
        notices=notices,
    )


def _translations(
    seed: Seed, article: Article, languages: Iterable[str], problems: list[Problem]
) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for code in languages:
        if code == article.language:
            continue
        try:
            found[code] = _translation(seed, article, code)
        except ProblemError as error:
            problems += error.problems
    return found


def _translation(seed: Seed, article: Article, language: str) -> Article:
    source = next((t for t in seed.translations if t.language == language), None)
    if source is None:
        message = f"`{language}` is listed, and there is no translation.{language}.yml"
        hint = "one text for each sentence and heading, or leave the language out"
        raise ProblemError([Problem(Place(seed.manifest_file), message, hint)])
    return read_translation(source, article)


def _ledger(seed: Seed) -> Ledger | None:
    if seed.ledger is None:
        return None
    ledger = read_ledger(seed.ledger, seed.ledger_file)
    if ledger.slug != seed.slug:
        message = f"this is the ledger of `{ledger.slug}`, not of `{seed.slug}`"
        hint = "a briefing's folder cannot be renamed after publication: its links would break"
        raise ProblemError([Problem(Place(seed.ledger_file), message, hint)])
    return ledger


def _slug_problems(seed: Seed) -> tuple[Problem, ...]:
    if not is_slug(seed.slug):
        message = f"“{seed.slug}” is not a name of lower-case letters, digits and hyphens"
        return (Problem(Place(seed.folder), message, "rename the folder"),)
    if seed.slug in reserved_slugs():
        message = f"“{seed.slug}” is reserved for the library's own pages"
        return (Problem(Place(seed.folder), message, "rename the folder"),)
    return ()


T = TypeVar("T")


def _attempt(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Read, and collect what is wrong, so that all files are reported at once."""
    try:
        return read()
    except ProblemError as error:
        problems += error.problems
        return None
