"""A page of one or two sheets: a region, a recommendation, an instrument, the minister's brief."""

from __future__ import annotations

from collections.abc import Iterator

from taklimat.editors.facts import VERDICTS
from taklimat.outputs.paper.drawings import qr_code
from taklimat.outputs.paper.parts import PartWriter
from taklimat.outputs.paper.runs import Gathered, run
from taklimat.outputs.paper.today import FEW_KNOWN, MOST_KNOWN, NamedNote, worst_first
from taklimat.outputs.paper.writer import RUNNING, Block
from taklimat.pages.instruments import InstrumentPage
from taklimat.pages.overview import OverviewPage
from taklimat.pages.page import Page, shortened
from taklimat.pages.recommendations import RecommendationPage
from taklimat.pages.regions import RegionPage

MOST_FOUND_HERE = 150
"""Characters of a finding on a brief."""


def single(page: Page, site: str, *, temporary: bool) -> Block:
    """Return the content of a page's own file; `temporary`: the site's address is none yet."""
    return _Single(page, site).value(temporary=temporary)


class _Single(PartWriter):
    """Puts one page on one or two sheets."""

    def __init__(self, page: Page, site: str) -> None:
        if page.briefing is None:
            raise ValueError(f"{page.address} belongs to no briefing")
        super().__init__(page.briefing, page.language, site)
        self.page = page

    def value(self, *, temporary: bool) -> Block:
        """Return the file's content."""
        words, address = self.words, self.online(self.page.address)
        about = f"{words['edition']} {self.briefing.edition}, {self.view.date(self.briefing.date)}"
        brief = isinstance(self.page, OverviewPage)
        first, *shorter = self._versions()
        return {
            "kind": "single",
            "language": self.language,
            "title": f"{self.title}: {words['paper_brief']}" if brief else self.page.title,
            "heading": self.page.title,
            "number": self.page.name.upper() if isinstance(self.page, RecommendationPage) else "",
            "mark": self.region_mark([self.page.name]) if isinstance(self.page, RegionPage) else "",
            "running": words["paper_brief"] if brief else shortened(self.title, RUNNING),
            "label": self._label(),
            "address": address,
            "temporary": words["paper_temporary"] if temporary else "",
            "qr": "" if temporary else qr_code(address),
            "qr_alt": words["paper_qr"].format(address=address),
            "edition": about,
            "page_of": words["paper_page"],
            "online": words["paper_online"],
            "key": words["paper_key"],
            "blocks": first,
            "shorter": shorter,
            "signs": self._signs(first),
        }

    def _versions(self) -> list[list[Block]]:
        """Return the blocks of the page, and those to be tried while there are too many sheets."""
        if not isinstance(self.page, OverviewPage):
            ways = (
                (True, True, MOST_KNOWN),
                (False, True, MOST_KNOWN),
                (False, False, MOST_KNOWN),
                (False, False, FEW_KNOWN),
                (False, False, 1),
            )
            return [list(self._blocks(*way)) for way in ways]
        facts = self.briefing.facts
        count = len(facts.doubtful) if facts else 0
        return [list(self._brief(most)) for most in range(count, -1, -1)]

    def _signs(self, blocks: list[Block]) -> list[Block]:
        """Return what the figures on the sheets mean."""
        brief, words = isinstance(self.page, OverviewPage), self.words
        unnamed = [block for block in blocks if block["k"] != "known"]
        marks = {"v-several"} if brief else Gathered(unnamed).marks  # a brief has a tally
        return [
            {"mark": f"v-{name}", "alt": "", "said": words[key]}
            for name in (*VERDICTS, "several")
            if f"v-{name}" in marks
            for key in ["paper_several" if name == "several" else f"verdict_{name}"]
        ]

    def _label(self) -> Block:
        words = self.words
        match self.page:
            case RegionPage(region=region):
                return self.label("editors", word=words[f"{region.kind}_label"])
            case RecommendationPage(name=name):
                count = len(self.manifest.recommendations)
                number = words["recommendation_of"].format(number=name[1:], count=count)
                return self.label("editors", words["title_by_editors"], number)
            case InstrumentPage(item=item):
                what = words["instrument_label"].format(kind=words[f"kind_{item.kind}"])
                small = "" if item.forms else words["name_by_editors"]
                return self.label("editors", small, f"{what} · {self.jurisdiction(item)}")
            case _:
                return self.label("editors", word=words["title_label"])

    def _blocks(self, in_full: bool, quoted: bool, most_known: int) -> Iterator[Block]:
        """Yield what the page says: with titles of sources, with the sentences it rests on."""
        self.in_full, self.most_known = in_full, most_known
        match self.page:
            case RegionPage(notes=notes):
                yield from self.region(self.page, 2)
                yield from self.known(notes, 2)
            case RecommendationPage(item=item, since=since, notes=notes):
                yield from self.recommendation(item, 2)
                yield from self.since(since, 2)
                yield from self.known(notes, 2)
            case InstrumentPage(status=status, notes=notes):
                yield self.legal(status)
                yield from self.instrument(self.page, 2, quoted=quoted)
                yield from self.known(notes, 2)
                yield from self.document_data(self.page, 2)

    def _brief(self, most: int) -> Iterator[Block]:
        """Yield the minister's brief, which ends with `most` claims in doubt."""
        words, manifest, facts = self.words, self.manifest, self.briefing.facts
        yield self.editors(words["gist"], self.paragraph(self.statement(manifest.gist), "lead"))
        if facts and facts.rated:
            yield self.paragraph(
                [run(f"{self.view.doubts(facts)}.", "strong"), *self._tally(facts)]
            )
        if manifest.audience and manifest.audience.not_addressed:
            said = [self.statement(item) for item in manifest.audience.not_addressed]
            yield self.fields([(words["not_addressed"], said)])
        if manifest.recommendations:
            yield self.heading(2, words["asked"], listed=False)
            yield self.urgency()
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
        doubtful = worst_first(facts.doubtful.items()) if facts else []
        if doubtful and most:
            yield from self._before_quoting(doubtful, most)

    def _before_quoting(self, doubtful: list[NamedNote], most: int) -> Iterator[Block]:
        yield self.heading(2, self.words["paper_quoting"], listed=False)
        rest = len(doubtful) - most
        yield {
            "k": "quoting",
            "label": self.label("fact"),
            "rows": [self.finding(*named, most=MOST_FOUND_HERE) for named in doubtful[:most]],
            "rest": [run(self.view.count("paper_known_rest", rest))] if rest > 0 else [],
        }
