"""What the shell around a page's body shows: head, masthead, menu, foot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from taklimat.language import LANGUAGES, LIBRARY_NAMES, library_address, page_address
from taklimat.page import Page, PageLink
from taklimat.render import View
from taklimat.words import WORDS

PLACEHOLDER_URL = "https://taklimat.example/"
"""In mkdocs.yml until the public address is decided; it is printed nowhere."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",  # for Lighthouse, which reads robots.txt as if it were the page
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types taklimat",
    )
)
"""The content security policy of every page; nothing inline, nothing from elsewhere."""
PREVIEW_POLICY = "default-src 'self' 'unsafe-inline' data:"
"""Of `taklimat serve` alone, whose reloading is an inline script of MkDocs'."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site's configuration says."""

    site_name: str
    site_url: str
    """Absolute, with a slash at the end; a placeholder until the address is decided."""
    publisher: str | None
    contact: str | None
    library: Collection[str]
    """Addresses of the library's own pages that exist."""
    assets: Mapping[str, str]
    """Addresses of style sheets, scripts and indexes by their plain names."""
    pictures: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Addresses of the pictures for shared links, by slug ("" for the library) and language."""
    policy: str = POLICY


def shell(page: Page, body: str, settings: Settings, *, absolute: bool = False) -> dict[str, Any]:
    """Return the values that `base.html` and its partials show as `tk`.

    With `absolute` (the 404 page, which is served at any depth) links begin at the site's root.
    """
    view, words = View(page), WORDS[page.language]
    url = _from_root(settings.site_url) if absolute else view.url
    redirect = page.values.get("target") if page.kind == "redirect" else None
    return {
        "body": Markup(body),  # noqa: S704  rendered by our escaping templates or by MkDocs
        "words": words,
        "language": page.language,
        "locale": LANGUAGES[page.language].locale,
        "kind": page.kind,
        "policy": settings.policy,
        "title": _title(page, settings),
        "heading": page.title,
        "description": page.description,
        "printed": settings.site_url != PLACEHOLDER_URL,
        "canonical": _absolute(settings, redirect or page.address),
        "site_name": settings.site_name,
        **_picture(page, settings),
        "alternates": _alternates(page, settings),
        "refresh": url(redirect) if redirect else None,
        "previous": page.previous.address if page.previous else None,
        "next": page.next.address if page.next else None,
        "url": url,
        "root": url("/"),
        "assets": settings.assets,
        "index": " ".join(settings.assets.get(name, "") for name in _SEARCH),
        "internal": page.kind == "components",
        "sprite": _sprite(view, body),
        "crumbs": _crumbs(page),
        "current": page.address,
        "branch": page.crumbs[1].address if len(page.crumbs) > 1 else None,
        "home": library_address("library", page.language),
        "search": library_address("search", page.language),
        "switch": _switch(page),
        "library": _library(page.language, settings),
        "publisher": settings.publisher,
        "contact": settings.contact,
        **_of_briefing(page, view, settings),
    }


_SEARCH = ("find.js", "dialog.js", "search.js")
"""What is loaded when search is opened, in this order."""


def _picture(page: Page, settings: Settings) -> dict[str, str]:
    """Return the picture that stands for a page's briefing, or for the library."""
    words, briefing = WORDS[page.language], page.briefing
    address = settings.pictures.get((briefing.slug if briefing else "", page.language), "")
    if briefing:
        alt = words["picture_alt"].format(title=briefing.manifest.title.in_(page.language))
    else:
        alt = words["library_picture_alt"].format(words=words["library_description"])
    return {"picture": address and _absolute(settings, address), "picture_alt": alt}


def _of_briefing(page: Page, view: View, settings: Settings) -> Mapping[str, Any]:
    words = WORDS[page.language]
    if page.briefing is None:
        home = PageLink(settings.site_name, library_address("library", page.language))
        links = (home, *_library(page.language, settings))
        return {"menu": links, "menu_label": words["library_label"], "source": None}
    source = page.briefing.manifest.source
    return {
        "menu": view.menu,
        "menu_label": words["menu_label"],
        "source": source,
        "received": view.date(source.received),
        "edition": page.briefing.edition,
        **_facts(page, view),
        "previews": _previews(page.briefing.slug, page.language, settings),
        "sides": _sides(page, settings),
        "citation": view.citation,
    }


def _facts(page: Page, view: View) -> Mapping[str, str]:
    """Return where the fact notes are, and as of which date everything was checked."""
    facts = page.briefing.facts if page.briefing else None
    if not page.briefing or not facts or not facts.notes:
        return {}
    address = page_address(page.briefing.slug, "facts", view.language)
    return {"facts": address, "as_of": view.date(facts.checked)}


def _previews(slug: str, language: str, settings: Settings) -> str:
    return settings.assets.get(f"previews.{slug}.{language}.js", "")


def _sides(page: Page, settings: Settings) -> str:
    """Return the script with the full text in the other language, to show both side by side."""
    others = [code for code in page.alternates if code != page.language]
    if page.kind != "text" or not page.briefing or not others:
        return ""
    return _previews(page.briefing.slug, others[0], settings)


def _crumbs(page: Page) -> tuple[PageLink, ...]:
    """Return the way from home; the library's own pages have their menu instead."""
    if page.briefing is None:
        return ()
    home = PageLink(WORDS[page.language]["home"], library_address("library", page.language))
    return (home, *page.crumbs)


def _title(page: Page, settings: Settings) -> str:
    parts = [page.title]
    if page.briefing and page.kind != "overview":
        parts.append(page.briefing.manifest.title.in_(page.language))
    return " · ".join(dict.fromkeys([*parts, settings.site_name]))


def _absolute(settings: Settings, address: str) -> str:
    return urljoin(settings.site_url, address.lstrip("/"))


def _from_root(site_url: str) -> Callable[[str], str]:
    root = urlsplit(site_url).path.rstrip("/")
    return lambda address: root + address


def _alternates(page: Page, settings: Settings) -> list[tuple[str, str]]:
    """Return absolute addresses of all languages, this one too; none when there is but one."""
    if len(page.alternates) < 2:
        return []
    return [(code, _absolute(settings, address)) for code, address in page.alternates.items()]


def _switch(page: Page) -> list[tuple[str, str, str]]:
    return [
        (code, LANGUAGES[code].name, address)
        for code, address in page.alternates.items()
        if code != page.language
    ]


def _library(language: str, settings: Settings) -> tuple[PageLink, ...]:
    """Return links to the library's pages, in another language where this one lacks them."""
    words = WORDS[language]
    titles = {
        "about": words["menu_about"],
        "method": words["menu_method"],
        "accessibility": words["menu_accessibility"],
        "help": words["menu_help"],
    }
    links = []
    for kind in LIBRARY_NAMES:
        known = [library_address(kind, code) for code in (language, *LANGUAGES)]
        address = next((a for a in known if a in settings.library), None)
        if kind in titles and address:
            links.append(PageLink(titles[kind], address))
    return tuple(links)


_ALWAYS = "".join(
    f'<use href="#{name}"'
    for name in (
        "m-brand",
        "i-search",
        "i-theme",
        "i-menu",
        "i-close",
        "i-previous",
        "i-link",
        "i-copy",
        "m-author",
        "m-fact",
        "m-editors",
    )
)


def _sprite(view: View, body: str) -> Markup:
    return Markup(
        '<svg class="tk-sprite" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>'
    ).format(view.sprite(_ALWAYS + body))


def doc_page(address: str, title: str, description: str, language: str) -> Page:
    """Return the page value of a hand-written page, so that it gets the same shell."""
    return Page("doc", language, address, title, description)
