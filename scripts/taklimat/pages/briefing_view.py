"""A briefing as a language shows it: its words, names, dates and marks, on whatever page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from taklimat.article.model import Article, Section
from taklimat.base.anchors import parts, written_out
from taklimat.base.languages import LANGUAGES
from taklimat.base.text import canonical, says
from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import UNDOUBTED, WORST_FIRST, Facts, Note
from taklimat.editors.manifest import Actor, Recommendation, Region
from taklimat.pages.addresses import book_address
from taklimat.pages.marks import mark_id
from taklimat.pages.page import PageLink, bars, menu_groups, primary
from taklimat.pages.speech import counted, long_date, size_text

MOST_MAPPED_SECTIONS = 14
MOST_MAPPED_PARAGRAPHS = 120


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign of doubt beside a cite."""

    figure: str
    """The symbol's id."""
    said: str
    """What it says, for those who do not see it."""
    count: int = 1
    """Of the notes that it stands for."""


class BriefingView:
    """What is said of a briefing in one language, by HTML and PDF alike."""

    def __init__(self, briefing: Briefing | None, language: str) -> None:
        self.briefing = briefing
        known = briefing.languages if briefing else (language,)
        self.language = language if language in known else known[0]
        self.words = WORDS[self.language]

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

    @property
    def citation(self) -> str:
        """How the words of this page are cited, without their place."""
        title = self._briefing.manifest.title.in_(self.language).plain
        said = self.words["citation"].format(title=title, edition=self._briefing.edition)
        author = self._briefing.manifest.source.author
        return f"{author}, {said}" if author else said

    def flag(self, anchor: str, named: Collection[str] | None = None) -> Flag | None:
        """Return the sign of doubt beside a cite, None if there is nothing to doubt.

        `named` are the notes on which the words before the cite depend: the worst verdict among
        them counts, and no other claim's. Where none are named and several notes are on the
        sentence, the sign takes no side and says how many.
        """
        notes = self._briefing.notes_at.get(anchor, ())
        if named is not None:
            notes = tuple((name, note) for name, note in notes if name in named)
        verdicts = {note.verdict for _, note in notes}
        worst = next((v for v in WORST_FIRST if v in verdicts and v not in UNDOUBTED), None)
        if worst is None:
            return None
        if named is None and len(notes) > 1:
            said = self.words["flagged_several"].format(count=len(notes))
            return Flag("v-several", said, len(notes))
        verdict = self.words[f"verdict_{worst}"].lower()
        return Flag(f"v-{worst}", self.words["flagged"].format(verdict=verdict))

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
        return counted(self.words[key], number)

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

    def who(self, name: str) -> Region | Actor:
        """Return the region or actor of an id."""
        manifest = self._briefing.manifest
        return manifest.regions.get(name) or manifest.actors[name]

    def names(self, ids: Collection[str]) -> str:
        """Return the names of regions and actors, one after the other."""
        return ", ".join(self.who(name).name.in_(self.language).plain for name in ids)

    def stated(self, rows: Collection[tuple[str, Recommendation]], field: str) -> int:
        """Return in how many recommendations the author states something."""
        key = {"to_whom": "addressees"}.get(field, field)
        return sum(bool(getattr(item, key)) for _, item in rows)

    def page_citation(self, title: str, site: str) -> str:
        """Return how a page is cited, without its address."""
        facts = self._briefing.facts
        whole = title == self._briefing.manifest.title.in_(self.language).plain
        parts = [*([] if whole else [f"“{title}”"]), self.citation, site]
        if facts:
            parts.append(self.words["cite_checked"].format(date=self.date(facts.checked)))
        return ", ".join(parts)

    def jurisdiction(self, code: str) -> str:
        """Return whose a legal text is, in words where the code is known."""
        return self.words.get(f"jurisdiction_{code}", code)

    def doubts(self, facts: Facts) -> str:
        """Return how many of the claims that were checked do not hold in full."""
        count, doubtful = len(facts.rated), len(facts.doubtful)
        if not doubtful:
            return self.count("claims_hold", count)
        return self.words["claims_doubtful"].format(doubtful=doubtful, count=count)

    def host(self, address: str) -> str:
        """Return the readable name of a web address: its host."""
        return (urlsplit(address).hostname or address).removeprefix("www.")

    def filters_of(self, name: str, filters: Collection[tuple[str, Collection[str]]]) -> str:
        """Return the classes of the filters under which something is shown: " f1 f3"."""
        numbered = enumerate(filters, 1)
        return "".join(f" f{k}" for k, (_, names) in numbered if name in names)

    def filters_among(self, names: Collection[str], filters: Collection[tuple[str, int]]) -> str:
        """Return the classes of the filters that something belongs to, by their names."""
        return "".join(f" f{k}" for k, (name, _) in enumerate(filters, 1) if name in names)

    def urgency(self, rows: Collection[tuple[str, Recommendation]]) -> tuple[str, str]:
        """Return whether recommendations state a deadline, a measure, a means: a head, the rest."""
        number, words = len(rows), self.words
        deadline, measure, means = (
            self.stated(rows, field) for field in ("deadline", "measure", "instrument")
        )
        head = words["deadline_some" if deadline else "deadline_none"]
        rest = words["measure_some" if measure else "measure_none"]
        counts = {"count": number, "deadline": deadline, "measure": measure, "means": means}
        return counted(head.format(**counts), number), rest.format(**counts)

    def section_name(self, section: Section) -> str:
        """Return the editors' short name of a section, a region's name, or its own heading."""
        manifest = self._briefing.manifest
        if section.anchor in manifest.sections:
            return manifest.sections[section.anchor].in_(self.language).plain
        regions = self._regions_of(section)
        if len(regions) == 1:
            return manifest.regions[regions[0]].name.in_(self.language).plain
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

    def _regions_of(self, section: Section) -> list[str]:
        return [n for n, region in self._regions.items() if section.anchor in region.sections]

    @property
    def _briefing(self) -> Briefing:
        if self.briefing is None:
            raise ValueError("the library's own pages belong to no briefing")
        return self.briefing

    @property
    def _regions(self) -> Mapping[str, Any]:
        return self._briefing.manifest.regions

    @property
    def _points(self) -> list[str]:
        named = [name for name, region in self._regions.items() if region.kind == "region"]
        return list(self._briefing.manifest.mark) or named

    @property
    def primary(self) -> tuple[PageLink, ...]:
        """Return the pages that a reader asks for most."""
        return primary(self.briefing, self.language) if self.briefing else ()

    @property
    def menu(self) -> Mapping[str, tuple[PageLink, ...]]:
        """Return the briefing's own menu by group."""
        return menu_groups(self.briefing, self.language) if self.briefing else {}
