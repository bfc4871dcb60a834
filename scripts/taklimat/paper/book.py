"""The whole briefing as one value: cover, parts in their order, index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from taklimat.briefing import Briefing
from taklimat.facts import Status
from taklimat.language import page_address
from taklimat.list_pages import DatedFact, dated_facts
from taklimat.manifest import Origin
from taklimat.mentions import Entry
from taklimat.page import shortened
from taklimat.paper.drawings import text_map
from taklimat.paper.parts import PartWriter
from taklimat.paper.runs import Run, run
from taklimat.paper.writer import RUNNING, Block


def book(briefing: Briefing, language: str, site: str) -> Block:
    """Return the whole briefing in a language; `site` is the site's own address."""
    return _Book(briefing, language, site).value()


class _Book(PartWriter):
    """Puts the parts in their order."""

    def value(self) -> Block:
        """Return the file's content."""
        words = self.words
        address = self.online(self.view.page.address)
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
            "parts": [list(part) for part in self._parts()],
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

    def _parts(self) -> Iterator[Iterator[Block]]:
        manifest, facts = self.manifest, self.briefing.facts
        yield self._overview()
        for content, part in (
            (manifest.comparison, self._comparison),
            (manifest.recommendations, self._recommendations),
            (manifest.regions, self._regions),
            (manifest.instruments or self._others(), self._instruments),
            (manifest.timeline or dated_facts(self.briefing), self._timeline),
            (True, self._article),
            (facts and facts.notes, self._facts),
            (manifest.glossary, self._glossary),
            (manifest.criteria, self._checklist),
            (True, self._citing),
            (manifest.instruments or manifest.actors, self._index),
        ):
            if content:
                yield part()

    def _part(self, key: str, intro: str = "") -> Iterator[Block]:
        yield self.heading(1, self.words[key], id=f"part:{key}")
        if intro:
            yield self.paragraph([run(intro)])

    # ---- the parts

    def _overview(self) -> Iterator[Block]:
        words, manifest = self.words, self.manifest
        yield from self._part("menu_overview")
        yield self.editors(words["gist"], self.paragraph(self.statement(manifest.gist), "lead"))
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
        yield from self._part("menu_comparison", words["comparison_intro"])
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
        yield from self._part("menu_recommendation", words["recommendations_intro"])
        yield self.asked(tuple(items.items()))
        if self.manifest.numbering_note:
            yield self.paragraph(self.statement(self.manifest.numbering_note), "quiet")
        yield self.heading(2, words["completeness"], listed=False)
        yield self._completeness()
        for name, item in items.items():
            yield self._entry(f"recommendation:{name}", item.title, number=name.upper())
            yield from self.recommendation(item, 3)

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
        return [piece for a in anchors for piece in (self.cite(a), run(" "))][:-1]

    def _regions(self) -> Iterator[Block]:
        yield from self._part("menu_region", self.words["regions_intro"])
        for name, region in self.manifest.regions.items():
            yield self._entry(f"region:{name}", region.name, mark=self.region_mark([name]))
            yield from self.region(name, region, 3)

    def _instruments(self) -> Iterator[Block]:
        yield from self._part("menu_instrument", self.words["instruments_intro"])
        for name, item in self.manifest.instruments.items():
            yield self._entry(f"instrument:{name}", item.name)
            yield self.paragraph(self.instrument_facts(item), "quiet")
            yield from self.instrument(name, item, 3, quoted=False)
        if others := self._others():
            yield self.heading(2, self.words["later_texts"])
            yield from (self.status(item, self.plain(item.name)) for item in others)

    def _others(self) -> list[Status]:
        """Return the texts of the fact notes that belong to no instrument of the article."""
        facts = self.briefing.facts
        return [*facts.examples.values(), *facts.unattached.values()] if facts else []

    def _entry(self, label: str, title: Any, **fields: Any) -> Block:
        return self.heading(2, self.say(title), id=label, **fields)

    def _timeline(self) -> Iterator[Block]:
        words, view = self.words, self.view
        facts = [self._dated_fact(row) for row in dated_facts(self.briefing)]
        stated = [
            {
                "layer": "author",
                "date": row.date or "",
                "shown": view.date(row.date) if row.date else words["undated"],
                "title": self.say(row.title),
                "said": [
                    run(f"{words['as_stated']} "),
                    run(row.as_stated, "serif", lang=self.foreign),
                    *self.meant(row.as_stated, row.as_stated_in),
                    *self.cites(row.cites),
                ],
            }
            for row in self.manifest.timeline
        ]
        rows = sorted([*stated, *facts], key=lambda row: row["date"] or "9999")
        yield from self._part("menu_timeline", words["timeline_intro"])
        yield {
            "k": "timeline",
            "rows": rows,
            "fact": words["layer_fact"],
            "alt": "; ".join(
                f"{row['shown']}: {''.join(r['t'] for r in row['title'])}"
                for row in rows
                if row["date"]
            ),
        }

    def _dated_fact(self, row: DatedFact) -> Block:
        kind, name, place = row.address
        page = page_address(self.briefing.slug, kind, self.language, name)
        to = (f"{kind}:{name}", self.online(f"{page}#{place}"))
        return {
            "layer": "fact",
            "date": row.date,
            "shown": self.view.date(row.date),
            "title": [{**r, "to": to} for r in self.say(row.name)],
            "said": self.say(row.event),
        }

    def _article(self) -> Iterator[Block]:
        words = self.words
        yield from self._part("menu_text")
        if self.view.translated:
            about = words["translation_of_text"]
            yield self.label("translation", about, words["translation"])
        else:
            yield self.label("author", words["text_unchanged"])
        yield self.paragraph([run(words["paper_numbers"])], "quiet")
        yield from self.article(2)

    def _facts(self) -> Iterator[Block]:
        words, facts = self.words, self.briefing.facts
        yield from self._part("menu_facts")
        if facts:
            yield self.paragraph(self.say(facts.about))
            said = words["facts_checked"].format(date=self.view.date(facts.checked))
            yield self.paragraph([run(said), run(f" {words['paper_facts']}")], "quiet")
            order = {anchor: k for k, anchor in enumerate(self.briefing.sentences)}
            notes = sorted(facts.notes.items(), key=lambda n: order[n[1].cites[0]])
            for name, note in notes:
                yield self.note(name, note)

    def _glossary(self) -> Iterator[Block]:
        words = self.words
        yield from self._part("menu_glossary", words["glossary_intro"])
        yield self.label("editors", words["from_text"])
        terms = sorted(self.manifest.glossary, key=lambda t: self.plain(t.term).casefold())
        yield {
            "k": "terms",
            "rows": [
                {
                    "id": f"term:{term.slug}",
                    "term": self.say(term.term),
                    "original": term.original_in(self.language),
                    "runs": self.statement(term.definition),
                }
                for term in terms
            ],
        }

    def _checklist(self) -> Iterator[Block]:
        words = self.words
        yield from self._part("menu_checklist", words["paper_checklist"])
        for row in self.manifest.criteria:
            yield self.heading(2, self.say(row.title), listed=False)
            yield self.quote(row.quote.text, row.quote.cites)
            yield self.label("editors", words["questions_by_editors"])
            yield {"k": "boxes", "items": [self.statement(item) for item in row.questions]}

    def _citing(self) -> Iterator[Block]:
        words, view = self.words, self.view
        yield from self._part("paper_citing", words["paper_citing_intro"])
        anchor = next(iter(self.briefing.article.sentences)).anchor
        example = f"“{self.title}” ({words['title_by_editors']}). "
        example += "".join(f"{said} " for said in not_stated(self.manifest.source, words))
        whole = f"Taklimat, {words['edition'].lower()} {self.briefing.edition}"
        rows = [
            (words["paper_citing_whole"], self.online(view.page.address), ""),
            (words["paper_citing_place"], self.at(anchor)[1], f", {view.place(anchor)}"),
        ]
        yield self.fields(
            (term, [[run(f"{example}{whole}{place}. "), run(address, "address", to=("", address))]])
            for term, address, place in rows
        )
        yield self.paragraph([run(words["paper_citing_note"])])

    # ---- the index

    def _index(self) -> Iterator[Block]:
        words = self.words
        yield from self._part("paper_index", words["paper_index_intro"])
        for kind, title, items in (
            ("instrument", words["paper_index_instrument"], self.manifest.instruments),
            ("actor", words["paper_index_actor"], self.manifest.actors),
        ):
            names = sorted(items.items(), key=lambda n: self.plain(n[1].name).casefold())
            if names:
                yield self.heading(2, title, listed=False)
                rows = [self._indexed(Entry(kind, name), item) for name, item in names]
                yield {"k": "index", "rows": rows}

    def _indexed(self, entry: Entry, item: Any) -> Block:
        label, address = self.of_entry(entry)
        return {
            "runs": [{**r, "to": (label, address)} for r in self.say(item.name)],
            "own": label if entry.kind == "instrument" else "",
            "places": self.places(entry),
        }


def not_stated(source: Origin, words: Mapping[str, str]) -> list[str]:
    """Return the sentence that says which of author and date the article lacks, if any."""
    missing = "_".join(n for n in ("author", "published") if getattr(source, n) is None)
    return [words[f"unstated_{missing}"]] if missing else []
