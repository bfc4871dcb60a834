"""What must be in the article word for word: one comparison for all of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.base.text import canonical
from taklimat.briefing.reading import read_briefing


@pytest.mark.parametrize(
    ("article", "words", "stands"),
    [
        pytest.param("Menurut Pasal\u00a05 ini, kita harus.", "Pasal 5 ini", True, id="no-break"),
        pytest.param("Menurut Pasal 5 ini.", "Pasal\u00a05 ini", True, id="in the manifest"),
        pytest.param("Menurut Cafe\u0301 ini.", "Caf\u00e9 ini", True, id="an accent set apart"),
        pytest.param("Menurut Pasal 15 ini.", "5 ini", False, id="half a number"),
    ],
)
def test_all_that_must_be_verbatim_is_compared_in_one_way(
    article: str, words: str, stands: bool
) -> None:
    """A quotation, a form, a provision, a strength and a stated date."""
    text, said = builders.text("A"), builders.statement("B.")
    quote = {"text": words, "cites": ["p1-s1"]}
    fields: dict[str, Any] = {
        "points": [],
        "regions": {"a": {"name": text, "stance": said, "quotes": [quote]}},
        "instruments": {
            "b": {"name": text, "kind": "law", "jurisdiction": "ID", "says": said,
                  "forms": [words], "provisions": [words]},
        },
        "timeline": [{"date": None, "as_stated": words, "title": text, "cites": ["p1-s1"]}],
    }  # fmt: skip
    if stands:
        briefing = builders.briefing(article, **fields)
        (link,) = briefing.mentions.links["p1-s1"]
        assert canonical(article[link.start : link.end]) == canonical(words)
    else:
        with pytest.raises(ProblemError) as raised:
            read_briefing(builders.seed(article, **fields))
        assert len([p for p in raised.value.problems if not p.notice]) == 4


@pytest.mark.parametrize(
    ("said", "form", "found"),
    [
        pytest.param("Kata EU ini.", "EU", True, id="a word"),
        pytest.param("Poros AS-EU kuat.", "EU", False, id="half a compound"),
        pytest.param("Poros AS-EU kuat.", "AS-EU", True, id="the whole of it"),
        pytest.param("Poros AS–EU kuat.", "EU", True, id="a dash parts"),
        pytest.param("Poros AS-EU, lalu EU.", "EU", True, id="both"),
        pytest.param("Kata_EU ini.", "EU", False, id="an underscore does not part"),
        pytest.param("Bahasa C++17 lama.", "C++", False, id="a sign, and a word goes on"),
        pytest.param("Kata satu. Dua lagi.", "satu. Dua", False, id="over two sentences"),
        pytest.param("Kata dua.\nDua lagi.", "dua.\nDua", False, id="over two paragraphs"),
        pytest.param("Kata Pasal\u00a05 ini.", "Pasal 5", True, id="a no-break space"),
        pytest.param("Kata Pasal 5 ini.", "Pasal\u00a05", True, id="or one in the form"),
        pytest.param("Kata Cafe\u0301 ini.", "Caf\u00e9", True, id="an accent set apart"),
    ],
)
def test_a_form_is_in_the_article_where_it_becomes_a_link(
    said: str, form: str, found: bool
) -> None:
    actor = {
        "name": builders.text("A"), "kind": "group", "forms": [form], "mentioned": ["p1"],
        "says": builders.statement("B."),
    }  # fmt: skip
    fields: dict[str, Any] = {"actors": {"a": actor}, "points": []}
    if found:
        briefing = builders.briefing(said, **fields)
        assert briefing.mentions.links
    else:
        words = re.escape(" ".join(form.split()))
        with pytest.raises(ProblemError, match=f"nowhere says “{words}”"):
            builders.briefing(said, **fields)
