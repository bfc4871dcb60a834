"""Links inside an article: to the heading that is meant, or to nothing, never elsewhere."""

from __future__ import annotations

import pytest
from tests import builders

from taklimat.article.fragments import heading_fragment
from taklimat.article.model import Article
from taklimat.record.frozen import read_frozen

TEXT = "# Latar belakang\n\nSatu. Dua.\n\n## Menu: *isi* & air\n\nTiga.\n\n## Menu: isi & air\n\n"


def hrefs(article: Article) -> list[str]:
    """The links of the last paragraph."""
    return [run.href for s in article.paragraphs[-1].sentences for run in s.runs if run.styles]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        pytest.param("#latar-belakang", "#sec1", id="a heading"),
        pytest.param("#Latar-Belakang", "#sec1", id="in capitals"),
        pytest.param("#menu-isi--air", "#sec2", id="signs are dropped, their spaces stay"),
        pytest.param("#menu-isi--air-1", "#sec3", id="the second of two that are alike"),
        pytest.param("#menu-isi--air-2", "", id="there is no third"),
        pytest.param("#sec2", "#sec2", id="an anchor of ours"),
        pytest.param("#p1-s2", "#p1-s2", id="a sentence"),
        pytest.param("#p1-s2~an3hxx", "#p1-s2", id="with a receipt"),
        pytest.param("#sec0", "", id="what stands before the first heading has no anchor"),
        pytest.param("#p9", "", id="no such paragraph"),
        pytest.param("#menu", "", id="an id of the page itself"),
        pytest.param("#contents", "", id="another"),
        pytest.param("#", "", id="the top of the page"),
        pytest.param("https://x.example/#menu", "https://x.example/#menu", id="another site"),
    ],
)
def test_where_a_link_leads(href: str, expected: str) -> None:
    source = builders.source(f"{TEXT}Kata [a]({href}).", "article.id.md")
    new = read_frozen(source, None)
    assert hrefs(new) == [expected]
    assert hrefs(read_frozen(source, builders.ledger(new))) == [expected]


def test_a_link_in_a_heading_and_to_a_heading_with_its_own_letters() -> None:
    article = builders.article("# Édisi [b](#isi)\n\n[a](#%C3%A9disi-b)\n\n# Isi\n\nC.", "a.id.md")
    assert [run.href for run in article.sections[0].heading] == ["", "#sec2"]
    assert article.sentences[0].runs[0].href == "#sec1"


def test_a_heading_that_is_called_like_an_anchor_is_meant_first() -> None:
    article = builders.article("A.\n\n# P1\n\n[a](#p1)", "article.id.md")
    assert hrefs(article) == ["#sec1"]


def test_a_heading_of_signs_alone_is_no_target() -> None:
    assert hrefs(builders.article("# …\n\n[a](#)", "article.id.md")) == [""]


@pytest.mark.parametrize(
    ("title", "fragment"),
    [
        ("A b", "a-b"),
        ("1. Apa itu “air”?", "1-apa-itu-air"),
        ("a_b - c", "a_b---c"),
        ("Édisi ß", "édisi-ß"),
        ("…", ""),
    ],
)
def test_fragments_as_github_makes_them(title: str, fragment: str) -> None:
    assert heading_fragment(title) == fragment
