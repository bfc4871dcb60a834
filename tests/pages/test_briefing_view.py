"""A briefing as a language shows it."""

from __future__ import annotations

from typing import Any

import pytest
from tests import builders

from taklimat.pages.briefing_view import BriefingView


@pytest.mark.parametrize(
    ("language", "author", "citation"),
    [
        ("id", "Ana Petani", "Ana Petani, Judul, judul dari redaksi, edisi 1"),
        ("en", "Ana Petani", "Ana Petani, Title, title by the editors, edition 1"),
        ("id", None, "Judul, judul dari redaksi, edisi 1"),
    ],
)
def test_a_citation_names_an_author_who_is_known(
    language: str, author: str | None, citation: str
) -> None:
    fields: dict[str, Any] = {"title": {"id": "Judul", "en": "Title"}}
    source = {"author": author, "received": "2026-11-20"}
    briefing = builders.full_briefing(**fields, source=source)
    assert BriefingView(briefing, language).citation == citation
