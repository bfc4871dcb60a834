"""Blocks of a briefing in a language: what stands on paper, one value for each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from taklimat.briefing.briefing import Briefing
from taklimat.editors.fields import Text
from taklimat.editors.mentions import Entry
from taklimat.outputs.paper.runs import Run, Target, rich, run, sign
from taklimat.pages.addresses import page_address
from taklimat.pages.briefing_view import BriefingView
from taklimat.pages.page import entry_address

Block = dict[str, Any]
"""`k` names its kind, which `overrides/pdf/blocks.typ` has a function for."""


RUNNING = 60
"""Characters of a title at the head or foot of each sheet."""


class Writer:
    """Makes the blocks that the whole briefing and its single pages share."""

    in_full = True
    """Whether sources have their titles and developments their cites: not where it is too much."""

    def __init__(self, briefing: Briefing, language: str, site: str) -> None:
        self.briefing, self.language, self.site = briefing, language, site.rstrip("/")
        address = page_address(briefing.slug, "overview", language)
        self.title = briefing.manifest.title.in_(language).plain
        self.overview, self.view = address, BriefingView(briefing, language)
        self.words, self.manifest = self.view.words, briefing.manifest
        own = briefing.article.language
        self.foreign = own if own != language else ""
        """The author's language where it is not the page's."""

    # ---- where things are

    def online(self, address: str) -> str:
        """Return an address of the site in full."""
        return self.site + address

    def at(self, anchor: str) -> Target:
        """Return the place of an anchor in the article."""
        text = page_address(self.briefing.slug, "text", self.language)
        return anchor, self.online(f"{text}#{anchor}")

    def of(self, kind: str, name: str) -> Target:
        """Return the place of a region or recommendation."""
        address = page_address(self.briefing.slug, kind, self.language, name)
        return f"{kind}:{name}", self.online(address)

    def of_entry(self, entry: Entry) -> Target:
        """Return the place of an instrument, actor or term."""
        address = entry_address(self.briefing, self.language, entry)
        return f"{entry.kind}:{entry.id}", self.online(address)

    def of_note(self, name: str) -> Target:
        """Return the place of a fact note."""
        page = page_address(self.briefing.slug, "facts", self.language)
        return f"note:{name}", self.online(f"{page}#{name}")

    # ---- runs

    def say(self, text: Text) -> list[Run]:
        """Return an editors' text in the language."""
        return rich(text.in_(self.language), self.at)

    def plain(self, text: Text | None) -> str:
        """Return an editors' text in the language, its words alone."""
        return text.in_(self.language).plain if text else ""

    def cite(self, anchor: str, notes: Collection[str] | None = None) -> list[Run]:
        """Return a cite such as ¶7·2, and the sign of doubt beside it.

        `notes` are those that the words before it depend on, as `BriefingView.flag` has it.
        """
        flag = self.view.flag(anchor, notes)
        shown = run(self.view.place(anchor), "cite", to=self.at(anchor))
        return [shown, *(sign(flag.figure, flag.said, flag.count) if flag else ())]

    def cites(self, anchors: Iterable[str], notes: Collection[str] | None = None) -> list[Run]:
        """Return cites that follow some words."""
        anchors = tuple(anchors)
        spaces = ["\u00a0", *[" "] * len(anchors)]
        return [r for space, a in zip(spaces, anchors, strict=False)
                for r in (run(space), *self.cite(a, notes))]  # fmt: skip

    def statement(self, item: Any) -> list[Run]:
        """Return a statement with its cites."""
        draft = [run(f" {self.words['draft']}", "draft")] if item.status == "draft" else []
        return [*self.say(item), *self.cites(item.cites, item.notes), *draft]

    def absent(self, key: str = "not_stated") -> list[Run]:
        """Return the value of what the author does not state."""
        return [run(f"[\u00a0{self.words[key]}\u00a0]", "none")]

    def stated(self, item: Any) -> list[Run]:
        """Return a statement, or that the author does not state it."""
        return self.statement(item) if item else self.absent()

    def meant(self, own: str, said_in: Mapping[str, str]) -> list[Run]:
        """Return what the translation says for the author's own words, if that is anything new."""
        said = self.view.meant(own, said_in)
        return [run(f" {self.words['translated_as'].format(said=said)}", "quiet")] if said else []

    def who(self, names: Iterable[str]) -> list[Run]:
        """Return names of regions and actors, each leading to its place."""
        found: list[Run] = []
        for name in names:
            region = name in self.manifest.regions
            to = self.of("region", name) if region else self.of_entry(Entry("actor", name))
            found += [run(", ")] if found else []
            found += [{**piece, "to": to} for piece in self.say(self.view.who(name).name)]
        return found

    # ---- simple blocks

    def heading(self, level: int, text: Any, **fields: Any) -> Block:
        """Return a heading; `id` is its label, `number` stands before it, `mark` is a drawing."""
        runs = [run(text)] if isinstance(text, str) else text
        return {"k": "heading", "level": level, "runs": runs, **fields}

    def label(self, layer: str, small: str = "", word: str = "") -> Block:
        """Return a layer's mark and name."""
        return {
            "k": "label",
            "layer": layer,
            "word": word or self.words[f"layer_{layer}"],
            "small": small,
        }

    def paragraph(self, runs: list[Run], style: str = "") -> Block:
        """Return a paragraph; its style is `lead` or `quiet`, or none."""
        return {"k": "paragraph", "runs": runs, "style": style}

    def editors(self, small: str, *body: Block) -> Block:
        """Return blocks inside the editors' brackets."""
        return {"k": "editors", "label": self.label("editors", small), "body": list(body)}

    def statements(self, items: Iterable[Any]) -> Block:
        """Return a list of statements."""
        return {"k": "list", "items": [self.statement(item) for item in items]}

    def fields(self, rows: Iterable[tuple[str, list[list[Run]]]]) -> Block:
        """Return terms with their values, each a list of runs."""
        return {"k": "fields", "rows": [{"term": t, "values": v} for t, v in rows if v]}

    def quote(
        self,
        text: str,
        cites: Iterable[str],
        notes: Collection[str] | None = None,
        *,
        lead: bool = False,
    ) -> Block:
        """Return the author's words, and what they say in the page's language."""
        anchors = tuple(cites)
        texts = self.view.texts
        said = " ".join(texts[a] for a in anchors) if self.foreign else ""
        return {
            "k": "quote",
            "runs": [run(self._as_written(text, anchors), lang=self.foreign)],
            "cites": self.cites(anchors, notes),
            "lead": lead,
            "translation": [run(said)] if said else [],
            "word": self.words["translation"],
            "note": self.view.translation_note(text, anchors),
        }

    def _as_written(self, text: str, anchors: Iterable[str]) -> str:
        """Return words of the article with the marks in which they are quoted there."""
        for anchor in anchors:
            around = re.search(f"([“‘\"'])({re.escape(text)})([’”\"'])", self._said(anchor))
            if around:
                return around[0]
        return text

    def _said(self, anchor: str) -> str:
        return self.briefing.sentences.get(anchor, "")

    def quotes(self, items: Iterable[Any], by: str = "") -> list[Block]:
        """Return several quotations under one label."""
        return [
            self.label("author", by),
            *(self.quote(item.text, item.cites, item.notes) for item in items),
        ]


def address_run(url: str) -> Run:
    """Return an address that is seen as it is."""
    return run(readable(url), "address", to=("", url))


def readable(url: str) -> str:
    """Return an address with its letters as letters: nobody types `%E4%BA%BA`.

    Signs of ASCII stay escaped: `%2F` is another address than `/`.
    """
    return _LETTERS.sub(lambda found: _read(found[0]), url)


_LETTERS = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")


def _read(escaped: str) -> str:
    try:
        text = unquote(escaped, errors="strict")
    except UnicodeDecodeError:
        return escaped
    return text if text.isalnum() else escaped
