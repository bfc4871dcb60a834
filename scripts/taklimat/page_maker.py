"""What all makers of a briefing's pages share: addresses, links, words in the language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.language import page_address
from taklimat.mentions import Entry
from taklimat.page import Page, PageLink, shortened
from taklimat.words import WORDS


class Maker:
    """Makes pages of one briefing in one language."""

    def __init__(self, briefing: Briefing, language: str) -> None:
        self.briefing, self.language = briefing, language
        self.manifest, self.words = briefing.manifest, WORDS[language]

    def page(self, kind: str, folder: str, name: str = "", **fields: Any) -> Page:
        """Return a page of this briefing; its address follows from its folder and name."""
        slug, language = self.briefing.slug, self.language
        alternates: dict[str, str] = {
            code: page_address(slug, folder, code, name) for code in self.briefing.languages
        }
        fields["description"] = shortened(to_plain(fields["description"]))
        return Page(
            kind,
            language,
            alternates[language],
            briefing=self.briefing,
            alternates=alternates,
            **fields,
        )

    def home(self) -> PageLink:
        """Return the link to the overview."""
        address = page_address(self.briefing.slug, "overview", self.language)
        return PageLink(self.say(self.manifest.title), address)

    def index(self, kind: str) -> PageLink:
        """Return the link to the index of a kind."""
        address = page_address(self.briefing.slug, kind, self.language)
        return PageLink(self.words[f"menu_{kind}"], address)

    def say(self, text: Any) -> str:
        """Return an editors’ text in the language, without its inline Markdown."""
        return to_plain(text.in_(self.language))

    def places(self, entry: Entry) -> tuple[str, ...]:
        """Return the sentences that refer to an entry."""
        return tuple(a for a in self.briefing.places_of(entry) if a.startswith("p"))

    def links(self, kind: str, titles: Mapping[str, str]) -> dict[str, PageLink]:
        """Return a link for each name."""
        slug = self.briefing.slug
        return {
            name: PageLink(title, page_address(slug, kind, self.language, name))
            for name, title in titles.items()
        }
