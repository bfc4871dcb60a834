"""What must hold between a manifest and its article; each check returns problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from taklimat.article import Article
from taklimat.diagnostics import Problem, excerpt, nearest
from taklimat.inline_text import anchors_linked
from taklimat.manifest import Loaded, Quote, Statement, Text, values
from taklimat.numbering import canonical
from taklimat.yaml_tree import Path

FEWEST_POINTS, MOST_POINTS = 3, 5
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
    for path, value in subject.all_values:
        if isinstance(value, Text):
            for code in manifest.languages:
                if getattr(value, code) is None:
                    yield subject.problem(path, f"`{code}` is missing (in {_spoken(path)})")


def _cites(subject: Subject) -> Iterator[Problem]:
    for path, value in subject.all_values:
        for where, anchor in (*_cited(path, value), *_linked(subject, path, value)):
            if anchor not in subject.texts:
                hint = nearest(anchor, subject.texts)
                yield subject.problem(where, f"the article has no {excerpt(anchor)}", hint)


def _cited(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    for name in _ANCHOR_LISTS:
        for k, anchor in enumerate(getattr(value, name, ())):
            yield (*path, name, k), anchor


def _linked(subject: Subject, path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Text):
        for code in subject.loaded.manifest.languages:
            for anchor in anchors_linked(getattr(value, code) or ""):
                yield (*path, code), anchor


def _quotes(subject: Subject) -> Iterator[Problem]:
    for path, value in subject.all_values:
        if isinstance(value, Quote) and all(anchor in subject.texts for anchor in value.cites):
            sources = [subject.texts[anchor] for anchor in value.cites]
            whole = canonical(" ".join(sources))
            if canonical(value.text) not in whole:
                message = f"not verbatim in {', '.join(value.cites)}: “{excerpt(value.text)}”"
                yield subject.problem((*path, "text"), message, _where_it_parts(value.text, whole))


def _where_it_parts(quote: str, source: str) -> str:
    """Say how far the quotation follows the source."""
    words = canonical(quote).split()
    fits = 0
    while fits < len(words) and " ".join(words[: fits + 1]) in source:
        fits += 1
    if fits == 0:
        return "copy the words from the article, with its own quotation marks and dashes"
    return f"the article says otherwise after “… {' '.join(words[max(0, fits - 4) : fits])}”"


def _strengths(subject: Subject) -> Iterator[Problem]:
    for name, item in subject.loaded.manifest.recommendations.items():
        said = item.strength
        if said and not any(canonical(said).lower() in q.text.lower() for q in item.quotes):
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
        if slugs.index(term.slug) < k:
            yield subject.problem(("glossary", k, "slug"), f"duplicate slug `{term.slug}`")


def _unknown(
    subject: Subject, path: Path, names: Iterable[str], known: Iterable[str], *, listed: bool = True
) -> Iterator[Problem]:
    known = list(known)
    for k, name in enumerate(names):
        if name not in known:
            where = (*path, k) if listed else path
            hint = nearest(name, known)
            yield subject.problem(where, f"`{excerpt(name)}` is not in this briefing", hint)


def _sections(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    known = [section.anchor for section in subject.article.sections]
    for name in manifest.sections:
        if name not in known:
            place = subject.loaded.tree.key_place(("sections", name))
            yield Problem(place, f"the article has no {name}", f"it has {', '.join(known)}")
    for name, region in manifest.regions.items():
        yield from _unknown(subject, ("regions", name, "sections"), region.sections, known)


def _forms(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    whole = "\n".join(paragraph.text for paragraph in subject.article.paragraphs)
    claimed: dict[str, str] = {}
    entries: list[tuple[Path, tuple[str, ...]]] = [
        *((("instruments", name), item.forms) for name, item in manifest.instruments.items()),
        *((("actors", name), item.forms) for name, item in manifest.actors.items()),
        *((("glossary", k), item.forms) for k, item in enumerate(manifest.glossary)),
    ]
    for path, forms in entries:
        for k, form in enumerate(forms):
            where = (*path, "forms", k)
            if form not in whole:
                message = f"the article nowhere says “{excerpt(form)}”"
                yield subject.problem(where, message, "forms are the article's own words")
            if form in claimed:
                message = f"“{excerpt(form)}” already leads to {claimed[form]}"
                yield subject.problem(where, message)
            claimed.setdefault(form, _spoken(path))


def _provisions(subject: Subject) -> Iterator[Problem]:
    for name, instrument in subject.loaded.manifest.instruments.items():
        for k, provision in enumerate(instrument.provisions):
            if not any(provision in text for text in subject.texts.values()):
                message = f"the article nowhere says “{excerpt(provision)}”"
                yield subject.problem(("instruments", name, "provisions", k), message)


def _notices(subject: Subject) -> Iterator[Problem]:
    manifest = subject.loaded.manifest
    for path, value in subject.all_values:
        if isinstance(value, Statement) and value.status == "draft":
            yield subject.problem(path, f"not reviewed yet (in {_spoken(path)})", notice=True)
    if not FEWEST_POINTS <= len(manifest.points) <= MOST_POINTS:
        message = f"{len(manifest.points)} key points; three to five read best"
        yield subject.problem(("points",), message, notice=True)
    for paragraph in subject.article.paragraphs:
        covered = paragraph.anchor in subject.cited
        loose = [s.anchor for s in paragraph.sentences if s.anchor not in subject.cited]
        if loose and not covered:
            message = f"nothing cites {', '.join(loose)}"
            yield Problem(paragraph.place, message, notice=True)


def _spoken(path: Path) -> str:
    """Name a path as an editor would: `recommendations → r3 → action`."""
    return " → ".join(str(p + 1) if isinstance(p, int) else p for p in path) or "the manifest"


_CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    _languages,
    _cites,
    _quotes,
    _strengths,
    _references,
    _sections,
    _forms,
    _provisions,
    _notices,
)
