"""Editors' inline Markdown: the little that is allowed, and nothing that could do harm."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template
from markupsafe import Markup
from tests import builders

from taklimat.base.inline import Inline, Run, escaped


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
        pytest.param("[a](LANG:1)", "a", id="no language with capitals"),
        pytest.param('[a](lang:"x)', "a", id="no language"),
        pytest.param("[a](lang:zh-Hans)", '<span lang="zh-Hans">a</span>', id="its writing too"),
        pytest.param("[a](lang:english)", "a", id="a language's name is no tag"),
        pytest.param("[a](javascript:alert(1))", "a", id="script"),
        pytest.param("[a](javascript:b//https://c)", "a", id="script with a web address in it"),
        pytest.param("[a](JavaScript&#58;alert(1))", "a", id="script, spelt otherwise"),
        pytest.param("[a](data:text/html,x)", "a", id="data"),
        pytest.param("[a](//x.example)", "a", id="another host without a scheme"),
        pytest.param("[a](teks/)", "a", id="relative: it would break on other pages"),
        pytest.param("<b onclick=x>a</b>", "&lt;b onclick=x&gt;a&lt;/b&gt;", id="HTML is text"),
        pytest.param("<script>a</script>", "&lt;script&gt;a&lt;/script&gt;", id="a script is text"),
        pytest.param("<!-- a -->", "&lt;!-- a --&gt;", id="a comment is text"),
        pytest.param("<https://x.example>", "&lt;https://x.example&gt;", id="no automatic links"),
        pytest.param("![a](b.png)", "![a](b.png)", id="no images"),
        pytest.param(r"Awas\![a](#p1)", 'Awas!<a href="/teks/#p1">a</a>', id="no image but a link"),
        pytest.param("[a][b]", "[a][b]", id="no references"),
        pytest.param(
            "[a](<https://x.example/é b>)",
            '<a href="https://x.example/%C3%A9%20b">a</a>',
            id="an address as URLs are written",
        ),
        pytest.param(
            "[*a* `b`](#p1)", '<a href="/teks/#p1"><em>a</em> <code>b</code></a>', id="in it"
        ),
        pytest.param("**a *b***", "<strong>a <em>b</em></strong>", id="one in the other"),
        pytest.param("&copy; &#169;", "© ©", id="entities become their signs"),
        pytest.param("*a*\u00a0b", "<em>a</em>\u00a0b", id="a space that does not break stays"),
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
    assert Inline(text).html(lambda anchor: f"/teks/#{anchor}") == expected


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
    assert Inline(text).plain == expected


def test_anchors_that_links_lead_to() -> None:
    text = "[a](#p1-s2) *b* [c](https://x.example/#p9) [d](#p3)"
    assert Inline(text).anchors == ("p1-s2", "p3")
    assert Inline("tanpa tautan").anchors == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("biasa", [Run("biasa")], id="plain"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            "a *b **c*** `d`",
            [
                Run("a "),
                Run("b ", ("em",)),
                Run("c", ("em", "strong")),
                Run(" "),
                Run("d", ("code",)),
            ],
            id="styles, the outermost first",
        ),
        pytest.param(
            "[a *b*](#p1) [c](https://x.example) d",
            [
                Run("a ", href="#p1"),
                Run("b", ("em",), "#p1"),
                Run(" "),
                Run("c", href="https://x.example"),
                Run(" d"),
            ],
            id="links",
        ),
        pytest.param(
            "*[the sea](lang:en-GB)* b",
            [Run("the sea", ("em",), lang="en-GB"), Run(" b")],
            id="another language",
        ),
        pytest.param("[a](javascript:b) c", [Run("a"), Run(" c")], id="no link that could harm"),
    ],
)
def test_runs(text: str, expected: list[Run]) -> None:
    assert list(Inline(text).runs) == expected


@pytest.mark.parametrize(
    "show",
    [
        pytest.param(str, id="str"),
        pytest.param("{}".format, id="format"),
        pytest.param(lambda text: f"{text:>9}", id="format with a width"),
        pytest.param(lambda text: "%s" % text, id="percent"),  # noqa: UP031
        pytest.param(lambda text: Template("{{ x }}").render(x=text), id="a template"),
        pytest.param(
            lambda text: Template("{{ x }}", autoescape=True).render(x=text),
            id="a template that escapes",
        ),
        pytest.param(lambda text: Template("{{ 'a' ~ x }}").render(x=text), id="joined to another"),
        pytest.param(lambda text: Markup("<b>{}</b>").format(text), id="markup"),
        pytest.param(json.dumps, id="JSON"),
    ],
)
def test_nothing_shows_a_text_raw(show: Callable[[Inline], object]) -> None:
    with pytest.raises(TypeError):
        show(Inline("*a*"))


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.rewritten = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.rewritten += self.get_starttag_text() or ""
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self.rewritten += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.words += data
        self.rewritten += html.escape(data, quote=False)


_PIECES = [
    *"*_`[]()<>&\\\"'!#: \n=ab",
    *("](", "javascript:", "https://x", "#p1", "<b onclick=", "&#106;", "<!--", "![", "]: ", "**"),
]
markdown = st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@builders.steady
@given(markdown)
def test_nothing_but_the_allowed_comes_out(text: str) -> None:
    found = _Tags(Inline(text).html())
    assert found.tags <= {"em", "strong", "code", "a"}
    assert {name for name, _ in found.attributes} <= {"href"}
    for _, address in found.attributes:
        assert (address or "").lower().startswith(("#", "http:", "https:", "mailto:"))


@builders.steady
@given(markdown)
def test_plain_words_are_those_of_the_html_and_of_the_runs(text: str) -> None:
    inline = Inline(text)
    assert inline.plain.split() == _Tags(inline.html()).words.split()
    assert inline.plain == "".join(run.text for run in inline.runs)


@builders.steady
@given(markdown)
def test_tags_are_closed_in_order(text: str) -> None:
    shown = Inline(text).html()
    assert _Tags(shown).rewritten == shown


_one_line = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\0"))


@builders.steady
@given(_one_line | st.lists(st.sampled_from(_PIECES)).map("".join).map(lambda t: t.strip("\n")))
def test_an_escaped_text_comes_out_as_itself(text: str) -> None:
    line = " ".join(text.split("\n"))
    assert Inline(escaped(line)).plain == line
    assert Inline(escaped(line)).html() == html.escape(line, quote=False)


@builders.steady
@given(st.text(alphabet=st.characters(exclude_characters="*_`[]<>&\\\r\n")))
def test_a_text_without_signs_stays_as_it_is(text: str) -> None:
    assert Inline(text).plain == text == Inline(text).html()
