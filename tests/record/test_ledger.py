"""The ledger only grows: what was published once is in it for ever, and reads back the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.article.model import Article
from taklimat.base.anchors import receipt
from taklimat.base.diagnostics import Place, ProblemError
from taklimat.record.ledger import Ledger, whole_text
from taklimat.record.lost import lost_addresses
from taklimat.record.publish import additions
from taklimat.record.rows import extended, read_ledger

FILE, DAY = "ledger.jsonl", "2027-01-01"
ARTICLE = builders.article("Satu kata. Dua kata.\nJudul bagian\nTiga.\n")
paths = st.lists(st.text(alphabet='ab/#\u2028\u00e9"\\', min_size=1, max_size=4), max_size=6)


def added(ledger: Ledger | None, *addresses: str, day: str = DAY, **parts: Any) -> tuple[str, ...]:
    return additions(ledger, builders.publishable(ARTICLE, *addresses, **parts), day)


def read(lines: Sequence[str]) -> Ledger:
    return read_ledger("\n".join(lines), FILE)


def translated(*words: str) -> Article:
    """The article in English, its five sentences and headings in these words."""
    texts = dict(zip(("p1-s1", "p1-s2", "sec1", "p2-s1"), words, strict=True))
    return builders.translated(ARTICLE, "en", texts)


# ---- what is in it


def test_the_lines_of_a_ledger() -> None:
    """Other programs read them: names, once published, stay."""
    article = builders.article("Kafé.\n- Satu. Dua.\n")
    states = (("note", "n1", "outdated", "2026-11-22"),)
    briefing = builders.publishable(article, "/contoh/#a", states=states)
    lines = additions(None, briefing, DAY)
    unit = {"kind": "unit", "edition": 1, "language": "id"}
    assert [json.loads(line) for line in lines] == [
        {"kind": "ledger", "version": 2, "slug": "contoh"},
        {"kind": "edition", "number": 1, "date": DAY, "language": "id", "file": "article.id.txt",
         "sha256": article.sha256, "order": "sec0 p1:1 p2:2"},
        {**unit, "anchor": "sec0", "block": "heading", "receipt": receipt(""), "text": ""},
        {**unit, "anchor": "p1", "block": "prose", "receipt": receipt("Kafé.")},
        {**unit, "anchor": "p1-s1", "receipt": receipt("Kafé."), "text": "Kafé."},
        {**unit, "anchor": "p2", "block": "item", "receipt": receipt("Satu. Dua.")},
        {**unit, "anchor": "p2-s1", "receipt": receipt("Satu."), "text": "Satu."},
        {**unit, "anchor": "p2-s2", "receipt": receipt("Dua."), "text": "Dua."},
        {"kind": "address", "path": "/contoh/#a"},
        {"kind": "state", "of": "note", "id": "n1", "date": DAY, "verdict": "outdated",
         "checked": "2026-11-22"},
    ]  # fmt: skip
    assert any("é" in line for line in lines)


@builders.few
@given(builders.plain_texts | builders.markdown_texts, st.sampled_from(["id.txt", "id.md"]))
def test_an_edition_can_be_drawn_again_from_the_ledger_alone(text: str, ending: str) -> None:
    try:
        article = builders.article(text, f"article.{ending}")
    except ProblemError:
        return  # no article
    ledger = builders.ledger(article)
    units = ledger.words_of(1)
    assert ledger.edition is not None
    order = ledger.edition.order
    assert [*units] == [anchor for anchor, _ in article.texts()]
    assert {a: whole_text(units, order, a) for a in order} == {
        anchor: words for anchor, words in article.texts() if "-" not in anchor
    }
    assert [(units[p.anchor].block, units[p.anchor].ordinal) for p in article.paragraphs] == [
        (p.kind, p.ordinal) for p in article.paragraphs
    ]
    assert [units[s.anchor].level for s in article.sections] == [s.level for s in article.sections]
    assert [units[s.anchor].text for s in article.sentences] == [s.text for s in article.sentences]


def test_a_language_that_was_not_published_has_nothing() -> None:
    ledger = builders.ledger(ARTICLE)
    assert ledger.latest_revisions("en") == ()
    assert ledger.receipts("en") == {}


@builders.few
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_stays_on_one_line_and_reads_back(words: str) -> None:
    article = builders.article_of([words])
    lines = builders.ledger_lines(article)
    units = read(lines).words_of(1)
    assert all("\n" not in line and "\r" not in line for line in lines)
    assert units["p1-s1"].text == words


def test_a_unit_without_text_has_no_receipt() -> None:
    assert "sec0" not in builders.ledger(ARTICLE).receipts("id")


def test_a_ledger_is_the_same_wherever_its_file_lies() -> None:
    text = "\n".join(added(None, "/contoh/"))
    assert read_ledger(text, "a") == read_ledger(f"\n{text}", "b")
    assert read_ledger(text, "a").file == "a"


# ---- it only grows


@builders.few
@given(paths)
def test_nothing_is_added_the_second_time(addresses: list[str]) -> None:
    words = translated("One word.", "Two words.", "Title", "Three.")
    ledger = read(added(None, *addresses, translations=(words,)))
    assert added(ledger, *addresses, *reversed(addresses), translations=(words,)) == ()


@builders.few
@given(st.lists(paths, min_size=1, max_size=4))
def test_an_earlier_ledger_is_the_beginning_of_the_later_one(builds: list[list[str]]) -> None:
    lines: list[str] = []
    ledger: Ledger | None = None
    for addresses in builds:
        before = list(lines)
        lines += added(ledger, *addresses)
        ledger = read(lines)
        assert lines[: len(before)] == before
        assert {a.path for a in ledger.addresses} >= set(addresses)
    assert ledger is not None
    assert len(ledger.addresses) == len({path for build in builds for path in build})
    assert ledger.units == builders.ledger(ARTICLE).units


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_lines_are_added_below_whatever_ends_the_last_one(end: str) -> None:
    """An editor's program or a merge may have dropped the last line's end."""
    first = "\n".join(added(None, "/contoh/")) + end
    later = extended(first, added(read_ledger(first, FILE), "/contoh/", "/contoh/teks/"))
    assert [a.path for a in read_ledger(later, FILE).addresses] == ["/contoh/", "/contoh/teks/"]
    assert later.startswith(first)
    assert later.endswith("\n")


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        pytest.param("", ["a", "b"], "a\nb\n", id="a new one"),
        pytest.param("a\n", ["b"], "a\nb\n", id="below a whole line"),
        pytest.param("a", ["b"], "a\nb\n", id="below a line without an end"),
        pytest.param("a\n", [], "a\n", id="nothing to add"),
    ],
)
def test_lines_are_added_below_each_other(text: str, lines: list[str], expected: str) -> None:
    assert extended(text, lines) == expected


@pytest.mark.parametrize("white", ["", " ", "\r", "\t "])
def test_lines_of_white_space_say_nothing(white: str) -> None:
    lines = [white, *added(None, "/contoh/"), white]
    assert read(lines) == read(lines[1:-1])


def test_the_second_publishing_adds_addresses_alone() -> None:
    first = read(added(None, "/contoh/"))
    assert [json.loads(line) for line in added(first, "/contoh/teks/", "/contoh/teks/")] == [
        {"kind": "address", "path": "/contoh/teks/"}
    ]


# ---- translations


def test_a_mended_translation_adds_what_changed_and_keeps_its_receipts() -> None:
    lines = [*added(None, translations=(translated("One word.", "Two.", "Title", "Three."),))]
    mended = translated("One word.", "Two words.", "Title", "Three.")
    more = added(read(lines), day="2027-02-02", translations=(mended,))
    rows = [json.loads(line) for line in more]
    assert [row.get("anchor", row["kind"]) for row in rows] == ["revision", "p1", "p1-s2"]
    ledger = read([*lines, *more])
    (latest,) = ledger.latest_revisions("en")
    assert (latest.date, latest.edition) == ("2027-02-02", 1)
    assert ledger.receipts("en")["p1-s2"] == (receipt("Two."), receipt("Two words."))
    texts = {anchor: unit.text for anchor, unit in ledger.words_in(latest).items() if unit.text}
    assert texts == {a: t for a, t in mended.texts() if "-" in a or (a != "sec0" and a[0] == "s")}
    first = next(each for each in ledger.revisions if each.id != latest.id)
    assert ledger.words_in(first)["p1-s2"].text == "Two."


def test_going_back_to_earlier_words_is_a_revision_of_its_own() -> None:
    wordings = ["Two.", "Two words.", "Two."]
    lines: list[str] = []
    for words in wordings:
        text = translated("One.", words, "Title", "Three.")
        lines += added(read(lines) if lines else None, translations=(text,))
    ledger = read(lines)
    assert [ledger.words_in(each)["p1-s2"].text for each in ledger.revisions] == wordings
    assert ledger.receipts("en")["p1-s2"] == (receipt("Two."), receipt("Two words."))


# ---- verdicts and statuses


def test_a_state_is_recorded_when_it_changes() -> None:
    def states(verdict: str, checked: str) -> dict[str, Any]:
        return {"states": (("note", "a", verdict, checked), ("note", "b", "accurate", checked))}

    lines = [*added(None, **states("accurate", "2026-11-22"))]
    assert added(read(lines), **states("accurate", "2026-11-22")) == ()
    lines += added(read(lines), day="2027-02-02", **states("outdated", "2026-11-22"))
    lines += added(read(lines), day="2027-03-03", **states("outdated", "2027-03-01"))
    assert [(s.id, s.date, s.verdict, s.checked) for s in read(lines).states] == [
        ("a", DAY, "accurate", "2026-11-22"),
        ("b", DAY, "accurate", "2026-11-22"),
        ("a", "2027-02-02", "outdated", "2026-11-22"),
        ("a", "2027-03-03", "outdated", "2027-03-01"),
        ("b", "2027-03-03", "accurate", "2027-03-01"),
    ]


# ---- two branches


def merged(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """As git merges with `merge=union`: the lines of both, in either order."""
    return [*base, *ours, *theirs]


def test_what_two_branches_added_may_stand_together() -> None:
    base = added(None, "/a/", translations=(translated("One.", "Two.", "Title", "Three."),))
    one = translated("One!", "Two.", "Title", "Three.")
    two = translated("One.", "Two.", "Title", "Three!")
    ours = added(read(base), "/b/", "/c/", translations=(one,))
    theirs = added(read(base), "/c/", "/d/", translations=(two,), day="2027-05-05")
    for lines in (merged(base, ours, theirs), merged(base, theirs, ours)):
        ledger = read(lines)
        assert {a.path for a in ledger.addresses} == {"/a/", "/b/", "/c/", "/d/"}
        assert len(ledger.latest_revisions("en")) == 2
        both = translated("One!", "Two.", "Title", "Three!")
        lines += added(ledger, translations=(both,))
        (latest,) = read(lines).latest_revisions("en")
        words = read(lines).words_in(latest)
        assert (words["p1-s1"].text, words["p2-s1"].text) == ("One!", "Three!")
        assert added(read(lines), "/b/", translations=(both,)) == ()


def test_the_same_first_publishing_on_two_branches_is_the_earlier_one() -> None:
    lines = merged((), added(None, "/a/", day="2027-02-02"), added(None, "/a/", day=DAY))
    assert read(lines) == read(added(None, "/a/"))


def test_two_different_first_editions_are_named() -> None:
    other = additions(None, builders.publishable(builders.article("Lain.\n")), DAY)
    lines = merged((), added(None), other)
    with pytest.raises(ProblemError) as raised:
        read(lines)
    first = raised.value.problems[0]
    assert first.message == "this line contradicts line 2, of edition 1"
    assert first.place.line == len(added(None)) + 2
    assert "keep the lines of the one that is online" in first.hint


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> cabang"])
def test_an_unfinished_merge_is_named(marker: str) -> None:
    with pytest.raises(ProblemError, match="a merge is not finished here") as raised:
        read([*added(None), marker])
    assert "keep what both sides added" in raised.value.problems[0].hint


# ---- URL paths that vanish


def test_an_address_that_vanishes_is_reported_at_its_line() -> None:
    lines = added(None, "/contoh/", "/contoh/teks/")
    ledger = read(lines)
    (problem,) = lost_addresses(ledger, ["/contoh/", "/contoh/baru/"])
    assert "/contoh/teks/" in problem.message
    assert "redirects" in problem.hint
    assert problem.place == Place(FILE, len(lines))
    assert not problem.notice
    assert lost_addresses(ledger, ["/contoh/teks/", "/contoh/"]) == ()


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        pytest.param("/contoh/teks/", "keep what it shows, or name its new address", id="a page"),
        pytest.param("/contoh/pelaku/#badan", "needs its old id `badan` back", id="a place on one"),
    ],
)
def test_the_way_back_of_what_vanishes(path: str, hint: str) -> None:
    (problem,) = lost_addresses(builders.ledger(ARTICLE, path), [])
    assert problem.message == f"the published address {path} would vanish"
    assert hint in problem.hint
