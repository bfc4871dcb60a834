"""Pieces of HTML that pages have by the hundred: cites, sentences, the map's rows.

Macros of Jinja make the same at several times the cost: each call builds a context and escapes
its own result. Here every text is escaped where it is put in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from markupsafe import Markup, escape

from taklimat.article.model import Gone, Paragraph, Run, Section, Sentence
from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import Note
from taklimat.editors.manifest import Statement
from taklimat.editors.mentions import Segment
from taklimat.outputs.html.assets import WIDEST_SECTION
from taklimat.outputs.html.view import View
from taklimat.pages.note_marks import NoteMark, note_marks

_STYLES = ("strong", "em", "code")


def icon(name: str, css_class: str = "") -> Markup:
    """Return a symbol of the sprite."""
    class_ = f' class="{css_class}"' if css_class else ""
    return Markup(f'<svg{class_} aria-hidden="true"><use href="#{escape(name)}"/></svg>')  # noqa: S704


class Pieces:
    """What templates call as `c`: pieces of a page, seen from there."""

    def __init__(self, view: View) -> None:
        self.view, self.words = view, view.words

    def about(self, briefing: Briefing) -> Pieces:
        """Return the pieces that show another briefing on the same page."""
        return Pieces(self.view.about(briefing))

    def cite(self, anchor: str, notes: Collection[str] | None = None) -> Markup:
        """Return a cite such as ¶7·2, with a sign if a fact note does not find it accurate.

        `notes` are those on which the words before it depend, None if nobody said.
        """
        view, flag = self.view, self.view.flag(anchor, notes)
        spoken, sign = view.spoken(anchor), ""
        if flag:
            count = f'<i aria-hidden="true">{flag.count}</i>' if flag.count > 1 else ""
            sign = f"{icon(flag.figure)}{count}"
            spoken += f", {flag.said}"
        return Markup(  # noqa: S704
            f'<a class="tk-cite" href="{escape(view.text(anchor))}">'
            f'<span aria-hidden="true">{escape(view.place(anchor))}</span>{sign}'
            f'<span class="tk-vh">{escape(spoken)}</span></a>'
        )

    def cites(self, anchors: Collection[str], notes: Collection[str] | None = None) -> Markup:
        """Return cites that follow some words.

        One or two stay with the last word; more stand in a row of their own, so that none wraps
        alone.
        """
        row = " tk-cites--row" if len(anchors) > 2 else ""
        inside = " ".join(self.cite(anchor, notes) for anchor in anchors)
        before = "\u00a0" if inside else ""
        return Markup(f'<span class="tk-cites{row}">{before}{inside}</span>')  # noqa: S704

    def icon(self, name: str, css_class: str = "") -> Markup:
        """Return a symbol of the sprite."""
        return icon(name, css_class)

    def label(self, layer: str, small: str = "", word: str = "") -> Markup:
        """Return a layer's sign and name, or `word` in its place; `small` says more."""
        more = f" <small>{escape(small)}</small>" if small else ""
        return Markup(  # noqa: S704
            f'<p class="tk-label tk-label--{layer}">{icon(f"m-{layer}")}'
            f"<span>{escape(word or self.words[f'layer_{layer}'])}</span>{more}</p>\n"
        )

    def statement(self, item: Statement) -> Markup:
        """Return what the editors say, with the cites it rests on."""
        draft = ""
        if item.status == "draft":
            draft = f' <span class="tk-draft">{escape(self.words["draft"])}</span>'
        return Markup(f"{self.view.say(item)}{self.cites(item.cites, item.notes)}{draft}")  # noqa: S704

    def quoted(self, text: str, parts: Collection[str]) -> Markup:
        """Return a sentence with the words in it that are quoted from a document underlined."""
        spans = sorted({(at, at + len(part)) for part in parts if (at := text.find(part)) >= 0})
        done, out = 0, Markup()
        for start, end in spans:
            if start >= done:
                out += Markup("{}<u>{}</u>").format(text[done:start], text[start:end])
                done = end
        return out + text[done:]

    def absent(self, word: str = "") -> Markup:
        """Return the value of what the author does not state."""
        said = escape(word or self.words["not_stated"])
        return Markup(f'<span class="tk-none">{said}</span>')  # noqa: S704

    def region_mark(self, names: Collection[str]) -> Markup:
        """Return the drawing for the regions among some names; nothing if there are none."""
        symbol = self.view.region_mark(names)
        return icon(symbol) if symbol else Markup()

    def verdict(self, name: str) -> Markup:
        """Return a verdict's sign and word."""
        return Markup(  # noqa: S704
            f'<span class="tk-verdict">{icon(f"v-{name}")}'
            f"<span>{escape(self.words[f'verdict_{name}'])}</span></span>"
        )

    def copy_button(self, anchor: str) -> Markup:
        """Return the button that copies a sentence with its link."""
        said = self.words["copy_quotation"].format(place=self.view.spoken(anchor))
        url = escape(self.view.original(anchor))
        return Markup(  # noqa: S704
            f'<button class="tk-copy" type="button" data-copy="{url}">'
            f"{icon('i-copy', 'tk-i')}{escape(self.words['copy_word'])}"
            f'<span class="tk-vh"> {escape(said)}</span></button>'
        )

    # ---- the article

    def sentences(self, paragraph: Paragraph) -> Markup:
        """Return a paragraph's sentences, one space apart."""
        return Markup(" ".join(map(self._sentence, paragraph.sentences)))  # noqa: S704

    def receipts(self, anchor: str) -> Markup:
        """Return an empty place for each receipt of an anchor, so that links with one lead there.

        Anchors and receipts are letters, digits and hyphens.
        """
        receipts = self.view.receipts[anchor]
        return Markup(  # noqa: S704
            "".join(f'<span class="rc" id="{anchor}~{receipt}"></span>' for receipt in receipts)
        )

    def run(self, run: Run) -> Markup:
        """Return a stretch of a heading in its styles."""
        return Markup(self._segment(Segment(run)))  # noqa: S704

    def _sentence(self, sentence: Sentence) -> str:
        anchor, view = sentence.anchor, self.view
        notes = self._notes_at.get(anchor, ())
        language = view.language if view.translated else ""
        marks = note_marks(sentence.text, notes, language) if notes else ()
        return (
            f'<span class="s" id="{anchor}">{self.receipts(anchor)}{self._number(anchor)}'
            f"{self._gone(sentence.gone) if sentence.gone else ''}"
            f"{self._marked(sentence, marks)}</span>"
        )

    def _number(self, anchor: str) -> str:
        """Return a sentence's number; its style draws it, so that no copy takes it along."""
        number = anchor.partition("-s")[2]
        said = escape(f"{self.words['sentence']} {number}")
        return (
            f'<a class="s-no" href="#{anchor}" data-receipt="{self.view.receipts[anchor][-1]}" '
            f'data-no="{number}" aria-label="{said}"></a>'
        )

    def _marked(self, sentence: Sentence, marks: Sequence[NoteMark]) -> str:
        """Return a sentence's words, each mark of notes after the words that it is about."""
        if not marks:
            return "".join(map(self._segment, self.view.segments(sentence)))
        out: list[str] = []
        done, left = 0, list(marks)
        for segment in self.view.segments(sentence):
            text, start = segment.run.text, 0
            whole = bool(segment.entry or segment.run.href or "note" in segment.run.styles)
            while left and left[0].end < done + len(text) and not whole:
                cut = left[0].end - done
                out += (self._part(segment, start, cut), self._mark(left.pop(0).notes))
                start = cut
            out.append(self._part(segment, start, len(text)))
            done += len(text)
            while left and left[0].end <= done:  # a link is not cut in two
                out.append(self._mark(left.pop(0).notes))
        return "".join((*out, *(self._mark(mark.notes) for mark in left)))

    def _part(self, segment: Segment, start: int, end: int) -> str:
        """Return a stretch of a segment, set and linked as it is."""
        words = segment.run.text[start:end]
        return (
            self._segment(replace(segment, run=replace(segment.run, text=words))) if words else ""
        )

    def _gone(self, gone: Gone) -> str:
        """Return the notice in place of words that had to go."""
        notice = self.words["gone"].format(date=self.view.date(gone.date), reason=gone.reason)
        return f'<span class="tk-gone">{escape(notice)}</span>'

    def _segment(self, segment: Segment) -> str:
        """Return a stretch of text in its styles, inside its link."""
        run, before, after = segment.run, "", ""
        if segment.entry:
            href = self.view.mention_url(segment.entry)
            before, after = f'<a class="tk-term" href="{escape(href)}">', "</a>"
        elif run.href:
            before, after = f'<a href="{escape(run.href)}" rel="noreferrer">', "</a>"
        for style in _STYLES:
            if style in run.styles:
                before, after = f"{before}<{style}>", f"</{style}>{after}"
        return f"{before}{self._words(run)}{after}"

    def _words(self, run: Run) -> str:
        if "break" in run.styles:
            return f"{escape(run.text)}<br>"
        if "note" in run.styles:
            href, label = self.view.footnote_url(run.text), escape(run.text)
            return f'<sup><a href="{href}">{label}</a></sup>' if href else f"<sup>{label}</sup>"
        if "code" in run.styles:
            return escape(run.text)
        return self.view.hedged(run.text)

    def _mark(self, notes: Sequence[tuple[str, Note]]) -> str:
        """Return the mark of the notes at one place; of several, one with their number."""
        (name, note), many = notes[0], len(notes) > 1
        verdict, count, more = f"v-{note.verdict}", "", ""
        said = self.words["note_at"].format(verdict=self.words[f"verdict_{note.verdict}"])
        if many:
            verdict, count = "v-several", f' data-no="{len(notes)}"'
            more = f' data-notes="{" ".join(name for name, _ in notes)}"'
            said = self.words["flagged_several"].format(count=len(notes))
        return (
            f'<a class="tk-mark" href="{escape(self.view.of("facts"))}#{name}"{more}{count} '
            f'aria-label="{escape(said)}">{icon(verdict)}</a>'
        )

    @cached_property
    def _notes_at(self) -> dict[str, tuple[tuple[str, Note], ...]]:
        return dict(self.view.briefing.notes_at) if self.view.briefing else {}

    # ---- the map of the text

    def extent(self, bars: Collection[object]) -> str:
        """Return the class for how wide a section is: `assets.py` makes n1 to n40."""
        return f"n{min(len(bars), WIDEST_SECTION)}"

    def map_rows(self, cited: Collection[str]) -> Iterator[Markup]:
        """Yield a row for each section: its name, and a bar for each paragraph, lit where cited."""
        for section, bars in self.view.map():
            start = section.anchor if section.heading else section.paragraphs[0].anchor
            drawn = "".join(
                f'<i class="w{tenths}{" on" if anchor in cited else ""}"></i>'
                for anchor, tenths in bars
            )
            yield Markup(  # noqa: S704
                f'<li class="{self.extent(bars)}">'
                f'<a href="{escape(self.view.text(start))}">{self._map_label(section)}'
                f'<span class="tk-bars" aria-hidden="true">{drawn}</span></a></li>'
            )

    def _map_label(self, section: Section) -> str:
        view = self.view
        name = escape(view.section_name(section))
        return (
            f'<span class="tk-map-name">{icon(view.section_mark(section))}'
            f'<span aria-hidden="true">{name}</span>'
            f'<i aria-hidden="true">{escape(view.section_code(section))}</i></span>'
            f'<b class="tk-vh">{name}, {escape(view.range(section))}</b>'
        )
