"""The sources of one briefing, as texts."""

from __future__ import annotations

from dataclasses import dataclass

from taklimat.article.source import Source
from taklimat.article.translation import TranslationSource
from taklimat.editors.fact_checks import FactsSource


@dataclass(frozen=True, slots=True)
class Seed:
    """The texts of one briefing's folder."""

    slug: str
    folder: str
    """As shown to the editor."""
    source: Source
    manifest: str
    manifest_file: str
    ledger: str | None
    ledger_file: str
    article_file: str
    """Name of the article inside the folder."""
    translations: tuple[TranslationSource, ...] = ()
    facts: FactsSource | None = None
    today: str = ""
    """ISO date of the build."""
