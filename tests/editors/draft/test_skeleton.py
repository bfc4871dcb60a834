"""The first draft of a manifest: what it takes from an article, and what a folder is called."""

from __future__ import annotations

import pytest
from tests import builders

from taklimat.editors.draft.skeleton import skeleton, slug_of
from taklimat.editors.manifest import Manifest, read_manifest

ARTICLE = "Data cuaca\nIa “milik” kita. Semua.\nRiset & *inovasi*\nAyo.\n"
NULLS = "title: null, author: null, published: null, url: null, rights: null"
DRAFT = r"""# yaml-language-server: $schema=../../site/data/briefing.schema.json
# Every statement names the sentences it rests on; `taklimat check` tells what is missing.
title: {id: "Data cuaca"}
languages: [id]
source: {NULLS, received: "2026-11-22"}
gist: {id: "Inti naskah belum ditulis oleh redaksi.", cites: [p1-s1], status: draft}
points: []
sections:  # the editors' short names
  sec1: {id: "Data cuaca"}
  sec2: {id: "Riset &amp; \\*inovasi\\*"}
regions: {}
recommendations: {}
instruments: {}
actors: {}
glossary: []
quotations: []
"""


def draft(text: str, name: str = "naskah", language: str = "id") -> Manifest:
    article = builders.article(text, f"article.{language}.txt", language)
    return read_manifest(skeleton(article, builders.DATE, name), "briefing.yml").manifest


def test_a_draft() -> None:
    made = skeleton(builders.article(ARTICLE), builders.DATE, "naskah")
    assert made == DRAFT.replace("NULLS", NULLS)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        pytest.param("Judul\nSatu.", "naskah", "Judul", id="the first heading"),
        pytest.param(
            "Satu.\nJudul\nDua.", "Naskah  saya", "Naskah saya", id="none before the text"
        ),
        pytest.param("Satu.", "\x07", "artikel", id="nothing that YAML can hold"),
        pytest.param(f"{'A' * 80}\nSatu.", "naskah", "A" * 80, id="as long as a title may be"),
        pytest.param(f"{'A' * 81}\nSatu.", "naskah", "A" * 79 + "…", id="longer"),
        pytest.param(
            "Judul\ufffe dua\nSatu.", "naskah", "Judul dua", id="a sign that YAML refuses"
        ),
        pytest.param('Kata "dua" \\ tiga\nSatu.', "naskah", 'Kata "dua" \\\\ tiga', id="quoted"),
    ],
)
def test_the_title_of_a_draft(text: str, name: str, title: str) -> None:
    assert draft(text, name).title.id == title


def test_a_draft_names_the_text_before_the_first_heading() -> None:
    names = {key: text.id for key, text in draft("Satu.\nJudul\nDua.").sections.items()}
    assert names == {"sec0": "Pembuka", "sec1": "Judul"}


def test_a_draft_is_in_the_articles_language() -> None:
    english = draft("Satu.\nTitle\nTwo.", language="en")
    assert english.languages == ("en",)
    assert {key: text.en for key, text in english.sections.items()} == {
        "sec0": "Opening",
        "sec1": "Title",
    }


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Data Cuaca 2026", "data-cuaca-2026", id="words and figures"),
        pytest.param("--Kafé_é.v2--", "kafe-e-v2", id="accents and signs"),
        pytest.param("ﬁlm ½", "film-12", id="letters in one"),
        pytest.param("データ", "artikel", id="no letter that it can have"),
        pytest.param("", "artikel", id="nothing"),
        pytest.param("a" * 60, "a" * 60, id="as long as a name may be"),
        pytest.param("a" * 61, "a" * 60, id="longer"),
        pytest.param("a" * 59 + "-b", "a" * 59, id="a hyphen at the cut"),
        pytest.param(
            "-" * 3 + "a" * 58 + " bc", "a" * 58 + "-b", id="signs before it do not count"
        ),
    ],
)
def test_a_folders_name_is_made_of_a_files(name: str, slug: str) -> None:
    assert slug_of(name) == slug
