"""What links say before they are followed: a briefing's sentences and entries, as a script."""

from __future__ import annotations

from collections.abc import Iterator

from taklimat.article import Article
from taklimat.briefing import Briefing
from taklimat.outputs.scripts import call
from taklimat.outputs.search_units import entry_rows


def preview_script(briefing: Briefing, language: str) -> str:
    """Return the words that previews show, as a script that hands itself over.

    The browser asks for it when a pointer or the focus first rests on a cite or a term. `texts`
    maps paragraphs and sentences to the author's words, `entries` the address of an instrument,
    actor or term to its kind, name and what the author says of it.
    """
    data = {
        "language": briefing.article_in(language).language,
        "translation": language in briefing.translations,
        "texts": dict(_texts(briefing.article_in(language))),
        "entries": {
            row.address: [row.label, row.title, row.text] for row in entry_rows(briefing, language)
        },
    }
    return call("taklimatPreviews", data)


def _texts(article: Article) -> Iterator[tuple[str, str]]:
    for section in article.sections:
        if section.heading:
            yield section.anchor, section.title
        for paragraph in section.paragraphs:
            if len(paragraph.sentences) > 1:
                yield paragraph.anchor, paragraph.text
            yield from ((s.anchor, s.text) for s in paragraph.sentences)
