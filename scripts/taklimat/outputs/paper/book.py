"""The whole briefing as one value: cover, parts in their order, index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import Status
from taklimat.outputs.paper.drawings import text_map
from taklimat.outputs.paper.lists import ListWriter
from taklimat.outputs.paper.runs import Run, run
from taklimat.outputs.paper.writer import RUNNING, Block
from taklimat.pages.instruments import InstrumentPage
from taklimat.pages.page import Page, shortened
from taklimat.pages.regions import RegionPage
from taklimat.pages.speech import not_stated
from taklimat.pages.timeline import dated_facts


def book(briefing: Briefing, language: str, pages: Iterable[Page], site: str) -> Block:
    """Return the whole briefing in a language, from its pages; `site` is the site's own address."""
    return _Book(briefing, language, pages, site).value()


class _Book(ListWriter):
    """Puts the parts in their order."""

    def value(self) -> Block:
        """Return the file's content."""
        words = self.words
        address = self.online(self.overview)
        return {
            "kind": "book",
            "language": self.language,
            "title": self.title,
            "running": shortened(self.title, RUNNING),
            "address": address,
            "edition": f"{words['edition']} {self.briefing.edition}",
            "cover": self._cover(),
            "contents": words["paper_contents"],
            "editors": words["layer_editors"],
            "page_of": words["paper_page"],
            "signs": list(self._signs()),
            "parts": [{"layout": n, "blocks": list(part)} for n, part in self._parts()],
        }

    def _cover(self) -> Block:
        words, date, source = self.words, self.view.date, self.manifest.source
        facts = self.briefing.facts
        layers = [("author", words["layer_author"]), ("editors", words["layer_editors"])]
        if facts:
            layers.insert(1, ("fact", words["layer_fact"]))
        if self.view.translated:
            layers.insert(1, ("translation", words["translation"]))
        known = [
            (words[f"origin_{key}"], getattr(source, key), "origin_unknown" if key == "rights"
             else "origin_missing")
            for key in ("title", "author", "published", "rights")
        ]  # fmt: skip
        rows = [(term, [[run(date(v))] if v else self.absent(no)]) for term, v, no in known]
        rows += [
            (words["origin_received"], [[run(date(source.received))]]),
            (words["edition"], [[run(f"{self.briefing.edition}, {date(self.briefing.date)}")]]),
        ]
        if facts:
            rows.append((words["paper_checked"], [[run(date(facts.checked))]]))
        return {
            "label": self.label("editors", word=words["title_label"]),
            "map": text_map(self.briefing),
            "length": self._length(),
            "gist": self.editors(
                words["gist"], self.paragraph(self.say(self.manifest.gist), "lead")
            ),
            "rows": self.fields(rows),
            "layers": [
                {**self.label("author" if n == "translation" else n, word=name), "layer": n,
                 "small": words["translation_note" if n == "translation" else f"layer_{n}_about"]}
                for n, name in layers
            ],
        }  # fmt: skip

    def _length(self) -> str:
        article = self.briefing.article
        counts = {"paragraphs": len(article.paragraphs), "sentences": len(article.sentences)}
        return f"{self.words['length_of'].format(**counts)}. {self.words['paper_map']}"

    def _signs(self) -> Iterator[Block]:
        """Yield what the signs on these sheets mean."""
        words, facts = self.words, self.briefing.facts
        rows = [
            ([run("¶7·2", "cite")], words["paper_key_place"]),
            ([run("[\u00a0\u00a0]", "none")], words["paper_key_absent"]),
        ]
        yield self.heading(2, words["paper_signs"], listed=False)
        yield {
            "k": "signs",
            "rows": [
                *({"mark": "", "sign": sign, "runs": [run(said)]} for sign, said in rows),
                *({"mark": f"v-{v}", "alt": words[f"verdict_{v}"],
                   "runs": [run(f"{words['layer_fact']}: {words[f'verdict_{v}'].lower()}")]}
                  for v in (facts.tally if facts else ())),
            ],
        }  # fmt: skip

    def _parts(self) -> Iterator[tuple[str, Iterator[Block]]]:
        """Yield each part that has content, and how it is laid out.

        The text stands near the front, so that everything behind it may name its sentences.
        """
        manifest, facts = self.manifest, self.briefing.facts
        texts = manifest.instruments or self._others()
        for layout, content, part in (
            ("page", True, self._overview),
            ("page", manifest.comparison, self._comparison),
            ("page", True, self._article),
            ("page", manifest.recommendations, self._recommendations),
            ("page", self.happened, self._developments),
            ("page", manifest.regions, self._regions),
            ("page", texts, self._instruments),
            ("page", manifest.timeline or dated_facts(self.briefing), self.timeline),
            ("page", manifest.criteria, self.checklist),
            ("page", True, self._citing),
            ("columns", facts and facts.notes, self._facts),
            ("columns", [*self.sources.rows()], self._sources),
            ("columns", manifest.glossary, self.glossary),
            ("columns", self.foreign, self.original),
            ("columns", manifest.instruments or manifest.actors, self.index),
        ):
            if content:
                yield layout, part()

    # ---- the parts

    def _overview(self) -> Iterator[Block]:
        words, manifest = self.words, self.manifest
        yield from self.part("menu_overview")
        yield self.editors(words["gist"], self.paragraph(self.statement(manifest.gist), "lead"))
        facts = self.briefing.facts
        if facts and facts.rated:
            yield self.doubts(facts)
        if manifest.recommendations:
            yield self.urgency()
        if manifest.points:
            yield self.heading(2, words["points"], listed=False)
            yield self.editors(words["from_text"], self.statements(manifest.points))
        if manifest.audience:
            audience = manifest.audience
            not_addressed = [self.statement(item) for item in audience.not_addressed]
            rows = [
                (words["addressed"], [self.statement(audience.addressed)]),
                (words["not_addressed"], not_addressed),
            ]
            yield self.heading(2, words["audience"], listed=False)
            yield self.editors(words["from_text"], self.fields(rows))

    def _comparison(self) -> Iterator[Block]:
        words, rows = self.words, self.manifest.comparison
        columns = list(rows[0].cells)
        yield from self.part("menu_comparison", words["comparison_intro"])
        yield self.label("editors", words["from_text"])
        yield {
            "k": "table",
            "head": [words["question"], *(self.plain(self.view.who(c).name) for c in columns)],
            "marks": ["", *(self.region_mark([c]) for c in columns)],
            "rows": [
                [self.say(row.question), *(self.stated(row.cells[c]) for c in columns)]
                for row in rows
            ],
        }

    def _recommendations(self) -> Iterator[Block]:
        words, items = self.words, self.manifest.recommendations
        yield from self.part("menu_recommendation", words["recommendations_intro"])
        yield self.urgency()
        if self.manifest.numbering_note:
            yield self.paragraph(self.statement(self.manifest.numbering_note), "quiet")
        yield self.heading(2, words["completeness"], listed=False)
        yield self._completeness()
        yield self.label("editors", words["fields_by_editors"])
        for name, item in items.items():
            yield self.recommendation_entry(name, item)

    def _completeness(self) -> Block:
        words, view = self.words, self.view
        fields = ("to_whom", "action", "instrument", "deadline", "measure", "strength")
        rows = []
        for name, item in self.manifest.recommendations.items():
            to = self.of("recommendation", name)
            cites = [item.addressed_in, item.action.cites]
            for key in fields[2:5]:
                said = getattr(item, key)
                cites.append(said.cites if said else ())
            cites.append((view.strength_place(item),) if item.strength else ())
            head = [run(name.upper(), "strong", to=to), run(f" {self.plain(item.title)}")]
            rows.append([head, *(self._dot(anchors) for anchors in cites)])
        return {
            "k": "matrix",
            "head": [words["recommendation"], *(words[key] for key in fields)],
            "rows": rows,
            "caption": words["completeness_note"],
        }

    def _dot(self, anchors: tuple[str, ...]) -> list[Run]:
        if not anchors:
            return [run("[\u00a0\u00a0]", "none", lang="")]
        return [piece for a in anchors for piece in (*self.cite(a), run(" "))][:-1]

    def _developments(self) -> Iterator[Block]:
        yield from self.part("developments_title", self.words["developments_intro"])
        yield self.label("fact")
        yield self.development_rows()

    def _regions(self) -> Iterator[Block]:
        yield from self.part("menu_region", self.words["regions_intro"])
        yield self.label("editors", self.words["from_text"])
        for page in self.pages_of(RegionPage):
            yield self.region_entry(page)

    def _instruments(self) -> Iterator[Block]:
        words = self.words
        yield from self.part("menu_instrument", words["instruments_intro"])
        yield self.label("editors", words["author_says"])
        if facts := self.briefing.facts:
            yield self.label(
                "fact", words["facts_checked"].format(date=self.view.date(facts.checked))
            )
        for page in self.pages_of(InstrumentPage):
            yield self.instrument_entry(page)
        if others := self._others():
            yield self.heading(2, words["later_texts"])
            yield from (self.text_strip(item) for item in others)

    def _others(self) -> list[Status]:
        """Return the texts of the fact notes that belong to no instrument of the article."""
        facts = self.briefing.facts
        return [*facts.examples.values(), *facts.unattached.values()] if facts else []

    def _article(self) -> Iterator[Block]:
        words = self.words
        yield from self.part("menu_text")
        if self.view.translated:
            about = words["translation_of_text"]
            yield self.label("translation", about, words["translation"])
        else:
            whole = self.view.article.is_whole
            said = words["text_unchanged" if whole else "text_with_gaps"]
            yield self.label("author", said)
        yield self.paragraph([run(words["paper_numbers"])], "quiet")
        yield from self.article(2)

    def _facts(self) -> Iterator[Block]:
        words, facts = self.words, self.briefing.facts
        yield from self.part("menu_facts")
        if facts:
            yield self.paragraph(self.say(facts.about))
            said = words["facts_checked"].format(date=self.view.date(facts.checked))
            yield self.paragraph([run(said), run(f" {words['paper_facts']}")], "quiet")
            order = {anchor: k for k, anchor in enumerate(self.briefing.sentences)}
            notes = sorted(facts.notes.items(), key=lambda n: order[n[1].cites[0]])
            for name, note in notes:
                yield self.note_strip(name, note)

    def _sources(self) -> Iterator[Block]:
        yield from self.part("paper_sources", self.words["paper_sources_intro"])
        yield self.source_rows()

    def _citing(self) -> Iterator[Block]:
        words, view = self.words, self.view
        yield from self.part("paper_citing", words["paper_citing_intro"])
        anchor = next(iter(self.briefing.article.sentences)).anchor
        author = self.manifest.source.author
        example = f"{author.rstrip('.')}. " if author else ""
        example += f"“{self.title}” ({words['title_by_editors']}). "
        example += "".join(f"{said} " for said in not_stated(self.manifest.source, words))
        whole = f"Taklimat, {words['edition'].lower()} {self.briefing.edition}"
        rows = [
            (words["paper_citing_whole"], self.online(self.overview), ""),
            (words["paper_citing_place"], self.at(anchor)[1], f", {view.place(anchor)}"),
        ]
        yield self.fields(
            (term, [[run(f"{example}{whole}{place}. "), run(address, "address", to=("", address))]])
            for term, address, place in rows
        )
        yield self.paragraph([run(words["paper_citing_note"])])
