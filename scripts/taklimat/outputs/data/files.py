"""A briefing as data: JSON with its schema, tables, plain texts. The files' names are stable."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from pydantic import ConfigDict, Field

from taklimat.article.model import Article, Paragraph
from taklimat.base.anchors import written_out
from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import Facts
from taklimat.editors.fields import Strict
from taklimat.editors.manifest import Manifest
from taklimat.outputs.data.citations import bibtex, csl_json, record, ris
from taklimat.pages.addresses import data_address, page_address
from taklimat.pages.page import menu

FORMAT = 1


class GoneData(Strict):
    """That words had to go: a court, a privacy request, the author."""

    date: str
    """ISO date."""
    reason: str
    """As the publisher gives it."""


class SentenceData(Strict):
    """A sentence; its anchor is permanent, its receipt names these words."""

    anchor: str
    """Permanent: never used for other words."""
    text: str
    """The words, as the author wrote them or the editors translated them."""
    receipt: str
    """Of these words; at the end of a copied link it tells whether they changed."""


class ParagraphData(Strict):
    """A paragraph or a bullet."""

    anchor: str
    """Permanent."""
    kind: Literal["prose", "item", "quote", "code"]
    """Prose, an item of a list, a block quotation or code."""
    ordinal: str
    """The author's own number of a list item."""
    sentences: tuple[SentenceData, ...]
    """In order; with the spaces between them the whole paragraph."""


class SectionData(Strict):
    """A heading and what follows it."""

    anchor: str
    """Permanent."""
    title: str
    """Empty for what stands before the first heading."""
    level: int
    """Of the heading, from 1."""
    paragraphs: tuple[ParagraphData, ...]
    """In order."""


class ArticleData(Strict):
    """The article in a language: the author's words, or the editors' translation of them."""

    language: str
    """A tag of BCP 47."""
    sha256: str
    """Of the author's file."""
    sections: tuple[SectionData, ...]
    """In order."""
    removed: dict[str, GoneData] = Field(default={})
    """Sentences whose words are not here any more, by anchor; their text is empty."""


class BriefingData(Strict):
    """A briefing of Taklimat; its three layers stand apart and are never mixed."""

    model_config = ConfigDict(title="Taklimat: data/briefing.json", populate_by_name=True)

    schema_: str = Field(alias="$schema")
    """The file beside it that says what is what."""
    format: Literal[1]
    """Changes only when a reader of an earlier file would go wrong."""
    slug: str
    """The briefing’s name in addresses."""
    edition: int
    """Counts from 1."""
    date: str
    """ISO date of the edition."""
    addresses: dict[str, str]
    """Of the overview in each language."""
    author: ArticleData
    """Kata penulis: the article, word for word."""
    facts: Facts | None
    """Catatan fakta: what was checked, with sources."""
    editors: Manifest
    """Simpulan redaksi: every statement names the sentences that it rests on."""
    translations: dict[str, ArticleData]
    """By the editors; not the author's words."""


def data_files(briefing: Briefing, site_url: str) -> dict[str, str]:
    """Return the files of a briefing's data by address."""
    found = dict(_files(briefing, site_url.rstrip("/")))
    return {data_address(briefing.slug, name): content for name, content in found.items()}


def _files(briefing: Briefing, site: str) -> Iterator[tuple[str, str]]:
    yield "briefing.json", _json(briefing, site)
    yield "briefing.schema.json", _schema()
    manifest = briefing.manifest
    if manifest.recommendations:
        yield "recommendations.csv", _table(_recommendations(briefing))
    if manifest.comparison:
        yield "comparison.csv", _table(_comparison(briefing))
    if briefing.facts and briefing.facts.notes:
        yield "facts.csv", _table(_facts(briefing, briefing.facts))
    if briefing.facts and briefing.facts.developments:
        yield "developments.csv", _table(_developments(briefing, briefing.facts))
    for language in briefing.languages:
        yield f"article.{language}.txt", _plain(briefing.article_in(language))
        yield f"article.{language}.md", _markdown(briefing, language, site)
    cited = record(briefing, site)
    yield "briefing.bib", bibtex(cited)
    yield "briefing.ris", ris(cited)
    yield "briefing.csl.json", csl_json(cited)
    yield "llms.txt", _llms(briefing, site)


@cache
def _schema() -> str:
    """Making it costs as much as all other data of a briefing, and it is always the same."""
    return json.dumps(BriefingData.model_json_schema(), ensure_ascii=False, indent=1) + "\n"


def _json(briefing: Briefing, site: str) -> str:
    value = BriefingData(
        **{"$schema": "briefing.schema.json"},
        format=FORMAT,
        slug=briefing.slug,
        edition=briefing.edition,
        date=briefing.date,
        addresses={
            code: site + page_address(briefing.slug, "overview", code)
            for code in briefing.languages
        },
        author=_article(briefing, briefing.article),
        facts=briefing.facts,
        editors=briefing.manifest,
        translations={code: _article(briefing, a) for code, a in briefing.translations.items()},
    )
    return value.model_dump_json(by_alias=True, indent=1) + "\n"


def _article(briefing: Briefing, article: Article) -> ArticleData:
    receipts = briefing.receipts_in(article.language)
    sections = tuple(
        SectionData(
            anchor=section.anchor,
            title=section.title,
            level=section.level,
            paragraphs=tuple(
                ParagraphData(
                    anchor=p.anchor,
                    kind=p.kind,
                    ordinal=p.ordinal,
                    sentences=tuple(
                        SentenceData(anchor=s.anchor, text=s.text, receipt=receipts[s.anchor][-1])
                        for s in p.sentences
                    ),
                )
                for p in section.paragraphs
            ),
        )
        for section in article.sections
    )
    removed = {
        s.anchor: GoneData(date=s.gone.date, reason=s.gone.reason)
        for s in article.sentences
        if s.gone
    }
    return ArticleData(
        language=article.language, sha256=article.sha256, sections=sections, removed=removed
    )


# ---- tables: a row for each thing, a column for each language

Row = dict[str, str]


def _table(rows: Iterable[Row]) -> str:
    """Return CSV in UTF-8 with a mark at its beginning, by which spreadsheets know it."""
    rows = list(rows)
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return "\ufeff" + file.getvalue()


def _cell(value: str) -> str:
    """A spreadsheet would run a text that begins like a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _said(briefing: Briefing, name: str, text: Any) -> Row:
    """Return a text's columns; empty where the author does not state it."""
    row = {f"{name}_{code}": text.in_(code).plain if text else "" for code in briefing.languages}
    if hasattr(text, "cites") or text is None:
        row[f"{name}_cites"] = " ".join(text.cites) if text else ""
    return row


def _recommendations(briefing: Briefing) -> Iterator[Row]:
    for name, item in briefing.manifest.recommendations.items():
        yield {
            "id": name,
            **_said(briefing, "title", item.title),
            "addressees": " ".join(item.addressees),
            "addressees_are": item.addressees_are,
            "addressees_cites": " ".join(item.addressed_in),
            **_said(briefing, "action", item.action),
            **_said(briefing, "instrument", item.instrument),
            **_said(briefing, "deadline", item.deadline),
            **_said(briefing, "measure", item.measure),
            "strength": item.strength or "",
            "instruments": " ".join(item.instruments),
            "quote": " … ".join(quote.text for quote in item.quotes),
            "quote_cites": " ".join(a for quote in item.quotes for a in quote.cites),
        }


def _comparison(briefing: Briefing) -> Iterator[Row]:
    for row in briefing.manifest.comparison:
        cells: Row = {}
        for region, cell in row.cells.items():
            name = "region_question" if region == "question" else region  # that one is taken
            cells |= _said(briefing, name, cell)
        yield {**_said(briefing, "question", row.question), **cells}


def _facts(briefing: Briefing, facts: Facts) -> Iterator[Row]:
    for name, note in facts.notes.items():
        yield {
            "id": name,
            "verdict": note.verdict,
            "confidence": note.confidence,
            "as_of": note.as_of,
            "checked": note.checked or facts.checked,
            "cites": " ".join(note.cites),
            **_said(briefing, "claim", note.claim),
            **_said(briefing, "finding", note.finding),
            "instruments": " ".join(note.instruments),
            "source_count": str(len(note.sources)),
            "sources": " ".join(source.url for source in note.sources),
        }


def _developments(briefing: Briefing, facts: Facts) -> Iterator[Row]:
    for name, row in sorted(facts.developments.items(), key=lambda each: each[1].date):
        yield {
            "id": name,
            "date": row.date,
            **_said(briefing, "event", row.event),
            "cites": " ".join(row.cites),
            "notes": " ".join(row.notes),
            "texts": " ".join(row.texts),
            "recommendations": " ".join(row.recommendations),
        }


# ---- plain texts


def _plain(article: Article) -> str:
    """Return a line for each heading and sentence: its anchor, a tab, its words."""
    lines = []
    for section in article.sections:
        if section.heading:
            lines += ["", f"{section.anchor}\t{_line(section.title)}"]
        for paragraph in section.paragraphs:
            lines.append("")
            lines += [f"{s.anchor}\t{_line(s.text)}" for s in paragraph.sentences]
    return "\n".join(lines).lstrip("\n") + "\n"


def _line(text: str) -> str:
    """Only code has line breaks; every other space stays as the author wrote it."""
    return " ".join(text.splitlines())


_SIGNS = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#&~|$"})


def _markdown(briefing: Briefing, language: str, site: str) -> str:
    """Return the whole text as Markdown; each paragraph begins with its number as a link."""
    words, article = WORDS[language], briefing.article_in(language)
    address = site + page_address(briefing.slug, "text", language)
    layer = "translation" if language in briefing.translations else "layer_author"
    title = escaped(briefing.manifest.title.in_(language).plain)
    lines = [f"# {title}", "", f"{words['title_label']}. {words[layer]}: {address}"]
    for section in article.sections:
        if section.heading:
            lines += ["", f"{'#' * max(2, section.level)} {escaped(section.title)}"]
        for p in section.paragraphs:
            lines += ["", _block(p, f"[{written_out(p.anchor)}]({address}#{p.anchor})")]
    return "\n".join(lines) + "\n"


def _block(paragraph: Paragraph, number: str) -> str:
    """Return a paragraph as Markdown, its number and the author's own of a list before it."""
    sign = {"item": "- ", "quote": "> "}.get(paragraph.kind, "")
    head = f"{sign}{number} {escaped(paragraph.ordinal)}".rstrip()
    if paragraph.kind != "code":
        return f"{head} {escaped(paragraph.text)}"
    fence = "`" * (1 + max(2, *map(len, re.findall("`*", paragraph.text))))
    return f"{head}\n\n{fence}\n{paragraph.text}\n{fence}"


def escaped(text: str) -> str:
    """Return a line of Markdown that reads as a text itself."""
    return _line(text).translate(_SIGNS)


def _llms(briefing: Briefing, site: str) -> str:
    """Return a short guide for programs that read: llmstxt.org's form."""
    language = briefing.languages[0]
    words, manifest = WORDS[language], briefing.manifest
    links = [
        f"- [{link.title}]({site}{link.address})"
        for code in briefing.languages
        for link in menu(briefing, code)
    ]
    files = [
        f"- [{name}]({site}{data_address(briefing.slug, name)})"
        for name in (
            *(f"article.{code}.md" for code in briefing.languages),
            "briefing.json",
            "briefing.schema.json",
        )
    ]
    return "\n".join(
        [
            f"# {escaped(manifest.title.in_(language).plain)}",
            "",
            f"> {escaped(manifest.gist.in_(language).plain)}",
            "",
            words["llms_note"],
            "",
            f"## {words['llms_pages']}",
            "",
            *links,
            "",
            f"## {words['llms_files']}",
            "",
            *files,
            "",
        ]
    )
