"""Generated briefings: words by Zipf's law, around the real article's own.

Words follow Zipf's law: a vocabulary of made-up ones with Indonesian affixes.
"""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

from bench.projects import ROOT
from taklimat.outputs.search.stems import words_of

SEED = 20261123
VOCABULARY = 60_000
AFFIXES = (
    "", "", "", "me%s", "di%s", "ber%s", "pe%san", "ke%san", "me%skan", "di%skan", "%san", "%si",
)  # fmt: skip


class Words:
    """Sentences and titles of made-up words, the same in each run."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        self._words, self._weights = _vocabulary(self._random)

    def sentence(self, count: int) -> str:
        """Return a sentence of so many words."""
        words = self._random.choices(self._words, cum_weights=self._weights, k=count)
        return f"{' '.join(words).capitalize()}."

    def paragraph(self, sentences: int, words: int) -> str:
        """Return a paragraph of sentences with so many words each."""
        return " ".join(self.sentence(words) for _ in range(sentences))

    def title(self, count: int = 3) -> str:
        """Return a few words without a full stop."""
        return self.sentence(count).rstrip(".")


def _vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Return words, commonest first, and their cumulated weights by Zipf's law."""
    article = (ROOT / "seeds/ai-terbuka/article.id.txt").read_text(encoding="utf-8")
    known = dict.fromkeys(words_of(article))
    syllables = [
        "".join(p) for p in itertools.product("bcdghjklmnprstwy", "aeiou", ["", "n", "r", "s"])
    ]
    while len(known) < VOCABULARY:
        stem = "".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3))))
        for affix in chance.sample(AFFIXES, 4):
            known[affix % stem if affix else stem] = None
    words = list(known)[:VOCABULARY]
    return words, list(itertools.accumulate(1 / (k + 2.7) for k in range(VOCABULARY)))


def write_project(project: Path, briefings: int) -> Path:
    """Write a project of briefings of 12 pages in one language, about 2,000 words each."""
    words = Words()
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(
        "site_name: T\nsite_url: https://t.example/\ntheme: {name: material, font: false}\n"
        "plugins: [taklimat]\n",
        encoding="utf-8",
    )
    for k in range(briefings):
        folder = project / "seeds" / f"taklimat-{k:04}"
        folder.mkdir(parents=True)
        lines, sentences = _article(words)
        (folder / "article.id.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
        manifest = json.dumps(_manifest(words, sentences, k), ensure_ascii=False, indent=1)
        (folder / "briefing.yml").write_text(manifest, encoding="utf-8")
    return project


SECTIONS, PARAGRAPHS, SENTENCES, WORDS = 4, 6, 4, 19


def _article(words: Words) -> tuple[list[str], dict[str, str]]:
    """Return an article's lines, and its sentences by anchor."""
    lines: list[str] = []
    sentences: dict[str, str] = {}
    for section in range(SECTIONS):
        lines.append(words.title())
        for k in range(1, PARAGRAPHS + 1):
            paragraph = [words.sentence(WORDS) for _ in range(SENTENCES)]
            anchor = f"p{section * PARAGRAPHS + k}"
            sentences |= {f"{anchor}-s{n}": text for n, text in enumerate(paragraph, 1)}
            lines.append(" ".join(paragraph))
    return lines, sentences


def _manifest(words: Words, sentences: dict[str, str], k: int) -> dict[str, Any]:
    """Return a manifest with two regions, two recommendations, an instrument and five terms."""

    def said(anchor: str) -> dict[str, Any]:
        return {"id": words.sentence(18), "cites": [anchor]}

    def form(anchor: str) -> str:
        return " ".join(sentences[anchor].split()[1:4])

    return {
        "title": {"id": f"{words.title()} {k}"},
        "languages": ["id"],
        "source": {"received": "2026-11-22"},
        "gist": said("p1-s1"),
        "points": [said(f"p{n}-s2") for n in (2, 8, 14)],
        "regions": {
            name: {
                "name": {"id": words.title(1)},
                "sections": [f"sec{n}"],
                "stance": said(f"p{6 * n}-s1"),
                "points": [said(f"p{6 * n}-s3")],
            }
            for n, name in ((1, "cn"), (2, "eu"))
        },
        "recommendations": {
            f"r{n}": {
                "title": {"id": words.title()},
                "action": said(f"p{18 + n}-s1"),
                "addressees": ["eu"],
                "addressed_in": [f"p{18 + n}-s2"],
                "instrument": None,
                "deadline": said(f"p{18 + n}-s3"),
                "measure": None,
                "strength": None,
                "quotes": [
                    {"cites": [f"p{18 + n}-s2"], "text": sentences[f"p{18 + n}-s2"]},
                ],
            }
            for n in (1, 2)
        },
        "instruments": {
            "uu": {
                "name": {"id": words.title()},
                "kind": "law",
                "jurisdiction": "EU",
                "forms": [form("p9-s1")],
                "mentioned": ["p9-s1", "p10-s2"],
                "says": said("p9-s1"),
            }
        },
        "glossary": [
            {
                "slug": f"istilah-{n}",
                "term": {"id": words.title(2)},
                "definition": said(f"p{n}-s1"),
                "forms": [form(f"p{n}-s1")],
            }
            for n in range(1, 6)
        ],
    }
