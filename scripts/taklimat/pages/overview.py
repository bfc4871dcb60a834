"""The overview, the full text, and the page of what can be taken along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from taklimat.base.anchors import paragraph_of
from taklimat.editors.facts import Verdict
from taklimat.pages.addresses import data_address, pack_address, paper_address
from taklimat.pages.developments import Happening, happenings
from taklimat.pages.kinds import KINDS
from taklimat.pages.maker import Maker
from taklimat.pages.page import Page, rests_on
from taklimat.pages.recommendations import Group, by_addressee

NEWEST = 5
"""Developments that the overview shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage(Page):
    """What the article says, in short."""

    kind = "overview"
    groups: tuple[Group, ...]
    """Recommendations by addressee."""
    answered: frozenset[str]
    """The recommendations that something has happened about since, by name."""
    tally: Mapping[Verdict, int]
    """How many fact notes have each verdict."""
    newest: tuple[Happening, ...]
    """What has happened last."""
    happened: int
    """How many developments there are."""

    @property
    def paper_address(self) -> str:
        """The URL path of the brief."""
        slug = self.briefing.slug if self.briefing else ""
        return paper_address(slug, self.kind, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(Page):
    """The article as its author wrote it, or its translation."""

    kind = "text"

    @property
    def anchors(self) -> set[str]:
        """The anchors of the article."""
        return {anchor for anchor, _ in self.briefing.article.texts()} if self.briefing else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadPage(Page):
    """Which file is for what."""

    kind = "download"
    papers: tuple[tuple[str, str], ...]
    """Each page's own PDF: title and URL path."""
    pack: str
    data: tuple[tuple[str, str, str], ...]
    """Each file of data: name, URL path and what it is."""


def overview_page(make: Maker) -> Iterator[OverviewPage]:
    """Yield the overview."""
    manifest, facts = make.manifest, make.briefing.facts
    rows = happenings(make.briefing)
    stances = [region.stance for region in manifest.regions.values()]
    asked = [(item.addressed_in, item.quotes) for item in manifest.recommendations.values()]
    cited = rests_on(manifest.gist, *manifest.points, manifest.audience, *stances)
    cited |= {paragraph_of(anchor) for anchors, _ in asked for anchor in anchors}
    yield OverviewPage(
        **make.head(
            "overview",
            title=make.say(manifest.title),
            description=make.say(manifest.gist),
            rests_on=cited,
        ),
        groups=by_addressee(make.briefing),
        answered=frozenset(name for row in rows for name in row.item.recommendations),
        tally=facts.tally if facts else {},
        newest=rows[:NEWEST],
        happened=len(rows),
    )


def text_page(make: Maker) -> Iterator[TextPage]:
    """Yield the full text."""
    article = make.briefing.article
    about = make.words["text_description"].format(
        title=make.say(make.manifest.title),
        paragraphs=len(article.paragraphs),
        sentences=len(article.sentences),
    )
    yield TextPage(**make.head("text", title=make.words["menu_text"], description=about))


def download_page(make: Maker) -> Iterator[DownloadPage]:
    """Yield the page of files."""
    words = make.words
    yield DownloadPage(
        **make.head(
            "download",
            title=words["menu_download"],
            description=words["download_description"],
            fragments=("pdf", "pack", "data"),
        ),
        papers=tuple(_papers(make)),
        pack=pack_address(make.briefing.slug),
        data=tuple(_data(make)),
    )


def _papers(make: Maker) -> Iterator[tuple[str, str]]:
    slug, language = make.briefing.slug, make.language
    yield make.words["paper_brief"], paper_address(slug, "overview", language)
    for kind in _IN_PAPERS:
        for name, link in make.links(kind).items():
            yield link.title, paper_address(slug, kind, language, name)


_IN_PAPERS = [kind.name for kind in KINDS.values() if kind.titles]


def _data(make: Maker) -> Iterator[tuple[str, str, str]]:
    words, languages = make.words, make.briefing.languages
    for name, about in (
        ("briefing.json", words["data_json"]),
        ("briefing.schema.json", words["data_schema"]),
        ("recommendations.csv", words["data_recommendations"]),
        ("comparison.csv", words["data_comparison"]),
        ("facts.csv", words["data_facts"]),
        ("developments.csv", words["data_developments"]),
        *((f"article.{code}.txt", words["data_txt"]) for code in languages),
        *((f"article.{code}.md", words["data_md"]) for code in languages),
        ("briefing.bib", words["data_bib"]),
        ("briefing.ris", words["data_ris"]),
        ("briefing.csl.json", words["data_csl"]),
        ("llms.txt", words["data_llms"]),
    ):
        yield name, data_address(make.briefing.slug, name), about
