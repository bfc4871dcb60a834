"""What is held between a manifest and its article; the errors' messages are golden cases."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests import builders

from taklimat.base.diagnostics import Problem, ProblemError
from taklimat.base.yaml_tree import Path, Tree, read_tree
from taklimat.briefing.reading import read_briefing

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
def test_a_hint_says_where_a_quotation_differs(text: str, hint: str) -> None:
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


# ---- errors, each at its place

MANIFEST = "seeds/contoh/briefing.yml"
KNOWN = "timur, barat, iklim, badan, petani"


def changed(path: Path, value: Any) -> dict[str, Any]:
    """The fields of a full manifest in two languages, one of them another."""
    fields = json.loads(json.dumps({**builders.full(), "languages": ["id", "en"]}))
    parent = fields
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    return dict(fields)


def found(path: Path, value: Any) -> tuple[list[Problem], Tree]:
    fields = changed(path, value)
    tree = read_tree(builders.manifest(**fields), MANIFEST)
    with pytest.raises(ProblemError) as raised:
        read_briefing(builders.seed(**fields))
    return [p for p in raised.value.problems if not p.notice], tree


@pytest.mark.parametrize(
    ("path", "value", "at", "message", "hint"),
    [
        (("languages",), ["id", "en", "en"], (), "a language is listed twice", ""),
        (("languages",), ["en", "id"], (0,), "the article is in `id`, and that language must come "
         "first", ""),
        (("title",), {"id": "a"}, (), "the English text (`en`) is missing (in title)", ""),
        (("regions", "timur", "points", 0), {"id": "a", "cites": ["p1"]}, (),
         "the English text (`en`) is missing (in regions → timur → points → 1)", ""),
        (("gist", "cites"), ["p1-s1", "p9"], (1,), "the article has no p9", ""),
        (("recommendations", "r1", "addressed_in"), ["p7-s1"], (0,), "the article has no p7-s1",
         "did you mean “p3-s1”?"),
        (("actors", "petani", "mentioned"), ["sec9"], (0,), "the article has no sec9",
         "did you mean “sec1”?"),
        (("gist", "en"), "[a](#p9)", (), "the article has no p9", ""),
        (("gist", "id"), "[a](#)", (), "the article has no “”", ""),
        (("regions", "timur", "quotes", 0, "text"), "Kita", (), "not verbatim in p1-s1: “Kita”",
         "copy the words from the article, with its own quotation marks and dashes"),
        (("regions", "timur", "quotes", 0, "text"), "Kat", (), "not verbatim in p1-s1: “Kat”",
         "a quotation begins and ends with whole words"),
        (("quotations", 0, "text"), "Kata lain", (), "not verbatim in p1-s1: “Kata lain”",
         "the article says otherwise after “… Kata”"),
        (("timeline", 1, "as_stated"), "Kini", (), "not verbatim in p1-s1: “Kini”",
         "copy the words from the article, with its own quotation marks and dashes"),
        (("comparison", 0, "cells"), {"timor": None}, ("timor",), "there is no region `timor`",
         "did you mean “timur”?"),
        (("comparison",), [{"question": builders.text("A?"), "cells": {"timur": None,
         "barat": None}},
         {"question": builders.text("B?"), "cells": {"timur": None}}], (1, "cells"), "`barat` is "
         "missing; `null` says that the author does not state it", ""),
        (("recommendations", "r1", "strength"), "wajib", (), "“wajib” stands in none of the quotes "
         "of r1", "strength is the author's own word, or null"),
        (("recommendations", "r1", "addressees"), ["badan", "xyz"], (1,), "`xyz` is not in this "
         "briefing", f"it has {KNOWN}"),
        (("recommendations", "r1", "addressees"), ["bada"], (0,), "`bada` is not in this briefing",
         "did you mean “badan”?"),
        (("recommendations", "r1", "instruments"), ["badan"], (0,),
         "`badan` is not in this briefing",
         "it has uu, peta"),
        (("recommendations", "r1", "regions"), ["badan"], (0,), "`badan` is not in this briefing",
         "did you mean “barat”?"),
        (("instruments", "peta", "see"), "uu", (), "`uu` is not in this briefing",
         "it has badan, petani"),
        (("quotations", 1, "by"), "xyz", (), "`xyz` is not in this briefing",
         "it has uu, peta, badan, petani"),
        (("glossary", 0, "related"), ["dua", "xyz"], (1,), "`xyz` is not in this briefing",
         "it has satu, dua"),
        (("glossary", 1, "slug"), "satu", (), "duplicate slug `satu`", ""),
        (("sections",), {"sec7": builders.text("A")}, "sec7", "the article has no sec7",
         "it has sec0, sec1"),
        (("regions", "timur", "sections"), ["sec1", "sec2"], (1,), "the article has no sec2",
         "it has sec0, sec1"),
        (("mark",), ["timur"], (), "the mark must name each region once, and no theme",
         "timur, barat, in any order"),
        (("instruments", "uu", "provisions"), ["Kata", "Kat"], (1,),
         "the article nowhere says “Kat”",
         ""),
        (("instruments", "uu", "forms"), ["Kata", "Kat"], (1,), "the article nowhere says “Kat”",
         "forms are the article's own words, and whole: AS-EU is one word"),
        (("actors", "badan", "forms"), ["Kata"], (0,), "“Kata” already leads to instruments → uu",
         ""),
        (("glossary", 1, "forms"), ["Kata", "Kita"], (1,), "the article nowhere says “Kita”",
         "forms are the article's own words, and whole: AS-EU is one word"),
        (("instruments", "uu", "forms_in"), {"en": ["en", "e"]}, ("en", 1),
         "the translation nowhere "
         "says “e”", "forms are the translation's own words, and whole: AS-EU is one word"),
        (("glossary", 0, "forms_in"), {"id": ["Kata"]}, ("id",),
         "there is no translation into `id`",
         ""),
        (("actors", "badan", "forms_in"), {"de": ["Kata"]}, ("de",), "there is no translation into "
         "`de`", ""),
        (("recommendations", "r1", "strength_in"), {"en": "must"}, ("en",),
         "the translation of p1-s1 "
         "does not say “must”", "copy the words from the translation"),
        (("recommendations", "r3", "strength_in"), {"id": "Kata"}, ("id",),
         "there is no translation "
         "into `id`", ""),
        (("timeline", 0, "as_stated_in"), {"en": "soon"}, ("en",),
         "the translation of p1-s1 does not "
         "say “soon”", "copy the words from the translation"),
        (("timeline", 0, "as_stated_in"), {"de": "bald"}, ("de",),
         "there is no translation into `de`",
         ""),
        (("instruments", "uu", "provisions_in"), {"en": ["e"]}, ("en", 0),
         "the translation nowhere says “e”", ""),
        (("instruments", "uu", "provisions_in"), {"en": ["en", "en"]}, ("en",),
         "1 provisions, and 2 here", "one for each, in their order"),
        (("instruments", "uu", "provisions_in"), {"de": ["e"]}, ("de",),
         "there is no translation into `de`", ""),
        (("gist", "notes"), ["n-x"], (0,), "there is no fact note `n-x`", ""),
    ],
)  # fmt: skip
def test_an_error_is_said_at_its_place(
    path: Path, value: Any, at: Path | str, message: str, hint: str
) -> None:
    """`at` goes on from the path of what was changed; a text is a key there."""
    problems, tree = found(path, value)
    place = tree.key_place((*path, at)) if isinstance(at, str) else tree.place((*path, *at))
    assert Problem(place, message, hint) in problems


def test_an_actor_that_is_a_region_too_is_an_error_at_its_name() -> None:
    actor = {"name": builders.text("A"), "kind": "group", "says": builders.statement("B.")}
    problems, tree = found(("actors", "timur"), actor)
    message = "`timur` is a region too, and recommendations are addressed to either"
    assert problems == [Problem(tree.key_place(("actors", "timur")), message)]


def test_two_instruments_cannot_be_the_same_actor() -> None:
    instruments = builders.full()["instruments"]
    both = {name: item | {"see": "badan"} for name, item in instruments.items()}
    problems, tree = found(("instruments",), both)
    message = "`badan` has the page of `uu` already"
    hint = "one instrument is the same thing as an actor; remove `see` from the others"
    assert problems == [Problem(tree.place(("instruments", "peta", "see")), message, hint)]


def test_a_criterion_listed_twice_is_an_error() -> None:
    criterion = builders.full()["criteria"][0]
    problems, tree = found(("criteria",), [criterion, criterion])
    assert problems == [Problem(tree.place(("criteria", 1, "name")), "duplicate name `ciri`")]


def test_where_nothing_is_known_nothing_is_offered() -> None:
    quotation = {"text": "Satu kata", "cites": ["p1-s1"], "by": "xyz"}
    (problem,) = errors(quotations=[quotation])
    assert (problem.message, problem.hint) == ("`xyz` is not in this briefing", "")


def test_what_is_cited_and_lacking_is_one_error() -> None:
    """Whether a quotation is verbatim cannot be told then."""
    quotes = [{"text": "Lain", "cites": ["p1-s1", "p9-s1"]}]
    region = {"name": builders.text("A"), "stance": builders.statement("B."), "quotes": quotes}
    (problem,) = errors(regions={"a": region})
    assert problem.message == "the article has no p9-s1"


@pytest.mark.parametrize(
    ("cites", "text", "verbatim"),
    [
        (["p1-s1", "p1-s2"], "penulis. Dua", True),
        (["p1-s2", "p1-s1"], "penulis. Dua", False),
        (["p1-s1", "p2-s1"], "penulis. Tiga", False),
        (["p1-s2", "p2-s1"], "lagi. Tiga", True),  # over the end of a paragraph
        (["p1-s2", "p1-s1", "p1-s2"], "penulis. Dua", True),
        (["p1-s1", "p2-s1"], "Tiga kata.", True),
        (["sec1"], "Bagian", True),
    ],
)
def test_only_sentences_that_follow_each_other_are_joined(
    cites: list[str], text: str, verbatim: bool
) -> None:
    quotes = [{"text": text, "cites": cites}]
    region = {"name": builders.text("A"), "stance": builders.statement("B."), "quotes": quotes}
    if verbatim:
        assert builders.briefing(ARTICLE, regions={"a": region})
    else:
        (problem,) = errors(regions={"a": region})
        assert problem.message == f"not verbatim in {', '.join(cites)}: “{text}”"


def test_one_quote_of_several_may_have_the_strength() -> None:
    item = builders.full()["recommendations"]["r1"] | {
        "addressees": ["a"], "instruments": [], "regions": [], "addressed_in": ["p1-s1"],
        "strength": "KATA", "quotes": [
            {"text": "Dua", "cites": ["p1-s2"]}, {"text": "Satu kata", "cites": ["p1-s1"]},
        ],
    }  # fmt: skip
    actor = {"name": builders.text("A"), "kind": "group", "says": builders.statement("B.")}
    assert builders.briefing(ARTICLE, recommendations={"r1": item}, actors={"a": actor})


# ---- the mark


@pytest.mark.parametrize(
    ("mark", "fits"),
    [
        pytest.param([], True, id="none: as listed"),
        pytest.param(["timur", "barat"], True, id="as listed"),
        pytest.param(["barat", "timur"], True, id="in another order"),
        pytest.param(["timur"], False, id="one is left out"),
        pytest.param(["timur", "barat", "timur"], False, id="one twice"),
        pytest.param(["timur", "barat", "iklim"], False, id="a theme"),
    ],
)
def test_the_mark_names_each_region_once(mark: list[str], fits: bool) -> None:
    region = {"name": builders.text("A"), "stance": builders.statement("B.")}
    regions = {"timur": region, "iklim": {"kind": "theme", **region}, "barat": region}
    fields: dict[str, Any] = {"regions": regions, "mark": mark}
    if fits:
        assert list(builders.briefing(ARTICLE, **fields).manifest.mark) == mark
    else:
        (problem,) = errors(**fields)
        assert problem.message == "the mark must name each region once, and no theme"
        assert problem.hint == "timur, barat, in any order"
