"""The MkDocs door: a thin plugin that adds the planned pages and decides nothing."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

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
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from taklimat.assets import address_of, make_assets
from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.fidelity import differences, translation_differences
from taklimat.fragments import doubled, ids_of, redirected_nowhere
from taklimat.language import LANGUAGES, library_address
from taklimat.library import Library, read_library
from taklimat.library_pages import components_pages
from taklimat.manifest import json_schema
from taklimat.outputs.data import data_files
from taklimat.outputs.downloads import Files as Made
from taklimat.outputs.downloads import downloads
from taklimat.outputs.headers import apache_headers, netlify_headers
from taklimat.outputs.pack import make_packs, pack_addresses
from taklimat.outputs.papers import make_papers
from taklimat.outputs.previews import preview_script
from taklimat.outputs.search import search_index
from taklimat.outputs.sitemap import sitemap
from taklimat.outputs.social import FOLDER, Pictures, make_pictures
from taklimat.page import Page, PageLink
from taklimat.render import THEME, body, environment
from taklimat.seed import build_date, read_seed, read_text, seed_folders, shown
from taklimat.shell import (
    PLACEHOLDER_URL,
    POLICY,
    PREVIEW_POLICY,
    Settings,
    doc_page,
    shell,
)
from taklimat.words import WORDS

_MATERIALS_OWN = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
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
    """Whether the page of all components is made; it is for the theme's own tests."""


class VirtualPage(MkDocsPage):
    """A page whose body comes from a template, so that MkDocs makes no Markdown object."""

    def __init__(self, spec: Page, file: File, config: MkDocsConfig) -> None:
        self.spec = spec
        super().__init__(Markup.escape(spec.title), file, config)
        self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs would read from a Markdown file."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Offer the anchors for links from hand-written pages; the body comes later."""
        self.content = ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = _ids(self.spec)
        self.links_to_anchors = {}


def _ids(spec: Page) -> set[str]:
    if spec.kind == "text" and spec.briefing:
        return {anchor for anchor, _ in spec.briefing.article.texts()}
    return set(spec.fragments)


class TaklimatPlugin(BasePlugin[TaklimatConfig]):
    """Adds every briefing of `seeds/` to the site."""

    library: Library | None = None
    """Set by `taklimat build`, which has read it already."""
    given = False
    """Whether it was: then problems are reported by `taklimat build` too."""
    last_site: Path | None = None
    """The site that is about to be replaced, if that is not MkDocs' own folder."""
    parts: Collection[str] = ("pictures",)
    """What is made besides pages and data; PDFs and packs only by `taklimat build`."""
    _serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check all input before MkDocs empties its folder; put our theme before Material's."""
        if not self.library or not self.given:
            self.library = self._read(Path(config.config_file_path or "mkdocs.yml").parent)
        if not config.use_directory_urls:
            place = Place(shown(Path(config.config_file_path or "mkdocs.yml")))
            message = "`use_directory_urls: false` cannot be used: all addresses end with a slash"
            self._refuse([Problem(place, message, "remove this setting")])
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(0, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        self._pages = self._library.pages
        if self.config.components:
            self._pages += components_pages(self._library.briefings)
        self._bodies = environment()
        self._ids: dict[str, frozenset[str]] = {}
        self._sources = {seed.slug: seed.source for seed in self._library.seeds}
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the last site's pictures before MkDocs empties its folder; draw what is new.

        A preview has none: nobody shares its links.
        """
        self._pictures = Pictures()
        if "pictures" in self.parts and not self._serving:
            last = self.last_site or Path(config.site_dir)
            self._pictures = make_pictures(self._library, last, emptied=not self.last_site)
        papers = "pdf" in self.parts
        self._papers = make_papers(self._library, self._site_url(config)) if papers else {}

    def _read(self, project: Path) -> Library:
        try:
            today = build_date(project)
            return read_library(read_seed(folder, today) for folder in seed_folders(project))
        except ProblemError as error:
            raise self._failure(error.problems) from None

    def _failure(self, problems: Iterable[Problem]) -> Exception:
        """Return the problems for `taklimat build` to print, or in MkDocs' own kind of error."""
        error = ProblemError(problems)
        return error if self.given else PluginError(f"\n{error}")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the planned pages, our bundles and the search index; drop Material's."""
        for file in list(files):
            if file.src_uri.startswith((*_MATERIALS_OWN, *_SOURCES_OF_BUNDLES)):
                files.remove(file)
        self._docs = {_address(file) for file in files.documentation_pages()}
        self._check_addresses(files)
        for spec in self._pages:
            name = spec.address.strip("/")
            file = File.generated(
                config, f"{name}/index.md" if name else "index.md", content="", inclusion=_HIDDEN
            )
            files.append(file)
            VirtualPage(spec, file, config)
        for path, content in self._extras(config).items():
            files.append(File.generated(config, path, content=content, inclusion=_HIDDEN))
        for path, drawn in self._pictures.drawn.items():
            files.append(File.generated(config, path, content=drawn, inclusion=_HIDDEN))
        for path, kept in self._pictures.kept.items():
            file = File.generated(config, path, abs_src_path=str(kept), inclusion=_HIDDEN)
            files.append(file)
        return files

    def _check_addresses(self, files: Files) -> None:
        """A hand-written page and a planned one at the same address: neither may vanish."""
        taken = {spec.address for spec in self._pages}
        problems = [
            Problem(
                Place(shown(Path(file.abs_src_path or file.src_uri))),
                f"two pages would stand at {_address(file)}",
            )
            for file in files
            if _address(file) in taken
        ]
        self._refuse(problems)

    def _extras(self, config: MkDocsConfig) -> dict[str, str]:
        previews = dict(self._scripts())
        addresses = {name: address_of(name, script) for name, script in previews.items()}
        index = search_index(self._library.briefings, addresses)
        scripts = {**previews, **index.shards}
        states = self.config.components
        self._assets = make_assets(scripts, root=index.root_script, states=states)
        made = dict(self._assets.files)
        made["_headers"] = netlify_headers([*self._assets.files, f"{FOLDER}/*"])
        made[".htaccess"] = apache_headers(urlsplit(config.site_url or "").path.rstrip("/"))
        made["sitemap.xml"] = sitemap(self._pages, self._docs, self._site_url(config))
        schema = json.dumps(json_schema(), ensure_ascii=False, indent=1)
        made["data/briefing.schema.json"] = schema + "\n"
        return made

    def _scripts(self) -> Iterator[tuple[str, str]]:
        """Yield the scripts that pages ask for late, by plain name."""
        for language in self._library.languages:
            briefings = self._library.briefings_in(language)
            for briefing in briefings:
                name = f"previews.{briefing.slug}.{language}.js"
                yield name, preview_script(briefing, language)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Switch escaping on: MkDocs leaves it off, and every template used is ours.

        Its folder is empty now: write what pages name with its size.
        """
        env.autoescape = True
        env.bytecode_cache = self._bodies.bytecode_cache
        sizes = dict(self._write_files(Path(config.site_dir), self._site_url(config)))
        packs = pack_addresses(self._library) if "pack" in self.parts else frozenset()
        self._made = self._bodies.globals["files"] = Made(sizes, packs)

    def _write_files(self, site: Path, site_url: str) -> Iterator[tuple[str, int]]:
        """Write PDFs and data past MkDocs, which would make pages of some; yield their sizes."""
        for address, kept in self._papers.items():
            shutil.copyfile(kept, _place_of(site, address))
            yield address, kept.stat().st_size
        for briefing in self._library.briefings:
            for address, text in data_files(briefing, site_url).items():
                yield address, _place_of(site, address).write_bytes(text.encode())

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Refuse a hand-written page that is not UTF-8, and say where; MkDocs reads it itself."""
        if page.file.abs_src_path:
            try:
                read_text(Path(page.file.abs_src_path), "save the file as UTF-8")
            except ProblemError as error:
                self._refuse(error.problems)

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Fill in the publisher and the contact on hand-written pages."""
        words = WORDS[self._language(page)]
        for name in ("publisher", "contact"):
            value = self.config[name] or words["not_set"]
            markdown = re.sub(rf"{{{{\s*{name}\s*}}}}", value.replace("\\", r"\\"), markdown)
        return markdown

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Render the body now and hand it over with the shell's values."""
        if isinstance(page, VirtualPage):
            spec, content = page.spec, body(page.spec, self._bodies)
        else:
            spec, content = self._doc(page), f'<div class="tk-doc">{page.content}</div>'
        config.theme["language"] = spec.language
        tk = shell(spec, content, self._settings(config))
        tk["downloads"] = downloads(spec, self._made)
        tk["contents"] = [PageLink(unescape(item.title), item.url) for item in _sections(page)]
        cast(dict[str, Any], context)["tk"] = tk
        return context

    def _doc(self, page: MkDocsPage) -> Page:
        title = str(page.meta.get("title") or page.title)
        description = str(page.meta.get("description", ""))
        return doc_page(f"/{page.file.url}", title, description, self._language(page))

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the 404 page its shell; its links begin at the root, it has no place of its own."""
        if template_name == "404.html":
            words = WORDS["id"]
            page = doc_page("/404.html", words["not_found_title"], words["not_found"], "id")
            tk = shell(page, "", self._settings(config), absolute=True)
            tk["downloads"] = []
            tk["languages"] = [_way_home(code, self._library.languages) for code in LANGUAGES]
            cast(dict[str, Any], context)["tk"] = tk
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Hold the full text against the article, word for word; note its ids; let the body go."""
        if isinstance(page, VirtualPage):
            if page.spec.kind == "text":
                self._hold_against_source(page.spec, output)
            self._note_ids(page.spec, ids_of(output))
            page.content = None
        return output

    def _hold_against_source(self, spec: Page, html: str) -> None:
        if spec.briefing is None:
            return
        translation = spec.briefing.translations.get(spec.language)
        source = self._sources[spec.briefing.slug]
        self._refuse(
            translation_differences(translation, html) if translation else differences(source, html)
        )

    def _note_ids(self, spec: Page, ids: list[str]) -> None:
        self._refuse(doubled(spec, ids))
        if spec.briefing and spec.briefing.manifest.redirects:
            self._ids[spec.address] = frozenset(ids)

    def _refuse(self, problems: Iterable[Problem]) -> None:
        if found := tuple(problems):
            raise self._failure(found)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Follow every redirect; pack the site for readers without a network."""
        for briefing in self._library.briefings:
            self._refuse(redirected_nowhere(briefing, self._ids))
        if "pack" in self.parts:
            site = Path(config.site_dir)
            make_packs(site, self._library, self._site_url(config), self._bodies)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch everything that a page is made of."""
        project = Path(config.config_file_path or "mkdocs.yml").parent
        for path in (project / "seeds", THEME):
            server.watch(str(path))
        return server

    def _settings(self, config: MkDocsConfig) -> Settings:
        return Settings(
            site_name=config.site_name,
            site_url=self._site_url(config),
            publisher=self.config.publisher,
            contact=self.config.contact,
            library=self._docs,
            assets=self._assets.addresses,
            pictures=self._pictures.addresses,
            policy=PREVIEW_POLICY if self._serving else POLICY,
        )

    @staticmethod
    def _site_url(config: MkDocsConfig) -> str:
        return (config.site_url or PLACEHOLDER_URL).rstrip("/") + "/"

    def _language(self, page: MkDocsPage) -> str:
        first = page.file.src_uri.split("/")[0]
        return first if first in LANGUAGES and library_address("library", first) != "/" else "id"

    @property
    def _library(self) -> Library:
        if self.library is None:
            raise PluginError("the plugin was used before its configuration")
        return self.library


def _address(file: File) -> str:
    return f"/{file.url}".replace("/./", "/")


def _place_of(site: Path, address: str) -> Path:
    path = site / address.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _sections(page: MkDocsPage) -> Iterable[AnchorLink]:
    """Return the second level of a hand-written page's headings, below its title."""
    titles = page.toc.items if page.toc else []
    return [item for title in titles for item in (title.children if title.level == 1 else [title])]


def _way_home(code: str, languages: Collection[str]) -> tuple[str, Any, str, str]:
    """Return a language's words and its home and search; the site's own where it has no pages."""
    there = code if code in languages else next(iter(languages))
    home, search = (library_address(kind, there) for kind in ("library", "search"))
    return code, WORDS[code], home, search


_HIDDEN = InclusionLevel.NOT_IN_NAV  # said, for MkDocs leaves out names that begin with a dot
