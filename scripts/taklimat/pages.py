"""A briefing to its pages: which there are, where they stand, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from taklimat.briefing import Briefing
from taklimat.inline_text import to_plain
from taklimat.language import page_address
from taklimat.manifest import Instrument, Recommendation, Region
from taklimat.mentions import Entry
from taklimat.numbering import paragraph_of
from taklimat.page import (
    Page,
    PageLink,
    instrument_of,
    menu_kinds,
    rests_on,
    shortened,
)
from taklimat.words import WORDS


def briefing_pages(briefing: Briefing) -> tuple[Page, ...]:
    """Return every page of a briefing, in the order of its menu, language by language."""
    return tuple(page for language in briefing.languages for page in _Maker(briefing, language))


class _Maker:
    """Makes the pages of one briefing in one language."""

    def __init__(self, briefing: Briefing, language: str) -> None:
        self.briefing, self.language = briefing, language
        self.manifest, self.words = briefing.manifest, WORDS[language]

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
        for kind, make in self._lists():
            if kind in menu_kinds(self.briefing):
                yield make()

    def _lists(self) -> tuple[tuple[str, Callable[[], Page]], ...]:
        return (
            ("actors", self._actors),
            ("glossary", self._glossary),
            ("quotations", self._quotations),
        )

    def _page(self, kind: str, folder: str, name: str = "", **fields: Any) -> Page:
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

    def _home(self) -> PageLink:
        address = page_address(self.briefing.slug, "overview", self.language)
        return PageLink(self._in(self.manifest.title), address)

    def _index(self, kind: str) -> PageLink:
        address = page_address(self.briefing.slug, kind, self.language)
        return PageLink(self.words[f"menu_{kind}"], address)

    def _in(self, text: Any) -> str:
        return to_plain(text.in_(self.language))

    def _overview(self) -> Page:
        manifest = self.manifest
        stances = [region.stance for region in manifest.regions.values()]
        asked = [(item.addressed_in, item.quotes) for item in manifest.recommendations.values()]
        cited = rests_on(manifest.gist, *manifest.points, manifest.audience, *stances)
        cited |= {paragraph_of(a) for places, _ in asked for a in places}
        return self._page(
            "overview",
            "overview",
            title=self._in(manifest.title),
            description=self._in(manifest.gist),
            values={"groups": self._by_addressee()},
            rests_on=cited,
        )

    def _text(self) -> Page:
        about = self.words["text_description"].format(
            title=self._in(self.manifest.title),
            paragraphs=len(self.briefing.article.paragraphs),
            sentences=len(self.briefing.article.sentences),
        )
        return self._page(
            "text",
            "text",
            title=self.words["menu_text"],
            description=about,
            crumbs=(self._home(),),
        )

    # ---- regions ----

    def _regions(self) -> Iterator[Page]:
        regions = self.manifest.regions
        if not regions:
            return
        names = ", ".join(self._in(region.name) for region in regions.values())
        yield self._page(
            "regions",
            "region",
            title=self.words["menu_region"],
            description=self.words["regions_description"].format(names=names),
            rests_on=rests_on(*(region.stance for region in regions.values())),
            crumbs=(self._home(),),
        )
        links = self._links("region", {n: self._in(r.name) for n, r in regions.items()})
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
        }
        return self._page(
            "region",
            "region",
            name,
            title=self._in(region.name),
            description=self._in(region.stance),
            values=values_,
            rests_on=rests_on(region),
            crumbs=(self._home(), self._index("region")),
            previous=before,
            next=after,
        )

    # ---- recommendations ----

    def _recommendations(self) -> Iterator[Page]:
        items = self.manifest.recommendations
        if not items:
            return
        yield self._page(
            "recommendations",
            "recommendation",
            title=self.words["menu_recommendation"],
            description=self.words["recommendations_description"].format(count=len(items)),
            values={"groups": self._by_addressee()},
            rests_on=rests_on(*items.values()),
            crumbs=(self._home(),),
        )
        titles = {name: f"{name.upper()} {self._in(item.title)}" for name, item in items.items()}
        links = self._links("recommendation", titles)
        for name, item in items.items():
            before, after = _neighbours(links, name)
            yield self._page(
                "recommendation",
                "recommendation",
                name,
                title=self._in(item.title),
                description=self._in(item.action),
                values={"name": name, "item": item, "regions_concerned": self._concerned(item)},
                rests_on=rests_on(item),
                crumbs=(self._home(), self._index("recommendation")),
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
        if not items:
            return
        yield self._page(
            "instruments",
            "instrument",
            title=self.words["menu_instrument"],
            description=self.words["instruments_description"].format(count=len(items)),
            values={"groups": self._by_jurisdiction()},
            rests_on=rests_on(*(item.says for item in items.values())),
            crumbs=(self._home(),),
        )
        links = self._links("instrument", {n: self._in(i.name) for n, i in items.items()})
        for name, item in items.items():
            yield self._instrument(name, item, links)

    def _by_jurisdiction(self) -> list[tuple[str, list[tuple[str, Instrument]]]]:
        found: dict[str, list[tuple[str, Instrument]]] = {}
        for name, item in self.manifest.instruments.items():
            found.setdefault(item.jurisdiction, []).append((name, item))
        return list(found.items())

    def _instrument(self, name: str, item: Instrument, links: Mapping[str, PageLink]) -> Page:
        before, after = _neighbours(links, name)
        places = self._places(Entry("instrument", name))
        values_ = {
            "name": name,
            "item": item,
            "places": places,
            "provisions": self._provisions(item, places),
            "recommendations": self._recommending(name),
            "quotations": [q for q in self.manifest.quotations if q.by in {name, item.see}],
        }
        mentioned = frozenset(paragraph_of(anchor) for anchor in places)
        return self._page(
            "instrument",
            "instrument",
            name,
            title=self._in(item.name),
            description=self._in(item.says),
            values=values_,
            rests_on=rests_on(item) | mentioned,
            fragments=tuple(f"prov{k}" for k in range(1, len(item.provisions) + 1)),
            crumbs=(self._home(), self._index("instrument")),
            previous=before,
            next=after,
        )

    def _places(self, entry: Entry) -> tuple[str, ...]:
        return tuple(a for a in self.briefing.places_of(entry) if a.startswith("p"))

    def _provisions(
        self, item: Instrument, places: Iterable[str]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each provision with the sentences that name it."""
        texts = self.briefing.sentences
        return tuple(
            (name, tuple(a for a in places if name in texts[a])) for name in item.provisions
        )

    def _recommending(self, instrument: str) -> list[tuple[str, Any]]:
        items = self.manifest.recommendations.items()
        return [(name, item) for name, item in items if instrument in item.instruments]

    # ---- lists ----

    def _actors(self) -> Page:
        actors = self.manifest.actors
        twins = {name: instrument_of(self.briefing, name) for name in actors}
        rows = [
            (name, actor, self._actor_places(name, twins[name])) for name, actor in actors.items()
        ]
        return self._page(
            "actors",
            "actors",
            title=self.words["menu_actors"],
            description=self.words["actors_description"].format(count=len(actors)),
            values={"rows": rows, "twins": {k: v for k, v in twins.items() if v}},
            rests_on=rests_on(*(actor.says for actor in actors.values())),
            fragments=tuple(actors),
            crumbs=(self._home(),),
        )

    def _actor_places(self, name: str, twin: str | None) -> tuple[str, ...]:
        return self._places(Entry("instrument", twin) if twin else Entry("actor", name))

    def _glossary(self) -> Page:
        terms = sorted(
            self.manifest.glossary, key=lambda term: term.term.in_(self.language).casefold()
        )
        rows = [(term, self._places(Entry("term", term.slug))) for term in terms]
        return self._page(
            "glossary",
            "glossary",
            title=self.words["menu_glossary"],
            description=self.words["glossary_description"].format(count=len(terms)),
            values={"rows": rows, "by_slug": {term.slug: term for term in terms}},
            rests_on=rests_on(*(term.definition for term in terms)),
            fragments=tuple(term.slug for term in self.manifest.glossary),
            crumbs=(self._home(),),
        )

    def _quotations(self) -> Page:
        found: dict[str, list[Any]] = {}
        for quotation in self.manifest.quotations:
            found.setdefault(quotation.by, []).append(quotation)
        return self._page(
            "quotations",
            "quotations",
            title=self.words["menu_quotations"],
            description=self.words["quotations_description"].format(
                count=len(self.manifest.quotations)
            ),
            values={"groups": list(found.items())},
            rests_on=rests_on(*self.manifest.quotations),
            crumbs=(self._home(),),
        )

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

    def _links(self, kind: str, titles: Mapping[str, str]) -> dict[str, PageLink]:
        slug = self.briefing.slug
        return {
            name: PageLink(title, page_address(slug, kind, self.language, name))
            for name, title in titles.items()
        }


def _neighbours(
    links: Mapping[str, PageLink], name: str
) -> tuple[PageLink | None, PageLink | None]:
    names = list(links)
    k = names.index(name)
    before = links[names[k - 1]] if k else None
    return before, links[names[k + 1]] if k + 1 < len(names) else None
