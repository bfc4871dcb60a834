"""A folder's texts to one checked Briefing, or everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from taklimat.article.model import Article
from taklimat.article.notices import reading_notices
from taklimat.article.translation import read_translation
from taklimat.base.diagnostics import Place, Problem, ProblemError, errors
from taklimat.briefing.briefing import Briefing, forms_of
from taklimat.briefing.seed import Seed
from taklimat.editors.checks import Subject, check
from taklimat.editors.fact_checks import check_named_notes, read_facts
from taklimat.editors.facts import Facts
from taklimat.editors.fields import slug_fault
from taklimat.editors.manifest import Loaded, Manifest, read_manifest
from taklimat.editors.mentions import find_mentions
from taklimat.editors.translated_checks import check_translated_words
from taklimat.record.frozen import read_frozen
from taklimat.record.ledger import Ledger
from taklimat.record.rows import read_ledger


def read_briefing(seed: Seed) -> Briefing:
    """Return the checked briefing of a folder's texts, its notices with it.

    Raises:
        ProblemError: everything that is wrong, with the notices.
    """
    problems = list(_slug_problems(seed))
    ledger = _attempt(problems, lambda: _ledger(seed))
    loaded = _attempt(problems, lambda: read_manifest(seed.manifest, seed.manifest_file))
    article = _attempt(problems, lambda: read_frozen(seed.source, ledger))
    translations: dict[str, Article] = {}
    facts: Facts | None = None
    if loaded and ledger:
        problems += _draft_problems(loaded)
    if loaded and article:
        problems += [*loaded.tree.notices, *reading_notices(seed.source)]
        problems += check(Subject(loaded, article))
        translations = _translations(seed, article, loaded.manifest.languages, problems)
        problems += check_translated_words(loaded, translations)
        facts = _facts(seed, loaded.manifest, article, translations, problems)
        if facts or seed.facts is None:
            problems += check_named_notes(loaded, facts)
    if errors(problems) or not loaded or not article:
        raise ProblemError(problems)
    briefing = _assembled(seed, article, loaded, ledger, tuple(sorted(problems)))
    return replace(briefing, translations=translations, facts=facts, today=seed.today)


def _draft_problems(loaded: Loaded) -> Iterator[Problem]:
    """Report a draft that is published: its pages would go, and links to them lead nowhere."""
    if loaded.manifest.is_draft:
        message = "this briefing is published, so it cannot be a draft again"
        hint = "take `draft: true` out; what is not sure yet can have `status: draft`"
        yield Problem(loaded.tree.place(("draft",)), message, hint)


def _facts(
    seed: Seed,
    manifest: Manifest,
    article: Article,
    translations: Mapping[str, Article],
    problems: list[Problem],
) -> Facts | None:
    if seed.facts is None:
        return None
    source = seed.facts
    read = _attempt(
        problems, lambda: read_facts(source, manifest, article, seed.today, translations)
    )
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
    mentions = find_mentions(article, forms_of(loaded.manifest))
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
            problems += found[code].notices
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
        hint = f"rename the folder back to {ledger.slug}: its published links would break"
        raise ProblemError([Problem(Place(seed.ledger_file), message, hint)])
    return ledger


def _slug_problems(seed: Seed) -> tuple[Problem, ...]:
    fault = slug_fault(seed.slug)
    return (Problem(Place(seed.folder), fault, "rename the folder"),) if fault else ()


T = TypeVar("T")


def _attempt(problems: list[Problem], read: Callable[[], T]) -> T | None:
    """Read, and collect what is wrong, so that all files are reported at once."""
    try:
        return read()
    except ProblemError as error:
        problems += error.problems
        return None
