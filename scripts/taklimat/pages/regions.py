"""The pages of regions and themes, and their index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taklimat.editors.facts import Note
from taklimat.editors.manifest import Recommendation, Region
from taklimat.pages.maker import Maker
from taklimat.pages.page import EntryPage, Page, rests_on


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionsPage(Page):
    """All regions and themes."""

    kind = "regions"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPage(EntryPage):
    """What the article says of one region or theme."""

    kind = "region"
    region: Region
    instruments: tuple[str, ...]
    """Ids of those that its sections refer to."""
    actors: tuple[str, ...]
    recommendations: tuple[tuple[str, Recommendation], ...]
    """Addressed to it, with their names."""
    concerned: tuple[tuple[str, Recommendation], ...]
    """About it, and addressed to others."""
    notes: tuple[tuple[str, Note], ...]
    """The fact notes on its sections, with their ids."""


def region_pages(make: Maker) -> Iterator[Page]:
    """Yield the index of regions and a page for each."""
    words, regions = make.words, make.manifest.regions
    names = ", ".join(make.say(region.name) for region in regions.values())
    yield RegionsPage(
        **make.head(
            "region",
            title=words["menu_region"],
            description=words["regions_description"].format(names=names),
            rests_on=rests_on(*(region.stance for region in regions.values())),
        )
    )
    for name, region in regions.items():
        yield _region_page(make, name, region)


def _region_page(make: Maker, name: str, region: Region) -> RegionPage:
    briefing = make.briefing
    entries = briefing.entries_in(region.sections)
    return RegionPage(
        **make.head(
            "region",
            name,
            title=make.say(region.name),
            description=make.say(region.stance),
            rests_on=rests_on(region),
        ),
        name=name,
        region=region,
        instruments=tuple(entry.id for entry in entries if entry.kind == "instrument"),
        actors=tuple(entry.id for entry in entries if entry.kind == "actor"),
        recommendations=briefing.recommendations_to(name),
        concerned=briefing.recommendations_about(name),
        notes=briefing.notes_in(region.sections),
    )
