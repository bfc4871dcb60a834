"""An index for both engines, the browser's in Node and Python's, and what they answer."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.search.ranking import Engine
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.html.previews import preview_script
from taklimat.outputs.search.index import search_index
from taklimat.outputs.search_constants import constants_script

ASSETS = Path(__file__).parents[1] / "overrides/assets/taklimat"

Asked = Sequence[tuple[str, str]]
"""Queries, each with the language of the page."""


@dataclass(frozen=True)
class Made:
    """An index: its files by their plain names, and the engine in Python."""

    folder: Path
    engine: Engine


def made_of(briefings: Sequence[Briefing], folder: Path) -> Made:
    """Write the index of some briefings into a folder, with the previews that it needs."""
    previews = {
        f"previews.{briefing.slug}.{code}.js": preview_script(briefing, code)
        for briefing in briefings
        for code in briefing.languages
    }
    index = search_index(briefings, {name: name for name in previews})
    root = index.root_script({name: name for name in index.shards})
    for name, script in {**previews, **index.shards, "search.js": root}.items():
        (folder / name).write_text(script, encoding="utf-8")
    return Made(folder, Engine.of(index))


def in_browser(folder: Path, queries: Iterable[tuple[str, str]], slug: str = "") -> list[Any]:
    """What the browser's engine answers on a page of a briefing, run by Node."""
    lines = "".join(
        f"{json.dumps({'query': q, 'language': c, 'slug': slug})}\n" for q, c in queries
    )
    command = [
        "node",
        str(Path(__file__).parent / "outputs/search/engine.mjs"),
        str(ASSETS),
        str(folder),
        constants_script(),
    ]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_python(engine: Engine, query: str, language: str) -> list[list[Any]]:
    found = engine.search(query, language)[:10]
    return [[hit.unit, hit.part, hit.score, hit.language] for hit in found]


def assert_alike(made: Made, queries: Asked) -> list[Any]:
    """Hold the two engines together; return what the browser's answers."""
    answers = in_browser(made.folder, queries)
    for (query, language), answer in zip(queries, answers, strict=True):
        if not answer["numbered"]:
            theirs = [hit["key"] for hit in answer["hits"]]
            assert (query, theirs) == (query, in_python(made.engine, query, language))
    return answers
