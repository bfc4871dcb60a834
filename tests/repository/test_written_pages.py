"""Hand-written pages explain every word of ours, and speak of no briefing alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taklimat.base.words import WORDS
from taklimat.editors.facts import LEGAL_STATUSES, VERDICTS
from taklimat.editors.manifest import Manifest, read_manifest

ROOT = Path(__file__).parent.parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*/briefing.yml"))
METHODS = {"id": ROOT / "docs/metode.md", "en": ROOT / "docs/en/method.md"}
TERMS = (
    *(f"verdict_{verdict}" for verdict in VERDICTS),
    *(f"legal_{status}" for status in LEGAL_STATUSES),
    *("read_directly", "read_copy", "read_excerpt"),
)
OF_ALL = {"china"}  # the method says how countries are named


@pytest.mark.parametrize("language", METHODS)
@pytest.mark.parametrize("term", TERMS)
def test_the_method_defines_what_pages_say(language: str, term: str) -> None:
    row = f"\n| {WORDS[language][term]} | "
    assert row in METHODS[language].read_text(encoding="utf-8")


def _names(manifest: Manifest) -> set[str]:
    """What one article is about: its title, actors and instruments."""
    named = (*manifest.actors.values(), *manifest.instruments.values())
    texts = (manifest.title, *(thing.name for thing in named))
    forms = {form for thing in named for form in thing.forms if len(form) > 3}
    return {text.in_(language).plain for text in texts for language in ("id", "en")} | forms


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.stem)
def test_a_written_page_is_about_no_single_briefing(page: Path, seed: Path) -> None:
    text = page.read_text(encoding="utf-8")
    manifest = read_manifest(seed.read_text(encoding="utf-8"), seed.name).manifest
    names = {name for name in _names(manifest) if name.casefold() not in OF_ALL}
    assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)] == []
    assert seed.parent.name not in text
    assert not re.search(r"Naskah pertama|Taklimat pertama|[Ff]irst (article|briefing)", text)
