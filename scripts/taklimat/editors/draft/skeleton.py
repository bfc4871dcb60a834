"""A first manifest for an article, for editors to fill in."""

from __future__ import annotations

import json
import re
import unicodedata

from taklimat.article.model import Article
from taklimat.base.diagnostics import excerpt
from taklimat.base.inline import escaped
from taklimat.base.words import WORDS
from taklimat.base.yaml_tree import UNPRINTABLE

_TITLE_CHARACTERS = 80
_ORIGIN = ("title", "author", "published", "url", "rights")


def skeleton(article: Article, received: str, name: str) -> str:
    """Return the text of a manifest that passes every check and says that it is a draft.

    `received` is an ISO date, `name` the article's file name, for want of a title.
    """
    language = article.language
    first = article.sections[0]
    title = _named(excerpt(_line(first.title or name), _TITLE_CHARACTERS), slug_of(name))
    cite = article.sentences[0].anchor
    words = WORDS[language]
    names = [(s.anchor, _named(_line(s.title), words["opening"])) for s in article.sections]
    sections = "".join(f"  {anchor}: {{{language}: {name}}}\n" for anchor, name in names)
    unknown = ", ".join(f"{key}: null" for key in _ORIGIN)
    return f"""\
# yaml-language-server: $schema=../../site/data/briefing.schema.json
# Every statement names the sentences it rests on; `taklimat check` tells what is missing.
title: {{{language}: {title}}}
languages: [{language}]
source: {{{unknown}, received: "{received}"}}
gist: {{{language}: {_quoted(words["skeleton_gist"])}, cites: [{cite}], status: draft}}
points: []
sections:  # the editors' short names
{sections}regions: {{}}
recommendations: {{}}
instruments: {{}}
actors: {{}}
glossary: []
quotations: []
"""


def slug_of(name: str) -> str:
    """Return a folder's name made of a file's: lower-case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "artikel"


def _line(text: str) -> str:
    """Return what YAML can hold of a heading's or file's name."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


def _named(name: str, otherwise: str) -> str:
    return _quoted(escaped(name or otherwise))


def _quoted(text: str) -> str:
    """Return a YAML double-quoted text; JSON's is one."""
    return json.dumps(text, ensure_ascii=False)
