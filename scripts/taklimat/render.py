"""Pages to HTML bodies, through the theme's own templates with autoescape on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from markupsafe import Markup

from taklimat.article import Article, Section, Sentence
from taklimat.briefing import Briefing
from taklimat.checks import says
from taklimat.facts import WORST_FIRST, Note
from taklimat.inline_text import to_html, to_plain
from taklimat.language import HEDGES, LANGUAGES, book_address, library_address, page_address
from taklimat.manifest import Recommendation
from taklimat.marks import HEIGHT, WIDTH, mark_id, mark_shapes
from taklimat.mentions import Entry, Segment, segments
from taklimat.numbering import canonical, parts, written_out
from taklimat.page import Page, PageLink, bars, entry_address, menu
from taklimat.words import WORDS

THEME = Path(str(files("taklimat.theme")))
"""The folder `overrides/`, in place or inside the wheel."""
MOST_MAPPED_SECTIONS = 14
MOST_MAPPED_PARAGRAPHS = 120
_HEDGES = {
    code: re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE) for code, words in HEDGES.items()
}
_USED = re.compile(r'<use href="#([a-z]-[a-z0-9-]+)"')


def relative_url(source: str, target: str) -> str:
    """Return the way from one address of the site to another, so that any folder will do."""
    if not target.startswith("/"):
        return target
    path, hash_, fragment = target.partition("#")
    if path == source and hash_:
        return f"#{fragment}"
    return f"{_way(source, path)}{hash_}{fragment}"


@lru_cache(maxsize=512)
def _way(source: str, path: str) -> str:
    """A page links to the same few pages again and again, and `relpath` is slow."""
    return posixpath.relpath(path, source) + ("/" if path.endswith("/") else "")


class View:
    """What templates call: words, links, marks; everything seen from one page."""

    def __init__(self, page: Page, briefing: Briefing | None = None) -> None:
        self.page = page
        self.briefing = briefing or page.briefing
        known = self.briefing.languages if self.briefing else (page.language,)
        self.language = page.language if page.language in known else known[0]
        self.words = WORDS[self.language]

    def about(self, briefing: Briefing) -> View:
        """Return the view of a briefing from this page, in a language that it exists in."""
        return View(self.page, briefing)

    @property
    def article(self) -> Article:
        """The article in the page's language: the author's words, or a translation of them."""
        return self._briefing.article_in(self.language)

    @property
    def translated(self) -> bool:
        """Whether the article's words on this page are the editors' translation."""
        return self.language in self._briefing.translations

    @property
    def texts(self) -> Mapping[str, str]:
        """Words of every anchor in the page's language."""
        return self._briefing.texts[self.article.language]

    @property
    def receipts(self) -> Mapping[str, tuple[str, ...]]:
        """Receipts of every anchor in the page's language."""
        return self._briefing.receipts_in(self.language)

    def note(self, mark: str) -> str:
        """Return the way to the footnote of a mark such as "[1]"."""
        found = (
            p.anchor for p in self.article.paragraphs if f"{p.ordinal} ".startswith(f"{mark} ")
        )
        return "#" + next(found, "")

    def url(self, address: str) -> str:
        """Return the way from this page to an address of the site."""
        return relative_url(self.page.address, address)

    def of(self, kind: str, name: str = "") -> str:
        """Return the way to a page of this briefing."""
        return self.url(page_address(self._briefing.slug, kind, self.language, name))

    def library(self, kind: str) -> str:
        """Return the way to one of the library's pages."""
        return self.url(library_address(kind, self.language))

    def text(self, anchor: str = "") -> str:
        """Return the way to a place in the full text."""
        address = page_address(self._briefing.slug, "text", self.language)
        return self.url(f"{address}#{anchor}" if anchor else address)

    def original(self, anchor: str) -> str:
        """Return the way to the author's own words of a place, with their receipt."""
        briefing = self._briefing
        address = page_address(briefing.slug, "text", briefing.article.language)
        return self.url(f"{address}#{anchor}~{briefing.receipts[anchor][-1]}")

    @property
    def citation(self) -> str:
        """How the words of this page are cited, without their place."""
        title = to_plain(self._briefing.manifest.title.in_(self.language))
        return self.words["citation"].format(title=title, edition=self._briefing.edition)

    def entry(self, kind: str, name: str) -> str:
        """Return the way to an instrument, actor or term."""
        return self.url(entry_address(self._briefing, self.language, Entry(kind, name)))

    def say(self, text: Any) -> Markup:
        """Return an editors' text in the page's language, its inline Markdown rendered."""
        return Markup(to_html(text.in_(self.language), self.text))  # noqa: S704  nh3 cleaned it

    def segments(self, sentence: Sentence) -> Iterator[Segment]:
        """Return a sentence's pieces, first mentions as links."""
        links = self._briefing.links_in(self.language)
        return segments(sentence, links.get(sentence.anchor, ()))

    def flag(self, anchor: str) -> str:
        """Return the verdict on a sentence that a reader should mind the most; "" if none."""
        verdicts = {note.verdict for _, note in self._briefing.notes_at.get(anchor, ())}
        return next((v for v in WORST_FIRST if v in verdicts and v != "accurate"), "")

    def hedged(self, text: str) -> Markup:
        """Return a text with its words of less than certainty marked, for the lens."""
        pieces = _HEDGES[self.article.language].split(text)
        return Markup("").join(
            Markup('<span class="tk-hedge">{}</span>').format(piece) if k % 2 else piece
            for k, piece in enumerate(pieces)
        )

    def mention_url(self, entry: Entry) -> str:
        """Return where a mention in the text leads."""
        return self.entry(entry.kind, entry.id)

    def place(self, anchor: str) -> str:
        """Return an anchor as readers see it: ¶7·2."""
        return written_out(anchor)

    def spoken(self, anchor: str) -> str:
        """Return an anchor as it is read aloud: paragraph 7, sentence 2; a section by its name."""
        if anchor.startswith("sec"):
            sections = self.article.sections
            return self.section_name(next(s for s in sections if s.anchor == anchor))
        paragraph, sentence = parts(anchor)
        key = "spoken_sentence" if sentence else "spoken_paragraph"
        return self.words[key].format(paragraph=paragraph, sentence=sentence)

    def count(self, key: str, number: int) -> str:
        """Return a counted phrase; a language that needs it has its singular before a `|`."""
        forms = self.words[key].split("|")
        return forms[0 if number == 1 else -1].format(count=number)

    def date(self, iso: str) -> str:
        """Return an ISO date as the language writes it; anything else as it stands."""
        return long_date(iso, self.language)

    def language_name(self, code: str) -> str:
        """Return a language's name in that language."""
        return LANGUAGES[code].name

    @property
    def book(self) -> str:
        """Address of the whole briefing's PDF."""
        return book_address(self._briefing.slug, self.language)

    def size(self, number: int) -> str:
        """Return a file's size as the language writes it."""
        return size_text(number, self.language)

    def region_mark(self, names: Collection[str]) -> str:
        """Return the symbol id of the regions among `names`; "" when there are none."""
        known = [name for name in names if name in self._regions]
        return mark_id(self._points, known) if known and self._points else ""

    def who(self, name: str) -> Any:
        """Return the region or actor of an id."""
        manifest = self._briefing.manifest
        return manifest.regions.get(name) or manifest.actors[name]

    def names(self, ids: Collection[str]) -> str:
        """Return the names of regions and actors, one after the other."""
        return ", ".join(to_plain(self.who(name).name.in_(self.language)) for name in ids)

    def stated(self, rows: Collection[tuple[str, Recommendation]], field: str) -> int:
        """Return in how many recommendations the author states something."""
        key = {"to_whom": "addressees"}.get(field, field)
        return sum(bool(getattr(item, key)) for _, item in rows)

    def who_url(self, name: str) -> str:
        """Return the page of a region or the place of an actor."""
        if name in self._regions:
            return self.of("region", name)
        return self.entry("actor", name)

    def section_name(self, section: Section) -> str:
        """Return the editors' short name of a section, a region's name, or its own heading."""
        manifest = self._briefing.manifest
        if section.anchor in manifest.sections:
            return manifest.sections[section.anchor].in_(self.language)
        regions = self._regions_of(section)
        if len(regions) == 1:
            return manifest.regions[regions[0]].name.in_(self.language)
        return section.title or self.words["opening"]

    def range(self, section: Section) -> str:
        """Return which paragraphs a section has: paragraphs 5 to 7."""
        first, last = section.paragraphs[0], section.paragraphs[-1]
        if first is last:
            return f"{self.words['paragraph'].lower()} {first.number}"
        return self.words["paragraph_range"].format(first=first.number, last=last.number)

    def section_code(self, section: Section) -> str:
        """Return a few letters for the map on a small screen."""
        return "+".join(name.upper() for name in self._regions_of(section)) or self.place(
            section.paragraphs[0].anchor
        )

    def section_mark(self, section: Section) -> str:
        """Return the symbol id of a section: its regions' mark, or the author's."""
        return self.region_mark(self._regions_of(section)) or "m-author"

    def section_of(self, anchor: str) -> Section:
        """Return the section in which a paragraph or sentence stands."""
        found = self._briefing.section_of[anchor.partition("-")[0]]
        return next(s for s in self.article.sections if s.anchor == found.anchor)

    def certainty(self, note: Note, *, briefly: bool = False) -> str:
        """Return how sure a fact note is, of which day, and when it was checked.

        Briefly, that day is left out if all notes were checked on it.
        """
        common = self._briefing.facts.checked if self._briefing.facts else ""
        sure = self.words[f"confidence_{note.confidence}"].capitalize()
        said = [sure, f"{self.words['state_of']} {self.date(note.as_of)}"]
        if not briefly or note.checked not in {None, common}:
            said.append(f"{self.words['checked_on']} {self.date(note.checked or common)}")
        return "".join(f"{part}. " for part in said).rstrip()

    def sections_of(self, anchors: Collection[str]) -> list[str]:
        """Return the anchors of the sections in which some sentences stand."""
        return list(dict.fromkeys(self.section_of(anchor).anchor for anchor in anchors))

    def map(self) -> list[tuple[Section, list[tuple[str, int]]]]:
        """Return (section, bars) for the map of the text; empty when it would be too crowded."""
        article = self.article
        sections = [section for section in article.sections if section.paragraphs]
        crowded = len(article.paragraphs) > MOST_MAPPED_PARAGRAPHS
        if crowded or len(sections) > MOST_MAPPED_SECTIONS:
            return []
        longest = max(paragraph.words for paragraph in article.paragraphs)
        return [(section, bars(section.paragraphs, longest)) for section in sections]

    def meant(self, own: str, said_in: Mapping[str, str]) -> str:
        """Return what the translation says for the author's words, "" if that is nothing new."""
        said = said_in.get(self.language, "") if self.translated else ""
        return "" if said.casefold() == own.casefold() else said

    def translation_note(self, text: str, anchors: Collection[str]) -> str:
        """Return whose words the translation below a quotation is, and of more than was quoted."""
        whole = " ".join(self._briefing.sentences[anchor] for anchor in anchors)
        part = canonical(text) != canonical(whole)
        return self.words["translation_note_whole" if part else "translation_note"]

    def strength_place(self, item: Any) -> str:
        """Return the anchor of the quotation in which a recommendation's strength stands."""
        quote = next(q for q in item.quotes if says(q.text, item.strength))
        sentences, cites = self._briefing.sentences, tuple(map(str, quote.cites))
        return next((a for a in cites if says(sentences[a], item.strength)), cites[0])

    def sprite(self, html: str) -> Markup:
        """Return the definitions of the marks that a page uses, and of no others."""
        used = dict.fromkeys(_USED.findall(html))
        return Markup("").join(self._symbol(name) for name in used)

    def _symbol(self, name: str) -> Markup:
        if not name.startswith("r-"):
            return _MARKS[name]
        shapes = Markup(mark_shapes(name))  # noqa: S704  ours
        return Markup('<symbol id="{}" viewBox="0 0 {} {}">{}</symbol>').format(
            name, WIDTH, HEIGHT, shapes
        )

    def _regions_of(self, section: Section) -> list[str]:
        return [n for n, region in self._regions.items() if section.anchor in region.sections]

    @property
    def _briefing(self) -> Briefing:
        if self.briefing is None:
            raise ValueError(f"{self.page.address} belongs to no briefing")
        return self.briefing

    @property
    def _regions(self) -> Mapping[str, Any]:
        return self._briefing.manifest.regions

    @property
    def _points(self) -> list[str]:
        named = [name for name, region in self._regions.items() if region.kind == "region"]
        return list(self._briefing.manifest.mark) or named

    @property
    def menu(self) -> tuple[PageLink, ...]:
        """Return the briefing's own menu."""
        return menu(self.briefing, self.language) if self.briefing else ()


@lru_cache(maxsize=1024)
def long_date(iso: str, language: str) -> str:
    """Return an ISO date as a language writes it.

    A month keeps to its month and a year to its year: nothing is made more precise.
    """
    locale = LANGUAGES[language].locale
    try:
        if re.fullmatch(r"\d{4}-\d{2}", iso):
            return format_date(date.fromisoformat(f"{iso}-01"), "LLLL y", locale=locale)
        return format_date(date.fromisoformat(iso), "long", locale=locale)
    except ValueError:
        return iso


def size_text(number: int, language: str) -> str:
    """Return a number of bytes in kB (at least 1) or MB, as a language writes it."""
    unit, value = ("kB", max(1, number / 1000)) if number < 999_500 else ("MB", number / 1_000_000)
    shown = format_decimal(value, "0.0" if unit == "MB" else "0", LANGUAGES[language].locale)
    return f"{shown}\u00a0{unit}"


def body(page: Page, environment: Environment) -> str:
    """Return the HTML of a page's main part."""
    return environment.get_template(f"briefing/{page.kind}.html").render(_context(page))


def _context(page: Page) -> dict[str, Any]:
    manifest = page.briefing.manifest if page.briefing else None
    view = View(page)
    return {
        "page": page,
        "b": page.briefing,
        "m": manifest,
        "v": view,
        "w": view.words,
        **page.values,
    }


def environment() -> Environment:
    """Return the templates' own environment: escaping on, a missing name is an error.

    `files` says what a build makes besides pages; without a build it is nothing.
    """
    made = Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        bytecode_cache=FileSystemBytecodeCache(),  # compiling is a quarter of a small build
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["files"] = {"sizes": {}, "packs": ()}
    return made


def _symbols(svg: str) -> dict[str, Markup]:
    """Return the symbols of the theme's sprite by id."""
    found = re.findall(r'<symbol id="([^"]+)".*?</symbol>', svg, re.DOTALL)
    bodies = re.findall(r"<symbol .*?</symbol>", svg, re.DOTALL)
    return {name: Markup(text) for name, text in zip(found, bodies, strict=True)}  # noqa: S704


_MARKS = _symbols((THEME / "assets/taklimat/marks.svg").read_text(encoding="utf-8"))
