"""Plain-text articles: which lines are headings, paragraphs and bullets."""

from __future__ import annotations

import pytest
from tests import builders

from taklimat.article.reader import read_blocks

BULLETS = "-*•–◦▪‣·"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Satu.\nDua.\n", ["Satu.", "Dua."], id="one line each"),
        pytest.param("Satu dan\ndua.\n\nTiga.", ["Satu dan dua.", "Tiga."], id="hard-wrapped"),
        pytest.param("\n\nSatu.\nDua.\n\n", ["Satu.", "Dua."], id="blank only around it"),
        pytest.param(
            "Satu dan\ndua.\n \t\nTiga.", ["Satu dan dua.", "Tiga."], id="a line of white"
        ),
        pytest.param("Satu.\nJudul\nDua.", ["Satu.", "# Judul", "Dua."], id="heading"),
        pytest.param("Judul\nSatu.", ["# Judul", "Satu."], id="heading at the top"),
        pytest.param(
            "A.\n\nJudul\n\nB.", ["A.", "# Judul", "B."], id="heading between blank lines"
        ),
        pytest.param(
            "Satu.\nJudul\nBagian\nDua.", ["Satu.", "# Judul", "# Bagian", "Dua."], id="two"
        ),
        pytest.param("Satu.\nLalu apa?\nDua.", ["Satu.", "# Lalu apa?", "Dua."], id="a question"),
        pytest.param("Satu.\nPenutup", ["Satu.", "Penutup"], id="a last short line is none"),
        pytest.param("Satu.\nDua,\nTiga.", ["Satu.", "Dua,", "Tiga."], id="a comma: none"),
        pytest.param("Satu.\nDua:\nTiga.", ["Satu.", "Dua:", "Tiga."], id="a colon: none"),
        pytest.param("Satu.\n“Dua.”\nTiga.", ["Satu.", "“Dua.”", "Tiga."], id="a quotation: none"),
        pytest.param("Satu.\ndua tiga\nEmpat.", ["Satu.", "dua tiga", "Empat."], id="small: none"),
        pytest.param("Satu.\nDua\ntiga.", ["Satu.", "Dua", "tiga."], id="goes on: none"),
        pytest.param("A b c\nd e.\n\nF.", ["A b c d e.", "F."], id="a wrapped line is none"),
        pytest.param("Satu.\n2024\nDua.", ["Satu.", "2024", "Dua."], id="digits alone: none"),
        pytest.param(
            f"A.\n{'Kata ' * 17}\nB.", ["A.", ("Kata " * 17).strip(), "B."], id="long: none"
        ),
        pytest.param(
            f"{'A' * 120}\nB.", [f"# {'A' * 120}", "B."], id="the longest heading, in characters"
        ),
        pytest.param(f"{'A' * 121}\nB.", ["A" * 121, "B."], id="one character longer: none"),
        pytest.param(
            f"{'A ' * 15}A\nB.", [f"# {'A ' * 15}A", "B."], id="the longest heading, in words"
        ),
        pytest.param(f"{'A ' * 16}A\nB.", [f"{'A ' * 16}A", "B."], id="one word longer: none"),
        pytest.param("**A** <b>\nB.", ["# **A** <b>", "B."], id="signs stay"),
        pytest.param("# A\nB.", ["# # A", "B."], id="a hash is a sign like any other"),
        *(
            pytest.param(
                f"Ini:\n{sign} satu\n{sign}\tdua", ["Ini:", "- satu", "- dua"], id=f"{sign}"
            )
            for sign in BULLETS
        ),
        pytest.param("Ini:\n  - satu", ["Ini:", "- satu"], id="indented bullet"),
        pytest.param("Judul\n- satu", ["# Judul", "- satu"], id="bullets after a heading"),
        pytest.param(
            "Ini:\n\n- satu\n  lagi\n- dua\n\nA.",
            ["Ini:", "- satu lagi", "- dua", "A."],
            id="wrapped bullets",
        ),
        pytest.param(
            "Satu\n- dua lagi.\n\nTiga.",
            ["Satu - dua lagi.", "Tiga."],
            id="a dash at the start of a wrapped line is no bullet",
        ),
        pytest.param(
            "Satu.\n- dua\n- tiga\n\nEmpat.",
            ["Satu.", "- dua", "- tiga", "Empat."],
            id="bullets after a finished line, and after each other",
        ),
        pytest.param(
            "-satu.\n- \n–", ["-satu.", "-", "–"], id="no bullet without white and a word"
        ),
        pytest.param("- - satu", ["- - satu"], id="only the first mark is one"),
        pytest.param(
            "1. Satu.\n2) Dua.", ["1. Satu.", "2) Dua."], id="numbers are the author's words"
        ),
        pytest.param(
            "Ini:\n(a) Satu\n(b) Dua\n(iii) Tiga\nEmpat.",
            ["Ini:", "(a) Satu", "(b) Dua", "(iii) Tiga", "Empat."],
            id="so are letters in brackets",
        ),
        pytest.param("Satu.\n(a) Judul\nDua.", ["Satu.", "# (a) Judul", "Dua."], id="one letter"),
        pytest.param(b"\xef\xbb\xbfSatu.\nDua.", ["Satu.", "Dua."], id="byte order mark"),
        pytest.param(b"Satu.\r\nDua.\r\n", ["Satu.", "Dua."], id="line ends of Windows"),
        pytest.param(b"Satu.\rDua.\r", ["Satu.", "Dua."], id="line ends of old Macs"),
        pytest.param(b"A\r\nb.\r\n\r\nC.", ["A b.", "C."], id="hard-wrapped on Windows"),
        pytest.param("Satu\u00a0kata.", ["Satu\u00a0kata."], id="no-break space"),
        pytest.param("\u00a0Satu.\u00a0\nDua.", ["Satu.", "Dua."], id="no-break space outside"),
        pytest.param(
            "-\u00a0satu.\nB.", ["-\u00a0satu.", "B."], id="a no-break space makes no bullet"
        ),
        pytest.param("\tSatu\tkata.\t", ["Satu\tkata."], id="tabs"),
    ],
)
def test_plain_text(text: str | bytes, expected: list[str]) -> None:
    assert builders.blocks(text) == expected


HASH = "# "


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        *(pytest.param(f"Satu{sign}", True, id=f"ends with {sign}") for sign in ".!?…:;"),
        *(pytest.param(f"“Satu.{sign}", True, id=f"a full stop and {sign}") for sign in "”’\"')]»"),
        pytest.param("Kata satu", True, id="a title"),
        pytest.param("satu dua", False, id="no title and not finished"),
        pytest.param("Satu dua,", False, id="a comma"),
        pytest.param("Satu. Dua,", False, id="a full stop further inside"),
    ],
)
def test_a_heading_follows_what_is_finished(before: str, heading: bool) -> None:
    assert builders.blocks(f"{before}\nJudul\nDua.")[1] == HASH * heading + "Judul"


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        pytest.param("Judul", True, id="a word"),
        pytest.param("3D kini", True, id="a figure first"),
        pytest.param("2024–2026", False, id="no letter"),
        pytest.param("iPhone baru", False, id="a small letter first"),
        pytest.param("“judul” ini", True, id="a sign before a small letter"),
        *(pytest.param(f"Judul{sign}", False, id=f"{sign} at its end") for sign in ".,;:…"),
        *(pytest.param(f"Judul{sign}", True, id=f"{sign} at its end") for sign in "?!”’\"')]»-"),
        pytest.param("(Judul.)", False, id="a full stop in brackets"),
        pytest.param("”)", False, id="closing signs alone"),
        pytest.param("T.", False, id="a letter and a full stop"),
        pytest.param("T", True, id="a letter"),
    ],
)
def test_a_heading_looks_like_a_title(line: str, heading: bool) -> None:
    assert builders.blocks(f"Satu.\n{line}\nDua.")[1] == HASH * heading + line


@pytest.mark.parametrize(
    ("following", "heading"),
    [
        pytest.param("Dua.", True, id="a capital"),
        pytest.param("“dua” lagi.", True, id="a sign"),
        pytest.param("dua.", False, id="a small letter"),
        pytest.param("dUA.", False, id="a small letter, then capitals"),
        pytest.param("- dua", True, id="a bullet, even with a small letter"),
    ],
)
def test_something_begins_after_a_heading(following: str, heading: bool) -> None:
    assert builders.blocks(f"Satu.\nJudul\n{following}\nTiga.")[1] == HASH * heading + "Judul"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. Satu\n2. Dua\nTiga.", ["1. Satu", "2. Dua", "Tiga."], id="at the top"),
        pytest.param(
            "A.\n(1) Satu\nB\nTiga.", ["A.", "# (1) Satu", "# B", "Tiga."], id="one alone"
        ),
        pytest.param(
            "A.\n12) Satu\n13) Dua kata.\nTiga.",
            ["A.", "# 12) Satu", "13) Dua kata.", "Tiga."],
            id="the next one is a sentence",
        ),
        pytest.param(
            "1. Satu\nA.\n2. Dua\nB.", ["# 1. Satu", "A.", "# 2. Dua", "B."], id="one apart"
        ),
        pytest.param(
            "1. Satu\nA.\nB.\n2. Dua\nC.",
            ["# 1. Satu", "A.", "B.", "# 2. Dua", "C."],
            id="far apart",
        ),
        pytest.param(
            "A.\nX 1. Satu\nX 2. Dua\nB.", ["A.", "# X 1. Satu", "# X 2. Dua", "B."], id="inside"
        ),
        pytest.param(
            "A.\n(1234) Satu\n(1235) Dua\nB.",
            ["A.", "# (1234) Satu", "# (1235) Dua", "B."],
            id="four figures are a year",
        ),
        pytest.param(
            "A.\n1.\tSatu\n2.\tDua\nB.", ["A.", "1.\tSatu", "2.\tDua", "B."], id="with tabs"
        ),
        pytest.param(
            "A.\n1.Satu\n2.Dua\nB.", ["A.", "# 1.Satu", "# 2.Dua", "B."], id="without a space"
        ),
        pytest.param(
            "A.\n) Satu\n) Dua\nB.", ["A.", "# ) Satu", "# ) Dua", "B."], id="without a number"
        ),
        pytest.param(
            "1. Satu\n1. Satu\nTiga.", ["1. Satu", "1. Satu", "Tiga."], id="the same line twice"
        ),
    ],
)
def test_short_numbered_lines_after_each_other_are_a_list(text: str, expected: list[str]) -> None:
    assert builders.blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Satu. \n- dua\n\nA.", ["Satu.", "- dua", "A."], id="white space before"),
        pytest.param("“Satu.” \n- dua\n\nA.", ["“Satu.”", "- dua", "A."], id="a mark before"),
        pytest.param("- satu\ndua\n- tiga\n\nA.", ["- satu dua", "- tiga", "A."], id="after one"),
        pytest.param(
            "Kata:\nsatu\n- dua\n\nA.", ["# Kata: satu - dua", "A."], id="an unfinished line"
        ),
        pytest.param("Satu.\ndua,\n\nA.", ["Satu. dua,", "A."], id="no bullet"),
        pytest.param("Satu.\nKata - dua.\n\nA.", ["Satu. Kata - dua.", "A."], id="a dash inside"),
        pytest.param("Satu.\n- Dua\nTiga.", ["Satu.", "- Dua", "Tiga."], id="never a heading"),
        pytest.param("Satu\n \n\t\n  dua", ["Satu", "dua"], id="several lines of white"),
        pytest.param("- satu \n   dua  \n\nA.", ["- satu dua", "A."], id="white space inside"),
    ],
)
def test_bullets_among_wrapped_lines(text: str, expected: list[str]) -> None:
    assert builders.blocks(text) == expected


@pytest.mark.parametrize("sign", BULLETS)
@pytest.mark.parametrize("room", [" ", "\t", "  ", " \t "])
def test_white_space_around_a_bullet_is_no_word(sign: str, room: str) -> None:
    (first, second) = read_blocks(builders.source(f"Ini:\n{room}{sign}{room}satu"))
    assert (second.kind, second.text, second.ordinal) == ("item", "satu", "")
    assert second.place.column == 2 * len(room) + 2
    assert first.kind == "prose"


def test_headings_have_the_second_level() -> None:
    """The first is the title's, which a plain text does not have."""
    assert [b.level for b in read_blocks(builders.source("Satu.\nJudul\nDua."))] == [0, 2, 0]


def test_a_place_is_the_first_character_of_the_words() -> None:
    found = read_blocks(builders.source("Satu\ndua.\n\n  - dua\n    lagi.\n\n  Tiga.\n"))
    assert [(b.place.line, b.place.column) for b in found] == [(1, 1), (4, 5), (7, 3)]
