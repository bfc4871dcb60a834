"""Markdown articles read: blocks, runs, and nothing that could become a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests import builders

from taklimat.article.model import Run
from taklimat.article.reader import read_blocks
from taklimat.base.diagnostics import ProblemError


def markdown(text: str) -> list[str]:
    return builders.blocks(text, "article.id.md")


def runs(text: str) -> list[Run]:
    """The runs of the first block of a Markdown text."""
    first, *_ = read_blocks(builders.source(text, "article.id.md"))
    return list(first.runs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# A\n\nB\n\n### C ###\n\nD", ["# A", "B", "# C", "D"], id="headings"),
        pytest.param("A\n===\nB", ["# A", "B"], id="underlined heading"),
        pytest.param("A.\n\n**Bagian**\n\nB.", ["A.", "# Bagian", "B."], id="bold line"),
        pytest.param("**Bagian.**\n\nB.", ["Bagian.", "B."], id="a bold sentence is none"),
        pytest.param("**Bagian,**\n\nB.", ["Bagian,", "B."], id="bold with a comma is none"),
        pytest.param("**Bagian;**\n\nB.", ["Bagian;", "B."], id="bold with a semicolon is none"),
        pytest.param("**Bagian?**\n\nB.", ["# Bagian?", "B."], id="a bold question is one"),
        pytest.param(f"**{'A' * 120}**\n\nB.", [f"# {'A' * 120}", "B."], id="the longest bold"),
        pytest.param(f"**{'A' * 121}**\n\nB.", ["A" * 121, "B."], id="a longer bold line"),
        pytest.param(
            "**Bagian.[^1]**\n\n[^1]: b", ["Bagian.[1]", "- [1] b"], id="nor one with a footnote"
        ),
        pytest.param(
            f"**{'A' * 60}*{'B' * 60}***\n\nB.",
            [f"# {'A' * 60}{'B' * 60}", "B."],
            id="the longest in two styles",
        ),
        pytest.param("**A**[^1]\n\n[^1]: b", ["A[1]", "- [1] b"], id="a footnote beside it"),
        pytest.param("- **A**\n\nB", ["- A", "B"], id="a bold item is none"),
        pytest.param("- a\n\n  **B**\n\nC", ["- a", "B", "C"], id="nor its second paragraph"),
        pytest.param("**Bagian** lagi\n\nB.", ["Bagian lagi", "B."], id="bold in part is none"),
        pytest.param("> **A**\n\nB", ["> A", "B"], id="a bold quotation is none"),
        pytest.param("A\nb\n\nC", ["A b", "C"], id="wrapped"),
        pytest.param("- a\n- b\n\nC", ["- a", "- b", "C"], id="bullets"),
        pytest.param("3. a\n3. b\n7) c", ["- 3. a", "- 3. b", "- 7) c"], id="the author's numbers"),
        pytest.param(
            "1. a\n   - b\n     1. c\n2. d", ["- 1. a", "- b", "- 1. c", "- 2. d"], id="nested"
        ),
        pytest.param(
            "1. - a\n   - b\n2. 3) c\n- - d",
            ["- 1. a", "- b", "- 2. 3) c", "- d"],
            id="an item that opens with another",
        ),
        pytest.param("a[^1]\n\n[^1]: - b\n", ["a[1]", "- [1] b"], id="a footnote with a list"),
        pytest.param("- a\n\n  b\n\nc", ["- a", "b", "c"], id="a second paragraph of an item"),
        pytest.param("-\n\nA", ["A"], id="an empty item leaves no mark"),
        pytest.param("2.\n\nA", ["A"], id="nor its number"),
        pytest.param("&nbsp;\n\nA", ["A"], id="white space is no paragraph"),
        pytest.param("**[^1]**\n\n[^1]: a", ["[1]", "- [1] a"], id="a footnote is no heading"),
        pytest.param("- >\n\n  a", ["- a"], id="an item that opens with an empty quotation"),
        pytest.param("a[^1]\n\n[^1]:\n\nB", ["a[1]", "B"], id="nor does an empty footnote"),
        pytest.param(
            "&nbsp;[&nbsp;](#a)&nbsp;\n\nA", ["A"], id="white space of three kinds is no paragraph"
        ),
        pytest.param("```\n \n```\n\nA", ["A"], id="white space is no code"),
        pytest.param("- ```\n  ```\n\n  a", ["- a"], id="empty code leaves the bullet"),
        pytest.param("1. ```\n   a\n   ```\n\nb", ["| 1. a", "b"], id="code as an item"),
        pytest.param("> a\n> b\n\nC", ["> a b", "C"], id="quotation"),
        pytest.param("> - a\n>   > b", ["- a", "> b"], id="a list in a quotation"),
        pytest.param("> a\n>\n> b", ["> a", "> b"], id="a quotation of two paragraphs"),
        pytest.param("- > a\n\n  > b", ["- a", "> b"], id="a quotation in an item"),
        pytest.param("> # A\n> b", ["# A", "> b"], id="a heading in a quotation"),
        pytest.param("- # A\n- b", ["# A", "- b"], id="a heading in an item"),
        pytest.param("```\n\n a\n\n\n```\n\nC", ["| \n a", "C"], id="code keeps its room in front"),
        pytest.param("```py\na = 1\n\nb\n```\n\nC", ["| a = 1\n\nb", "C"], id="fenced code"),
        pytest.param("    a *b*\n\nC", ["| a *b*", "C"], id="indented code"),
        pytest.param("A\n\n---\n\nB", ["A", "B"], id="a rule has no words"),
        pytest.param("A <b>c</b>\n\n<p>d</p>", ["A <b>c</b>", "<p>d</p>"], id="HTML is text"),
        pytest.param(
            "<!-- a -->\n\n<script>b</script>",
            ["<!-- a -->", "<script>b</script>"],
            id="scripts are text",
        ),
        pytest.param("a &amp; b &lt;c&gt;", ["a & b <c>"], id="entities"),
        pytest.param(
            r"\*a\* {{ b }} {% c %}", ["*a* {{ b }} {% c %}"], id="escapes; templates are text"
        ),
        pytest.param("a ![b *c* &amp; d](e.png) f", ["a b c & d f"], id="a picture's words"),
        pytest.param(
            "a[^1] b\n\n[^1]: c\n\nd", ["a[1] b", "- [1] c", "d"], id="footnote in its place"
        ),
        pytest.param("a\n\n[^1]: b", ["a", "- [1] b"], id="a footnote that nothing refers to"),
        pytest.param(
            "a[^1]\n\n[^1]: b\n\n[^1]: c", ["a[1]", "- [1] b", "- [1] c"], id="a footnote twice"
        ),
        pytest.param("a[^x]\n\n> [^x]: b", ["a[x]", "- [x] b"], id="a footnote in a quotation"),
        pytest.param("b\n\n[^1]: - [^1]: a", ["b", "- [1] [1] a"], id="a footnote in itself"),
        pytest.param("a^[b]", ["a^[b]"], id="an inline footnote has no place of its own"),
        pytest.param("a|b\n-|-\nc|d", ["a|b -|- c|d"], id="tables are not CommonMark"),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert markdown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a *b* **c**",
            [Run("a "), Run("b", ("em",)), Run(" "), Run("c", ("strong",))],
            id="emphasis",
        ),
        pytest.param(
            "***a*** b", [Run("a", ("em", "strong")), Run(" b")], id="emphasis in emphasis"
        ),
        pytest.param("`a *b*`", [Run("a *b*", ("code",))], id="code"),
        pytest.param(
            "a  \nb\\\nc",
            [Run("a"), Run(" ", ("break",)), Run("b"), Run(" ", ("break",)), Run("c")],
            id="hard breaks",
        ),
        pytest.param(
            "[a](https://x.example)", [Run("a", ("link",), "https://x.example")], id="link"
        ),
        pytest.param(
            "[a](mailto:a@x.example)", [Run("a", ("link",), "mailto:a@x.example")], id="mail"
        ),
        pytest.param("[a](#p7)", [Run("a", ("link",), "#p7")], id="fragment"),
        pytest.param(
            "<https://x.example>",
            [Run("https://x.example", ("link",), "https://x.example")],
            id="bare link",
        ),
        pytest.param("[a](b.html)", [Run("a", ("link",))], id="a file that is not here"),
        pytest.param("[a](//x.example)", [Run("a", ("link",))], id="no scheme"),
        pytest.param("[a](ftp://x.example)", [Run("a", ("link",))], id="another scheme"),
        pytest.param("[a](javascript:b)", [Run("[a](javascript:b)")], id="script"),
        pytest.param("[a](data:text/html,b)", [Run("[a](data:text/html,b)")], id="data"),
        pytest.param("[a](https:b)", [Run("a", ("link",), "https:b")], id="without slashes"),
        pytest.param("[a](httpsb)", [Run("a", ("link",))], id="a file that begins like a scheme"),
        pytest.param("[a](b#c)", [Run("a", ("link",))], id="a fragment of a file"),
        pytest.param(
            "[a <https://x.example> b](#c)",
            [
                Run("a ", ("link",), "#c"),
                Run("https://x.example", ("link", "link"), "https://x.example"),
                Run(" b", ("link",), "#c"),
            ],
            id="an address inside a link",
        ),
        pytest.param("[a](#)", [Run("a", ("link",), "#")], id="the top of the page"),
        pytest.param(
            "[a](HTTP://x.example)", [Run("a", ("link",), "HTTP://x.example")], id="capitals"
        ),
        pytest.param(
            "[a](#b) c [d](#e)",
            [Run("a", ("link",), "#b"), Run(" c "), Run("d", ("link",), "#e")],
            id="between two links",
        ),
        pytest.param(
            "*[a **b** `c`](#d)* e",
            [
                Run("a ", ("em", "link"), "#d"),
                Run("b", ("em", "link", "strong"), "#d"),
                Run(" ", ("em", "link"), "#d"),
                Run("c", ("em", "link", "code"), "#d"),
                Run(" e"),
            ],
            id="styles inside a link",
        ),
        pytest.param(
            "[a\nb  \nc](#d)",
            [
                Run("a", ("link",), "#d"),
                Run(" ", ("link",), "#d"),
                Run("b", ("link",), "#d"),
                Run(" ", ("link", "break"), "#d"),
                Run("c", ("link",), "#d"),
            ],
            id="lines inside a link",
        ),
        pytest.param(
            "[![a *b*](c.png)](#d)",
            [Run("a ", ("link",), "#d"), Run("b", ("link",), "#d")],
            id="a picture inside a link",
        ),
        pytest.param("![](c.png)a", [Run("a")], id="a picture without words"),
        pytest.param(" *a* ", [Run("a", ("em",))], id="white space at both ends"),
        pytest.param("&nbsp;a&nbsp;", [Run("a")], id="white space that is spelt out"),
        pytest.param(
            "# &nbsp;*a* b&nbsp;\n\nc", [Run("a", ("em",)), Run(" b")], id="in a heading, too"
        ),
        pytest.param(
            "a[^1]\n\n[^1]:", [Run("a"), Run("[1]", ("note",))], id="the mark of a footnote"
        ),
    ],
)
def test_markdown_runs(text: str, expected: list[Run]) -> None:
    assert runs(text) == expected


def test_a_script_is_never_an_address() -> None:
    for address in ("JAVASCRIPT:a", "java\tscript:a", "&#106;avascript:a", "vbscript:a", " data:a"):
        assert all(not run.href for run in runs(f"[a](<{address}>)"))


@pytest.mark.parametrize("text", ["```\na *b*\n```\n\nc", "    a *b*\n\nc"])
def test_a_block_of_code_is_set_as_code(text: str) -> None:
    code, _ = read_blocks(builders.source(text, "article.id.md"))
    assert (code.kind, code.runs) == ("code", (Run("a *b*", ("code",)),))


def test_places_are_lines_of_the_file() -> None:
    text = "# A\n\nb\nb\n\nC\n===\n\n- d\n- e\n\n> f\n\n```\ng\n```\n\nh[^1]\n\n[^1]: i\n"
    found = read_blocks(builders.source(text, "article.id.md"))
    assert [(b.text, b.place.line) for b in found] == [
        ("A", 1), ("b b", 3), ("C", 6), ("d", 9), ("e", 10), ("f", 12), ("g", 14), ("h[1]", 18),
        ("i", 20),
    ]  # fmt: skip
    assert {b.place.column for b in found} == {1}
    assert {b.place.file for b in found} == {"article.id.md"}


def test_levels_of_headings() -> None:
    article = builders.article("# A\n\nb\n\n### C\n\n**D**\n\ne", "article.id.md")
    assert [(s.anchor, s.title, s.level) for s in article.sections] == [
        ("sec1", "A", 1),
        ("sec2", "C", 3),
        ("sec3", "D", 3),
    ]


def test_a_bold_heading_loses_its_bold_alone() -> None:
    heading, _ = read_blocks(builders.source("**A *b*[^1]**\n\n[^1]: c", "article.id.md"))
    assert heading.runs == (Run("A "), Run("b", ("em",)), Run("[1]", ("note",)))


@pytest.mark.parametrize(
    ("most", "words"),
    [
        pytest.param(
            9, lambda depth: "".join(f"{'  ' * k}- a\n" for k in range(depth)), id="lists"
        ),
        pytest.param(19, lambda depth: f"{'> ' * depth}a\n", id="quotations"),
        pytest.param(9, lambda depth: f"{'1. ' * depth}```\n", id="lists in one line"),
        pytest.param(18, lambda depth: f"{'> ' * depth}[^1]: a\n", id="a footnote in quotations"),
    ],
)
def test_what_is_nested_too_deeply_is_never_dropped(most: int, words: Callable[[int], str]) -> None:
    assert markdown(f"{words(most)}\nb")[-1] == "b"
    for depth in (most + 1, 2 * most, 1000):
        with pytest.raises(ProblemError, match=r"article.id.md:[0-9]+:1: error: .* too deep"):
            markdown(f"{words(depth)}\nb")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Satu.\n\n[Sumber]: OECD\n", 3, id="words"),
        pytest.param('[Catatan]: <dua tiga> "empat"\n', 1, id="words in brackets"),
        pytest.param("[a]: dua\n\n> [b]: lima\n\n[a]\n", 3, id="beside one that is used"),
        pytest.param("[a][b]\n\n[b]: https://x.example/\n[b]: tiga\n", 4, id="a second one"),
    ],
)
def test_words_that_look_like_a_links_address_are_never_dropped(text: str, line: int) -> None:
    with pytest.raises(ProblemError, match=f"article.id.md:{line}:1: error: .* would not show it"):
        markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a]\n\n[a]: dua\n",
        "a\n\n[b]: https://x.example/\n[c]: /d\n[//]: # (e)\n[f]: www.example.org\n",
        "![a][b]\n\n[b]: c\n",
        "a\n\n[b]: tel:110\n",
    ],
)
def test_addresses_of_links_are_no_words(text: str) -> None:
    assert markdown(text)
