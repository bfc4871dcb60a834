"""Pages as Markdown files: a Markdown reader leaves the author's words alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests import builders

from taklimat.outputs.data.markdown import html_block, write_pages
from taklimat.outputs.html.fidelity import words_of_html
from taklimat.outputs.html.render import body
from taklimat.outputs.theme import body_templates
from taklimat.pages.briefing_pages import briefing_pages

ARTICLE = """\
Awal \\*satu\\* dan \\_dua\\_.

    kode *bintang*

      <b> & _garis_
    \t# akhir

Lalu \\*bintang\\* dan \\_garis\\_ dan \\`kutip\\` <!-- x -->.

- butir \\*tiga\\*
"""


def rendered(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).render(markdown))


@pytest.mark.parametrize("article", [ARTICLE, ARTICLE.replace("\n", "\r\n")])
def test_the_authors_words_pass_through_markdown(article: str, tmp_path: Path) -> None:
    templates = body_templates()
    pages = briefing_pages(builders.briefing(article, file="article.id.md"))
    write_pages(pages, tmp_path / "out", lambda page: body(page, templates))
    for page in pages:
        path = tmp_path / "out" / page.address.strip("/") / "index.md"
        markdown = path.read_text(encoding="utf-8").split("---\n\n", 1)[1]
        assert rendered(markdown) == markdown
        assert words_of_html(markdown) == words_of_html(body(page, templates))


@pytest.mark.parametrize(
    "html",
    [
        "text *a*\n\n_b_",
        "<p>a</p>\n  \t\n\n    *b*",
        "<span>a</span>\n\n# b",
        "<pre>\n\na\n \n*b*</pre>\n\n<p>_c_</p>",
        "<pre class='x'>a\r\n\r\n*b*</pre>\r\n\r\n<p>_c_</p>",
        "\n\n<!-- a -->\n\n*b*",
    ],
)
def test_a_block_is_left_as_it_is(html: str) -> None:
    block = html_block(html)
    assert rendered(block) == block.replace("\r\n", "\n")
