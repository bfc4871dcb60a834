"""A briefing to its pages: which there are, where they stand, and what each shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from taklimat.briefing import Briefing
from taklimat.checks import stands_in
from taklimat.facts import Note, Status
from taklimat.language import page_address
from taklimat.list_pages import ListMaker
from taklimat.manifest import Instrument, Recommendation, Region
from taklimat.mentions import Entry
from taklimat.numbering import paragraph_of
from taklimat.page import (
    Page,
    PageLink,
    menu_kinds,
    rests_on,
)


def briefing_pages(briefing: Briefing) -> tuple[Page, ...]:
    """Return every page of a briefing, in the order of its menu, language by language."""
    return tuple(page for language in briefing.languages for page in _Maker(briefing, language))


class _Maker(ListMaker):
    """Makes the pages of one briefing in one language."""

    def __iter__(self) -> Iterator[Page]:
        pages = tuple(self._pages())
        yield from pages
        yield from self._redirects({page.address for page in pages})

    def _pages(self) -> Iterator[Page]:
        yield self._overview()
        yield self._text()
        yield from self._regions()
        yield from self._recommendations()
        yield from self._instruments()
        for kind, make in self.lists():
            if kind in menu_kinds(self.briefing):
                yield make()
        yield self.download()

    def _overview(self) -> Page:
        manifest, facts = self.manifest, self.briefing.facts
        stances = [region.stance for region in manifest.regions.values()]
        asked = [(item.addressed_in, item.quotes) for item in manifest.recommendations.values()]
        cited = rests_on(manifest.gist, *manifest.points, manifest.audience, *stances)
        cited |= {paragraph_of(a) for places, _ in asked for a in places}
        return self.page(
            "overview",
            "overview",
            title=self.say(manifest.title),
            description=self.say(manifest.gist),
            values={"groups": self._by_addressee(), "tally": facts.tally if facts else {}},
            rests_on=cited,
        )

    def _text(self) -> Page:
        about = self.words["text_description"].format(
            title=self.say(self.manifest.title),
            paragraphs=len(self.briefing.article.paragraphs),
            sentences=len(self.briefing.article.sentences),
        )
        return self.page(
            "text",
            "text",
            title=self.words["menu_text"],
            description=about,
            crumbs=(self.home(),),
        )

    # ---- regions ----

    def _regions(self) -> Iterator[Page]:
        regions = self.manifest.regions
        if not regions:
            return
        names = ", ".join(self.say(region.name) for region in regions.values())
        yield self.page(
            "regions",
            "region",
            title=self.words["menu_region"],
            description=self.words["regions_description"].format(names=names),
            rests_on=rests_on(*(region.stance for region in regions.values())),
            crumbs=(self.home(),),
        )
        links = self.links("region", {n: self.say(r.name) for n, r in regions.items()})
        for name, region in regions.items():
            yield self._region(name, region, links)

    def _region(self, name: str, region: Region, links: Mapping[str, PageLink]) -> Page:
        before, after = _neighbours(links, name)
        entries = self.briefing.entries_in(region.sections)
        values_ = {
            "name": name,
            "region": region,
            "instruments": [entry.id for entry in entries if entry.kind == "instrument"],
            "actors": [entry.id for entry in entries if entry.kind == "actor"],
            "recommendations": self.briefing.recommendations_to(name),
            "concerned": self.briefing.recommendations_about(name),
            "notes": self.briefing.notes_in(region.sections),
        }
        return self.page(
            "region",
            "region",
            name,
            title=self.say(region.name),
            description=self.say(region.stance),
            values=values_,
            rests_on=rests_on(region),
            crumbs=(self.home(), self.index("region")),
            previous=before,
            next=after,
        )

    # ---- recommendations ----

    def _recommendations(self) -> Iterator[Page]:
        items = self.manifest.recommendations
        if not items:
            return
        yield self.page(
            "recommendations",
            "recommendation",
            title=self.words["menu_recommendation"],
            description=self.words["recommendations_description"].format(count=len(items)),
            values={"groups": self._by_addressee()},
            rests_on=rests_on(*items.values()),
            crumbs=(self.home(),),
        )
        titles = {name: f"{name.upper()} {self.say(item.title)}" for name, item in items.items()}
        links = self.links("recommendation", titles)
        for name, item in items.items():
            before, after = _neighbours(links, name)
            yield self.page(
                "recommendation",
                "recommendation",
                name,
                title=self.say(item.title),
                description=self.say(item.action),
                values={"name": name, "item": item, "regions_concerned": self._concerned(item)},
                rests_on=rests_on(item),
                crumbs=(self.home(), self.index("recommendation")),
                previous=before,
                next=after,
            )

    def _concerned(self, item: Recommendation) -> tuple[str, ...]:
        """Return the regions that a recommendation is addressed to or touches."""
        return tuple(n for n in self.manifest.regions if n in {*item.addressees, *item.regions})

    def _by_addressee(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return (addressee, names of recommendations), regions first, in manifest order."""
        order = [*self.manifest.regions, *self.manifest.actors]
        return tuple(
            (who, tuple(name for name, _ in found))
            for who in order
            if (found := self.briefing.recommendations_to(who))
        )

    # ---- instruments ----

    def _instruments(self) -> Iterator[Page]:
        items = self.manifest.instruments
        facts = self.briefing.facts
        examples, unattached = (facts.examples, facts.unattached) if facts else ({}, {})
        if not (items or examples or unattached):
            return
        yield self.page(
            "instruments",
            "instrument",
            title=self.words["menu_instrument"],
            description=self.words["instruments_description"].format(count=len(items)),
            values={
                "groups": self._by_jurisdiction(),
                "examples": examples,
                "later": unattached,
            },
            rests_on=rests_on(*(item.says for item in items.values())),
            fragments=(*examples, *unattached),
            crumbs=(self.home(),),
        )
        links = self.links("instrument", {n: self.say(i.name) for n, i in items.items()})
        for name, item in items.items():
            yield self._instrument(name, item, links)

    def _by_jurisdiction(self) -> list[tuple[str, list[tuple[str, Instrument]]]]:
        found: dict[str, list[tuple[str, Instrument]]] = {}
        for name, item in self.manifest.instruments.items():
            found.setdefault(item.jurisdiction, []).append((name, item))
        return list(found.items())

    def _instrument(self, name: str, item: Instrument, links: Mapping[str, PageLink]) -> Page:
        before, after = _neighbours(links, name)
        places = self.places(Entry("instrument", name))
        values_ = {
            "name": name,
            "item": item,
            "places": places,
            "provisions": self._provisions(item, places),
            "recommendations": self._recommending(name),
            "quotations": [q for q in self.manifest.quotations if q.by in {name, item.see}],
            "status": self._status(name),
            "notes": self._notes(name),
            "later": self._later(name),
        }
        mentioned = frozenset(paragraph_of(anchor) for anchor in places)
        return self.page(
            "instrument",
            "instrument",
            name,
            title=self.say(item.name),
            description=self.say(item.says),
            values=values_,
            rests_on=rests_on(item) | mentioned,
            fragments=tuple(f"prov{k}" for k in range(1, len(item.provisions) + 1)),
            crumbs=(self.home(), self.index("instrument")),
            previous=before,
            next=after,
        )

    def _status(self, name: str) -> Status | None:
        facts = self.briefing.facts
        return facts.instruments.get(name) if facts else None

    def _notes(self, name: str) -> list[tuple[str, Note]]:
        facts = self.briefing.facts
        return (
            [(n, note) for n, note in facts.notes.items() if name in note.instruments]
            if facts
            else []
        )

    def _later(self, name: str) -> list[Status]:
        facts = self.briefing.facts
        return [text for text in facts.later.values() if name in text.about] if facts else []

    def _provisions(
        self, item: Instrument, places: Iterable[str]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each provision with the sentences that name it."""
        texts = self.briefing.sentences
        return tuple(
            (name, tuple(a for a in places if stands_in(name, texts[a])))
            for name in item.provisions
        )

    def _recommending(self, instrument: str) -> list[tuple[str, Any]]:
        items = self.manifest.recommendations.items()
        return [(name, item) for name, item in items if instrument in item.instruments]

    def _redirects(self, addresses: Collection[str]) -> Iterator[Page]:
        """Make a redirect in each language that has its target: folders have other names there."""
        root = page_address(self.briefing.slug, "overview", self.language)
        for old, new in self.manifest.redirects.items():
            target = root + new.lstrip("/")
            if target.partition("#")[0] not in addresses:
                continue
            yield Page(
                "redirect",
                self.language,
                root + old.strip("/") + "/",
                title=self.words["redirect_title"],
                description="",
                briefing=self.briefing,
                values={"target": target},
            )


def _neighbours(
    links: Mapping[str, PageLink], name: str
) -> tuple[PageLink | None, PageLink | None]:
    names = list(links)
    k = names.index(name)
    before = links[names[k - 1]] if k else None
    return before, links[names[k + 1]] if k + 1 < len(names) else None
