"""What EDITORS.md asks of the editors' texts in the briefings of this repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from taklimat.editors.facts import UNDOUBTED, Facts
from taklimat.editors.fields import Text, validated, values
from taklimat.editors.manifest import Manifest, Quote, Statement, read_manifest

SEED = Path(__file__).parents[2] / "seeds/ai-terbuka"
MANIFEST: Manifest = read_manifest(
    (SEED / "briefing.yml").read_text(encoding="utf-8"), "briefing.yml"
).manifest
FACTS: Facts = validated(
    Facts, (SEED / "facts.yml").read_text(encoding="utf-8"), "facts.yml", "facts", ""
)[0]

_HOLDER = {"id": re.compile(r"[Pp]enulis"), "en": re.compile(r"\b[Aa]uthor")}
_SAID_OR_SLANTED = re.compile(r"“[^”]*”|\*[^*]*\*")
_FOREIGN = re.compile(r"open[- ]source|dataset|start-?up|open-weight|\b(?:input|output|prompt)\b")


def _texts(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """Every value of a kind in the manifest, with its path as a name."""
    for path, value in values(MANIFEST):
        if isinstance(value, kind):
            yield ".".join(map(str, path)), value


def _notes_at(anchor: str) -> list[str]:
    return [name for name, note in FACTS.notes.items() if anchor in note.cites]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_claim_in_doubt_has_its_holder_in_the_sentence(language: str) -> None:
    bare = []
    for path, said in _texts(Statement):
        named = [n for a in said.cites for n in _notes_at(a)] if said.notes is None else said.notes
        doubted = any(FACTS.notes[name].verdict not in UNDOUBTED for name in named)
        if doubted and not _HOLDER[language].search(said.in_(language).plain):
            bare.append(path)
    assert bare == []


def test_a_sentence_with_several_notes_is_not_cited_without_naming_one() -> None:
    cited = [*_texts(Statement), *_texts(Quote)]
    unnamed = [
        path
        for path, said in cited
        if said.notes is None and any(len(_notes_at(anchor)) > 1 for anchor in said.cites)
    ]
    assert unnamed == []


def test_foreign_words_are_italic_in_indonesian() -> None:
    upright = [
        f"{path}: {said.in_('id').source}"
        for path, said in _texts(Text)
        if _FOREIGN.search(_SAID_OR_SLANTED.sub("", said.in_("id").source))
    ]
    assert upright == []
