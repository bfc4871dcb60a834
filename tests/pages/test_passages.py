"""The sentences about an instrument: each once, in reading order, with what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests import builders

from taklimat.editors.facts import Note
from taklimat.editors.manifest import Instrument, Quotation
from taklimat.pages.passages import Passage, in_order, passages

ARTICLE = "Satu menurut Pasal 2. Dua.\n\nTiga, lihat Pasal 2 dan Pasal 5. Empat.\n"
BRIEFING = builders.briefing(ARTICLE, facts=None)
FULL = builders.full_briefing()
assert FULL.facts
NOTE = FULL.facts.notes["n-accurate"]


def note(*cites: str) -> Note:
    return NOTE.model_copy(update={"cites": cites})


def quotation(text: str, *cites: str) -> Quotation:
    return Quotation.model_validate({"text": text, "cites": list(cites), "by": "uu"})


def instrument(**fields: Any) -> Instrument:
    item = builders.full()["instruments"]["uu"]
    return Instrument.model_validate({**item, "provisions": [], **fields})


def read(
    item: Instrument,
    *places: str,
    quotations: tuple[Quotation, ...] = (),
    notes: Mapping[str, Note] | None = None,
    language: str = "id",
) -> list[Passage]:
    return list(passages(BRIEFING, item, places, quotations, notes or {}, language))


def test_a_sentence_stands_once_and_in_reading_order() -> None:
    rows = read(instrument(), "p2-s2", "p1-s1", "p2-s2", "p1-s2")
    assert [row.anchor for row in rows] == ["p1-s1", "p1-s2", "p2-s2"]
    assert in_order(BRIEFING, ["p2-s1", "p2", "p1-s2"]) == ("p1-s2", "p2", "p2-s1")


def test_a_sentence_that_only_a_note_is_on_stands_there_too() -> None:
    notes = {"b": note("p2-s1", "p2-s2"), "a": note("p1-s2", "p2-s1"), "c": note("p2-s1")}
    rows = read(instrument(), "p1-s1", notes=notes)
    found = {row.anchor: [name for name, _ in row.notes] for row in rows}
    # A note stands under the first of its sentences, and nowhere again.
    assert found == {"p1-s1": [], "p1-s2": ["a"], "p2-s1": ["b", "c"], "p2-s2": []}


def test_a_provision_stands_at_the_first_sentence_that_names_it() -> None:
    item = instrument(provisions=["Pasal 5", "Pasal 2"])
    first, second = read(item, "p2-s1", "p1-s1")
    assert [(p.fragment, p.name, p.others) for p in first.provisions] == [
        ("prov2", "Pasal 2", ("p2-s1",))
    ]
    assert [(p.fragment, p.name, p.others) for p in second.provisions] == [("prov1", "Pasal 5", ())]


def test_a_provision_has_the_translations_name_where_there_is_one() -> None:
    item = instrument(provisions=["Pasal 2"], provisions_in={"en": ["Article 2"]})
    names = [(p.name, p.translated) for p in read(item, "p1-s1", language="en")[0].provisions]
    assert names == [("Article 2", True)]
    assert read(item, "p1-s1")[0].provisions[0].name == "Pasal 2"


def test_quoted_words_stand_at_each_of_their_sentences() -> None:
    said = quotation("Dua.", "p1-s2"), quotation("Tiga", "p2-s1", "p1-s2")
    assert [row.quoted for row in read(instrument(), "p1-s2", "p2-s1", quotations=said)] == [
        ("Dua.", "Tiga"),
        ("Tiga",),
    ]
