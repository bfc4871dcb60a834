"""Fact notes read from facts.yml and checked against article, manifest and translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from taklimat.article.model import Article
from taklimat.base.anchors import paragraph_of
from taklimat.base.diagnostics import Problem, ProblemError, excerpt, nearest
from taklimat.base.text import stands_in
from taklimat.base.yaml_tree import Path, Tree
from taklimat.editors.checks import check_anchors, check_languages
from taklimat.editors.facts import Facts, Note, Status, is_due
from taklimat.editors.fields import validated, values
from taklimat.editors.manifest import Loaded, Manifest

READ_IN_FULL = ("directly", "copy")
"""Ways of reading a source that make a finding sure; an excerpt lacks its context."""


@dataclass(frozen=True, slots=True)
class FactsSource:
    """The text of facts.yml."""

    file: str
    text: str


def read_facts(
    source: FactsSource,
    manifest: Manifest,
    article: Article,
    today: str = "",
    translations: Mapping[str, Article] = MappingProxyType({}),
) -> tuple[Facts, tuple[Problem, ...]]:
    """Return the checked fact notes of a briefing, and notices: of those due for review too.

    Raises:
        ProblemError: everything that is wrong with them.
    """
    facts, tree = validated(Facts, source.text, source.file)
    rows = tuple(values(facts))
    problems = [
        *check_languages(rows, manifest.languages, tree),
        *check_anchors(rows, article, tree),
        *_sources(facts, tree),
        *_instruments(facts, manifest, tree),
        *_names(facts, manifest, tree),
        *_words(facts, article, translations, tree),
        *_legal(facts, tree),
        *_developments(facts, manifest, tree),
    ]
    if problems:
        raise ProblemError([*problems, *tree.notices])
    return facts, (*tree.notices, *_due(facts, tree, today))


def _due(facts: Facts, tree: Tree, today: str) -> Iterator[Problem]:
    """One notice for all entries that share the common date, one for each with its own."""
    entries: list[tuple[str, str, Note | Status]] = [
        *(("notes", name, note) for name, note in facts.notes.items()),
        *(("instruments", name, status) for name, status in facts.instruments.items()),
        *(("later", name, status) for name, status in facts.later.items()),
    ]
    common = sum(entry.checked is None for _, _, entry in entries)
    if common and is_due(facts.checked, today):
        count = "1 entry was" if common == 1 else f"{common} entries were"
        message = f"{count} checked more than a year ago: due for review"
        yield Problem(tree.place(("checked",)), message, notice=True)
    for part, name, entry in entries:
        if entry.checked and is_due(entry.checked, today):
            message = f"`{name}` was checked more than a year ago: due for review"
            yield Problem(tree.place((part, name, "checked")), message, notice=True)


def _sources(facts: Facts, tree: Tree) -> Iterator[Problem]:
    for name, note in facts.notes.items():
        if not note.sources and note.verdict != "not-verified":
            message = f"the note `{name}` has no source"
            hint = "a note without a source has the verdict not-verified"
            yield Problem(tree.key_place(("notes", name)), message, hint)
        read = any(source.read in READ_IN_FULL for source in note.sources)
        if note.confidence == "high" and not read:
            message = f"nothing was read in full for the note `{name}`, so it cannot be sure"
            hint = "mark what was read, `read: directly` or `copy`, or lower the confidence"
            yield Problem(tree.place(("notes", name, "confidence")), message, hint)


def _instruments(facts: Facts, manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    known = manifest.instruments
    named: list[tuple[Path, str]] = [
        (("instruments", n), n) for n, s in facts.instruments.items() if not s.example
    ]
    for part, entries in (("notes", facts.notes), ("later", facts.later)):
        for name, entry in entries.items():
            field = "instruments" if part == "notes" else "about"
            for k, other in enumerate(getattr(entry, field)):
                named.append(((part, name, field, k), other))
    for path, name in named:
        if name not in known:
            message = f"there is no instrument `{name}`"
            yield Problem(tree.place(path), message, nearest(name, known))


def _names(facts: Facts, manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each text without a name of its own, or with the id of another."""
    named: list[tuple[str, str, str, Status]] = [
        *(("instruments", "example", n, s) for n, s in facts.examples.items()),
        *(("later", "later text", n, s) for n, s in facts.later.items()),
    ]
    for part, what, name, status in named:
        if status.name is None:
            message = f"the {what} `{name}` has no name"
            hint = "give it a `name`: briefing.yml names what the article names and nothing else"
            yield Problem(tree.key_place((part, name)), message, hint)
        if part == "instruments" and name in manifest.instruments:
            message = f"`{name}` is an instrument of briefing.yml, which an example cannot be"
            hint = "remove `example`, or give the example another id"
            yield Problem(tree.key_place((part, name)), message, hint)
        if part == "later" and name in facts.examples:
            message = f"`{name}` is the name of an example already"
            yield Problem(tree.key_place((part, name)), message)


def _words(
    facts: Facts, article: Article, translations: Mapping[str, Article], tree: Tree
) -> Iterator[Problem]:
    """Yield a problem for each note whose `words` stand in none of its sentences."""
    texts = {code: dict(each.texts()) for code, each in translations.items()}
    own = dict(article.texts())
    for name, note in facts.notes.items():
        where: Path = ("notes", name)
        cited = ", ".join(note.cites)
        if note.words and not _stand(note.words, note.cites, own):
            message = f"{cited} does not say “{excerpt(note.words)}”"
            hint = "copy the words from the article"
            yield Problem(tree.place((*where, "words")), message, hint)
        for code, words in note.words_in.items():
            at = tree.place((*where, "words_in", code))
            if code not in texts:
                yield Problem(at, f"there is no translation into `{code}`")
            elif not _stand(words, note.cites, texts[code]):
                message = f"the translation of {cited} does not say “{excerpt(words)}”"
                yield Problem(at, message, "copy the words from the translation")


def _stand(words: str, cites: Iterable[str], texts: Mapping[str, str]) -> bool:
    return any(stands_in(words, texts.get(anchor, "")) for anchor in cites)


def _legal(facts: Facts, tree: Tree) -> Iterator[Problem]:
    for part, entries in (("instruments", facts.instruments), ("later", facts.later)):
        for name, status in entries.items():
            if status.legal_status == "not-a-law" and status.legal_note is None:
                message = f"`{name}` is not a law, and nothing says what it is"
                hint = "say it in `legal_note`: {id: …, en: …}"
                yield Problem(tree.place((part, name, "legal_status")), message, hint)


def _developments(facts: Facts, manifest: Manifest, tree: Tree) -> Iterator[Problem]:
    texts = facts.texts
    for name, item in facts.developments.items():
        where: Path = ("developments", name)
        if not item.notes and not item.texts:
            message = f"the development `{name}` names nothing that reports it"
            hint = "name notes in `notes`, or legal texts of this file in `texts`"
            yield Problem(tree.key_place(where), message, hint)
        for field, names, known in (
            ("notes", item.notes, [*facts.notes]),
            ("texts", item.texts, [*texts]),
            ("recommendations", item.recommendations, [*manifest.recommendations]),
        ):
            for k, other in enumerate(names):
                if other not in known:
                    message = f"`{excerpt(other)}` is none of the {field} known here"
                    yield Problem(tree.place((*where, field, k)), message, nearest(other, known))


def check_named_notes(loaded: Loaded, facts: Facts | None) -> Iterator[Problem]:
    """Yield a problem for each note that a statement or quotation names and cannot rest on."""
    notes = facts.notes if facts else {}
    for path, value in values(loaded.manifest):
        for k, name in enumerate(getattr(value, "notes", None) or ()):
            place = loaded.tree.place((*path, "notes", k))
            if name not in notes:
                message = f"there is no fact note `{excerpt(name)}`"
                yield Problem(place, message, nearest(name, notes))
            elif not _meet(notes[name].cites, value.cites):
                message = f"the fact note `{name}` is on none of {', '.join(value.cites)}"
                yield Problem(place, message, f"it is on {', '.join(notes[name].cites)}")


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether a sentence, or the paragraph of one, is cited by both."""
    some, others = {*one}, {*other}
    whole = {a for a in some if "-" not in a} | {a for a in others if "-" not in a}
    shared = {paragraph_of(a) for a in some} & {paragraph_of(a) for a in others}
    return bool(some & others or whole & shared)
