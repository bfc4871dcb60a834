"""The MkDocs plugin: it translates MkDocs' events into calls, and decides nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_theme_dir
from mkdocs.utils.templates import TemplateContext

from taklimat.base.diagnostics import ProblemError
from taklimat.base.languages import LANGUAGES
from taklimat.base.words import WORDS
from taklimat.outputs.html.render import Renderer, renderer
from taklimat.outputs.html.shell import doc_page, not_found_shell
from taklimat.outputs.theme import THEME
from taklimat.pages.addresses import PLACEHOLDER_URL, library_address
from taklimat.pages.page import Page, PageLink
from taklimat.pages.site import Site
from taklimat.project.folders import display_path, read_text
from taklimat.project.load import load
from taklimat.project.mkdocs_run import file_address, wrong_settings
from taklimat.project.site_build import (
    Plan,
    Publication,
    check_hand_written,
    plan_build,
    refuse,
    write_site,
)

_SOURCES_OF_BUNDLES = (
    "assets/taklimat/css/",
    "assets/taklimat/js/",
    "assets/taklimat/find/",
    "assets/taklimat/dialog/",
    "assets/taklimat/theme.js",
    "assets/taklimat/components.css",
    "assets/taklimat/marks.svg",
    "pdf/",
    "pack/",
)


class TaklimatConfig(Config):
    """Settings below `taklimat:` in mkdocs.yml."""

    publisher = config_options.Optional(config_options.Type(str))
    contact = config_options.Optional(config_options.Type(str))
    components = config_options.Type(bool, default=False)
    """Whether the page of all components is made, as it always is in a preview."""


class PlannedPage(MkDocsPage):
    """MkDocs' idea of a page that it does not make: links from `docs/` to its anchors resolve."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(Markup.escape(page.title), file, config)
        self.present_anchor_ids = page.anchors


class TaklimatPlugin(BasePlugin[TaklimatConfig]):
    """Adds every briefing of `seeds/` to the site."""

    site: Site | None = None
    """Set by `taklimat build`, which has loaded it, and prints problems itself."""
    parts: Collection[str] = ("pictures",)
    """Of SKIPPABLE, what is made besides pages and data; only `taklimat build` adds the rest."""
    _preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self._preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all input before MkDocs empties its folder; put our theme before Material's."""
        file = Path(config.config_file_path or "mkdocs.yml")
        with self._reported():
            refuse(wrong_settings(config, display_path(file)))
            if str(THEME) not in config.theme.dirs:
                config.theme.dirs.insert(0, str(THEME))
            self._theme = tuple(map(str, config.theme.dirs))
            # MkDocs lists every file of these folders; of Material's 14,000 none is published.
            material = get_theme_dir("material")
            config.theme.dirs = [path for path in self._theme if path != material]
            config.theme.static_templates.discard("sitemap.xml")
            parts = () if self._preview else self.parts
            self._plan: Plan = plan_build(
                self.site or load(file.parent, drafts=self._preview),
                self._publication(config),
                parts,
            )
        return config

    def _publication(self, config: MkDocsConfig) -> Publication:
        return Publication(
            site_name=config.site_name,
            site_url=(config.site_url or PLACEHOLDER_URL).rstrip("/") + "/",
            publisher=self.config.publisher,
            contact=self.config.contact,
            components=self.config.components or self._preview,
            theme=self._theme,
            preview=self._preview,
        )

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Turn problems into a PluginError, unless `taklimat build` catches and prints them."""
        try:
            yield
        except ProblemError as error:
            if self.site:
                raise
            raise PluginError(f"\n{error}") from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Drop the sources of our bundles; register planned pages as targets of links."""
        for file in list(files):
            is_the_themes = Path(file.abs_src_path or "").is_relative_to(THEME)
            if is_the_themes and file.src_uri.startswith(_SOURCES_OF_BUNDLES):
                files.remove(file)
        self._docs = frozenset(file_address(file) for file in files.documentation_pages())
        self._sources = {
            file_address(f): display_path(Path(f.abs_src_path))
            for f in files
            if f.abs_src_path and Path(f.abs_src_path).is_relative_to(config.docs_dir)
        }
        with self._reported():
            refuse(check_hand_written(self._plan.pages, self._sources.items()))
        for page in self._plan.pages:
            path = f"{page.address.strip('/')}/index.md".lstrip("/")
            # MkDocs resolves links to excluded files, and renders none of them.
            file = File.generated(config, path, content="", inclusion=InclusionLevel.EXCLUDED)
            files.append(file)
            PlannedPage(page, file, config)
        theme, settings = self._plan.publication.theme, self._plan.settings(self._docs)
        self._renderer: Renderer = renderer(theme, settings)
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Switch autoescape on, which MkDocs leaves off; share our loader and its cache."""
        env.loader = self._renderer.shells.loader
        env.autoescape = True
        env.bytecode_cache = self._renderer.shells.bytecode_cache

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Report where a hand-written page is not UTF-8; MkDocs reads the file itself."""
        if page.file.abs_src_path:
            with self._reported():
                read_text(Path(page.file.abs_src_path), "save the file as UTF-8")

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Fill in the publisher and the contact on hand-written pages."""
        words = WORDS[_language(page)]
        for name in ("publisher", "contact"):
            value = self.config[name] or words["not_set"]
            markdown = re.sub(rf"{{{{\s*{name}\s*}}}}", value.replace("\\", r"\\"), markdown)
        return markdown

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Add the shell's values to a hand-written page's template context, as `tk`."""
        own = _doc(page, self._docs)
        config.theme["language"] = own.language
        tk = self._renderer.shell(own, f'<div class="tk-doc">{page.content}</div>')
        tk["contents"] = [PageLink(unescape(item.title), item.url) for item in _sections(page)]
        cast(dict[str, Any], context)["tk"] = tk
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the 404 page its shell."""
        if template_name == "404.html":
            tk = not_found_shell(self._renderer.settings, self._plan.site.languages)
            cast(dict[str, Any], context)["tk"] = tk
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write all that MkDocs does not make."""
        with self._reported():
            write_site(self._plan, Path(config.site_dir), self._docs, self._sources)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch seeds and theme too, so that a change reloads the preview."""
        project = Path(config.config_file_path or "mkdocs.yml").parent
        for path in (project / "seeds", THEME):
            server.watch(str(path))
        return server


def _doc(page: MkDocsPage, docs: Collection[str]) -> Page:
    title = str(page.meta.get("title") or page.title)
    description = str(page.meta.get("description", ""))
    return doc_page(f"/{page.file.url}", title, description, _language(page), docs)


def _language(page: MkDocsPage) -> str:
    first = page.file.src_uri.split("/")[0]
    return first if first in LANGUAGES and library_address("library", first) != "/" else "id"


def _sections(page: MkDocsPage) -> Iterable[AnchorLink]:
    """Return the second level of a hand-written page's headings, below its title."""
    titles = page.toc.items if page.toc else []
    return [item for title in titles for item in (title.children if title.level == 1 else [title])]
