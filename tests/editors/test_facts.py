"""Fact notes: what the shape refuses, and what must hold against the article."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests import builders

from taklimat.base.diagnostics import Problem, ProblemError
from taklimat.base.yaml_tree import read_tree
from taklimat.briefing.reading import read_briefing
from taklimat.editors.fact_checks import FactsSource, read_facts
from taklimat.editors.facts import VERDICTS, WORST_FIRST, Facts, is_due
from taklimat.outputs.html.render import body
from taklimat.outputs.theme import body_templates
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.page import menu

Change = Callable[[dict[str, Any]], Any]
NOTE = "n-accurate"
DATA: dict[str, Any] = builders.facts_data()


def problems(change: Change) -> list[str]:
    facts = builders.full_facts()
    data = json.loads(facts.text)
    change(data)
    both: dict[str, Any] = {"languages": list(builders.LANGUAGES), **builders.full()}
    seed = builders.seed(
        builders.full_article(),
        facts=replace(facts, text=json.dumps(data, ensure_ascii=False)),
        **both,
    )
    try:
        read_briefing(seed)
    except ProblemError as error:
        return [str(problem) for problem in error.problems]
    return []


def note(**fields: Any) -> Change:
    return lambda data: data["notes"][NOTE].update(fields)


def source(**fields: Any) -> Change:
    return lambda data: data["notes"][NOTE]["sources"][0].update(fields)


def status(**fields: Any) -> Change:
    return lambda data: data["instruments"]["uu"].update(fields)


def development(**fields: Any) -> Change:
    return lambda data: data["developments"]["baru"].update(fields)


def without_name(part: str, name: str) -> Change:
    return lambda data: data[part][name].pop("name")


def test_notes_are_found_at_their_sentences() -> None:
    briefing = builders.full_briefing()
    assert problems(note()) == []
    assert [name for name, _ in briefing.notes_at["p1-s1"]] == [f"n-{v}" for v in VERDICTS]


def test_a_note_on_a_paragraph_stands_at_its_end() -> None:
    facts, data = builders.full_facts(), builders.facts_data()
    data["notes"] = {"n": {**data["notes"][NOTE], "cites": ["p1", "p2-s1"], "instruments": []}}
    data["instruments"], data["later"] = {}, {}
    facts = replace(facts, text=json.dumps(data))
    briefing = builders.briefing("Satu. Dua.\n\nTiga. Empat.\n", facts=facts)
    assert {*briefing.notes_at} == {"p1", "p1-s2", "p2-s1"}


@pytest.mark.parametrize(("change", "expected"), [
    pytest.param(note(cites=["p9-s1"]), "the article has no p9-s1", id="no such anchor"),
    pytest.param(
        note(finding={"id": "[a](#p9)", "en": "b"}), "the article has no p9", id="a link to nowhere"
    ),
    pytest.param(source(seen={"id": "a", "en": "[b](#p8)"}), "has no p8", id="a source's link"),
    pytest.param(note(sources=[]), "has no source", id="no source"),
    pytest.param(note(verdict="wrong"), "“wrong” is not known here", id="unknown verdict"),
    pytest.param(note(as_of="2025-13"), "“2025-13” is not a date", id="impossible date"),
    pytest.param(note(as_of="2025-02-30"), "“2025-02-30” is not a date", id="no such day"),
    pytest.param(note(instruments=["zzz"]), "there is no instrument `zzz`", id="no instrument"),
    pytest.param(note(claim={"id": "Klaim."}), "the English text", id="a language is missing"),
    pytest.param(note(other="x"), "unknown key `other`", id="unknown key"),
    pytest.param(source(url="ftp://x"), "does not", id="not a web address"),
    pytest.param(source(url="https://["), "does not", id="an address without a host"),
    pytest.param(source(lang="English"), "“English” is not the tag", id="no language's tag"),
    pytest.param(source(seen={"id": "a", "en": None}), "the English text", id="half a source"),
    pytest.param(
        lambda data: data["later"]["nanti"].update(about=["zzz"]),
        "there is no instrument `zzz`",
        id="a later text of nothing",
    ),
    pytest.param(without_name("later", "nanti"), "later text `nanti` has no name", id="later"),
    pytest.param(without_name("later", "sendiri"), "`sendiri` has no name", id="related"),
    pytest.param(without_name("instruments", "misal"), "example `misal` has no name", id="example"),
    pytest.param(
        lambda data: data["instruments"]["uu"].update(example="true"),
        "`uu` is an instrument of briefing.yml",
        id="an example that the manifest has",
    ),
    pytest.param(
        lambda data: data["instruments"]["uu"].update(example="true", name=builders.text("A")),
        "`uu` is an instrument of briefing.yml, which an example cannot be",
        id="also if it has a name",
    ),
    pytest.param(
        lambda data: (note(confidence="high")(data), source(read="excerpt")(data)),
        f"nothing was read in full for the note `{NOTE}`, so it cannot be sure",
        id="sure by an excerpt",
    ),
    pytest.param(
        lambda data: (note(confidence="high")(data), source(read=None)(data)),
        "nothing was read in full",
        id="sure without having read",
    ),
    pytest.param(note(words="Kita"), "p1-s1 does not say “Kita”", id="words of no sentence"),
    pytest.param(note(words="Kat"), "p1-s1 does not say “Kat”", id="half a word"),
    pytest.param(
        note(words_in={"en": "Kata (id)"}),
        "the translation of p1-s1 does not say “Kata (id)”",
        id="words of no translation",
    ),
    pytest.param(note(words_in={"fr": "Kata"}), "no translation into `fr`", id="another language"),
    pytest.param(status(legal_status="valid"), "“valid” is not known here", id="unknown status"),
    pytest.param(
        status(legal_status="not-a-law", legal_note=None),
        "`uu` is not a law, and nothing says what it is",
        id="not a law, but what",
    ),
    pytest.param(
        development(notes=[], texts=[]),
        "the development `baru` names nothing that reports it",
        id="a development that nothing reports",
    ),
    pytest.param(development(notes=["n"]), "`n` is none of the notes", id="no such note"),
    pytest.param(development(texts=["ux"]), "`ux` is none of the texts", id="no such text"),
    pytest.param(
        development(recommendations=["r9"]),
        "`r9` is none of the recommendations",
        id="no such recommendation",
    ),
    pytest.param(development(date="soon"), "“soon” is not a date", id="a development without date"),
    pytest.param(
        lambda data: data["later"].update(misal=data["later"]["sendiri"]),
        "`misal` is the name of an example already",
        id="two texts at one address",
    ),
])  # fmt: skip
def test_problems_are_reported(change: Change, expected: str) -> None:
    found = problems(change)
    assert found
    wanted = "is not an address that begins with" if expected == "does not" else expected
    assert any(wanted in line for line in found), found


@pytest.mark.parametrize(
    ("path", "value", "at", "message"),
    [
        (("notes", NOTE, "cites"), ["p1-s1", "p9"], (1,), "the article has no p9"),
        (("notes", NOTE, "sources"), [], "key", f"the note `{NOTE}` has no source"),
        (("notes", NOTE, "instruments"), ["uu", "zzz"], (1,), "there is no instrument `zzz`"),
        (("instruments", "uv"), DATA["instruments"]["uu"], (), "there is no instrument `uv`"),
        (("later", "nanti", "about"), ["uu", "zzz"], (1,), "there is no instrument `zzz`"),
        (("later", "nanti", "name"), None, "key", "the later text `nanti` has no name"),
        (("instruments", "misal", "name"), None, "key", "the example `misal` has no name"),
        (
            ("later", "misal"),
            DATA["later"]["sendiri"],
            "itself",
            "`misal` is the name of an example already",
        ),
    ],
)
def test_an_error_is_said_at_its_place(
    path: tuple[str, ...], value: Any, at: Any, message: str
) -> None:
    """`at` goes on from the path of what was changed; "key" is the entry's own key."""
    parent = data = json.loads(builders.full_facts().text)
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    source = replace(builders.full_facts(), text=json.dumps(data, ensure_ascii=False))
    tree = read_tree(source.text, source.file)
    keys = {"key": path[:-1], "itself": path}
    place = tree.key_place(keys[at]) if at in keys else tree.place((*path, *at))
    both: dict[str, Any] = {"languages": list(builders.LANGUAGES), **builders.full()}
    with pytest.raises(ProblemError) as raised:
        read_briefing(builders.seed(facts=source, **both))
    (problem,) = [p for p in raised.value.problems if not p.notice]
    assert (problem.place, problem.message) == (place, message)


def test_an_unknown_instrument_gets_a_hint() -> None:
    lines = problems(note(instruments=["uuu"]))
    assert any(line.endswith("no instrument `uuu`\n  hint: did you mean “uu”?") for line in lines)


def test_without_a_source_a_note_says_that_it_is_not_verified() -> None:
    assert problems(lambda data: data["notes"]["n-not-verified"].update(sources=[])) == []


@pytest.mark.parametrize("read", ["directly", "copy"])
def test_a_note_is_sure_of_what_was_read(read: str) -> None:
    assert problems(lambda data: (note(confidence="high")(data), source(read=read)(data))) == []


def test_a_note_may_be_on_a_heading() -> None:
    briefing = builders.full_briefing(today=builders.DATE)
    assert briefing.facts
    note = briefing.facts.notes[NOTE].model_copy(update={"cites": ("sec1",)})
    facts = briefing.facts.model_copy(update={"notes": {NOTE: note}})
    changed = replace(briefing, facts=facts)
    assert [name for name, _ in changed.notes_in(["sec1"])] == [NOTE]
    (page,) = (p for p in briefing_pages(changed) if (p.kind, p.language) == ("facts", "id"))
    assert 'data-sections="sec1"' in body(page, body_templates())


def test_texts_that_the_article_does_not_name_have_a_page_without_any_that_it_names() -> None:
    data = builders.facts_data()
    data |= {"notes": {}, "instruments": {}, "later": {"sendiri": data["later"]["sendiri"]}}
    facts = replace(builders.full_facts(), text=json.dumps(data))
    pages = briefing_pages(builders.briefing("Satu.", facts=facts, languages=["id", "en"]))
    (page,) = (p for p in pages if (p.kind, p.language) == ("instruments", "id"))
    assert page.addresses == ("/contoh/instrumen/", "/contoh/instrumen/#sendiri")
    assert 'id="sendiri"' in body(page, body_templates())
    assert page.briefing
    assert page.address in {link.address for link in menu(page.briefing, "id")}


# ---- what is due for review


@pytest.mark.parametrize(("checked", "today", "due"), [
    ("2026-11-22", "2027-11-22", False),  # to the day
    ("2026-11-22", "2027-11-23", True),
    ("2024-02-29", "2025-02-28", False),
    ("2024-02-29", "2025-03-01", True),
    ("2026-11-22", "2026-11-22", False),
    ("2026-11-22", "", False),
    ("0205-01-01", "2026-11-22", True),
    ("9999-01-01", "2026-11-22", False),
])  # fmt: skip
def test_a_note_is_due_a_year_after_it_was_checked(checked: str, today: str, due: bool) -> None:
    assert is_due(checked, today) is due


def test_what_is_due_is_a_notice_and_marked_on_its_page() -> None:
    later = builders.full_briefing(today="2099-01-01")
    assert [str(n) for n in later.notices if "due for review" in n.message]
    assert all(later.is_due(note) for note in later.facts.notes.values()) if later.facts else False
    now = builders.full_briefing()
    assert not [n for n in now.notices if "due for review" in n.message]


def read(today: str = "", **fields: Any) -> tuple[Facts, list[Problem]]:
    """The facts of a full briefing with other fields, and the notices of those that are due."""
    briefing = builders.full_briefing()
    source = FactsSource("facts.yml", json.dumps(DATA | fields, ensure_ascii=False))
    facts, due = read_facts(source, briefing.manifest, briefing.article, today)
    return facts, list(due)


@pytest.mark.parametrize(
    ("own", "today", "said"),
    [
        pytest.param([], "2027-11-22", [], id="not yet"),
        pytest.param([], "2027-11-23", [("checked", "4 entries were checked")], id="all at once"),
        pytest.param(
            ["later"], "2027-11-23", [("checked", "3 entries were checked")], id="but one"
        ),
        pytest.param(
            ["instruments", "later", "other"],
            "2027-11-23",
            [("checked", "1 entry was checked")],
            id="one alone",
        ),
        pytest.param(["notes", "instruments", "later", "other"], "2027-11-23", [], id="none"),
        pytest.param(
            ["notes", "instruments", "later", "other"],
            "2029-01-01",
            [
                ("notes a checked", "`a` was checked"),
                ("instruments uu checked", "`uu` was checked"),
                ("later b checked", "`b` was checked"),
                ("later c checked", "`c` was checked"),
            ],
            id="each with a day of its own",
        ),
    ],
)
def test_what_is_due_is_said_once_for_the_common_day(
    own: list[str], today: str, said: list[tuple[str, str]]
) -> None:
    """An entry with a day of its own, a later one here, is due by that."""
    day = {"checked": "2027-06-01"}
    fields = {
        "notes": {"a": DATA["notes"][NOTE] | (day if "notes" in own else {})},
        "instruments": {"uu": DATA["instruments"]["uu"] | (day if "instruments" in own else {})},
        "later": {
            "b": DATA["later"]["sendiri"] | (day if "later" in own else {}),
            "c": DATA["later"]["nanti"] | (day if "other" in own else {}),
        },
    }
    tree = read_tree(json.dumps(DATA | fields, ensure_ascii=False), "facts.yml")
    _, due = read(today, **fields)
    assert due == [
        Problem(
            tree.place(tuple(path.split())),
            f"{words} more than a year ago: due for review",
            notice=True,
        )
        for path, words in said
    ]


def test_the_facts_are_sorted_by_what_they_say() -> None:
    notes = {f"{k}-{verdict}": DATA["notes"][f"n-{verdict}"] for k, verdict in enumerate(
        ["outdated", "accurate", "outdated"])}  # fmt: skip
    facts, _ = read(notes=notes)
    assert facts.tally == {"accurate": 1, "outdated": 2}
    assert list(facts.tally) == ["accurate", "outdated"]
    assert list(facts.examples) == ["misal"]
    assert list(facts.unattached) == ["sendiri"]
    assert sorted(WORST_FIRST) == sorted(VERDICTS)


def test_a_source_and_a_title_are_english_unless_said() -> None:
    facts, _ = read()
    assert facts.notes[NOTE].sources[0].lang == facts.instruments["uu"].lang == "en"


# ---- notes that statements name


@pytest.mark.parametrize(
    ("notes", "cites", "expected"),
    [
        pytest.param(["n-accurate"], ["p1-s1"], "", id="on the same sentence"),
        pytest.param(["n-accurate"], ["p1"], "", id="on a sentence of the paragraph"),
        pytest.param([], ["p2"], "", id="none"),
        pytest.param(["n-acurate"], ["p1"], "no fact note `n-acurate`", id="no such note"),
        pytest.param(["n-accurate"], ["p2"], "`n-accurate` is on none of p2", id="elsewhere"),
    ],
)
def test_a_statement_names_notes_on_its_own_sentences(
    notes: list[str], cites: list[str], expected: str
) -> None:
    fields: dict[str, Any] = {"languages": list(builders.LANGUAGES), **builders.full()}
    fields["gist"] = builders.statement("Inti.", *cites, notes=notes)
    seed = builders.seed(builders.full_article(), facts=builders.full_facts(), **fields)
    try:
        read_briefing(seed)
        found = ""
    except ProblemError as error:
        (problem,) = [p for p in error.problems if not p.notice]
        found = str(problem)
    assert expected in found
    assert bool(expected) == bool(found)
