"""What is held between a manifest and its article; the errors' messages are golden cases."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests import builders

from taklimat.briefing import read_briefing
from taklimat.diagnostics import Problem, ProblemError

ARTICLE = "Satu kata penulis. Dua – “kata” lagi.\nBagian\nTiga kata.\n"


def notices(article: str = ARTICLE, **fields: Any) -> list[Problem]:
    return list(builders.briefing(article, **fields).notices)


def errors(**fields: Any) -> tuple[Problem, ...]:
    with pytest.raises(ProblemError) as raised:
        read_briefing(builders.seed(ARTICLE, **fields))
    return tuple(p for p in raised.value.problems if not p.notice)


def cites(*anchors: str) -> dict[str, Any]:
    return {"gist": builders.statement("Inti.", *anchors)}


# ---- notices


@pytest.mark.parametrize(
    ("anchors", "expected"),
    [
        pytest.param(["p1-s1"], ["nothing cites p1-s2", "nothing cites p2-s1"], id="one of three"),
        pytest.param(["p1-s1", "p1-s2"], ["nothing cites p2-s1"], id="a paragraph's both"),
        pytest.param(["p1"], ["nothing cites p2-s1"], id="a paragraph stands for its sentences"),
        pytest.param(["p1", "p2-s1"], [], id="all"),
        pytest.param(
            ["p1", "sec1"], ["nothing cites p2-s1"], id="a section stands for no sentence"
        ),
    ],
)
def test_sentences_that_nothing_cites(anchors: list[str], expected: list[str]) -> None:
    points = [builders.statement("Pokok.", *anchors)] * 3
    found = notices(**cites(*anchors), points=points)
    assert [problem.message for problem in found] == expected


def test_an_uncited_sentence_is_noticed_at_its_paragraph() -> None:
    (problem,) = notices(**cites("p1"))
    assert str(problem.place) == "article.id.txt:3:1"


def test_a_mention_or_an_addressee_counts_as_citing() -> None:
    actor = {
        "name": builders.text("A"),
        "kind": "group",
        "mentioned": ["p2-s1"],
        "says": builders.statement("B."),
    }
    assert notices(**cites("p1"), actors={"a": actor}) == []


def test_a_draft_is_noticed_where_it_stands() -> None:
    draft = builders.statement("Inti.", "p1", "p2", status="draft")
    (problem,) = notices(gist=draft)
    assert (problem.message, problem.notice) == ("not reviewed yet (in gist)", True)
    region = {"name": builders.text("A"), "stance": builders.statement("B.", status="draft")}
    (problem,) = notices(**cites("p1", "p2"), regions={"a": region})
    assert problem.message == "not reviewed yet (in regions → a → stance)"


@pytest.mark.parametrize(
    ("count", "noticed"), [(0, True), (2, True), (3, False), (5, False), (6, True)]
)
def test_three_to_five_points_read_best(count: int, noticed: bool) -> None:
    found = notices(**cites("p1", "p2"), points=[builders.statement("A.")] * count)
    assert [problem.message for problem in found] == (
        [f"{count} key points; three to five read best"] if noticed else []
    )


def test_notices_alone_make_a_briefing_and_are_kept() -> None:
    assert all(problem.notice for problem in notices())
    assert notices() == sorted(notices())


# ---- hints


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Satu kata penyair.", "after “… Satu kata”", id="the last words that fit"),
        pytest.param(
            "kata penulis. Dua – “kata” pagi.",
            "after “… penulis. Dua – “kata””",
            id="no more than four of them",
        ),
        pytest.param("Dua - “kata” lagi.", "after “… Dua”", id="a hyphen for a dash"),
        pytest.param('Dua – "kata" lagi.', "after “… Dua –”", id="straight quotation marks"),
        pytest.param("satu kata", "copy the words from the article", id="not even the first word"),
        pytest.param("Tiga kata.", "copy the words from the article", id="another sentence"),
    ],
)
def test_a_quotation_that_departs_is_told_where(text: str, hint: str) -> None:
    quotes = [{"text": text, "cites": ["p1-s1", "p1-s2"]}]
    region = {"name": builders.text("A"), "stance": builders.statement("B."), "quotes": quotes}
    (problem,) = errors(regions={"a": region})
    assert "not verbatim in p1-s1, p1-s2" in problem.message
    assert hint in problem.hint


def test_quotations_may_go_over_sentences_and_be_set_otherwise() -> None:
    quotes = [
        {"text": "penulis. Dua –  “kata”", "cites": ["p1-s1", "p1-s2"]},
        {"text": "Dua – “kata” lagi.", "cites": ["p1"]},
    ]
    region = {"name": builders.text("A"), "stance": builders.statement("B."), "quotes": quotes}
    assert builders.briefing(ARTICLE, regions={"a": region})


@pytest.mark.parametrize(("link", "said"), [("#p9", "no p9"), ("#P1", "no P1"), ("#", "no “”")])
def test_an_unknown_anchor_in_a_link_is_an_error(link: str, said: str) -> None:
    gist = {"id": f"Lihat [ini]({link}).", "cites": ["p1"]}
    (problem,) = errors(gist=gist)
    assert f"the article has {said}" in problem.message


# ---- forms


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
        with pytest.raises(ProblemError, match=f"nowhere says “{re.escape(form)}”"):
            builders.briefing(said, **fields)
