"""What printed pages say of today: marks, legal status, doubts, developments."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from taklimat.base.words import WORDS
from taklimat.editors.fact_checks import FactsSource
from taklimat.outputs.paper.engine import made_shorter, make_pdf
from taklimat.outputs.paper.finish import page_count
from taklimat.outputs.paper.papers import contents
from taklimat.outputs.paper.today import begun
from taklimat.pages.site import read_site

if TYPE_CHECKING:
    from tests import builders
else:
    import builders

URL = "https://taklimat.example/"
ID = WORDS["id"]


def facts_of(**changes: Any) -> FactsSource:
    """Full facts with other entries."""
    full = builders.full_facts()
    return replace(full, text=json.dumps({**json.loads(full.text), **changes}))


def made(facts: FactsSource | None = None, **fields: Any) -> dict[str, Any]:
    """Return the content of each PDF by the end of its address."""
    both = {"languages": list(builders.LANGUAGES), **builders.full(), **fields}
    seed = builders.seed(builders.full_article(), facts=facts or builders.full_facts(), **both)
    return {
        address.rpartition("/")[2].removeprefix("contoh").lstrip("-."): content
        for address, content in contents(read_site([seed]), URL)
    }


def every(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield all mappings inside a value, in their order."""
    if isinstance(value, Mapping):
        yield value
        for item in value.values():
            yield from every(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from every(item)


def said(value: Any) -> str:
    """Return all words of runs inside a value, each mark as its name in brackets."""
    return "".join(
        f"[{each['mark']}]" if "mark" in each and "t" in each else each["t"]
        for each in every(value)
        if "t" in each
    )


def kinds(content: Mapping[str, Any]) -> list[str]:
    return [block["k"] for block in content["blocks"]]


# ---- marks


@pytest.mark.parametrize(
    ("notes", "shown"),
    [
        ({}, "¶1·1[v-several]"),
        ({"notes": ["n-outdated", "n-accurate"]}, "¶1·1[v-outdated]"),
        ({"notes": ["n-accurate"]}, "¶1·1"),
        ({"notes": []}, "¶1·1"),
    ],
)
def test_a_cite_on_paper_has_the_mark_of_the_notes_it_depends_on(
    notes: dict[str, Any], shown: str
) -> None:
    gist = builders.statement("Inti.", **notes)
    pages = made(gist=gist)
    for name in ("ringkas.id.pdf", "id.pdf"):
        found = [said(e["runs"]) for e in every(pages[name]) if e.get("style") == "lead"]
        assert f"Inti.\u00a0{shown}" in found


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ({"words": "Satu", "words_in": {"en": "One"}},
         ("Satu[v-outdated] dua.", "One[v-outdated] two.")),
        ({}, ("Satu dua.[v-outdated]", "One two.[v-outdated]")),
    ],
)  # fmt: skip
def test_a_mark_in_the_text_stands_behind_its_own_words(
    words: dict[str, Any], shown: tuple[str, str]
) -> None:
    note = {**json.loads(builders.full_facts().text)["notes"]["n-outdated"], **words}
    facts = FactsSource(
        "seeds/contoh/facts.yml",
        json.dumps({"checked": builders.DATE, "about": builders.text("Kata"),
                    "notes": {"n": {**note, "instruments": []}}}),
    )  # fmt: skip
    seed = builders.seed("Satu dua.\n", facts=facts, languages=["id", "en"])
    translated = replace(seed.translations[0], text='{"p1-s1": "One two."}')
    site = read_site([replace(seed, translations=(translated,))])
    books = [c for _, c in contents(site, URL) if c["kind"] == "book"]
    texts = [said(next(e for e in every(book) if e.get("k") == "numbered")) for book in books]
    assert tuple(texts) == shown


# ---- a page's own sheets


def test_an_instrument_begins_with_its_legal_status() -> None:
    pages = made()
    first = pages["uu.id.pdf"]["blocks"][0]
    assert (first["k"], first["mark"], first["word"]) == ("legal", "s-in-force", "Berlaku")
    assert said(first["note"]) == "Kata (per 22 November 2026)"
    unknown = pages["peta.id.pdf"]["blocks"][0]
    assert (unknown["mark"], unknown["word"]) == ("s-not-verified", ID["legal_not-verified"])
    assert said(unknown["note"]) == ID["status_unchecked"]


def test_the_book_says_the_legal_status_beside_each_instrument() -> None:
    entries = [e for e in every(made()["id.pdf"]) if e.get("k") == "entry"]
    sides = {entry["heading"]["id"]: said(entry["side"]) for entry in entries}
    assert "Berlaku" in sides["instrument:uu"]
    assert ID["status_unchecked"] in sides["instrument:peta"]


def test_what_is_known_has_the_worst_first_and_no_opinion() -> None:
    for name in ("r1.id.pdf", "uu.id.pdf"):
        (block,) = (b for b in made()[name]["blocks"] if b["k"] == "known")
        verdicts = [row["mark"].removeprefix("v-") for row in block["rows"]]
        assert verdicts == ["outdated", "misattributed", "imprecise", "not-verified", "accurate"]


def test_what_is_known_is_a_few_lines() -> None:
    note = json.loads(builders.full_facts().text)["notes"]["n-outdated"]
    facts = facts_of(notes={f"n{k}": note for k in range(9)}, developments={})
    (block,) = (b for b in made(facts)["r1.id.pdf"]["blocks"] if b["k"] == "known")
    assert len(block["rows"]) == 6
    assert "3 " in said(block["rest"])


def test_a_recommendation_says_what_has_happened_since() -> None:
    pages = made()
    (block,) = (b for b in pages["r1.id.pdf"]["blocks"] if b["k"] == "since")
    assert [row["date"] for row in block["rows"]] == ["Februari 2025"]
    assert "since" not in kinds(pages["r2.id.pdf"])
    entries = {e["heading"]["id"]: said(e) for e in every(pages["id.pdf"]) if e.get("k") == "entry"}
    assert ID["developments_since"] in entries["recommendation:r1"]
    assert ID["developments_since"] not in entries["recommendation:r2"]


def test_the_book_has_all_developments_the_newest_first() -> None:
    (block,) = (e for e in every(made()["id.pdf"]) if e.get("k") == "dated")
    assert [row["date"] for row in block["rows"]] == ["Februari 2025", "2024"]
    assert "R1" in said(block["rows"][0]["runs"])


# ---- the brief


def test_a_brief_counts_what_is_in_doubt_and_what_has_no_deadline() -> None:
    item = builders.full()["recommendations"]["r1"] | {"deadline": None}
    content = made(recommendations={"r1": item, "r2": item, "r3": item})["ringkas.id.pdf"]
    words = said(content["blocks"])
    assert ID["claims_doubtful"].format(doubtful=4, count=5) in words
    assert ID["deadline_none"].partition("|")[2].format(count=3) in words


def test_a_brief_has_the_doubtful_claims_that_fit_two_sheets() -> None:
    note = json.loads(builders.full_facts().text)["notes"]["n-outdated"]
    long = dict.fromkeys(builders.LANGUAGES, "Ditemukan hal yang lain sama sekali. " * 6)
    notes = {f"n{k}": {**note, "finding": long, "claim": long} for k in range(40)}
    content = made(facts_of(notes=notes, developments={}))["ringkas.id.pdf"]
    (block,) = (b for b in content["blocks"] if b["k"] == "quoting")
    assert len(block["rows"]) == 40
    assert page_count(make_pdf(content, "x")) <= 2


@pytest.mark.parametrize("fits", range(1, 9))
def test_the_longest_version_that_fits_is_taken(fits: int) -> None:
    tried: list[int] = []

    def made_in(version: int) -> bytes:
        tried.append(version)
        return empty(3 if version < fits else 2)

    assert made_shorter(made_in, 9) == empty(2)
    assert fits in tried
    assert len(tried) <= 4


def empty(pages: int) -> bytes:
    file, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        file.add_blank_page()
    file.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Satu. " + "Dua tiga " * 10 + ". Empat.", "Satu. " + "Dua tiga " * 10 + "."),
        ("Kata " * 100 + ". Lain.", "Kata " * 100 + "."),
        ("Tanpa titik", "Tanpa titik"),
        ("", ""),
    ],
)
def test_a_finding_is_begun_with_enough_of_it_to_be_understood(text: str, shown: str) -> None:
    assert begun(text, "id", 20) == shown


# ---- the book


def test_a_source_stands_once_and_its_number_wherever_it_was_read() -> None:
    content = made()["id.pdf"]
    (listed,) = (e for e in every(content) if e.get("k") == "numbers")
    assert [row["number"] for row in listed["rows"]] == ["1"]
    notes = [e for e in every(content) if e.get("id", "").startswith("note:")]
    assert len(notes) == 6
    assert all("[1]" in said(note) for note in notes)
    assert ID["read_copy"] in said(listed)


def test_a_quotation_keeps_the_marks_that_the_article_has() -> None:
    text = "Ia berkata “satu dua” lalu pergi.\n"
    quotation = {"text": "satu dua", "cites": ["p1-s1"], "by": "uu"}
    fields: dict[str, Any] = {
        "instruments": {
            "uu": {"name": builders.text("UU"), "kind": "law", "jurisdiction": "ID",
                   "mentioned": ["p1-s1"], "says": builders.statement("Kata.")},
        },
        "quotations": [quotation],
    }  # fmt: skip
    made = dict(contents(read_site([builders.seed(text, **fields)]), URL))
    for content in (c for a, c in made.items() if a.endswith(("uu.id.pdf", "contoh.id.pdf"))):
        assert "“satu dua”" in said(content)


def test_a_question_has_a_box_for_each_answer_and_room_for_remarks() -> None:
    blocks = [e for e in every(made()["id.pdf"]) if e.get("k") == "answers"]
    assert [b["answers"] for b in blocks] == [["Ya", "Sebagian", "Tidak", "Tidak diketahui"]]
    assert blocks[0]["remarks"] == ID["remarks"]


def test_the_timeline_parts_what_was_from_what_is_to_come() -> None:
    status = json.loads(builders.full_facts().text)["instruments"]["uu"]
    dates = [{"date": day, "event": builders.text("Kata")} for day in ("2030", "2024")]
    facts = facts_of(instruments={"uu": {**status, "dates": dates}}, later={}, developments={})
    (block,) = (e for e in every(made(facts)["id.pdf"]) if e.get("k") == "timeline")
    layers = [row["layer"] for row in block["rows"]]
    assert layers[-3:] == ["", "fact", "author"]  # today, 2030, undated


def test_a_translations_book_has_the_authors_own_words_too() -> None:
    pages = made()
    assert not [e for e in every(pages["id.pdf"]) if e.get("k") == "original"]
    (block,) = (e for e in every(pages["en.pdf"]) if e.get("k") == "original")
    assert [said(row["runs"]) for row in block["rows"]] == ["Kata."] + ["Kata"] * 1 + ["Kata."] * 2
