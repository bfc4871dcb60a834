"""Sentence splitting: the traps are data in sentences.yml, the real article must keep its count."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from taklimat.article.sentences import sentence_spans

ROOT = Path(__file__).parents[2]
TRAPS = yaml.safe_load((ROOT / "tests/article/sentences.yml").read_text(encoding="utf-8"))
ARTICLE = ROOT / "seeds/ai-terbuka/article.id.txt"
ARTICLE_COUNTS = "3 6 4 6 4 5 5 4 7 4 4 4 4 4 4 5 4 7 3 4 4 4 3 3 1 1 1 1 4 4"
LENGTH = 20_000
"""Characters of a hostile text: a few tenths of a second, or no end at all."""

texts = st.text() | st.text(alphabet="aA1 .!?…。,:;()[]“”‘’\"'«»「」–-\n\u00a0²")
languages = st.sampled_from(["id", "en", "de", ""])

case = pytest.mark.parametrize(
    "trap", [pytest.param(trap, id=f"{trap['language']}: {trap['why']}") for trap in TRAPS["cases"]]
)


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@case
def test_sentences_end_where_a_careful_reader_ends_them(trap: dict[str, Any]) -> None:
    text = trap.get("joined_by", " ").join(trap["sentences"])
    assert split(text, trap["language"]) == trap["sentences"]


@case
def test_a_sentence_alone_is_one_sentence(trap: dict[str, Any]) -> None:
    """True of what people write; not of every string: a quotation mark may lose its partner."""
    for sentence in trap["sentences"]:
        assert split(sentence, trap["language"]) == [sentence]


def test_there_are_enough_traps() -> None:
    languages = [trap["language"] for trap in TRAPS["cases"]]
    assert (languages.count("id") >= 70, languages.count("en") >= 60) == (True, True)


def test_the_real_article_keeps_its_117_sentences() -> None:
    """These numbers are printed and cited: p7-s2 must never become p7-s3."""
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    paragraphs = [line for line in lines if line.startswith("- ") or line.endswith((".", ":", "?"))]
    counts = [len(sentence_spans(line.removeprefix("- "), "id")) for line in paragraphs]
    assert " ".join(map(str, counts)) == ARTICLE_COUNTS


def test_an_unknown_language_is_read_with_the_words_of_both() -> None:
    text = "Er kam mit Dr. Weber. In Bonn traf er Hj. Siti. Akhirnya ging er."
    assert len(split(text, "de")) == 3


@pytest.mark.parametrize("blank", ["", " ", "\n\t ", "\u00a0\u2028"])
def test_white_space_holds_no_sentence(blank: str) -> None:
    assert sentence_spans(blank, "id") == ()


@given(text=texts, language=languages)
def test_spans_hold_every_character_that_is_not_white_space(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    inside = {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside)
    assert sum(end - start for start, end in spans) == len(inside)


@given(text=texts, language=languages)
def test_spans_are_in_order_and_trimmed(text: str, language: str) -> None:
    spans = sentence_spans(text, language)
    assert list(spans) == sorted(spans)
    assert all(
        text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans
    )


@given(text=texts, language=languages)
def test_white_space_around_the_text_changes_nothing(text: str, language: str) -> None:
    assert split(f" \n{text}\t ", language) == split(text, language)


@given(text=st.text(alphabet=st.characters(exclude_characters=".!?…‽‼⁇⁈⁉؟。！？｡")))
def test_text_without_terminator_is_at_most_one_sentence(text: str) -> None:
    assert len(sentence_spans(text, "id")) == bool(text.strip())


@given(words=st.lists(st.from_regex(r"[A-Z]?[a-z]{1,8}[.!?]?", fullmatch=True), min_size=1))
def test_without_a_space_nothing_ends(words: list[str]) -> None:
    assert len(sentence_spans("".join(words), "id")) == 1


@pytest.mark.parametrize(
    "unit",
    [
        *(".", " ", "(", "“", '"', "'", ")", "”", "a", "。", "-", "‘", "[1]", ".[1]", ".[1,", ". "),
        *("A. ", "a. ", "1. ", ".) ", "(. ", "(A. )", "“A.” ", "Aa. ", "A b! ", ".1 ", "‘90 "),
        *(". [1] ", "; a. ", ".\u00a0", "。」", "aaa.aa "),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("“(", ")”"), ("A", "x")])
def test_a_hostile_text_comes_to_an_end(unit: str, before: str, after: str) -> None:
    """A pattern that backtracks without end would hang here; the bench has the times."""
    text = before + unit * (LENGTH // len(unit)) + after
    spans = sentence_spans(text, "id")
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_deeply_nested_marks_come_to_an_end() -> None:
    text = "(“" * LENGTH + "A. " * 5_000 + "”)" * LENGTH
    assert len(sentence_spans(text, "id")) == 1


# ---- signs


PAIRS = ["“”", "‘’", "«»", "‹›", '""', "''"]
WIDE_PAIRS = ["「」", "『』"]
BRACKETS = ["()", "[]", "{}"]
WIDE_BRACKETS = ["（）", "【】"]


@pytest.mark.parametrize(("open_", "close"), [*PAIRS, *WIDE_PAIRS, "””"])
def test_a_quotation_inside_a_sentence_stays_whole(open_: str, close: str) -> None:
    text = f"Ia berkata {open_}Aku pergi. Kamu tidak.{close} lalu diam."
    assert split(text, "id") == [text]


@pytest.mark.parametrize(("open_", "close"), PAIRS)
def test_a_quotation_that_stands_alone_is_cut(open_: str, close: str) -> None:
    text = f"{open_}Aku pergi. Kamu tidak.{close}"
    assert split(text, "id") == [f"{open_}Aku pergi.", f"Kamu tidak.{close}"]


@pytest.mark.parametrize(("open_", "close"), WIDE_PAIRS)
def test_a_wide_quotation_that_stands_alone_is_cut(open_: str, close: str) -> None:
    text = f"{open_}これ。それ。{close}"
    assert split(text, "id") == [f"{open_}これ。", f"それ。{close}"]


@pytest.mark.parametrize(
    ("open_", "close", "stop"),
    [*(tuple(f"{pair}.") for pair in BRACKETS), *(tuple(f"{pair}。") for pair in WIDE_BRACKETS)],
)
def test_nothing_in_brackets_is_cut(open_: str, close: str, stop: str) -> None:
    inside = f"{open_}Aku pergi{stop} Kamu tidak{stop}{close}"
    assert split(f"Ia diam {inside} di sana. Kami pulang.", "id") == [
        f"Ia diam {inside} di sana.",
        "Kami pulang.",
    ]
    assert split(f"Ia diam. {inside} Kami pulang.", "id") == ["Ia diam.", inside, "Kami pulang."]
    assert split(f"Ia diam {inside} Kami pulang.", "id") == [f"Ia diam {inside} Kami pulang."]


@pytest.mark.parametrize("sign", "“‘„\"'«‹([{「『（【¿¡–—•*-")
def test_a_sign_before_a_word_does_not_make_it_begin(sign: str) -> None:
    assert split(f"Ia pergi. {sign}lalu diam", "id") == [f"Ia pergi. {sign}lalu diam"]
    assert split(f"Ia pergi. {sign}Lalu diam", "id") == ["Ia pergi.", f"{sign}Lalu diam"]


@pytest.mark.parametrize("sign", ",;:%)]”’»›")
def test_nothing_begins_with_a_sign_that_goes_on(sign: str) -> None:
    assert split(f"Ia pergi. {sign} Lalu diam", "id") == [f"Ia pergi. {sign} Lalu diam"]


@pytest.mark.parametrize("mark", ".!?…‽‼⁇⁈⁉؟")
@pytest.mark.parametrize("closers", ["", "”", "’", '"', "'", "»", "›", ")", "]", "}", ".”)"])
def test_every_terminator_ends_with_what_closes_after_it(mark: str, closers: str) -> None:
    assert split(f"Ia pergi{mark}{closers} Kami pulang.", "id") == [
        f"Ia pergi{mark}{closers}",
        "Kami pulang.",
    ]


@pytest.mark.parametrize("mark", "。！？｡")
@pytest.mark.parametrize("closer", ["", *"」』）】”’\"'»›)]}"])
def test_a_wide_terminator_needs_no_space(mark: str, closer: str) -> None:
    assert split(f"これ{mark}{closer}それ{mark}", "id") == [f"これ{mark}{closer}", f"それ{mark}"]


@pytest.mark.parametrize(
    "note", ["1", "12", "123", "[1]", " [1]", "[1, 2]", "[1–3]", "[1][2]", "²", "¹⁰", "[12]²"]
)
def test_a_footnote_mark_belongs_to_the_sentence_before_it(note: str) -> None:
    assert split(f"Ini akhirnya.{note} Kami pulang.", "id") == [
        f"Ini akhirnya.{note}",
        "Kami pulang.",
    ]
    assert split(f"Ini akhirnya.{note}", "id") == [f"Ini akhirnya.{note}"]


@pytest.mark.parametrize(
    "text", ["hlm.12 Ini", "v.2 Ini", "Rp1.500 Itu", "akhir.1234 Itu", "A.1 B"]
)
def test_a_number_after_a_full_stop_may_be_no_footnote(text: str) -> None:
    assert split(text, "id") == [text]


# ---- rules, one at a time: `|` stands where a sentence ends


RULES = [
    # words that a full stop shortens
    ("id", "Ia memanggil Dr. Budi pulang.", "a title"),
    ("id", "“Kami datang.|Kami menemui Dr.”", "a title ends where the text does"),
    ("id", "Lihat No. 5 di sana.", "a number after No."),
    ("id", "Lihat no. #5 di sana.", "a number with its sign"),
    ("en", "He says no.|I stay.", "no. before a word that could be a number"),
    ("en", "See nos. 5 and 6.", "several numbers"),
    ("en", "He counted the nos.|I left.", "numbers without one"),
    ("id", "Ia bilang no.|Kini 5 kali.", "a number further on"),
    ("id", "Lihat hal. IV di sana.", "a Roman number"),
    ("id", "Lihat hal. A di sana.", "a letter as a number"),
    ("id", "Itu suatu hal.|Apa lagi?", "a word that begins like a letter"),
    ("id", "Itu suatu hal.|Ivan pulang.", "a word that begins like a Roman number"),
    ("id", "Itu suatu hal.|Lihat bagian A.", "a letter further on"),
    ("id", "Hlm. 5 hilang.", "a capital first"),
    ("id", "Itu sebuah gen.|Budi setuju.", "a word that is short only with a capital"),
    ("id", "Ada beras, gula, dll.|Budi pulang.", "dll. before a capital"),
    ("id", "Ada beras, gula, dll. 5 karung.", "dll. before a figure"),
    ("id", "“Ada apa?|Ada beras, dll.”", "dll. at the end"),
    ("id", "Laba Bank Sentosa Tbk.|Saham naik.", "a company, and a sentence that goes on small"),
    ("id", "Laba Bank Sentosa Tbk. Saham Baru naik.", "a company, and one more name"),
    ("id", "Laba Bank Sentosa Tbk. BUMN Saham naik.", "a company, capitals, and a name"),
    ("id", "Kami ke CV. Saham naik.", "no suffix of a name"),
    ("en", "He lives in the U.S. Congress voted.", "a country, and a name"),
    ("en", "He lives in the U.S.|The house is new.", "a country, and a starter"),
    ("en", "“He left.|He lives in the U.S.”", "a country at the end"),
    ("id", "Ia di U.S.|Akhirnya ia pulang.", "a word in -nya starts"),
    ("id", "Kopi itu dari CV. Kenya Jaya.", "a name in -nya is too short to be one"),
    ("id", "Ia di CV. Tanyakan Saja.", "-nya further in"),
    ("en", "Yahoo! Inc was sold.", "a name with a mark of its own"),
    ("en", "Ask Yahoo!|The answer came.", "and a starter after it"),
    # letters
    ("id", "Novel itu karya Pramoedya A. Toer.", "an initial"),
    ("id", "Kami minum vitamin D.|Dokter setuju.", "a letter as a name"),
    ("id", "Itu bukan Vitamin D.|Dokter setuju.", "after a capital too"),
    ("id", "Ia memuji Malcolm X.|Budi tidak.", "X is a name"),
    ("id", "Ia memuji Bapak Y. Budi.", "Y is not"),
    ("id", "Ia bernama Aku Y.|Kami tidak.", "an initial, and a starter"),
    ("id", "Cari angka x.|Hasil keluar.", "a small letter"),
    ("id", "Ia bekerja di PLN.|Gaji naik.", "capitals without full stops"),
    ("id", "Rapat di D.P.R. Budi hadir.", "capitals with full stops, and a name"),
    ("id", "Rapat di D.P.R.|Kami hadir.", "and a starter"),
    ("id", "Seri A.B-C.|Budi beli.", "more than letters and full stops"),
    ("id", "Sidang dipimpin Ratna, S.H.|Budi hadir.", "a degree"),
    ("id", "Sidang dipimpin Ratna, S.H. M.H. di sana.", "two degrees"),
    ("id", "Ia bergelar S.Pd.|Budi tidak.", "a degree with a small letter"),
    ("id", "Ia bergelar S.Pd.|Budi juga M.Pd. dulu.", "a degree further on"),
    ("id", "Ahmad a.k.a. Si Kancil pulang.", "small letters with full stops"),
    # lists
    ("id", "1. Satu.|Kami pulang.", "a number of a list"),
    ("id", "Pasal 2. Setiap orang berhak.", "an article of a law"),
    ("id", "Kami ke Pasal 2.|Setiap orang ikut.", "one that a sentence ends with"),
    ("id", "- a. Satu lagi.", "a letter after a bullet"),
    ("id", "1.2.3. Satu lagi.", "a number of three parts"),
    ("id", "Syarat: a. Warga; b. Dewasa; 3. Hadir.", "letters and numbers in a line"),
    ("id", "Ada: b.|Warga.", "a list begins with its first letter"),
    # what goes on
    ("id", "Kami pergi. lalu diam.", "a small letter"),
    ("id", "Kami pergi. lalu beli iPhone.", "a name in small letters further on"),
    ("id", "Kami pergi.|iPhone tertinggal.", "a name in small letters"),
    ("id", "Kami pergi.|b. Daerah tertinggal.", "a letter of a list"),
    ("id", "Kami pergi.|(ii) Daerah tertinggal.", "a Roman number of a list"),
    ("id", "Kami pergi.|contoh.id tertinggal.", "an address"),
    ("id", "Kami pakai.|.NET baik.", "a name with a full stop first"),
    ("id", "Kami pakai. , lalu .NET.", "one further on"),
    ("id", "Kami pakai.|[...] Budi pulang.", "an omission"),
    ("id", "Ia menulis “Kami [...]” Budi diam.", "an omission at the end of a quotation"),
    ("id", "(!) Budi pulang.", "a sign alone in brackets"),
    ("id", "[?] Budi pulang.", "a sign alone in square brackets"),
    ("id", "apa?! lalu diam.", "two marks, all in small letters"),
    ("id", "tunggu… lalu diam.", "an ellipsis, all in small letters"),
    ("id", "“tunggu.” katanya.", "a quotation, all in small letters"),
    ("id", "tunggu! lalu Budi diam.", "small letters, and a capital somewhere"),
    # who speaks
    ("id", "“Pergi!” Budi Santoso berkata.", "a speaker after the quotation"),
    ("en", "“Go!” Ann said.", "a speaker in English"),
    ("en", "“Go!”|Ann berkata.", "a verb of the other language"),
    ("id", "“Pergi!”|Budi tertawa.", "somebody who does not speak"),
    ("id", "Pergi!|Budi berkata begitu.", "no quotation"),
    ("id", "“Pergi!” (Budi berkata itu.)|Kami diam.", "a speaker in brackets"),
    # footnotes
    ("id", "Lihat para.12 Kami pulang.", "a number after a short word"),
    ("id", "Kata Prof.12 Kami pulang.", "a number after a title"),
    ("id", "Ia menulis “ab.”12|Kami pulang.", "a number after a closing mark"),
    # marks
    ("en", "In ‘98 he left.|It was the boys’ home.", "a year is no quotation"),
    ("en", "In '98 he left.|It was the boys' home.", "nor with a straight mark"),
    ("en", "He said, ‘I don’t know. Ask me later.’ and left.", "an apostrophe closes nothing"),
    ("en", "He said, 'I don't know. Ask me later.' and left.", "nor a straight one"),
    ("en", "It was 5\" long.|He left.|\"Yes.\"|She stayed.", "a sign for inches"),
    ("id", "Ia (kata “Budi. Ani.” tadi) pergi.|Kami diam.", "a quotation in brackets"),
    ("id", "(Satu.)|Dua (tiga. Empat.) lima.|Enam.", "brackets after each other"),
    ("id", "“Satu.|Dua (tiga. Empat.) lima.”", "brackets in a quotation that stands alone"),
    ("id", "Ia berkata, “Satu ‘dua. Tiga.’ empat. Lima.” lalu diam.", "one in the other"),
    ("id", "Ia berkata “satu.|Kami pulang.", "a mark that is never closed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [pytest.param(code, text, id=why) for code, text, why in RULES]
)
def test_rules(language: str, text: str) -> None:
    assert "|".join(split(text.replace("|", " "), language)) == text


@pytest.mark.parametrize("before", ["", " ", *"([{“‘—–:"])
def test_a_straight_mark_opens_where_a_word_could_begin(before: str) -> None:
    start = f"Ia kata{before}" if before else ""
    text = f'{start}"Aku pergi. Kamu tidak." lalu diam.'
    assert split(text, "id") == [text]
