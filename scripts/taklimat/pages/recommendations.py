"""The pages of recommendations, and their index by addressee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import Note
from taklimat.editors.manifest import Recommendation
from taklimat.pages.developments import Happening, happenings
from taklimat.pages.maker import Maker
from taklimat.pages.page import EntryPage, Page, rests_on

Group = tuple[str, tuple[str, ...]]
"""A region or actor, and the names of the recommendations addressed to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationsPage(Page):
    """All recommendations in one list, to be narrowed to an addressee."""

    kind = "recommendations"
    groups: tuple[Group, ...]
    answered: frozenset[str]
    """The recommendations that something has happened about since, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage(EntryPage):
    """What is asked, of whom, how and by when."""

    kind = "recommendation"
    item: Recommendation
    regions_concerned: tuple[str, ...]
    """Regions that it is addressed to or touches."""
    since: tuple[Happening, ...]
    """What has happened about it since the article was written."""
    notes: tuple[tuple[str, Note], ...]
    """The fact notes on the sentences that it rests on, with their ids."""


def recommendation_pages(make: Maker) -> Iterator[Page]:
    """Yield the index of recommendations and a page for each."""
    words, items = make.words, make.manifest.recommendations
    rows = happenings(make.briefing)
    yield RecommendationsPage(
        **make.head(
            "recommendation",
            title=words["menu_recommendation"],
            description=words["recommendations_description"].format(count=len(items)),
            rests_on=rests_on(*items.values()),
        ),
        groups=by_addressee(make.briefing),
        answered=frozenset(name for row in rows for name in row.item.recommendations),
    )
    for name, item in items.items():
        concerned = {*item.addressees, *item.regions}
        yield RecommendationPage(
            **make.head(
                "recommendation",
                name,
                title=make.say(item.title),
                description=make.say(item.action),
                rests_on=rests_on(item),
            ),
            name=name,
            item=item,
            regions_concerned=tuple(n for n in make.manifest.regions if n in concerned),
            since=tuple(row for row in rows if name in row.item.recommendations),
            notes=make.briefing.notes_on(_basis(item)),
        )


def _basis(item: Recommendation) -> frozenset[str]:
    """Return the sentences that a recommendation rests on."""
    quoted = (anchor for quote in item.quotes for anchor in quote.cites)
    return frozenset((*item.action.cites, *item.addressed_in, *quoted))


def by_addressee(briefing: Briefing) -> tuple[Group, ...]:
    """Return the recommendations of each addressee, regions first, in the manifest's order."""
    manifest = briefing.manifest
    groups = (
        (who, tuple(name for name, _ in briefing.recommendations_to(who)))
        for who in (*manifest.regions, *manifest.actors)
    )
    return tuple(group for group in groups if group[1])
