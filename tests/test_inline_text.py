"""Editors' inline Markdown: the little that is allowed, and nothing that could do harm."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taklimat.inline_text import anchors_linked, to_html, to_plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("biasa", "biasa", id="plain"),
        pytest.param("*miring* _juga_", "<em>miring</em> <em>juga</em>", id="emphasis"),
        pytest.param("**tebal**", "<strong>tebal</strong>", id="strong"),
        pytest.param("`x < y`", "<code>x &lt; y</code>", id="code"),
        pytest.param("snake_case_nama", "snake_case_nama", id="underscores inside a word stay"),
        pytest.param(r"\*bukan\*", "*bukan*", id="escaped"),
        pytest.param(
            "[a](https://x.example/?a=1&b=2)",
            '<a href="https://x.example/?a=1&amp;b=2">a</a>',
            id="link",
        ),
        pytest.param(
            "[a](mailto:a@x.example)", '<a href="mailto:a@x.example">a</a>', id="mail address"
        ),
        pytest.param("[a](#p7-s2)", '<a href="/teks/#p7-s2">a</a>', id="anchor"),
        pytest.param(
            '[a](https://x.example "judul")', '<a href="https://x.example">a</a>', id="no title"
        ),
        pytest.param("[the sea](lang:en)", '<span lang="en">the sea</span>', id="in English"),
        pytest.param("[a](Lang:en)", '<span lang="en">a</span>', id="with a capital"),
        pytest.param("[a](LANG:1)", "<a>a</a>", id="no language with capitals"),
        pytest.param('[a](lang:"x)', "<a>a</a>", id="no language"),
        pytest.param("[a](lang:zh-Hans)", '<span lang="zh-Hans">a</span>', id="its writing too"),
        pytest.param("[a](lang:english)", "<a>a</a>", id="a language's name is no tag"),
        pytest.param("[a](javascript:alert(1))", "<a>a</a>", id="script"),
        pytest.param("[a](JavaScript&#58;alert(1))", "<a>a</a>", id="script, spelt otherwise"),
        pytest.param("[a](data:text/html,x)", "<a>a</a>", id="data"),
        pytest.param("[a](//x.example)", "<a>a</a>", id="another host without a scheme"),
        pytest.param("[a](teks/)", "<a>a</a>", id="relative: it would break on other pages"),
        pytest.param("<b onclick=x>a</b>", "&lt;b onclick=x&gt;a&lt;/b&gt;", id="HTML is text"),
        pytest.param("<script>a</script>", "&lt;script&gt;a&lt;/script&gt;", id="a script is text"),
        pytest.param("<!-- a -->", "&lt;!-- a --&gt;", id="a comment is text"),
        pytest.param("<https://x.example>", "&lt;https://x.example&gt;", id="no automatic links"),
        pytest.param("![a](b.png)", "![a](b.png)", id="no images"),
        pytest.param("[a]: https://x.example", "[a]: https://x.example", id="no definitions"),
        pytest.param("[catatan]", "[catatan]", id="brackets"),
        pytest.param("# *a*", "# <em>a</em>", id="no headings"),
        pytest.param("- *a*", "- <em>a</em>", id="no lists"),
        pytest.param("1. *a*", "1. <em>a</em>", id="no numbered lists"),
        pytest.param("> *a*", "&gt; <em>a</em>", id="no quotations"),
        pytest.param("*a*\n\n*b*", "<em>a</em> <em>b</em>", id="one line"),
        pytest.param("A & B < C", "A &amp; B &lt; C", id="ampersand"),
        pytest.param("A & *B*", "A &amp; <em>B</em>", id="ampersand beside emphasis"),
        pytest.param("&amp;", "&amp;", id="an entity is not doubled"),
        pytest.param("“a” 'b' \"c\"", "“a” 'b' \"c\"", id="quotation marks"),
        pytest.param("*“a”* 'b' \"c\"", "<em>“a”</em> 'b' \"c\"", id="marks beside emphasis"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_html(text: str, expected: str) -> None:
    assert to_html(text, lambda anchor: f"/teks/#{anchor}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("*a* **b** `c` [d](#p7)", "a b c d", id="signs go, words stay"),
        pytest.param("<b>&\"'", "<b>&\"'", id="HTML is text"),
        pytest.param("Q&A *lagi*", "Q&A lagi", id="ampersand"),
        pytest.param("Q&amp;A", "Q&A", id="entity"),
        pytest.param("'a' \"b\" *c*", "'a' \"b\" c", id="quotation marks"),
        pytest.param("[a](https://x.example/>b)", "a", id="a bracket inside an address"),
        pytest.param("1 < 2 > 0 *a*", "1 < 2 > 0 a", id="less and greater"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert to_plain(text) == expected


def test_anchors_that_links_lead_to() -> None:
    text = "[a](#p1-s2) *b* [c](https://x.example/#p9) [d](#p3)"
    assert anchors_linked(text) == ("p1-s2", "p3")
    assert anchors_linked("tanpa tautan") == ()


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


_PIECES = [
    *"*_`[]()<>&\\\"'!#: \n=ab",
    *("](", "javascript:", "https://x", "#p1", "<b onclick=", "&#106;", "<!--", "![", "]: ", "**"),
]
markdown = st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@settings(deadline=None)
@given(markdown)
def test_nothing_but_the_allowed_comes_out(text: str) -> None:
    found = _Tags(to_html(text))
    assert found.tags <= {"em", "strong", "code", "a"}
    assert {name for name, _ in found.attributes} <= {"href"}
    for _, address in found.attributes:
        assert (address or "").lower().startswith(("#", "http:", "https:", "mailto:"))


@settings(deadline=None)
@given(markdown)
def test_plain_words_are_those_of_the_html(text: str) -> None:
    assert to_plain(text).split() == _Tags(to_html(text)).words.split()


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="*_`[]<>&\\")))
def test_a_text_without_signs_stays_as_it_is(text: str) -> None:
    assert to_plain(text) == text == to_html(text)
