"""The steps of a build in their order: check, plan, write, swap.

MkDocs makes the hand-written pages, the 404 page and the theme's files; all else is made here. So
`mkdocs build` makes the same site: its plugin calls `plan_build` before MkDocs renders its first
page and `write_site` after the last.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.editors.manifest import json_schema_text
from taklimat.outputs.data.files import data_files
from taklimat.outputs.data.headers import apache_headers, netlify_headers
from taklimat.outputs.data.sitemap import sitemap
from taklimat.outputs.html.assets import Assets, make_assets
from taklimat.outputs.html.fragments import redirected_nowhere
from taklimat.outputs.html.page_checks import check_page
from taklimat.outputs.html.previews import preview_scripts
from taklimat.outputs.html.render import renderer
from taklimat.outputs.html.shell import Settings
from taklimat.outputs.pack import make_packs, pack_addresses
from taklimat.outputs.paper.social import FOLDER as PICTURES
from taklimat.outputs.paper.social import Key, make_pictures, picture_addresses
from taklimat.outputs.policy import POLICY, PREVIEW_POLICY
from taklimat.outputs.scripts import hashed_path
from taklimat.outputs.search.index import search_index
from taklimat.outputs.theme import THEME
from taklimat.pages.addresses import PLACEHOLDER_URL
from taklimat.pages.files import Files
from taklimat.pages.library_pages import components_pages
from taklimat.pages.page import Page
from taklimat.pages.site import Site, unpublished
from taklimat.project.folders import display_path
from taklimat.project.load import CONFIG
from taklimat.project.swap import check_out, fresh_folder, real_path, swap

SKIPPABLE = ("pictures", "pdf", "pack")
"""What a site can do without; `--skip` of `taklimat build` names them."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What mkdocs.yml says of the site, in values alone."""

    site_name: str
    site_url: str = PLACEHOLDER_URL
    """Absolute, with a slash at the end."""
    publisher: str | None = None
    contact: str | None = None
    components: bool = False
    """Whether there is the page of all components, for work on the theme."""
    theme: tuple[str, ...] = (str(THEME),)
    """Folders of templates, the first one first."""
    preview: bool = False
    """Whether `serve` shows it: its reloading needs another content security policy."""


@dataclass(frozen=True)
class Plan:
    """What every page refers to: URL paths with hashes, made before the first page is rendered."""

    site: Site
    publication: Publication
    parts: frozenset[str]
    """Of SKIPPABLE, what is made besides pages and data."""
    assets: Assets
    pictures: Mapping[Key, str]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every planned page."""
        briefings = self.site.briefings
        extra = components_pages(briefings) if self.publication.components else ()
        return (*self.site.pages, *extra)

    def settings(self, hand_written: Collection[str]) -> Settings:
        """Return what the shell of every page shows; `hand_written` are the URL paths of docs."""
        publication = self.publication
        return Settings(
            site_name=publication.site_name,
            site_url=publication.site_url,
            publisher=publication.publisher,
            contact=publication.contact,
            library=hand_written,
            assets=self.assets.addresses,
            pictures=self.pictures,
            policy=PREVIEW_POLICY if publication.preview else POLICY,
        )


def build_site(
    project: Path,
    site: Site,
    out: Path,
    *,
    locked: bool = False,
    skip: Collection[str] = (),
    docs: Path | None = None,
) -> tuple[Problem, ...]:
    """Build a checked site beside `out`, then put it in its place; return MkDocs' notices.

    `skip` names what not to make, of SKIPPABLE; `docs` is the folder of hand-written pages, if
    it is not MkDocs' own.

    Raises:
        ProblemError: nothing was changed; the last good site stands.
    """
    from taklimat.project.mkdocs_run import run_mkdocs  # costs 110 ms, and `serve` needs none

    out, config = real_path(out), project / CONFIG
    check_out(out, [docs or project / "docs", project / "seeds"])
    if locked:
        refuse(unpublished(site))
    parts = frozenset(SKIPPABLE) - {*skip}
    with fresh_folder(out) as fresh:
        notices = run_mkdocs(config, display_path(config), fresh, site, parts)
        swap(fresh, out)
    return notices


# ---- steps of both `taklimat build` and `mkdocs build`


def plan_build(site: Site, publication: Publication, parts: Collection[str]) -> Plan:
    """Return what every page names: bundles, the search index, pictures, by their URL paths."""
    previews = dict(preview_scripts(site.library))
    index = search_index(site.briefings, addresses_of(previews))
    root = index.root_script(addresses_of(index.shards))
    assets = make_assets(
        {**previews, **index.shards}, {"search.js": root}, states=publication.components
    )
    pictures = picture_addresses(site) if "pictures" in parts else {}
    return Plan(site, publication, frozenset(parts), assets, pictures)


def addresses_of(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return the URL path with the hash of each script, for scripts that load others."""
    return {name: f"/{hashed_path(name, text)}" for name, text in scripts.items()}


def check_hand_written(
    pages: Iterable[Page], sources: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    """Report hand-written files whose URL path a planned page has: one would overwrite the other.

    `sources` are (URL path, file as the editor sees it).
    """
    taken = {page.address for page in pages}
    for address, file in sources:
        if address in taken:
            yield Problem(Place(file), f"two pages would stand at {address}")


def write_site(
    plan: Plan, folder: Path, hand_written: Collection[str], sources: Mapping[str, str]
) -> None:
    """Write all that MkDocs does not make into the site's folder.

    `hand_written` are the URL paths of the pages that MkDocs made, `sources` the files of all that
    it made by their URL paths.

    Raises:
        ProblemError: a page is not the article word for word, an address leads to two places, or
            a hand-written file stands where one of ours must.
    """
    site, url = plan.site, plan.publication.site_url
    packs = pack_addresses(site) if "pack" in plan.parts else frozenset()
    papers = _papers(plan)
    pictures = make_pictures(site) if "pictures" in plan.parts else {}
    data = {a: t for briefing in site.briefings for a, t in data_files(briefing, url).items()}
    texts = {f"/{path}": text for path, text in plan.assets.files.items()}
    texts |= _for_servers(plan, hand_written)
    ours = [*packs, *papers, *pictures, *data, *texts]
    refuse(_in_our_place(sources[address] for address in ours if address in sources))
    _copy(folder, {**pictures, **papers})
    sizes = {address: path.stat().st_size for address, path in papers.items()}
    sizes |= _write(folder, data)
    _write(folder, texts)
    _write_pages(plan, folder, hand_written, Files(sizes, packs))
    if "pack" in plan.parts:
        make_packs(folder, site, url, plan.publication.site_name)


def _in_our_place(files: Iterable[str]) -> Iterator[Problem]:
    for file in files:
        message = "the build makes a file of its own at this address"
        yield Problem(Place(file), message, "rename it, or delete it")


def _papers(plan: Plan) -> Mapping[str, Path]:
    """Return where each PDF is kept, by its URL path."""
    if "pdf" not in plan.parts:
        return {}
    from taklimat.outputs.paper.papers import make_papers  # costs 40 ms, and `serve` needs none

    return make_papers(plan.site, plan.publication.site_url)


def _for_servers(plan: Plan, hand_written: Collection[str]) -> dict[str, str]:
    url = plan.publication.site_url
    return {
        "/_headers": netlify_headers([*plan.assets.hashed, f"{PICTURES}/*"]),
        "/.htaccess": apache_headers(urlsplit(url).path.rstrip("/")),
        "/sitemap.xml": sitemap(plan.pages, hand_written, url),
        "/data/briefing.schema.json": json_schema_text(),
    }


def _write_pages(plan: Plan, folder: Path, hand_written: Collection[str], files: Files) -> None:
    """Render, check and write the planned pages one at a time, so that memory stays flat."""
    render = renderer(plan.publication.theme, plan.settings(hand_written), files)
    sources = {seed.slug: seed.source for seed in plan.site.seeds}
    ids: dict[str, frozenset[str]] = {}
    for page in plan.pages:
        html = render.page(page)
        source = sources[page.briefing.slug] if page.briefing else None
        inside, problems = check_page(page, html, source)
        refuse(problems)
        if page.briefing and page.briefing.manifest.redirects:
            ids[page.address] = inside
        _write(folder, {f"{page.address}index.html": html})
    for briefing in plan.site.briefings:
        refuse(redirected_nowhere(briefing, ids))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise the problems as a ProblemError, if there are any."""
    if problems := tuple(problems):
        raise ProblemError(problems)


def _write(folder: Path, texts: Mapping[str, str]) -> dict[str, int]:
    """Write texts by their URL paths; return their sizes in bytes."""
    return {
        address: _file(folder, address).write_bytes(text.encode("utf-8", "xmlcharrefreplace"))
        for address, text in texts.items()
    }


def _copy(folder: Path, files: Mapping[str, Path]) -> None:
    for address, path in files.items():
        shutil.copyfile(path, _file(folder, address))


def _file(folder: Path, address: str) -> Path:
    path = folder / address.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
