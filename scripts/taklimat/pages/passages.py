"""The sentences about an instrument, each once, with what was found about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from taklimat.base.text import stands_in
from taklimat.briefing.briefing import Briefing
from taklimat.editors.facts import Note
from taklimat.editors.manifest import Instrument, Quotation


@dataclass(frozen=True, slots=True)
class Provision:
    """An article or annex that the author names."""

    fragment: str
    """Its permanent id on the instrument's page."""
    name: str
    """In the author's words, or the translation's."""
    translated: bool
    """Whether the name is the translation's."""
    others: tuple[str, ...]
    """Sentences further down that name it too."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, what it quotes of the instrument, and the notes on that."""

    anchor: str
    provisions: tuple[Provision, ...]
    """Those that it is the first to name."""
    quoted: tuple[str, ...]
    """Parts of it that are the instrument's own words, according to the author."""
    notes: tuple[tuple[str, Note], ...]
    """Those not yet under a sentence before it, with their ids."""


def passages(
    briefing: Briefing,
    item: Instrument,
    places: Iterable[str],
    quotations: Collection[Quotation],
    notes: Mapping[str, Note],
    language: str,
) -> Iterator[Passage]:
    """Yield the sentences about an instrument in reading order, and those that its notes are on."""
    anchors = in_order(briefing, [*places, *(a for note in notes.values() for a in note.cites)])
    names = item.provisions_in.get(language, item.provisions)
    named = {
        k: [a for a in anchors if stands_in(provision, briefing.sentences[a])]
        for k, provision in enumerate(item.provisions)
    }
    left = dict(notes)
    for anchor in anchors:
        found = {name: note for name, note in left.items() if anchor in note.cites}
        for name in found:
            del left[name]
        yield Passage(
            anchor,
            tuple(
                Provision(
                    f"prov{k + 1}", names[k], language in item.provisions_in, tuple(there[1:])
                )
                for k, there in named.items()
                if there[:1] == [anchor]
            ),
            tuple(q.text for q in quotations if anchor in q.cites),
            tuple(found.items()),
        )


def in_order(briefing: Briefing, anchors: Iterable[str]) -> tuple[str, ...]:
    """Return anchors once each in reading order, a paragraph before its sentences."""
    wanted = {*anchors}
    return tuple(anchor for anchor in briefing.sentences if anchor in wanted)
