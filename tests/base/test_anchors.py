"""Anchors and receipts: these are printed and cited, so what is here must stay true for ever."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taklimat.base.anchors import (
    RECEIPT_LENGTH,
    is_anchor,
    paragraph_anchor,
    paragraph_of,
    parts,
    receipt,
    section_anchor,
    sentence_anchor,
    written_out,
)
from taklimat.base.text import canonical

labels = st.from_regex(r"[0-9]{1,4}[a-z]{0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("paragraph", "sentence", "expected"),
    [
        pytest.param(1, None, "p1", id="first paragraph"),
        pytest.param("12", "3", "p12-s3", id="sentence inside a paragraph"),
        pytest.param("7a", 1, "p7a-s1", id="paragraph inserted after p7"),
        pytest.param("7za", None, "p7za", id="inserted after p7z"),
        pytest.param("7aa", None, "p7aa", id="inserted between p7 and p7a"),
        pytest.param("0a", None, "p0a", id="inserted before p1"),
        pytest.param("7", "2a", "p7-s2a", id="sentence inserted after p7-s2"),
        pytest.param("7", "0a", "p7-s0a", id="sentence inserted before p7-s1"),
    ],
)
def test_anchors_of_paragraphs_and_sentences(
    paragraph: str | int, sentence: str | int | None, expected: str
) -> None:
    anchor = paragraph_anchor(paragraph)
    assert (anchor if sentence is None else sentence_anchor(anchor, sentence)) == expected


def test_anchors_of_sections() -> None:
    assert [section_anchor(0), section_anchor("2a")] == ["sec0", "sec2a"]


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("", id="nothing"),
        pytest.param("a", id="letters without a number"),
        pytest.param("7A", id="a capital"),
        pytest.param("7-s2", id="a sentence's label and all"),
        pytest.param("7 ", id="white space"),
        pytest.param("7\n", id="a line end, which $ would let through"),
        pytest.param("７", id="a digit that is not ASCII"),
        pytest.param(-1, id="a negative number"),
        pytest.param("p7", id="an anchor"),
    ],
)
def test_what_is_no_label_makes_no_anchor(label: str | int) -> None:
    for make in (paragraph_anchor, section_anchor, lambda x: sentence_anchor("p1", x)):
        with pytest.raises(ValueError, match="label"):
            make(label)


@pytest.mark.parametrize("paragraph", ["sec1", "p7-s1", "7", ""])
def test_only_a_paragraph_has_sentences(paragraph: str) -> None:
    with pytest.raises(ValueError, match="not an anchor"):
        sentence_anchor(paragraph, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("p7", True, id="paragraph"),
        pytest.param("p7-s2", True, id="sentence"),
        pytest.param("sec0", True, id="text before the first heading"),
        pytest.param("p7a", True, id="inserted after p7"),
        pytest.param("p7za", True, id="inserted after p7z"),
        pytest.param("p0a", True, id="inserted before p1"),
        pytest.param("p7-s2a", True, id="sentence inserted later"),
        pytest.param("sec2a", True, id="section inserted later"),
        pytest.param("p7.s2", False, id="as facts.yml writes it"),
        pytest.param("¶7·2", False, id="as readers see it"),
        pytest.param("P7", False, id="capital"),
        pytest.param("p", False, id="no number"),
        pytest.param("p7-s", False, id="no number of the sentence"),
        pytest.param("p7-2", False, id="sentence without its letter"),
        pytest.param("sec1-s1", False, id="sections have no sentences"),
        pytest.param("p7~5ks4ve", False, id="with a receipt"),
        pytest.param("p7\n", False, id="line end"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_an_anchor_is(text: str, expected: bool) -> None:
    assert is_anchor(text) is expected


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        pytest.param("p7-s2", "¶7·2", id="sentence"),
        pytest.param("p7", "¶7", id="paragraph"),
        pytest.param("sec2", "§2", id="section"),
        pytest.param("sec0", "§0", id="before the first heading"),
        pytest.param("p7za-s10a", "¶7za·10a", id="inserted later"),
    ],
)
def test_anchors_written_out(anchor: str, expected: str) -> None:
    assert written_out(anchor) == expected


def test_only_anchors_can_be_written_out() -> None:
    with pytest.raises(ValueError, match="not an anchor"):
        written_out("p7.s2")


@settings(deadline=None)
@given(labels, labels)
def test_parts_take_apart_what_makers_put_together(paragraph: str, sentence: str) -> None:
    anchor = sentence_anchor(paragraph_anchor(paragraph), sentence)
    assert is_anchor(anchor)
    assert parts(anchor) == (paragraph, sentence)
    assert parts(paragraph_of(anchor)) == (paragraph, "")
    assert paragraph_of(anchor) == paragraph_of(paragraph_of(anchor)) == paragraph_anchor(paragraph)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("hello", "5ks4ve", id="first 30 bits of 2cf24dba"),
        pytest.param("", "werc8g", id="no text, as of sec0"),
    ],
)
def test_known_receipts(text: str, expected: str) -> None:
    assert receipt(text) == expected


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Kafé  di\tBandung", id="spaces and tabs"),
        pytest.param("  Kafé di Bandung\n", id="white space at the ends"),
        pytest.param("Kafé\u00a0di Bandung", id="no-break space"),
        pytest.param("Kafe\u0301 di Bandung", id="accent as a character of its own"),
        pytest.param("Kafé\r\ndi\r\nBandung", id="wrapped lines of Windows"),
    ],
)
def test_a_receipt_does_not_see_how_a_text_is_set(other: str) -> None:
    assert receipt(other) == receipt("Kafé di Bandung")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Kafé di Bogor", id="another word"),
        pytest.param("kafé di Bandung", id="a small letter"),
        pytest.param("Kafe di Bandung", id="no accent"),
        pytest.param("Kafé di Bandung.", id="a full stop"),
        pytest.param("Kafé diBandung", id="no space"),
        pytest.param("Kafé “di” Bandung", id="quotation marks"),
    ],
)
def test_a_receipt_sees_another_wording(other: str) -> None:
    assert receipt(other) != receipt("Kafé di Bandung")


@settings(deadline=None)
@given(st.text())
def test_receipts_are_six_characters_that_can_be_read_aloud(text: str) -> None:
    found = receipt(text)
    assert len(found) == RECEIPT_LENGTH == 6
    assert set(found) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    assert found == receipt(unicodedata.normalize("NFD", text)) == receipt(f" {text}\n")


@settings(deadline=None)
@given(st.text())
def test_canonical_is_final(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
