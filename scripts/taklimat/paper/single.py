"""A page of one or two sheets: a region, a recommendation, an instrument, the minister's brief."""

from __future__ import annotations

from collections.abc import Iterator

from taklimat.facts import Facts
from taklimat.page import Page, shortened
from taklimat.paper.drawings import qr_code
from taklimat.paper.parts import PartWriter
from taklimat.paper.runs import run
from taklimat.paper.writer import RUNNING, Block

KINDS = frozenset({"overview", "region", "recommendation", "instrument"})
"""Kinds of page that have a file of their own."""


def single(page: Page, site: str, *, temporary: bool) -> Block:
    """Return the content of a page's own file; `temporary`: the site's address is none yet."""
    return _Single(page, site).value(temporary=temporary)


class _Single(PartWriter):
    """Puts one page on one or two sheets."""

    def __init__(self, page: Page, site: str) -> None:
        if page.briefing is None:
            raise ValueError(f"{page.address} belongs to no briefing")
        super().__init__(page.briefing, page.language, site)
        self.page, self.name = page, str(page.values.get("name", ""))

    def value(self, *, temporary: bool) -> Block:
        """Return the file's content."""
        words, address = self.words, self.online(self.page.address)
        about = f"{words['edition']} {self.briefing.edition}, {self.view.date(self.briefing.date)}"
        brief = self.page.kind == "overview"
        return {
            "kind": "single",
            "language": self.language,
            "title": f"{self.title}: {words['paper_brief']}" if brief else self.page.title,
            "heading": self.page.title,
            "number": self.name.upper() if self.page.kind == "recommendation" else "",
            "mark": self.region_mark([self.name]) if self.page.kind == "region" else "",
            "running": words["paper_brief"] if brief else shortened(self.title, RUNNING),
            "label": self._label(),
            "address": address,
            "temporary": words["paper_temporary"] if temporary else "",
            "qr": qr_code(address),
            "qr_alt": words["paper_qr"].format(address=address),
            "edition": about,
            "page_of": words["paper_page"],
            "online": words["paper_online"],
            "key": words["paper_key"],
            "blocks": list(self._blocks(in_full=True, quoted=True)),
            "shorter": [
                list(self._blocks(in_full=False, quoted=quoted)) for quoted in (True, False)
            ],
        }

    def _label(self) -> Block:
        words, values = self.words, self.page.values
        match self.page.kind:
            case "overview":
                return self.label("editors", word=words["title_label"])
            case "region":
                kind = values["region"].kind
                return self.label("editors", word=words[f"{kind}_label"])
            case "recommendation":
                count = len(self.manifest.recommendations)
                number = words["recommendation_of"].format(number=self.name[1:], count=count)
                return self.label("editors", words["title_by_editors"], number)
            case _:
                item = values["item"]
                kind = words[f"kind_{item.kind}"]
                what = words["instrument_label"].format(kind=kind)
                small = "" if item.forms else words["name_by_editors"]
                return self.label("editors", small, f"{what} · {self.jurisdiction(item)}")

    def _blocks(self, *, in_full: bool, quoted: bool) -> Iterator[Block]:
        """Yield what the page says: with titles of sources, with the sentences it rests on."""
        self.in_full, values = in_full, self.page.values
        match self.page.kind:
            case "overview":
                yield from self._brief()
            case "region":
                yield from self.region(self.name, values["region"], 2)
            case "recommendation":
                yield from self.recommendation(values["item"], 2)
            case _:
                yield from self.instrument(self.name, values["item"], 2, quoted=quoted)

    def _brief(self) -> Iterator[Block]:
        words, manifest = self.words, self.manifest
        yield self.editors(words["gist"], self.paragraph(self.statement(manifest.gist), "lead"))
        if manifest.audience and manifest.audience.not_addressed:
            said = [self.statement(item) for item in manifest.audience.not_addressed]
            yield self.fields([(words["not_addressed"], said)])
        if manifest.recommendations:
            yield self.heading(2, words["asked"], listed=False)
            yield self.asked(tuple(manifest.recommendations.items()))
        if manifest.points:
            yield self.heading(2, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(manifest.points))
        if manifest.regions:
            yield self.heading(2, words["positions"], listed=False)
            rows = [
                (self.plain(region.name), [self.statement(region.stance)])
                for region in manifest.regions.values()
            ]
            yield self.editors(words["from_text"], self.fields(rows))
        facts = self.briefing.facts
        if facts and facts.notes:
            yield self.paragraph([run(self._tally(facts))], "quiet")

    def _tally(self, facts: Facts) -> str:
        said = [f"{self.words['verdict_' + v]}: {n}" for v, n in facts.tally.items()]
        head = self.words["facts_tally"].format(count=len(facts.notes))
        return f"{self.words['menu_facts']}: {head}. {', '.join(said)}."
