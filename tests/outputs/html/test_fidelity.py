"""The last guard: a page that is not the article to the word fails the build."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.outputs.html.fidelity import differences, words_of_html, words_of_source

ARTICLE = "Satu dua tiga.\nJudul\nEmpat & lima.\n- enam\n"
PAGE = """
<main><h1>Judul redaksi</h1><p>Di luar naskah.</p><svg><use href="#x"/></svg>
<article class="lain tk-text">
<p class="tk-par"><a class="tk-num" href="#p1"><span>Paragraf</span>1</a> <span class="s">
<a class="s-no" href="#p1-s1">1</a>Satu <em>dua</em> tiga.</span></p>
<h2>Judul <a class="tk-num tk-num--sec" href="#sec1">§1</a></h2>
<p>Em<b>pat</b> &amp; li&#109;a.</p>
<p class="tk-par--item"><span class="tk-ordinal">• </span>enam</p>
<svg><title>gambar</title></svg><script>let a;</script>
</article><p>Kaki halaman.</p></main>
"""


def said(page: str, article: str = ARTICLE, file: str = "article.id.txt") -> str:
    return "\n".join(map(str, differences(builders.source(article, file), page)))


def test_a_page_with_every_word_in_its_place_is_the_article() -> None:
    assert said(PAGE) == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("<em>dua</em> ", "", "word 2, after “Satu”", id="a word is missing"),
        pytest.param("<em>dua</em>", "dia", "word 2, after “Satu”", id="a word is changed"),
        pytest.param("<em>dua</em> tiga.", "tiga. dua", "word 2, after “Satu”", id="words moved"),
        pytest.param(
            "tiga.", "tiga. Lagi.", "word 4, after “Satu dua tiga.”", id="a word is added"
        ),
        pytest.param("tiga.", "tiga", "word 3, after “Satu dua”", id="a full stop is missing"),
        pytest.param("Satu ", "satu ", "word 1, after “”", id="a capital is changed"),
        pytest.param("enam</p>", "</p>", "word 9", id="the last word is missing"),
        pytest.param("enam</p>", "enam tujuh</p>", "word 10", id="a word after the last"),
        pytest.param("&amp;", "&amp;amp;", "word 6", id="escaped twice"),
        pytest.param("<em>dua</em>", "•", "word 2", id="a bullet in place of a word"),
        pytest.param("Em<b>pat</b>", "Em pat", "word 5", id="a word is cut in two"),
        pytest.param("Judul <a", "<a", "word 4", id="a heading is missing"),
        pytest.param('class="lain tk-text"', "", "shown “”", id="the whole text is missing"),
    ],
)
def test_the_first_difference_is_named(old: str, new: str, expected: str) -> None:
    assert PAGE.count(old) == 1
    assert expected in said(PAGE.replace(old, new))


@pytest.mark.parametrize(
    ("article", "page"),
    [
        pytest.param(
            "a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>", id="styles"
        ),
        pytest.param("# A\n\n1. b\n2. c", "<h2>A</h2><p>b</p><p>c</p>", id="headings and lists"),
        pytest.param("a  \nb\n\nc", "<p>a<br>b</p><p>c</p>", id="a hard break"),
        pytest.param("a ![b](c.png) d", "<p>a b d</p>", id="a picture's words"),
        pytest.param("a[^1] b\n\n[^1]: c", "<p>a<sup>[1]</sup> b</p><p>c</p>", id="a footnote"),
        pytest.param("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>", id="HTML is text"),
        pytest.param("```\na  b\n```", "<pre>a  b</pre>", id="code"),
    ],
)
def test_markdown_articles_are_held_too(article: str, page: str) -> None:
    page = f'<article class="tk-text">{page}</article>'
    assert said(page, article, "article.id.md") == ""
    assert said(page.replace("</article>", " lagi</article>"), article, "article.id.md") != ""


def test_the_authors_own_brackets_are_words() -> None:
    page = '<article class="tk-text"><p>a b</p></article>'
    assert "[2]" in said(page, "a [2] b", "article.id.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- satu\n• dua", ["-", "satu", "•", "dua"], id="bullets are words too"),
        pytest.param("a - b\n-c", ["a", "-", "b", "-c"], id="other dashes"),
        pytest.param("\ufeffa\r\nb\rc\u00a0d", ["a", "b", "c", "d"], id="white space of any kind"),
        pytest.param("**a** <b>", ["**a**", "<b>"], id="signs are words"),
    ],
)
def test_words_of_a_plain_text(text: str, expected: list[str]) -> None:
    assert words_of_source(builders.source(text)) == expected


@builders.steady
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_escaped_words_come_back(text: str) -> None:
    assert words_of_html(f'<p class="tk-text">{escape(text)}</p><p>lagi</p>') == text.split()
