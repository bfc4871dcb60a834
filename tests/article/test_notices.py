"""Notices of what is read, and probably meant otherwise: where it stands, and what was read."""

from __future__ import annotations

import pytest
from tests import builders

from taklimat.article.notices import reading_notices

FRONT = "---\nlayout: post\ntags: [a, b]\n---\n\nHujan turun.\n"


def noticed(text: str, file: str = "article.id.md") -> list[str]:
    """The place and message of each notice."""
    problems = reading_notices(builders.source(text, file))
    assert all(problem.notice and problem.hint for problem in problems)
    return [f"{p.place.line}:{p.place.column} {p.message}" for p in problems]


@pytest.mark.parametrize("file", ["article.id.md", "article.id.txt"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(FRONT, ["1:1 “layout: post”"], id="front matter"),
        pytest.param("\ufeff" + FRONT, ["1:1 “layout: post”"], id="behind a byte order mark"),
        pytest.param(FRONT.replace("\n", "\r\n"), ["1:1 “layout: post”"], id="of Windows"),
        pytest.param("\n" + FRONT, ["2:1 “layout: post”"], id="below a blank line"),
        pytest.param(
            '+++\ntitle = "Air"\n+++\n\nHujan.', ["1:1 “title = \"Air\"”"], id="of Hugo"
        ),
        pytest.param("---\n\nHujan turun.\n\n---\n\nLagi.", [], id="two lines across"),
        pytest.param("---\na: b\n\nHujan turun.", [], id="without an end"),
        pytest.param("Air.\n\n---\na: b\n---\n", [], id="in the middle"),
        pytest.param("Satu <!-- catatan --> dua.", ["1:6 “<!-- catatan -->”"], id="a comment"),
        pytest.param("Satu.\n\n<!-- a\nb -->", ["3:1 “<!-- a b -->”"], id="of two lines"),
        pytest.param("Satu.\n\n<!-- a", ["3:1 “<!-- a”"], id="that does not end"),
        pytest.param("Satu %%catatan%% dua.", ["1:6 “%%catatan%%”"], id="a comment of Obsidian"),
        pytest.param("Dari 50%% ke 60%% naik.", [], id="per cent"),
        pytest.param("Satu %% dua.", [], id="one sign"),
        pytest.param("Satu <b>dua</b> & <tiga>.", [], id="other signs"),
    ],
)  # fmt: skip
def test_what_is_no_text_for_other_programs(file: str, text: str, expected: list[str]) -> None:
    said = (
        "front matter is read as the author's words: "
        if expected and not {"<", "%"} & {*expected[0]}
        else "a comment is read as the author's words: "
    )
    wanted = [
        " ".join([place, said + words]) for place, words in (e.split(" ", 1) for e in expected)
    ]
    assert noticed(text, file) == wanted


@pytest.mark.parametrize("file", ["article.id.md", "article.id.txt"])
def test_a_merges_leftovers(file: str) -> None:
    said = noticed("<<<<<<< HEAD\nSatu.\n=======\nDua.\n>>>>>>> cabang\n<<<<<<<<\n", file)
    assert said == [
        f"{place} “{mark}” was left by a merge, and is read as the author's words"
        for place, mark in (("1:1", "<<<<<<<"), ("5:1", ">>>>>>>"))
    ]


TABLE = "| Wilayah | Bagian |\n|---|--:|\n| Timur | 12% |\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            TABLE,
            ["1:1 a table is read as running text, with its signs: “| Wilayah | Bagian |”"],
            id="a table",
        ),
        pytest.param(
            "A.\n\n> a | b\n> --|--\n> c | d",
            ["3:1 a table is read as running text, with its signs: “> a | b”"],
            id="a table in a quotation",
        ),
        pytest.param(
            "---\na:\n  - b\n# c\n...\n\nHujan.",
            ["1:1 front matter is read as the author's words: “a:”"],
            id="front matter of several lines",
        ),
        pytest.param(f"```\n{TABLE}<!-- a -->\n```\n\nA.", [], id="code"),
        pytest.param("A `<!-- a -->` ``%%b`%%`` c.", [], id="code in a line"),
        pytest.param("A | b\n\nc", [], id="a bar"),
        pytest.param("A | b\n---\n\nc", [], id="a heading with a bar"),
        pytest.param(
            "A.\n\nB ![](a.png)\nC ![Grafik *air*](b.png)",
            [
                "3:3 the picture a.png has no description, and is left out",
                "4:3 of the picture b.png only its description is shown: “Grafik air”",
            ],
            id="pictures",
        ),
        pytest.param("A \\![a](https://x.example) `![b](c)`", [], id="no picture"),
        pytest.param(
            "A.\n\nLihat [lampiran](annex.md).",
            ["3:17 the link to annex.md is left out; its words stay"],
            id="a link without a host",
        ),
        pytest.param("[a](https://x.example) [b](#c) <mailto:a@x.example>", [], id="links"),
        pytest.param(
            "A.\n\n[Sumber]: https://oecd.org/laporan\n\nB.",
            [
                "3:1 no link uses this address, and it is not shown: "
                "“[Sumber]: https://oecd.org/laporan”"
            ],
            id="an address that no link uses",
        ),
        pytest.param(
            "A [b].\n\n[b]: https://x.example\n[//]: # (catatan)", [], id="used, a remark"
        ),
    ],
)
def test_what_is_markdown_for_others(text: str, expected: list[str]) -> None:
    assert noticed(text) == expected


WRAPPED = """\
Judul

Ini paragraf yang barisnya dipotong oleh sebuah program surat pada lajur
ketujuh puluh dua. Kebetulan kalimat yang ini berakhir di tepi barisnya.
Lalu paragrafnya masih berlanjut sampai selesai, seperti yang biasa ada.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Judul\n\nSatu a.\nDua b.\nSubjudul\nTiga c.\n", ["3:1", "4", "Satu a."], id="short"
        ),
        pytest.param(
            f"Judul\n\n{'Kata ' * 50}satu.\n{'Kata ' * 60}dua.\n", ["3:1", "2", None], id="long"
        ),
        pytest.param("Satu a.\nDua b.\nSubjudul\nTiga c.\n", None, id="without blank lines"),
        pytest.param("Judul\n\nSatu a.\n\nDua b.\n", None, id="with blank lines everywhere"),
        pytest.param(WRAPPED, None, id="wrapped lines"),
        pytest.param("A.\n\nkata kata\nkata kata\n", None, id="short lines that go on"),
        pytest.param("A.\n\n- satu.\n- dua.\n", None, id="a list"),
    ],
)
def test_lines_that_look_like_paragraphs_and_are_joined(
    text: str, expected: list[str] | None
) -> None:
    notices = noticed(text, "article.id.txt")
    if expected is None:
        assert notices == []
    else:
        place, count, words = expected
        (notice,) = notices
        assert notice.startswith(f"{place} {count} lines are read as one paragraph: “{words or ''}")
