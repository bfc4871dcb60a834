"""Links at first mentions: which words, where, and never a character more or less."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.article.model import Run, Sentence
from taklimat.base.text import canonical
from taklimat.editors.mentions import Entry, Link, find_mentions, is_joined, segments


def linked(text: str, *forms: str) -> list[str]:
    """The words that become links when every form is an entry of its own."""
    entries = {form: Entry("term", form) for form in forms}
    found = find_mentions(builders.article_of([text]), entries)
    return [text[link.start : link.end] for link in found.links.get("p1-s1", ())]


def test_a_form_of_two_sentences_is_none() -> None:
    article = builders.article_of(["Satu dua.", "Dua tiga."])
    assert not find_mentions(article, {"dua.\nDua": Entry("term", "dua")}).links


@pytest.mark.parametrize(
    ("text", "forms", "expected"),
    [
        pytest.param("Kata AI Act ini.", ["AI", "AI Act"], ["AI Act"], id="the longer form wins"),
        pytest.param("Kata AI Acta ini.", ["AI", "AI Act"], ["AI"], id="unless it is no word"),
        pytest.param("Data dan sandi.", ["dat", "sand", "an"], [], id="parts of words are none"),
        pytest.param("Poros AS-EU kuat.", ["AS", "EU"], [], id="a hyphen is part of a word"),
        pytest.param("Poros AS-EU kuat.", ["AS", "AS-EU"], ["AS-EU"], id="a form with a hyphen"),
        *(
            pytest.param(f"Poros AS{sign}EU kuat.", ["AS", "EU"], [], id=f"U+{ord(sign):04X}")
            for sign in "\u00ad\u200c\u200d\u2010\u2011\u2060"
        ),
        pytest.param("Kafe\u0301 lama.", ["Kafe"], [], id="an accent set apart"),
        pytest.param("Poros AS–EU kuat.", ["AS", "EU"], ["AS", "EU"], id="a dash is not"),
        pytest.param("(AS) dan “EU”.", ["AS", "EU"], ["AS", "EU"], id="brackets and marks part"),
        pytest.param("Bobot terbuka itu.", ["bobot terbuka"], ["Bobot terbuka"], id="capital"),
        pytest.param("Kata as lain.", ["AS"], [], id="a capital form is no small one"),
        pytest.param("Skor C++ naik.", ["C++", "C"], ["C++"], id="signs are only signs"),
        pytest.param("Kata a.c dan abc.", ["a.c"], ["a.c"], id="a full stop is a full stop"),
        pytest.param("Straße lama.", ["straße"], ["Straße"], id="beyond ASCII"),
        pytest.param("Sa dan SSa.", ["ßa"], ["SSa"], id="a capital of two letters"),
        pytest.param("Ini dan ını.", ["ını"], ["ını"], id="a capital of another letter"),
        pytest.param("AS lagi AS.", ["AS"], ["AS"], id="once in a paragraph"),
        pytest.param("Bobot.", ["bOBOT"], [], id="a capital inside stays"),
        pytest.param("iPhone dan IPhone.", ["iPhone"], ["iPhone"], id="a small letter first"),
        pytest.param("IPhone.", ["iPhone"], ["IPhone"], id="or a capital"),
        pytest.param("A b.", ["a"], ["A"], id="one letter"),
        pytest.param("ab aB.", ["aB"], ["aB"], id="its other letters stay"),
        pytest.param("Kabel-a.", ["Kabel"], [], id="a hyphen behind it"),
        pytest.param("AI Act.", ["AI", "Act"], ["AI", "Act"], id="two beside each other"),
        pytest.param("AI AI Act.", ["AI", "AI Act"], ["AI", "AI Act"], id="one before the longer"),
        pytest.param("Tidak ada.", [], [], id="no forms"),
        pytest.param(
            "Ini Pasal\u00a05 dan Pasal 5.", ["Pasal 5"], ["Pasal\u00a05"], id="a no-break space"
        ),
        pytest.param("Ini Pasal 5.", ["Pasal\u00a05"], ["Pasal 5"], id="or one in the form"),
        pytest.param("Si Cafe\u0301 lama.", ["Caf\u00e9"], ["Cafe\u0301"], id="an accent apart"),
        pytest.param("A  b  Kata.", ["Kata"], ["Kata"], id="what stands behind double spaces"),
    ],
)
def test_which_words_become_links(text: str, forms: list[str], expected: list[str]) -> None:
    assert linked(text, *forms) == expected


def test_the_first_mention_in_each_paragraph_is_linked_and_every_sentence_noted() -> None:
    article = builders.article_of(["AS di sini.", "AS lagi."], ["Di sana.", "Juga AS dan AS."])
    us = Entry("actor", "us")
    found = find_mentions(article, {"AS": us})
    assert {anchor: len(links) for anchor, links in found.links.items()} == {"p1-s1": 1, "p2-s2": 1}
    assert found.anchors == {us: ("p1-s1", "p1-s2", "p2-s2")}


def test_forms_of_one_entry_count_as_one() -> None:
    us = Entry("actor", "us")
    found = find_mentions(
        builders.article_of(["Amerika Serikat (AS) maju."]), {"AS": us, "Amerika Serikat": us}
    )
    assert found.links == {"p1-s1": (Link(0, 15, us),)}


def test_a_form_with_a_capital_may_be_another_entry() -> None:
    small, capital = Entry("term", "kabel"), Entry("actor", "kabel")
    for forms in ({"kabel": small, "Kabel": capital}, {"Kabel": capital, "kabel": small}):
        found = find_mentions(builders.article_of(["Kabel membeli kabel."]), forms)
        assert found.links == {"p1-s1": (Link(0, 5, capital), Link(14, 19, small))}


def test_a_link_may_begin_and_end_inside_emphasis() -> None:
    text = Sentence("p1-s1", (Run("Kata "), Run("AI", ("em",)), Run(" Act ini.")))
    act = Entry("instrument", "act")
    found = find_mentions(builders.article_of([text]), {"AI Act": act})
    pieces = [(s.run.text, s.run.styles, s.entry) for s in segments(text, found.links["p1-s1"])]
    assert pieces == [
        ("Kata ", (), None),
        ("AI", ("em",), act),
        (" Act", (), act),
        (" ini.", (), None),
    ]


def test_links_in_several_runs_keep_every_style() -> None:
    runs = (Run("AI", ("em",)), Run(" dan "), Run("EU", ("strong",)), Run(" dan AS"), Run("."))
    text = Sentence("p1-s1", runs)
    forms = {name: Entry("actor", name) for name in ("AI", "EU", "AS")}
    links = find_mentions(builders.article_of([text]), forms).links["p1-s1"]
    assert [(s.run.text, s.run.styles, s.entry and s.entry.id) for s in segments(text, links)] == [
        ("AI", ("em",), "AI"),
        (" dan ", (), None),
        ("EU", ("strong",), "EU"),
        (" dan ", (), None),
        ("AS", (), "AS"),
        (".", (), None),
    ]


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        *((sign, True) for sign in ("a", "-", "_", "5", "\u0301")),
        *((sign, False) for sign in (" ", ".", "–", "", " a")),
    ],
)
def test_what_joins_a_form_to_a_longer_word(beside: str, expected: bool) -> None:
    assert is_joined(beside) is expected


def test_the_authors_own_link_is_left_alone() -> None:
    text = Sentence("p1-s1", (Run("Lihat "), Run("AI Act", ("link",), "https://x.example/")))
    found = find_mentions(builders.article_of([text]), {"AI Act": Entry("instrument", "act")})
    assert all(s.entry is None for s in segments(text, found.links["p1-s1"]))


def test_the_mark_of_a_footnote_stays_one_link() -> None:
    text = Sentence("p1-s1", (Run("Kata"), Run("[OECD]", ("note",)), Run(".")))
    found = find_mentions(builders.article_of([text]), {"OECD": Entry("actor", "oecd")})
    pieces = list(segments(text, found.links["p1-s1"]))
    assert [(s.run.text, s.entry) for s in pieces] == [
        ("Kata", None),
        ("[OECD]", None),
        (".", None),
    ]


texts = st.text(alphabet="aAbß ıσςΣ-.+|(\\", max_size=30) | st.text(max_size=30)
forms = st.sets(
    (
        st.text(alphabet="aAbß ıσςΣ-.+|(\\", min_size=1, max_size=4)
        | st.text(min_size=1, max_size=4)
    ).filter(canonical),
    max_size=5,
)


@builders.steady
@given(st.lists(texts, min_size=1, max_size=4), forms)
def test_pieces_give_back_the_sentence_and_links_never_overlap(
    pieces: list[str], words: set[str]
) -> None:
    text = Sentence("p1-s1", tuple(map(Run, pieces)))
    found = find_mentions(
        builders.article_of([text]), {form: Entry("term", form) for form in words}
    )
    links = found.links.get("p1-s1", ())
    assert "".join(s.run.text for s in segments(text, links)) == text.text
    assert all(before.end <= after.start for before, after in pairwise(links))
    for link in links:
        form = canonical(link.entry.id)
        said = canonical(text.text[link.start : link.end])
        assert said in {form, form[0].upper() + form[1:]}
    assert {link.entry for link in links} == set(found.anchors)
