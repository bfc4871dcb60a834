"""Small makers of values for the tests: an article, a seed, a manifest, a briefing, from words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from taklimat.article.model import Article, Paragraph, Run, Section, Sentence
from taklimat.article.reader import read_article, read_blocks
from taklimat.article.source import Source
from taklimat.article.translation import TranslationSource, read_translation, wanted
from taklimat.base.diagnostics import Place, ProblemError
from taklimat.briefing.briefing import Briefing
from taklimat.briefing.reading import read_briefing
from taklimat.briefing.seed import Seed
from taklimat.editors.fact_checks import FactsSource
from taklimat.editors.facts import VERDICTS
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.record.ledger import Ledger
from taklimat.record.publish import Publishable, additions
from taklimat.record.rows import read_ledger

DATE = "2026-11-22"
LANGUAGES = ("id", "en")
steady = settings(deadline=None)
"""For properties: a slow machine is no fault."""
few = settings(deadline=None, max_examples=40)
"""For properties that cost milliseconds each."""

# ---- a project on disk


def lay_out(
    project: Path, seeds: Mapping[str, Mapping[str, Any]], article: str = "Satu dua.\n"
) -> Path:
    """Write a project with a briefing for each slug, from fields of its manifest."""
    for slug, fields in seeds.items():
        folder = project / "seeds" / slug
        folder.mkdir(parents=True)
        made = seed(article, slug=slug, **fields)
        (folder / "briefing.yml").write_text(made.manifest, encoding="utf-8")
        (folder / "article.id.txt").write_text(article, encoding="utf-8")
        for translation in made.translations:
            path = folder / f"translation.{translation.language}.yml"
            path.write_text(translation.text, encoding="utf-8")
    (project / "seeds").mkdir(exist_ok=True)
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(
        "site_name: T\nsite_url: https://t.example/x/\ntheme: {name: material, font: false}\n"
        "plugins: [taklimat]\n",
        encoding="utf-8",
    )
    return project


# ---- the author's part


def source(text: str | bytes, file: str = "article.id.txt", language: str = "id") -> Source:
    content = text if isinstance(text, bytes) else text.encode()
    return Source(file, content, language)


def article(text: str, file: str = "article.id.txt", language: str = "id") -> Article:
    return read_article(source(text, file, language))


def article_of(*paragraphs: Sequence[str | Sentence]) -> Article:
    """An article without headings, its sentences given one by one: no reader takes part."""
    place = Place("article.id.txt")
    made = tuple(
        Paragraph(
            f"p{k}",
            tuple(sentence(s, f"p{k}-s{n}") for n, s in enumerate(sentences, 1)),
            place,
        )
        for k, sentences in enumerate(paragraphs, 1)
    )
    return Article("id", (Section("sec0", (), 0, made, place),), "0" * 64)


def sentence(words: str | Sentence, anchor: str = "p1-s1") -> Sentence:
    return words if isinstance(words, Sentence) else Sentence(anchor, (Run(words),))


def ledger_lines(of: Article, *addresses: str, slug: str = "contoh") -> tuple[str, ...]:
    return additions(None, publishable(of, *addresses, slug=slug), DATE)


def translated(of: Article, language: str, texts: Mapping[str, str]) -> Article:
    """An article in other words, given for each heading and sentence."""
    lines = "\n".join(f"{anchor}: {json.dumps(text)}" for anchor, text in texts.items())
    return read_translation(TranslationSource(language, f"translation.{language}.yml", lines), of)


def published(of: Briefing) -> Briefing:
    """A briefing as it is once the addresses of its pages are published."""
    addresses = tuple(a for page in briefing_pages(of) for a in page.addresses)
    return replace(of, ledger=ledger(of.article, *addresses, slug=of.slug))


def publishable(of: Article, *addresses: str, slug: str = "contoh", **parts: Any) -> Publishable:
    """What publishing an article makes permanent; `parts` are other fields of it."""
    return Publishable(slug, of, f"article.{of.language}.txt", addresses=addresses, **parts)


def ledger(of: Article, *addresses: str, slug: str = "contoh") -> Ledger:
    return read_ledger("\n".join(ledger_lines(of, *addresses, slug=slug)), "ledger.jsonl")


# ---- the editors' part


def text(words: str) -> dict[str, str]:
    """Words in every language; they differ, so that a test sees a language in the wrong place."""
    return {code: words if code == "id" else f"{words} ({code})" for code in LANGUAGES}


def statement(words: str, *cites: str, **fields: Any) -> dict[str, Any]:
    return {**text(words), "cites": list(cites or ("p1-s1",)), **fields}


def manifest(**fields: Any) -> str:
    """The least that a manifest must say, with other or further fields; JSON is YAML."""
    least = {
        "title": text("Judul"),
        "languages": ["id"],
        "source": {"received": DATE},
        "gist": statement("Inti."),
        "points": [statement(f"Pokok {k}.") for k in (1, 2, 3)],
    }
    return json.dumps(least | fields, ensure_ascii=False)


def full(words: str = "Kata", **fields: Any) -> dict[str, Any]:
    """Something of every kind, all of it saying `words`; it fits the article `full_article`."""
    said = statement(words)
    quote = {"text": words, "cites": ["p1-s1"]}
    name = {"name": text(words)}
    item = {
        "title": text(words),
        "action": said,
        "addressees": ["timur", "badan"],
        "addressed_in": ["p2-s1"],
        "instrument": said,
        "deadline": said,
        "measure": None,
        "note": said,
        "strength": words,
        "quotes": [quote, quote],
        "instruments": ["uu"],
        "regions": ["iklim"],
    }
    region = {"stance": said, "points": [said], "quotes": [quote], "gaps": [said], **name}
    term = {"term": text(words), "original": f"{words} asli", "definition": said}
    return {
        "title": text(words),
        "source": dict.fromkeys(("title", "author", "published", "rights"), words)
        | {"url": f"https://asal.example/{''.join(words.split())}", "received": DATE},
        "gist": said,
        "points": [said, said, said],
        "audience": {"addressed": said, "not_addressed": [said]},
        "sections": {"sec0": text(words)},
        "regions": {
            "timur": {"sections": ["sec1"], **region},
            "barat": region,
            "iklim": {"kind": "theme", **region},
        },
        "recommendations": {
            "r1": item,
            "r2": {**item, "strength": None, "instrument": None},
            "r3": item,
        },
        "instruments": {
            "uu": {
                **name,
                "kind": "law",
                "jurisdiction": "ID",
                "forms": [words],
                "provisions": [words],
                "says": said,
                "points": [said],
            },
            "peta": {
                **name,
                "kind": "report",
                "jurisdiction": "XX",
                "mentioned": ["p2-s1"],
                "says": said,
                "see": "badan",
            },
        },
        "actors": {
            "badan": {**name, "kind": "authority", "says": said},
            "petani": {**name, "kind": "group", "mentioned": ["p1-s1"], "says": said},
        },
        "glossary": [
            {"slug": "satu", "related": ["dua"], **term},
            {"slug": "dua", **term},
        ],
        "quotations": [{**quote, "by": "uu"}, {**quote, "by": "petani"}],
        "comparison": [{"question": text(words), "cells": {"timur": said, "barat": None}}],
        "timeline": [
            {"date": "2024-04", "as_stated": words, "title": text(words), "cites": ["p1-s1"]},
            {"date": None, "as_stated": words, "title": text(words), "cites": ["p1-s1"]},
        ],
        "criteria": [
            {"name": "ciri", "title": text(words), "quote": quote, "questions": [said, said]}
        ],
        "redirects": {"lama": "teks/", "old": "text/"},
        **fields,
    }


def full_article(words: str = "Kata") -> str:
    """Text, a heading, text, a bullet: p1, sec1, p2, p3; one sentence each."""
    return f"{words}.\n{words}\n{words}.\n- {words}.\n"


# ---- both


def seed(
    article: str = full_article(),
    *,
    slug: str = "contoh",
    ledger: str | None = None,
    file: str = "article.id.txt",
    facts: FactsSource | None = None,
    today: str = "",
    **fields: Any,
) -> Seed:
    return Seed(
        slug=slug,
        folder=f"seeds/{slug}",
        source=source(article, file),
        manifest=manifest(**fields),
        manifest_file=f"seeds/{slug}/briefing.yml",
        ledger=ledger,
        ledger_file=f"seeds/{slug}/ledger.jsonl",
        article_file=file,
        translations=translations(source(article, file), fields.get("languages", ["id"])[1:]),
        facts=facts,
        today=today,
    )


def translations(of: Source, languages: Sequence[str]) -> tuple[TranslationSource, ...]:
    """A translation into each language: every text says its language."""
    try:
        read = read_article(of)
    except ProblemError:
        return ()
    texts = dict(read.texts())
    return tuple(
        TranslationSource(
            code,
            f"seeds/contoh/translation.{code}.yml",
            json.dumps({a: f"{texts[a]} ({code})" for a in wanted(read)}, ensure_ascii=False),
        )
        for code in languages
    )


def briefing(article: str = full_article(), **fields: Any) -> Briefing:
    return read_briefing(seed(article, **fields))


def full_briefing(words: str = "Kata", **fields: Any) -> Briefing:
    """A briefing with something of every kind."""
    both: Mapping[str, Any] = {"languages": list(LANGUAGES), **full(words), **fields}
    return briefing(full_article(words), facts=full_facts(words), **both)


def full_facts(words: str = "Kata") -> FactsSource:
    """A note of each verdict, what is known of an instrument, and a later text."""
    read = {
        "title": words, "publisher": words, "date": "2025-01", "kind": "primary",
        "url": "https://sumber.example/", "seen": text(words), "read": "copy", "copied": "2025-02",
    }  # fmt: skip
    note = {
        "cites": ["p1-s1"], "claim": text(words), "finding": text(words), "confidence": "low",
        "as_of": "2025-01-02", "instruments": ["uu"], "sources": [read],
    }  # fmt: skip
    status = {
        "official_title": words, "issuer": text(words), "status": text(words), "sources": [read],
        "dates": [{"date": "2024", "event": text(words)}], "url": "https://resmi.example/",
        "url_note": text(words), "citation": words, "valid_from": "2024-01", "valid_to": None,
    }  # fmt: skip
    data: dict[str, Any] = {
        "checked": DATE,
        "about": text(words),
        "notes": {f"n-{verdict}": {**note, "verdict": verdict} for verdict in VERDICTS},
        "instruments": {
            "uu": {**status, "legal_status": "in-force", "legal_note": text(words)},
            "misal": {**status, "example": "true", "name": text(words), "cites": ["p1-s1"]},
        },
        "later": {
            "nanti": {**status, "name": text(words), "about": ["uu"]},
            "sendiri": {**status, "name": text(words), "cites": ["p1-s1"]},
        },
    }
    data["developments"] = {
        "baru": {
            "date": "2025-02", "event": text(words), "cites": ["p1-s1"], "notes": ["n-accurate"],
            "texts": ["uu", "sendiri"], "recommendations": ["r1"],
        },
        "lama": {"date": "2024", "event": text(words), "cites": ["p1-s1"], "texts": ["nanti"]},
    }  # fmt: skip
    return FactsSource("seeds/contoh/facts.yml", json.dumps(data, ensure_ascii=False))


def facts_data() -> dict[str, Any]:
    """The data of full facts without developments, so that a test may leave out what they name."""
    data: dict[str, Any] = json.loads(full_facts().text)
    del data["developments"]
    return data


def english_briefing(article: str = "One. Two.") -> Briefing:
    """A briefing that exists in English alone."""
    made = seed(
        article,
        file="article.en.txt",
        title={"en": "Title"},
        languages=["en"],
        gist={"en": "Gist.", "cites": ["p1"]},
        points=[],
    )
    return read_briefing(replace(made, source=source(article, "article.en.txt", "en")))


def blocks(text: str | bytes, file: str = "article.id.txt") -> list[str]:
    """Each block in a line, as a reader sees it: `# ` a heading, `- ` an item, `> ` a quotation."""
    signs = {"heading": "# ", "prose": "", "item": "- ", "quote": "> ", "code": "| "}
    return [
        f"{signs[block.kind]}{block.ordinal}{' ' * bool(block.ordinal)}{block.text}"
        for block in read_blocks(source(text, file))
    ]


# ---- any article

_CONTROL = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 160)]))
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=_CONTROL)
_FREQUENT = st.sampled_from(
    [*"\n\n\n\n\r \t\u00a0aA1.?!:“”()", *"-*•–◦▪‣·", "\r\n", "。", "\u2028", " *"]
)
plain_texts = (
    st.text(_CHARACTERS, max_size=80) | st.lists(_FREQUENT, max_size=60).map("".join)
).filter(str.strip)
_SIGNS = (
    *("# ", "- ", "1. ", "> ", "**", "*", "_", "`", "```\n", "    ", "\n", "\n\n", "  \n", "\\\n"),
    *("[", "](http://x)", "](a)", "![", "[^1]", "[^1]: ", "[^b]: ", "[a]: x\n", "<b>", "<!--"),
    *("&amp;", "&nbsp;", "---\n", "\t", "kata", "Dua. ", "。", "“x.”", "<http://x>", "{{ x }}"),
)
markdown_texts = st.lists(st.sampled_from(_SIGNS), max_size=14).map("".join)
