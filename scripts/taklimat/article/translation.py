"""A translation: one text for each sentence and heading, laid over the article's own shape."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from taklimat.article.model import Article, Paragraph, Run, Section
from taklimat.base.diagnostics import Place, Problem, ProblemError, excerpt, nearest
from taklimat.base.yaml_tree import Tree, read_tree

_MOST_HINTS = 20
"""Of more unknown keys none gets a hint: each is compared with all anchors, which is quadratic."""


@dataclass(frozen=True, slots=True)
class TranslationSource:
    """The text of `translation.<lang>.yml`."""

    language: str
    file: str
    """As shown to the editor."""
    text: str


def read_translation(source: TranslationSource, article: Article) -> Article:
    """Return the article in another language: the same anchors, the editors' words.

    Raises:
        ProblemError: an anchor has no text, or a text no anchor.
    """
    tree = read_tree(source.text, source.file)
    problems = list(_problems(tree, article, source))
    if problems:
        raise ProblemError([*problems, *tree.notices])
    words: dict[str, str] = {str(key): str(value) for key, value in tree.value.items()}
    return Article(
        source.language,
        tuple(_section(section, words) for section in article.sections),
        hashlib.sha256(source.text.encode()).hexdigest(),
        tree.notices,
    )


def wanted(article: Article) -> tuple[str, ...]:
    """Return the anchors that a translation must have: headings and sentences, in order."""
    return tuple(
        anchor
        for section in article.sections
        for anchor in (
            *([section.anchor] if section.heading else []),
            *(s.anchor for p in section.paragraphs for s in p.sentences if not s.gone),
        )
    )


def _problems(tree: Tree, article: Article, source: TranslationSource) -> Iterator[Problem]:
    if not isinstance(tree.value, dict):
        hint = 'one line for each sentence: `p1-s1: "…"`'
        yield Problem(Place(source.file), "a mapping of anchors to texts is expected here", hint)
        return
    anchors = dict.fromkeys(wanted(article))
    unknown = [key for key in tree.value if key not in anchors]
    candidates = anchors if len(unknown) <= _MOST_HINTS else ()
    for key, value in tree.value.items():
        if key not in anchors:
            message = f"the article has no sentence or heading `{excerpt(str(key))}`"
            yield Problem(tree.key_place((key,)), message, nearest(str(key), candidates))
        elif not isinstance(value, str) or not value.strip():
            yield Problem(tree.place((key,)), f"the text of {key} is empty")
    missing = [anchor for anchor in anchors if anchor not in tree.value]
    if missing:
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        message = f"without a translation: {', '.join(missing[:5])}{more}"
        yield Problem(Place(source.file), message, "every sentence and heading needs one")


def _section(section: Section, words: dict[str, str]) -> Section:
    heading = (Run(words[section.anchor]),) if section.heading else ()
    paragraphs = tuple(_paragraph(paragraph, words) for paragraph in section.paragraphs)
    return replace(section, heading=heading, paragraphs=paragraphs)


def _paragraph(paragraph: Paragraph, words: dict[str, str]) -> Paragraph:
    sentences = (
        sentence if sentence.gone else replace(sentence, runs=(Run(words[sentence.anchor]),))
        for sentence in paragraph.sentences
    )
    return replace(paragraph, sentences=tuple(sentences))
