"""The search index: what can be found, how its files are packed, and what they weigh."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from bench.search.lexicon import unpack
from bench.search.ranking import Engine
from taklimat.briefing.briefing import Briefing
from taklimat.outputs.html.assets import make_assets
from taklimat.outputs.html.previews import preview_script
from taklimat.outputs.search import index as search
from taklimat.outputs.search import numbered
from taklimat.outputs.search.index import SearchIndex, search_index
from taklimat.outputs.search.packing import Postings, packed_postings
from taklimat.outputs.search.shards import Limits, cut
from taklimat.outputs.search.texts import PREVIEWED
from taklimat.outputs.search_constants import FORMAT, MOST_POSTINGS
from taklimat.pages.addresses import page_address
from taklimat.pages.briefing_pages import briefing_pages
from taklimat.pages.site import read_site
from taklimat.pages.units import UNIT_KINDS, units
from taklimat.project.folders import read_seed

ROOT = Path(__file__).parents[3]
WORDS = st.text("aeiknrst’'éÉ-", min_size=1, max_size=12)


def data(script: str) -> Any:
    """What a script hands over."""
    return json.loads(script.partition("(")[2].removesuffix(");\n"))


def blocks(index: SearchIndex, language: str = "id") -> list[Any]:
    """Runs of units with what is said of them."""
    return [
        block
        for name, script in index.shards.items()
        if name.startswith("search-t") and name.endswith(f".{language}.js")
        for block in data(script)[1]
    ]


def addresses(index: SearchIndex, language: str = "id") -> dict[int, str]:
    """Where each unit is, by number."""
    found = {}
    for first, count, _, _, _, *rest in blocks(index, language):
        for k in range(count):
            if len(rest) == 1:
                found[first + k] = rest[0][k][0]
            else:
                page, _, anchors, _ = rest
                found[first + k] = f"{page}#{anchors[k] if anchors else f'p{k + 1}'}"
    return found


def postings(rows: Iterable[tuple[int, int, int]]) -> Postings:
    units = Postings()
    for row in rows:
        units.add(*row)
    return units


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def real() -> Briefing:
    return read_site([read_seed(ROOT / "seeds/ai-terbuka")]).briefings[0]


# ---- what can be found


@pytest.mark.parametrize("language", builders.LANGUAGES)
def test_everything_that_is_found_stands_at_an_address_that_is_published(language: str) -> None:
    briefing = builders.full_briefing()
    published = {a for page in briefing_pages(briefing) for a in page.addresses}
    address = page_address("contoh", "text", language)
    text = {f"{address}#{p.anchor}" for p in briefing.article.paragraphs}
    found = list(units(briefing, language))
    assert {unit.address for unit in found} <= published | text
    assert {unit.kind for unit in found} == set(UNIT_KINDS)


def test_every_sentence_is_a_part_of_its_paragraph() -> None:
    briefing = builders.briefing("Satu. Dua.\nJudul\nTiga.\n- empat\n", slug="contoh")
    rows = [(u.address, u.parts) for u in units(briefing, "id") if u.kind == "text"]
    assert rows == [
        ("/contoh/teks/#p1", ("Satu.", "Dua.")),
        ("/contoh/teks/#p2", ("Tiga.",)),
        ("/contoh/teks/#p3", ("empat",)),
    ]


def test_a_unit_has_the_same_number_in_every_language() -> None:
    index = search_index([builders.full_briefing()])
    ours, theirs = blocks(index, "id"), blocks(index, "en")
    assert [row[:2] for row in ours] == [row[:2] for row in theirs]
    for (first, *_, said), (_, *_, other) in zip(ours, theirs, strict=True):
        if first:  # entries, not the text
            assert [row[2] for row in said] == [row[2].replace(" (en)", "") for row in other]


@pytest.mark.parametrize("language", builders.LANGUAGES)
def test_what_search_does_not_carry_is_in_the_previews(language: str) -> None:
    briefing = builders.full_briefing()
    previews = data(preview_script(briefing, language))
    known = {*previews["texts"].values(), *(row[2] for row in previews["entries"].values())}
    for unit in units(briefing, language):
        if unit.kind in PREVIEWED:
            assert set(unit.parts) <= known


@pytest.mark.parametrize(
    ("language", "title"), [("id", "mitigasi bias (bias mitigation)"), ("en", "bias mitigation")]
)
def test_a_term_has_its_original_beside_it_where_that_differs(language: str, title: str) -> None:
    page = {"id": "/ai-terbuka/istilah/", "en": "/en/ai-terbuka/glossary/"}[language]
    assert data(preview_script(real(), language))["entries"][f"{page}#mitigasi-bias"][1] == title


@pytest.mark.parametrize(
    ("term", "original", "title"),
    [
        pytest.param(
            "*Kata*", "word_of_*b*", "Kata (word_of_*b*)", id="an original is no Markdown"
        ),
        pytest.param("*Kata*", "kata", "Kata", id="the same word, were it not for the signs"),
    ],
)
def test_a_term_and_its_original_are_found_in_words(term: str, original: str, title: str) -> None:
    entry = {"slug": "a", "term": {"id": term}, "original": original}
    said = {"definition": {"id": "Arti.", "cites": ["p1-s1"]}}
    briefing = builders.briefing("Kata.", glossary=[{**entry, **said}])
    assert [u.title for u in units(briefing, "id") if u.kind == "term"] == [title]


def test_regions_of_a_unit_are_those_of_its_section() -> None:
    found = {(u.kind, u.key): u.regions for u in units(builders.full_briefing(), "id")}
    assert found["text", "p1"] == frozenset()
    assert found["text", "p2"] == {"timur"}
    assert found["region", "iklim"] == {"iklim"}
    assert found["recommendation", "r1"] == {"timur", "iklim"}


def test_words_that_are_near_a_term_lead_to_it() -> None:
    term = {"slug": "a", "term": {"id": "Kata"}, "definition": {"id": "Arti.", "cites": ["p1-s1"]}}
    briefing = builders.briefing("Kata.", glossary=[{**term, "near": {"id": ["hak cipta"]}}])
    assert [u.near for u in units(briefing, "id") if u.kind == "term"] == [("hak cipta",)]
    hits = Engine.of(search_index([briefing])).search("hak cipta", "id")
    assert (hits[0].unit, hits[0].part, hits[0].near) == (0, 1, True)


def test_editors_markdown_is_plain_in_the_index() -> None:
    marked = dict.fromkeys(builders.LANGUAGES, "Uni [East](lang:en) *baru*")
    fields = builders.full()
    regions = {**fields["regions"], "timur": {**fields["regions"]["timur"], "name": marked}}
    terms = [{**term, "term": marked} for term in fields["glossary"]]
    briefing = builders.full_briefing(title=marked, regions=regions, glossary=terms)
    index = search_index([briefing])
    assert index.root["regions"]["names"][0]["id"] == "Uni East baru"
    assert {name for unit in units(briefing, "id") for name in unit.related} == {"Uni East baru"}
    assert [name for name, script in index.shards.items() if "(lang:" in script] == []
    assert [name for name, script in index.shards.items() if "*baru*" in script] == []


def test_two_briefings_share_an_index_and_keep_their_addresses() -> None:
    one, two = builders.briefing("Sensor.", slug="a"), builders.briefing("Sensor.", slug="b")
    index = search_index([one, two])
    rows = addresses(index)
    found = {rows[hit.unit] for hit in Engine.of(index).search("sensor", "id")}
    assert found == {"/a/teks/#p1", "/b/teks/#p1"}
    assert data(index.shards["search-b.js"])[1] == [["a", 0], ["b", 1]]


# ---- how it is packed


def test_the_root_names_the_files_by_their_addresses() -> None:
    index = search_index([builders.full_briefing()])
    root = data(index.root_script({name: f"/x/{name}" for name in index.shards}))
    assert root["format"] == FORMAT
    assert root["files"] == {name: f"/x/{name}" for name in index.shards}


def test_a_library_without_briefings_has_an_empty_index() -> None:
    index = search_index([])
    assert index.root["languages"] == {}
    assert index.root["kinds"] == []


@builders.steady
@given(st.sets(st.text("abcdefg", min_size=1, max_size=14), min_size=1, max_size=60))
def test_the_vocabulary_reads_back(words: set[str]) -> None:
    briefing = builders.briefing(" ".join(sorted(words)) + ".")
    engine = Engine.of(search_index([briefing]))
    known = engine.lexicon("id").words
    assert words - engine.lexicon("id").stop <= set(known)
    assert known == sorted(known)


@builders.steady
@given(
    st.dictionaries(
        st.integers(0, 30_000),
        st.tuples(st.integers(1, 2**28 - 1), st.integers(0, 40)),
        min_size=1,
        max_size=30,
    )
)
def test_postings_read_back(units: dict[int, tuple[int, int]]) -> None:
    rows = [(n, bits.bit_count() + more, bits) for n, (bits, more) in sorted(units.items())]
    found = unpack(packed_postings(postings(rows), 30_001), 30_001)
    assert list(zip(found.units, found.counts, found.parts, strict=True)) == rows


def test_of_a_very_common_word_the_weightiest_places_are_kept() -> None:
    rows = [(n, 1 + (n % 7 == 0), 1) for n in range(MOST_POSTINGS + 500)]
    found = unpack(packed_postings(postings(rows), len(rows)), len(rows))
    assert len(found.units) == MOST_POSTINGS
    assert found.of == len(rows)
    assert {n for n, count, _ in rows if count == 2} <= set(found.units)


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 9)), max_size=30),
    st.integers(1, 20),
    st.integers(4, 9),
)
def test_shards_are_few_and_keep_a_loose_key_together(
    rows: list[tuple[str, int]], size: int, most: int
) -> None:
    rows = sorted(rows)
    parts = cut(rows, [length for _, length in rows], Limits(size, most), lambda row: row[0])
    assert [row for part in parts for row in part] == rows
    assert len(parts) <= most
    keys = [{key for key, _ in part} for part in parts]
    assert sum(map(len, keys)) == len(set().union(*keys))


def test_line_ends_that_old_browsers_refuse_are_escaped() -> None:
    index = search_index([builders.briefing("Satu\u2028dua\u2029tiga.")])
    assert all(len(script.splitlines()) == 1 for script in index.shards.values())


def test_a_large_index_is_cut_into_few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "TEXTS", Limits(100, 22))
    monkeypatch.setattr(search, "VOCABULARY", Limits(50, 25))
    monkeypatch.setattr(search, "POSTINGS", Limits(200, 5))
    text = "\n".join(f"Kata{k % 7} ini{k} dan itu{k} serta lain{k}." for k in range(60))
    parts = [builders.briefing(text, slug=slug) for slug in ("a", "b", "c")]
    index = search_index(parts)
    shards = [name for name in index.shards if name.startswith("search-p")]
    assert 1 < len(shards) <= 5
    for sign in "tv":
        assert len([name for name in index.shards if name.startswith(f"search-{sign}")]) > 1
    engine = Engine.of(index)
    rows = addresses(index)
    for k in (0, 31, 59):
        found = {rows[hit.unit] for hit in engine.search(f"lain{k}", "id")[:3]}
        assert found == {f"/{slug}/teks/#p{k + 1}" for slug in "abc"}


# ---- what it weighs, as gzip sends it


def test_the_real_index_is_light(monkeypatch: pytest.MonkeyPatch, figure: Any) -> None:
    briefing = real()

    def weight() -> int:
        index = search_index([briefing])
        root = index.root_script({name: f"/{name}" for name in index.shards})
        return packed(root) + sum(map(packed, index.shards.values()))

    every = weight()
    figure("search index, all kinds, without words, bytes", every, "of 90,000")
    assert every <= 90_000
    monkeypatch.setattr(
        numbered, "units", lambda b, code: [u for u in units(b, code) if u.kind == "text"]
    )
    article = weight()
    figure("search index, article, without words, bytes", article, "of 35,000")
    assert article <= 35_000


def test_the_engine_is_light(figure: Any) -> None:
    assets = make_assets({})
    engine = packed(assets.files[assets.addresses["find.js"].strip("/")])
    figure("search engine and stemmers, bytes", engine, "of 8,300")
    assert engine <= 8_300
