"""What must hold between a manifest and its article; each check returns problems."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from taklimat.article import Article
from taklimat.diagnostics import Problem, excerpt, nearest
from taklimat.fields import Text, spoken, values
from taklimat.inline_text import anchors_linked
from taklimat.language import CODES
from taklimat.manifest import Dated, Loaded, Manifest, Mentioned, Quotation, Quote, Statement
from taklimat.mentions import is_joined
from taklimat.numbering import canonical
from taklimat.yaml_tree import Path, Tree

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
    def cited(self) -> frozenset[str]:
        """Every anchor that something in the manifest rests on."""
        found: set[str] = set()
        for _, value in self.all_values:
            for name in _ANCHOR_LISTS:
                found.update(getattr(value, name, ()))
        return frozenset(found)

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
                    yield Problem(tree.place(path), f"`{code}` is missing (in {spoken(path)})")


def _cites(subject: Subject) -> Iterator[Problem]:
    yield from check_anchors(subject.all_values, subject.texts, subject.loaded.tree)


def check_anchors(rows: Rows, known: Collection[str], tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each anchor that models cite or texts link to, and the article lacks."""
    for path, value in rows:
        for where, anchor in (*_cited(path, value), *_linked(path, value)):
            if anchor not in known:
                message = f"the article has no {excerpt(anchor) or '“”'}"
                yield Problem(tree.place(where), message, nearest(anchor, known))


def _cited(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    for name in _ANCHOR_LISTS:
        for k, anchor in enumerate(getattr(value, name, ())):
            yield (*path, name, k), anchor


def _linked(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Text):
        for code in CODES:
            for anchor in anchors_linked(getattr(value, code) or ""):
                yield (*path, code), anchor


_VERBATIM: dict[type, str] = {Quote: "text", Quotation: "text", Dated: "as_stated"}
"""Which value of a model must stand in the article word for word."""


def _quotes(subject: Subject) -> Iterator[Problem]:
    for path, value in subject.all_values:
        name = _VERBATIM.get(type(value))
        if name and all(anchor in subject.texts for anchor in value.cites):
            words, stretches = getattr(value, name), _stretches(subject, value.cites)
            if not any(stands_in(canonical(words), stretch) for stretch in stretches):
                message = f"not verbatim in {', '.join(value.cites)}: “{excerpt(words)}”"
                yield subject.problem((*path, name), message, _where_it_parts(words, stretches))


def _cells(subject: Subject) -> Iterator[Problem]:
    """Every question is put to the same regions, so that no cell is forgotten."""
    manifest = subject.loaded.manifest
    asked = dict.fromkeys(name for row in manifest.comparison for name in row.cells)
    for k, row in enumerate(manifest.comparison):
        for name in row.cells:
            if name not in manifest.regions:
                path = ("comparison", k, "cells", name)
                hint = nearest(name, manifest.regions)
                yield subject.problem(path, f"there is no region `{name}`", hint)
        for name in asked:
            if name not in row.cells:
                message = f"`{name}` is missing; `null` says that the author does not state it"
                yield subject.problem(("comparison", k, "cells"), message)


def _stretches(subject: Subject, cites: Iterable[str]) -> list[str]:
    """Return the words of what is cited; only sentences that follow each other are joined."""
    stretches: list[str] = []
    before = ""
    for anchor in cites:
        words = canonical(subject.texts[anchor])
        if subject.next_sentence.get(before) == anchor:
            stretches[-1] += f" {words}"
        else:
            stretches.append(words)
        before = anchor
    return stretches


def stands_in(part: str, whole: str) -> bool:
    """Tell whether a text has these words, to the letter and whole."""
    return any(
        not (before.isalnum() and part[:1].isalnum())
        and not (after.isalnum() and part[-1:].isalnum())
        for before, after in _beside(part, whole)
    )


def says(text: str, words: str) -> bool:
    """Tell whether a text has these words, whole, in whatever case and however they are set."""
    return stands_in(canonical(words).lower(), canonical(text).lower())


def _beside(part: str, whole: str) -> Iterator[tuple[str, str]]:
    """Yield the characters before and after each place of a text; "" at its ends."""
    at = whole.find(part)
    while at >= 0:
        end = at + len(part)
        yield whole[at - 1 : at], whole[end : end + 1]
        at = whole.find(part, at + 1)


def _where_it_parts(quote: str, stretches: list[str]) -> str:
    """Say how far the quotation follows the article."""
    words = canonical(quote).split()
    fits = 0
    while any(" ".join(words[: fits + 1]) in stretch for stretch in stretches):
        fits += 1
        if fits == len(words):
            return "a quotation begins and ends with whole words"
    if fits == 0:
        return "copy the words from the article, with its own quotation marks and dashes"
    return f"the article says otherwise after “… {' '.join(words[max(0, fits - 4) : fits])}”"


def _strengths(subject: Subject) -> Iterator[Problem]:
    for name, item in subject.loaded.manifest.recommendations.items():
        said = item.strength
        if said and not any(says(quote.text, said) for quote in item.quotes):
            path = ("recommendations", name, "strength")
            message = f"“{excerpt(said)}” stands in none of the quotes of {name}"
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
    """What stands on one page needs a name of its own there."""
    manifest = subject.loaded.manifest
    for part, key in (("glossary", "slug"), ("criteria", "name")):
        seen: set[str] = set()
        for k, item in enumerate(getattr(manifest, part)):
            name = getattr(item, key)
            if name in seen:
                yield subject.problem((part, k, key), f"duplicate {key} `{name}`")
            seen.add(name)
    for name in manifest.actors:
        if name in manifest.regions:
            message = f"`{name}` is a region too, and recommendations are addressed to either"
            yield Problem(subject.loaded.tree.key_place(("actors", name)), message)


def _mark(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    regions = [name for name, region in manifest.regions.items() if region.kind == "region"]
    if manifest.mark and sorted(manifest.mark) != sorted(regions):
        message = "the mark must name each region once, and no theme"
        yield subject.problem(("mark",), message, f"{', '.join(regions)}, in any order")


def _unknown(
    subject: Subject, path: Path, names: Iterable[str], known: Iterable[str], *, listed: bool = True
) -> Iterator[Problem]:
    known = list(known)
    for k, name in enumerate(names):
        if name not in known:
            where = (*path, k) if listed else path
            hint = nearest(name, known) or (f"it has {', '.join(known)}" if known else "")
            yield subject.problem(where, f"`{excerpt(name)}` is not in this briefing", hint)


def _sections(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    known = [section.anchor for section in subject.article.sections]
    tree = subject.loaded.tree
    named = [(tree.key_place(("sections", name)), name) for name in manifest.sections]
    for key, region in manifest.regions.items():
        for k, name in enumerate(region.sections):
            named.append((tree.place(("regions", key, "sections", k)), name))
    for place, name in named:
        if name not in known:
            yield Problem(place, f"the article has no {name}", f"it has {', '.join(known)}")


def _forms(subject: Subject) -> Iterator[Problem]:
    rows = [((*path, "forms"), item.forms) for path, item in _mentioned(subject.loaded.manifest)]
    yield from _forms_of(rows, subject.article, subject.loaded.tree)


def check_translated_words(
    loaded: Loaded, translations: Mapping[str, Article]
) -> Iterator[Problem]:
    """Yield what is wrong with what the manifest takes from translations of the article."""
    yield from _translated_forms(loaded, translations)
    for path, said_in, cites in _said_in(loaded.manifest):
        for code, said in said_in.items():
            place = loaded.tree.place((*path, code))
            if code in translations:
                texts = dict(translations[code].texts())
                if not any(stands_in(said.lower(), texts[a].lower()) for a in cites):
                    where = ", ".join(cites)
                    message = f"the translation of {where} does not say “{excerpt(said)}”"
                    yield Problem(place, message, "copy the words from the translation")
            elif code not in loaded.manifest.languages[1:]:
                yield Problem(place, f"there is no translation into `{code}`")


def _said_in(manifest: Manifest) -> Iterator[tuple[Path, Mapping[str, str], tuple[str, ...]]]:
    for name, item in manifest.recommendations.items():
        cites = dict.fromkeys(str(anchor) for quote in item.quotes for anchor in quote.cites)
        yield ("recommendations", name, "strength_in"), item.strength_in, tuple(cites)
    for k, row in enumerate(manifest.timeline):
        yield ("timeline", k, "as_stated_in"), row.as_stated_in, tuple(map(str, row.cites))


def _translated_forms(loaded: Loaded, translations: Mapping[str, Article]) -> Iterator[Problem]:
    rows: dict[str, list[tuple[Path, tuple[str, ...]]]] = {code: [] for code in translations}
    for path, item in _mentioned(loaded.manifest):
        for code, forms in item.forms_in.items():
            where = (*path, "forms_in", code)
            if code in rows:
                rows[code].append((where, forms))
            elif code not in loaded.manifest.languages[1:]:
                yield Problem(loaded.tree.place(where), f"there is no translation into `{code}`")
    for code, article in translations.items():
        yield from _forms_of(rows[code], article, loaded.tree)


def _mentioned(manifest: Manifest) -> Iterator[tuple[Path, Mentioned]]:
    yield from ((("instruments", name), item) for name, item in manifest.instruments.items())
    yield from ((("actors", name), item) for name, item in manifest.actors.items())
    yield from ((("glossary", k), item) for k, item in enumerate(manifest.glossary))


def _forms_of(
    rows: Iterable[tuple[Path, tuple[str, ...]]], article: Article, tree: Tree
) -> Iterator[Problem]:
    whole = "\n".join(sentence.text for sentence in article.sentences)
    claimed: dict[str, str] = {}
    for path, forms in rows:
        for k, form in enumerate(forms):
            place = tree.place((*path, k))
            if all(any(map(is_joined, beside)) for beside in _beside(form, whole)):
                text = "article" if path[-1] == "forms" else "translation"
                message = f"the {text} nowhere says “{excerpt(form)}”"
                hint = f"forms are the {text}'s own words, and whole: AS-EU is one word"
                yield Problem(place, message, hint)
            if form in claimed:
                message = f"“{excerpt(form)}” already leads to {claimed[form]}"
                yield Problem(place, message)
            claimed.setdefault(form, spoken(path[:2]))


def _provisions(subject: Subject) -> Iterator[Problem]:
    for name, instrument in subject.loaded.manifest.instruments.items():
        for k, provision in enumerate(instrument.provisions):
            if not any(stands_in(provision, text) for text in subject.texts.values()):
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
        covered = paragraph.anchor in subject.cited
        loose = [s.anchor for s in paragraph.sentences if s.anchor not in subject.cited]
        if loose and not covered:
            message = f"nothing cites {', '.join(loose)}"
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
