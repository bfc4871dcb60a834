"""The list of contents in the margin of a page."""

from __future__ import annotations

import pytest

from taklimat.outputs.html.contents import PLACE, with_contents


def headings(count: int) -> str:
    return "".join(f'<h2 id="h{k}">H{k}</h2>' for k in range(count))


@pytest.mark.parametrize(("count", "links"), [(0, 0), (2, 0), (3, 3), (9, 9)])
def test_few_headings_are_not_worth_a_list(count: int, links: int) -> None:
    body = with_contents(f"{headings(count)}<aside>{PLACE}</aside>", "Di halaman ini")
    assert body.count('<li><a href="#h') == links
    assert ("Di halaman ini" in body) == bool(links)
    assert PLACE not in body


def test_a_list_says_the_headings_words_alone() -> None:
    special = '<h2 id="x">A &amp; <i lang="en">B</i><small> of the editors</small></h2>'
    body = with_contents(f"{special}{headings(2)}{PLACE}", "Here")
    assert '<a href="#x">A &amp; B</a>' in body


def test_headings_of_the_margin_are_not_listed() -> None:
    margin = f'<aside class="tk-side">{PLACE}<h2 id="status">Status</h2></aside>'
    body = with_contents(headings(3) + margin, "Here")
    assert "#h2" in body
    assert "#status" not in body


def test_a_title_is_escaped() -> None:
    assert "A &amp; B" in with_contents(headings(3) + PLACE, "A & B")
