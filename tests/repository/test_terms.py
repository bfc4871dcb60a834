"""The real briefing calls each thing by one name in each language: the one in its lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from tests.site_fixture import ROOT

from taklimat.briefing.briefing import Briefing
from taklimat.briefing.reading import read_briefing
from taklimat.editors.mentions import find_mentions
from taklimat.project.folders import read_seed

SEED = ROOT / "seeds/ai-terbuka"


@dataclass(frozen=True)
class Thing:
    """An instrument, actor or term with the words for it in each language."""

    name: str
    indonesian: list[str]
    english: list[str]


def loaded(name: str) -> Any:
    return yaml.safe_load((SEED / name).read_text(encoding="utf-8"))


def things() -> Iterator[Thing]:
    manifest = loaded("briefing.yml")
    entries = [(k, v, v["name"]) for k, v in manifest["instruments"].items()]
    entries += [(k, v, v["name"]) for k, v in manifest["actors"].items() if v["kind"] != "group"]
    entries += [(v["slug"], v, v["term"]) for v in manifest["glossary"]]
    for name, item, called in entries:
        english = item.get("forms_in", {}).get("en", [])
        yield Thing(name, [called["id"], *item.get("forms", [])], [called["en"], *english])


def pairs(value: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text that is there in both languages, with its place."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and isinstance(value.get("en"), str):
            yield path, value["id"], value["en"]
        for key, below in value.items():
            yield from pairs(below, f"{path}/{key}")
    elif isinstance(value, list):
        for k, below in enumerate(value):
            yield from pairs(below, f"{path}/{k}")


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text.lower()))


def said(forms: list[str], text: str) -> bool:
    return any(re.search(rf"(?<![\w-]){re.escape(f)}(?![\w-])", text, re.I) for f in forms)


@pytest.mark.parametrize("file", ["briefing.yml", "facts.yml"])
def test_what_has_a_name_has_it_in_both_languages(file: str) -> None:
    known, astray, seen = list(things()), [], 0
    for path, indonesian, english in pairs(loaded(file)):
        for thing in known:
            if said(thing.indonesian, indonesian):
                seen += 1
                if not any(words(form) <= words(english) for form in thing.english):
                    astray.append(f"{path}: {thing.name}: {english}")
    assert seen > 100
    assert astray == []


def test_the_translation_names_each_thing_where_the_article_does() -> None:
    briefing: Briefing = read_briefing(read_seed(SEED))
    translation = briefing.translations["en"]
    manifest = briefing.manifest
    items = [*manifest.instruments.values(), *manifest.actors.values(), *manifest.glossary]
    named = dict(zip(briefing.entries, items, strict=True))
    forms = {form: entry for entry, item in named.items() for form in item.forms_in.get("en", ())}
    there = find_mentions(translation, forms).anchors
    here = briefing.mentions.anchors
    assert {e: there.get(e, ()) for e in here} == dict(here)
