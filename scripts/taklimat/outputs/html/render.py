"""Pages to HTML: the body from its own template, then the shell around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from taklimat.outputs.html.contents import with_contents
from taklimat.outputs.html.downloads import downloads
from taklimat.outputs.html.pieces import Pieces
from taklimat.outputs.html.shell import Settings, shell
from taklimat.outputs.html.view import View
from taklimat.outputs.theme import body_templates, shell_templates
from taklimat.pages.files import NO_FILES, Files
from taklimat.pages.page import Page

SITE_NAME = "Taklimat"
"""Where no mkdocs.yml says another."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes whole pages of one site."""

    bodies: Environment
    shells: Environment
    settings: Settings
    files: Files

    def page(self, page: Page) -> str:
        """Return the HTML of a page."""
        content = body(page, self.bodies, self.files, self.settings.site_name)
        return self.shells.get_template("main.html").render(tk=self.shell(page, content))

    def shell(self, page: Page, content: str) -> dict[str, Any]:
        """Return the values that `base.html` shows around a page's body, as `tk`."""
        values = shell(page, content, self.settings)
        return {**values, "downloads": downloads(page, self.files), "contents": []}


def renderer(theme: Iterable[str], settings: Settings, files: Files = NO_FILES) -> Renderer:
    """Return the renderer of a site; `theme` are the folders of its templates."""
    return Renderer(body_templates(), shell_templates(theme), settings, files)


def body(
    page: Page, templates: Environment, files: Files = NO_FILES, site_name: str = SITE_NAME
) -> str:
    """Return the HTML of a page's main part; `files` is what the build makes besides pages."""
    view = View(page)
    html = templates.get_template(f"briefing/{page.kind}.html").render(
        page=page,
        b=page.briefing,
        m=page.briefing.manifest if page.briefing else None,
        v=view,
        c=Pieces(view),
        w=view.words,
        files=files,
        site_name=site_name,
        **page.own_values,
    )
    return with_contents(html, view.words["on_this_page"])
