"""What all makers of a briefing's pages share: addresses, links, words in the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.editors.fields import Text
from taklimat.editors.manifest import Manifest
from taklimat.pages.addresses import page_address
from taklimat.pages.kinds import KINDS
from taklimat.pages.page import Head, PageLink, shortened


@dataclass(frozen=True, slots=True)
class Maker:
    """A briefing and the language in which its pages are made."""

    briefing: Briefing
    language: str

    @property
    def manifest(self) -> Manifest:
        """What the editors say."""
        return self.briefing.manifest

    @property
    def words(self) -> Mapping[str, str]:
        """The interface's words."""
        return WORDS[self.language]

    def head(
        self,
        kind: str,
        name: str = "",
        *,
        title: str,
        description: str,
        rests_on: frozenset[str] = frozenset(),
        fragments: tuple[str, ...] = (),
    ) -> Head:
        """Return what every page has; its address follows from its kind and name.

        `name` is of an entry; its neighbours in the index come before and after it.
        """
        alternates = {
            code: page_address(self.briefing.slug, kind, code, name)
            for code in self.briefing.languages
        }
        before, after = self._neighbours(kind, name) if name else (None, None)
        return {
            "language": self.language,
            "address": alternates[self.language],
            "title": title,
            "description": shortened(description),
            "briefing": self.briefing,
            "rests_on": rests_on,
            "fragments": fragments,
            "crumbs": self._crumbs(kind, name),
            "previous": before,
            "next": after,
            "alternates": alternates,
        }

    def _crumbs(self, kind: str, name: str) -> tuple[PageLink, ...]:
        if kind == "overview":
            return ()
        overview = page_address(self.briefing.slug, "overview", self.language)
        home = PageLink(self.say(self.manifest.title), overview)
        if not name:
            return (home,)
        index = page_address(self.briefing.slug, kind, self.language)
        return (home, PageLink(self.words[f"menu_{kind}"], index))

    def _neighbours(self, kind: str, name: str) -> tuple[PageLink | None, PageLink | None]:
        titles = self._titles(kind)
        names = [None, *titles, None]
        k = names.index(name)
        before, after = names[k - 1], names[k + 1]
        return (
            self._link(kind, before, titles[before]) if before else None,
            self._link(kind, after, titles[after]) if after else None,
        )

    def links(self, kind: str) -> dict[str, PageLink]:
        """Return a link to each entry of an index; recommendations have their numbers."""
        return {name: self._link(kind, name, title) for name, title in self._titles(kind).items()}

    def _titles(self, kind: str) -> Mapping[str, Text]:
        titles = KINDS[kind].titles
        return titles(self.briefing) if titles else {}

    def _link(self, kind: str, name: str, title: Text) -> PageLink:
        number = f"{name.upper()} " if kind == "recommendation" else ""
        address = page_address(self.briefing.slug, kind, self.language, name)
        return PageLink(number + self.say(title), address)

    def say(self, text: Text) -> str:
        """Return an editors’ text in the language, without its inline Markdown."""
        return text.in_(self.language).plain
