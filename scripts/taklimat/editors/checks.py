"""Checks of a manifest against its article; each yields problems."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from taklimat.article.model import Article
from taklimat.base.diagnostics import Problem, excerpt, nearest
from taklimat.base.inline import Inline
from taklimat.base.languages import CODES, LANGUAGES
from taklimat.base.text import canonical, neighbours, says, stands_in
from taklimat.base.yaml_tree import Path, Tree
from taklimat.editors.fields import Text, spoken, values
from taklimat.editors.manifest import (
    Dated,
    Loaded,
    Manifest,
    Mentioned,
    Quotation,
    Quote,
    Statement,
)
from taklimat.editors.mentions import is_joined

FEWEST_POINTS, MOST_POINTS = 3, 5
Rows = Iterable[tuple[Path, Any]]
"""Models with their paths, as `values` yields them."""
_ANCHOR_LISTS = ("cites", "addressed_in", "mentioned")


@dataclass(frozen=True)
class Subject:
    """A manifest held against its article."""

    loaded: Loaded
    article: Article
    texts: dict[str, str] = field(init=False)
    """Words of every anchor."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", dict(self.article.texts()))

    @cached_property
    def all_values(self) -> tuple[tuple[Path, Any], ...]:
        """Every model of the manifest with its path."""
        return tuple(values(self.loaded.manifest))

    @cached_property
    def next_sentence(self) -> dict[str, str]:
        """The anchor of the sentence after each."""
        return dict(itertools.pairwise(s.anchor for s in self.article.sentences))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every heading and sentence: what a provision must stand in one of."""
        titles = (section.title for section in self.article.sections)
        return (*titles, *(sentence.text for sentence in self.article.sentences))

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every anchor that something in the manifest rests on."""
        anchors: set[str] = set()
        for _, value in self.all_values:
            for name in _ANCHOR_LISTS:
                anchors.update(getattr(value, name, ()))
        return frozenset(anchors)

    def problem(self, path: Path, message: str, hint: str = "", *, notice: bool = False) -> Problem:
        """Return a problem at the value of a path."""
        return Problem(self.loaded.tree.place(path), message, hint, notice=notice)


def check(subject: Subject) -> tuple[Problem, ...]:
    """Return every error and notice, in no order."""
    return tuple(problem for one in _CHECKS for problem in one(subject))


def _languages(subject: Subject) -> Iterator[Problem]:
    manifest, article = subject.loaded.manifest, subject.article
    if len(set(manifest.languages)) < len(manifest.languages):
        yield subject.problem(("languages",), "a language is listed twice")
    if manifest.languages[0] != article.language:
        message = f"the article is in `{article.language}`, and that language must come first"
        yield subject.problem(("languages", 0), message)
    yield from check_languages(subject.all_values, manifest.languages, subject.loaded.tree)


def check_languages(rows: Rows, languages: Iterable[str], tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each editors' text that lacks one of the languages."""
    for path, value in rows:
        if isinstance(value, Text):
            for code in languages:
                if getattr(value, code) is None:
                    message = f"the {LANGUAGES[code].adjective} text (`{code}`) is missing"
                    yield Problem(tree.place(path), f"{message} (in {spoken(path)})")


def _cites(subject: Subject) -> Iterator[Problem]:
    yield from check_anchors(subject.all_values, subject.article, subject.loaded.tree)


def check_anchors(rows: Rows, article: Article, tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each cite or link in a text whose anchor has no words."""
    anchors = dict(article.texts())
    gone = {anchor for paragraph in article.paragraphs for anchor in paragraph.gone}
    gone |= {p.anchor for p in article.paragraphs if not p.text}
    for path, value in rows:
        for where, anchor in (*_cited(path, value), *_linked(path, value)):
            if anchor in gone:
                message = f"the words at {anchor} are gone: nothing can rest on them"
                yield Problem(tree.place(where), message)
            elif anchor not in anchors:
                message = f"the article has no {excerpt(anchor) or '“”'}"
                yield Problem(tree.place(where), message, nearest(anchor, anchors))


def _cited(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    for name in _ANCHOR_LISTS:
        for k, anchor in enumerate(getattr(value, name, ())):
            yield (*path, name, k), anchor


def _linked(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Text):
        for code in CODES:
            for anchor in Inline(getattr(value, code) or "").anchors:
                yield (*path, code), anchor


_VERBATIM: dict[type, str] = {Quote: "text", Quotation: "text", Dated: "as_stated"}
"""The field of each model that must be in the article word for word."""


def _quotes(subject: Subject) -> Iterator[Problem]:
    for path, value in subject.all_values:
        name = _VERBATIM.get(type(value))
        if name and all(anchor in subject.texts for anchor in value.cites):
            words, passages = getattr(value, name), _passages(subject, value.cites)
            if not any(stands_in(words, passage) for passage in passages):
                message = f"not verbatim in {', '.join(value.cites)}: “{excerpt(words)}”"
                yield subject.problem((*path, name), message, _first_difference(words, passages))


def _cells(subject: Subject) -> Iterator[Problem]:
    """Report cells that a question lacks: a forgotten one is not the same as `null`."""
    manifest = subject.loaded.manifest
    columns = dict.fromkeys(name for row in manifest.comparison for name in row.cells)
    for k, row in enumerate(manifest.comparison):
        for name in row.cells:
            if name not in manifest.regions:
                path = ("comparison", k, "cells", name)
                hint = nearest(name, manifest.regions)
                yield subject.problem(path, f"there is no region `{name}`", hint)
        for name in columns:
            if name not in row.cells:
                message = f"`{name}` is missing; `null` says that the author does not state it"
                yield subject.problem(("comparison", k, "cells"), message)


def _passages(subject: Subject, cites: Iterable[str]) -> list[str]:
    """Return the texts of cited anchors; consecutive sentences are joined.

    Others are not: a quotation over a gap would say what the author did not.
    """
    passages: list[str] = []
    before = ""
    for anchor in cites:
        words = canonical(subject.texts[anchor])
        if subject.next_sentence.get(before) == anchor:
            passages[-1] += f" {words}"
        else:
            passages.append(words)
        before = anchor
    return passages


def _first_difference(quote: str, passages: list[str]) -> str:
    """Return a hint that says after which words a quotation differs from the article."""
    words = canonical(quote).split()
    fits = 0
    while any(" ".join(words[: fits + 1]) in passage for passage in passages):
        fits += 1
        if fits == len(words):
            return "a quotation begins and ends with whole words"
    if fits == 0:
        return "copy the words from the article, with its own quotation marks and dashes"
    return f"the article says otherwise after “… {' '.join(words[max(0, fits - 4) : fits])}”"


def _strengths(subject: Subject) -> Iterator[Problem]:
    for name, item in subject.loaded.manifest.recommendations.items():
        strength = item.strength
        if strength and not any(says(quote.text, strength) for quote in item.quotes):
            path = ("recommendations", name, "strength")
            message = f"“{excerpt(strength)}” stands in none of the quotes of {name}"
            yield subject.problem(path, message, "strength is the author's own word, or null")


def _references(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    regions, actors, instruments = manifest.regions, manifest.actors, manifest.instruments
    for name, item in manifest.recommendations.items():
        at: Path = ("recommendations", name)
        yield from _unknown(subject, (*at, "addressees"), item.addressees, {**regions, **actors})
        yield from _unknown(subject, (*at, "instruments"), item.instruments, instruments)
        yield from _unknown(subject, (*at, "regions"), item.regions, regions)
    for name, instrument in instruments.items():
        see = (instrument.see,) if instrument.see else ()
        yield from _unknown(subject, ("instruments", name, "see"), see, actors, listed=False)
    for k, quotation in enumerate(manifest.quotations):
        path: Path = ("quotations", k, "by")
        sources = {**instruments, **actors}
        yield from _unknown(subject, path, (quotation.by,), sources, listed=False)
    slugs = [term.slug for term in manifest.glossary]
    for k, term in enumerate(manifest.glossary):
        yield from _unknown(subject, ("glossary", k, "related"), term.related, slugs)


def _names(subject: Subject) -> Iterator[Problem]:
    """Report names that two things on one page share: they become ids of its HTML."""
    manifest = subject.loaded.manifest
    for part, key in (("glossary", "slug"), ("criteria", "name")):
        names: set[str] = set()
        for k, item in enumerate(getattr(manifest, part)):
            name = getattr(item, key)
            if name in names:
                yield subject.problem((part, k, key), f"duplicate {key} `{name}`")
            names.add(name)
    yield from _twins(subject)
    for name in manifest.actors:
        if name in manifest.regions:
            message = f"`{name}` is a region too, and recommendations are addressed to either"
            yield Problem(subject.loaded.tree.key_place(("actors", name)), message)


def _twins(subject: Subject) -> Iterator[Problem]:
    """Report an actor that two instruments claim to be: only one of them can be its page."""
    pages: dict[str, str] = {}
    for name, instrument in subject.loaded.manifest.instruments.items():
        first = pages.setdefault(instrument.see, name) if instrument.see else name
        if first != name:
            message = f"`{instrument.see}` has the page of `{first}` already"
            hint = "one instrument is the same thing as an actor; remove `see` from the others"
            yield subject.problem(("instruments", name, "see"), message, hint)


def _mark(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    regions = [name for name, region in manifest.regions.items() if region.kind == "region"]
    if manifest.mark and sorted(manifest.mark) != sorted(regions):
        message = "the mark must name each region once, and no theme"
        yield subject.problem(("mark",), message, f"{', '.join(regions)}, in any order")


def _unknown(
    subject: Subject, path: Path, names: Iterable[str], ids: Iterable[str], *, listed: bool = True
) -> Iterator[Problem]:
    """Report names that are none of the ids; `listed` if the value at the path is a list."""
    ids = list(ids)
    for k, name in enumerate(names):
        if name not in ids:
            where = (*path, k) if listed else path
            hint = nearest(name, ids) or (f"it has {', '.join(ids)}" if ids else "")
            yield subject.problem(where, f"`{excerpt(name)}` is not in this briefing", hint)


def _sections(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    anchors = [section.anchor for section in subject.article.sections]
    tree = subject.loaded.tree
    named = [(tree.key_place(("sections", name)), name) for name in manifest.sections]
    for key, region in manifest.regions.items():
        for k, name in enumerate(region.sections):
            named.append((tree.place(("regions", key, "sections", k)), name))
    for place, name in named:
        if name not in anchors:
            yield Problem(place, f"the article has no {name}", f"it has {', '.join(anchors)}")


def _forms(subject: Subject) -> Iterator[Problem]:
    rows = [((*path, "forms"), item.forms) for path, item in mentioned_in(subject.loaded.manifest)]
    yield from check_forms(rows, subject.article, subject.loaded.tree)


def mentioned_in(manifest: Manifest) -> Iterator[tuple[Path, Mentioned]]:
    """Yield everything that the article may mention, with its path."""
    yield from ((("instruments", name), item) for name, item in manifest.instruments.items())
    yield from ((("actors", name), item) for name, item in manifest.actors.items())
    yield from ((("glossary", k), item) for k, item in enumerate(manifest.glossary))


def check_forms(
    rows: Iterable[tuple[Path, tuple[str, ...]]], article: Article, tree: Tree
) -> Iterator[Problem]:
    """Yield a problem for each form that no sentence has, or that leads to two entries."""
    # A line for each sentence: no canonical form has a line's end, so none spans two sentences.
    whole = "\n".join(canonical(sentence.text) for sentence in article.sentences)
    owners: dict[str, str] = {}
    for path, forms in rows:
        for k, form in enumerate(map(canonical, forms)):
            place = tree.place((*path, k))
            if all(any(map(is_joined, beside)) for beside in neighbours(form, whole)):
                text = "article" if path[-1] == "forms" else "translation"
                message = f"the {text} nowhere says “{excerpt(form)}”"
                hint = f"forms are the {text}'s own words, and whole: AS-EU is one word"
                yield Problem(place, message, hint)
            if form in owners:
                message = f"“{excerpt(form)}” already leads to {owners[form]}"
                yield Problem(place, message)
            owners.setdefault(form, spoken(path[:2]))


def _provisions(subject: Subject) -> Iterator[Problem]:
    for name, instrument in subject.loaded.manifest.instruments.items():
        for k, provision in enumerate(instrument.provisions):
            if not any(stands_in(provision, text) for text in subject.lines):
                message = f"the article nowhere says “{excerpt(provision)}”"
                yield subject.problem(("instruments", name, "provisions", k), message)


def _notices(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    for path, value in subject.all_values:
        if isinstance(value, Statement) and value.status == "draft":
            yield subject.problem(path, f"not reviewed yet (in {spoken(path)})", notice=True)
    if not FEWEST_POINTS <= len(manifest.points) <= MOST_POINTS:
        message = f"{len(manifest.points)} key points; three to five read best"
        yield subject.problem(("points",), message, notice=True)
    for paragraph in subject.article.paragraphs:
        is_cited = paragraph.anchor in subject.cited
        uncited = [s.anchor for s in paragraph.sentences if s.anchor not in subject.cited]
        if uncited and not is_cited:
            message = f"nothing cites {', '.join(uncited)}"
            yield Problem(paragraph.place, message, notice=True)


_CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    _languages,
    _cites,
    _quotes,
    _cells,
    _strengths,
    _references,
    _names,
    _mark,
    _sections,
    _forms,
    _provisions,
    _notices,
)
