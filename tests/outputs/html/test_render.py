"""HTML of a page's body."""

from __future__ import annotations

import re

from tests import builders

from taklimat.outputs.html.render import body
from taklimat.outputs.theme import body_templates
from taklimat.pages.briefing_pages import briefing_pages


def test_headings_are_nested_as_the_authors_are() -> None:
    text = "# A\n\nb.\n\n### C\n\nd.\n\n##### E\n\nf.\n\n## G\n\nh.\n"
    briefing = builders.briefing(text, file="article.id.md")
    page = next(page for page in briefing_pages(briefing) if page.kind == "text")
    html = body(page, body_templates())
    assert re.findall(r'<(h\d) id="(sec\d)"', html) == [
        ("h2", "sec1"),
        ("h3", "sec2"),
        ("h4", "sec3"),
        ("h3", "sec4"),
    ]
