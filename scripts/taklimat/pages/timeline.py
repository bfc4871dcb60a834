"""The timeline: what the author dates, and what the fact notes date, year by year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from taklimat.base.anchors import paragraph_of
from taklimat.briefing.briefing import Briefing
from taklimat.editors.fields import Text
from taklimat.editors.manifest import Dated
from taklimat.pages.maker import Maker
from taklimat.pages.page import Page, rests_on


@dataclass(frozen=True, slots=True)
class DatedFact:
    """An event that the fact notes date, with the instrument under which it stands."""

    date: str
    event: Text
    name: Text
    address: tuple[str, str, str]
    """Kind of page, its name, and the fragment there."""
    jurisdiction: str = ""
    """Whose the text is: EU, US and so on, where that is known."""


def dated_facts(briefing: Briefing) -> list[DatedFact]:
    """Return what the fact notes date of instruments and of texts related to them."""
    facts = briefing.facts
    return [
        DatedFact(row.date, row.event, *place_of_text(briefing, name), jurisdiction(briefing, name))
        for name, status in (facts.texts.items() if facts else ())
        for row in status.dates
    ]


def jurisdiction(briefing: Briefing, name: str) -> str:
    """Return whose a legal text of the fact notes is, "" where nothing says it."""
    named = briefing.manifest.instruments
    status = briefing.facts.texts.get(name) if briefing.facts else None
    if name in named or status is None:
        return named[name].jurisdiction if name in named else ""
    about = [named[other].jurisdiction for other in status.about if other in named]
    return status.jurisdiction or next(iter(about), "")


def place_of_text(briefing: Briefing, name: str) -> tuple[Text, tuple[str, str, str]]:
    """Return the name of a legal text of the fact notes, and where it stands."""
    facts = briefing.facts
    status = facts.texts[name] if facts else None
    own = briefing.manifest.instruments.get(name)
    if status is None or (own is None and status.name is None):
        raise KeyError(name)
    title = status.name or (own.name if own else Text())
    if facts and name in facts.instruments:
        return title, (
            "instrument",
            "" if status.example else name,
            name if status.example else "kini",
        )
    about = status.about[0] if status.about else ""
    return title, ("instrument", about, "lain" if about else name)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row of the table: what the author dates, or the fact notes, or the line of today."""

    date: str
    """A year, month or day; "" for what is undated."""
    stated: Dated | None = None
    fact: DatedFact | None = None
    regions: frozenset[str] = frozenset()
    to_come: bool = False
    """Whether it lies after the day of the check."""

    @property
    def is_today(self) -> bool:
        """Whether it is the line of the day of the check."""
        return self.stated is None and self.fact is None


def by_year(
    stated: Iterable[Dated],
    facts: Iterable[DatedFact],
    regions_of: Callable[[Dated | DatedFact], frozenset[str]],
    today: str,
) -> Iterator[tuple[str, tuple[TimelineRow, ...]]]:
    """Yield (year, rows) in order; before the first row to come stands the line of today.

    Today is the day on which the facts were checked, not the reader's: without one there is no
    line. What the author leaves undated comes at the end, as year "".
    """
    rows = [
        *(TimelineRow(r.date or "", r, None, regions_of(r), _after(r.date, today)) for r in stated),
        *(TimelineRow(r.date, None, r, regions_of(r), _after(r.date, today)) for r in facts),
    ]
    dated = sorted((row for row in rows if row.date), key=lambda row: row.date)
    at = next((k for k, row in enumerate(dated) if row.to_come), len(dated))
    line = [TimelineRow(today)] if today and dated else []
    for year, group in groupby([*dated[:at], *line, *dated[at:]], key=lambda row: row.date[:4]):
        yield year, tuple(group)
    undated = tuple(row for row in rows if not row.date)
    if undated:
        yield "", undated


def _after(date: str | None, today: str) -> bool:
    """Tell whether a date lies after a day; a year or month that holds the day does not."""
    return bool(date and today and date > today[: len(date)])


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(Page):
    """Events by year."""

    kind = "timeline"
    facts: tuple[DatedFact, ...]
    """What the fact notes date, in their order."""
    years: tuple[tuple[str, tuple[TimelineRow, ...]], ...]
    rows: tuple[TimelineRow, ...]
    """Those that are events."""
    regions: tuple[tuple[str, int], ...]
    """Regions with how many events each has."""
    today: str
    """ISO date of the day of the check, "" without facts."""


def timeline_page(make: Maker) -> Iterator[TimelinePage]:
    """Yield the timeline."""
    stated, facts = make.manifest.timeline, dated_facts(make.briefing)
    today = make.briefing.facts.checked if make.briefing.facts else ""
    years = tuple(by_year(stated, facts, lambda row: _regions_of(make.briefing, row), today))
    rows = tuple(row for _, group in years for row in group if not row.is_today)
    counts = {name: sum(name in row.regions for row in rows) for name in make.manifest.regions}
    regions = tuple((name, count) for name, count in counts.items() if count)
    yield TimelinePage(
        **make.head(
            "timeline",
            title=make.words["menu_timeline"],
            description=make.words["timeline_description"].format(
                count=len(stated), facts=len(facts)
            ),
            rests_on=rests_on(*stated),
        ),
        facts=tuple(facts),
        years=years,
        rows=rows,
        regions=regions,
        today=today,
    )


def _regions_of(briefing: Briefing, row: Dated | DatedFact) -> frozenset[str]:
    """Return the regions of an event: of its sentences, or whose text it is about."""
    manifest = briefing.manifest
    if isinstance(row, Dated):
        sections = {briefing.section_of[paragraph_of(anchor)].anchor for anchor in row.cites}
        regions = manifest.regions.items()
        return frozenset(n for n, region in regions if sections.intersection(region.sections))
    code = row.jurisdiction.lower()
    return frozenset({code} & set(manifest.regions))
