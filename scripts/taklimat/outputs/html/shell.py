"""What the shell around a page's body shows: head, masthead, menu, foot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup

from taklimat.base.languages import LANGUAGES
from taklimat.base.words import WORDS
from taklimat.outputs.html.view import View
from taklimat.outputs.policy import POLICY
from taklimat.pages.addresses import LIBRARY_NAMES, PLACEHOLDER_URL, library_address, page_address
from taklimat.pages.briefing_pages import RedirectPage
from taklimat.pages.page import Page, PageLink, primary
from taklimat.pages.permanence import fresh_anchors, fresh_places, is_permanent


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

    With `absolute` links begin at the site's root: the 404 page is served for any path.
    """
    view, words = View(page), WORDS[page.language]
    url = _from_root(settings.site_url) if absolute else view.url
    redirect = page.target if isinstance(page, RedirectPage) else None
    return {
        "body": Markup(body),  # noqa: S704  rendered by our escaping templates or by MkDocs
        "words": words,
        "language": page.language,
        "locale": LANGUAGES[page.language].locale,
        "kind": page.kind,
        "policy": settings.policy,
        "title": _title(page, settings),
        "heading": _shared_title(page, settings),
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
        "styles": _STYLES.get(page.kind, ()),
        "script": "text.js" if page.kind in {"text", "components"} else "taklimat.js",
        "standing": not is_permanent(page),
        "hidden": page.kind in {"components", "removed"} or not is_permanent(page),
        "fresh": fresh_places(page),
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


_STYLES: Mapping[str, tuple[str, ...]] = {
    "text": ("text.css",),
    "doc": ("doc.css",),
    "components": ("text.css", "doc.css", "states.css"),
}
"""Style sheets of a kind of page besides the one of all."""
_SEARCH = ("find.js", "dialog.js", "search.js")
"""What is loaded when search is opened, in this order."""


def _picture(page: Page, settings: Settings) -> dict[str, str]:
    """Return the picture that stands for a page's briefing, or for the library."""
    words, briefing = WORDS[page.language], page.briefing
    address = settings.pictures.get((briefing.slug if briefing else "", page.language), "")
    if briefing:
        alt = words["picture_alt"].format(title=briefing.manifest.title.in_(page.language).plain)
    else:
        alt = words["library_picture_alt"].format(words=words["library_description"])
    return {"picture": address and _absolute(settings, address), "picture_alt": alt}


def _of_briefing(page: Page, view: View, settings: Settings) -> Mapping[str, Any]:
    if page.briefing is None:
        home = PageLink(settings.site_name, library_address("library", page.language))
        links = (home, *_library(page.language, settings))
        return {"menu": {"": links}, "primary": links[1:], "source": None}
    source = page.briefing.manifest.source
    return {
        "menu": _menu(page, view, settings),
        "primary": primary(page.briefing, view.language),
        "source": source,
        "received": view.date(source.received),
        "edition": page.briefing.edition,
        **_facts(page, view),
        "draft": page.briefing.manifest.is_draft,
        "fresh_anchors": " ".join(fresh_anchors(page.briefing, page.language)),
        "previews": _previews(page.briefing.slug, page.language, settings),
        "sides": _sides(page, settings),
        "citation": view.citation,
    }


def _menu(page: Page, view: View, settings: Settings) -> dict[str, tuple[PageLink, ...]]:
    """Return the briefing's menu by group; help and the like stand in the last one."""
    words, groups = WORDS[page.language], dict(view.menu)
    groups["more"] = (*groups["more"], *_library(page.language, settings))
    return {words[f"group_{name}"]: links for name, links in groups.items() if links}


def _facts(page: Page, view: View) -> Mapping[str, str]:
    """Return where the fact notes are, and as of which date everything was checked."""
    facts = page.briefing.facts if page.briefing else None
    if not page.briefing or not facts or not facts.notes:
        return {}
    address = page_address(page.briefing.slug, "facts", view.language)
    said = page.kind in _SAY_WHEN_CHECKED
    return {"facts": address, "as_of": "" if said else view.date(facts.checked)}


_SAY_WHEN_CHECKED = {"overview", "instrument", "facts", "developments", "timeline"}
"""Kinds of pages that say themselves when the facts were checked."""


def _previews(slug: str, language: str, settings: Settings) -> str:
    return settings.assets.get(f"previews.{slug}.{language}.js", "")


def _sides(page: Page, settings: Settings) -> str:
    """Return the script with the full text in the other language, to show both side by side."""
    others = [code for code in page.alternates if code != page.language]
    if page.kind != "text" or not page.briefing or not others:
        return ""
    return _previews(page.briefing.slug, others[0], settings)


def _crumbs(page: Page) -> tuple[PageLink, ...]:
    """Return the breadcrumbs; the library's own pages have their menu instead."""
    if page.briefing is None:
        return ()
    home = PageLink(WORDS[page.language]["home"], library_address("library", page.language))
    return (home, *page.crumbs)


def _heading(page: Page, settings: Settings) -> str:
    if page.kind == "library":
        return WORDS[page.language]["library_heading"].format(name=settings.site_name)
    return page.title


def _shared_title(page: Page, settings: Settings) -> str:
    """Return the title on the card of a shared link, which names the article too."""
    heading = _heading(page, settings)
    if page.briefing is None or page.kind == "overview":
        return heading
    return f"{heading}: {page.briefing.manifest.title.in_(page.language).plain}"


def _title(page: Page, settings: Settings) -> str:
    parts = [_heading(page, settings)]
    if page.briefing and page.kind != "overview":
        parts.append(page.briefing.manifest.title.in_(page.language).plain)
    named = page.kind == "library" and settings.site_name in parts[0]
    return " · ".join(dict.fromkeys([*parts, *([] if named else [settings.site_name])]))


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
        candidates = [library_address(kind, code) for code in (language, *LANGUAGES)]
        address = next((a for a in candidates if a in settings.library), None)
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
        "i-share",
        "i-flag",
        "m-author",
        "m-fact",
        "m-editors",
    )
)


def _sprite(view: View, body: str) -> Markup:
    return Markup(
        '<svg class="tk-sprite" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>'
    ).format(view.sprite(_ALWAYS + body))


def not_found_shell(settings: Settings, languages: Collection[str]) -> dict[str, Any]:
    """Return the values of the 404 page, whose links begin at the site's root.

    `languages` are those that the library has pages in.
    """
    words = WORDS["id"]
    page = doc_page("/404.html", words["not_found_title"], words["not_found"], "id")
    homes = [_home_of(code, languages) for code in LANGUAGES]
    values = shell(page, "", settings, absolute=True)
    return {**values, "downloads": [], "languages": homes}


def _home_of(code: str, languages: Collection[str]) -> tuple[str, Any, str, str]:
    """Return a language's words and its home and search; the site's own where it has no pages."""
    there = code if code in languages else next(iter(languages))
    home, search = (library_address(kind, there) for kind in ("library", "search"))
    return code, WORDS[code], home, search


def doc_page(
    address: str, title: str, description: str, language: str, hand_written: Collection[str] = ()
) -> Page:
    """Return the page value of a hand-written page, so that it gets the same shell.

    `hand_written` are the URL paths of all of them: the page's translations are among these.
    """
    return DocPage(
        language=language,
        address=address,
        title=title,
        description=description,
        alternates=_translations(address, language, hand_written),
    )


def _translations(address: str, language: str, hand_written: Collection[str]) -> dict[str, str]:
    """Return a hand-written page in each language that has it.

    The library's own pages have a name in each language; others have the same below its root.
    """
    named = (kind for kind in LIBRARY_NAMES if library_address(kind, language) == address)
    kind = next(named, None)
    rest = address.removeprefix(LANGUAGES[language].root)
    others = {
        code: library_address(kind, code) if kind else known.root + rest
        for code, known in LANGUAGES.items()
    }
    return {code: a for code, a in others.items() if code == language or a in hand_written}


class DocPage(Page):
    """A hand-written page."""

    kind = "doc"
