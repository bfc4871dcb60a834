"""A published article keeps its anchors, and one that is not the published is an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders

from taklimat.article.model import Block, Run
from taklimat.article.reader import read_article, read_blocks
from taklimat.article.source import Source
from taklimat.base.diagnostics import ProblemError
from taklimat.record.frozen import read_frozen
from taklimat.record.rows import read_ledger

SEED = Path(__file__).parents[2] / "seeds/ai-terbuka"


def _never_splits(text: str, language: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),)


def _splits_at_every_word(text: str, language: str) -> tuple[tuple[int, int], ...]:
    starts = [k for k in range(len(text)) if text[k : k + 1].strip() and not text[:k][-1:].strip()]
    return tuple((k, k + len(text[k:].split()[0])) for k in starts)


@builders.few
@given(
    builders.plain_texts | builders.markdown_texts,
    st.sampled_from(["article.id.txt", "article.id.md"]),
    st.sampled_from([_never_splits, _splits_at_every_word]),
)
def test_a_published_article_keeps_its_sentences_whatever_the_splitter(
    text: str, file: str, splitter: object
) -> None:
    source = builders.source(text, file)
    try:
        published = read_article(source)
    except ProblemError:
        return  # no article
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("taklimat.article.reader.sentence_spans", splitter)
        assert read_frozen(source, builders.ledger(published)) == published


def test_a_published_article_keeps_its_headings_whatever_the_finder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = builders.source("Satu.\nJudul\nDua.\nTiga\n")
    published = read_article(source)
    wrong = [replace(block, kind="prose", level=0) for block in read_blocks(source)]
    wrong[2] = replace(wrong[2], kind="heading", level=2)
    monkeypatch.setattr("taklimat.article.reader.text_blocks", lambda *_: tuple(wrong))
    assert read_article(source) != published
    assert read_frozen(source, builders.ledger(published)) == published


def test_a_published_article_keeps_the_levels_of_its_headings() -> None:
    source = builders.source("# A\n\nb\n\n### C\n\nd\n", "article.id.md")
    frozen = read_frozen(source, builders.ledger(read_article(source)))
    assert [section.level for section in frozen.sections] == [1, 3]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        pytest.param(
            "Satu. Dua.\nTiga.\nEmpat.\nLima.\n",
            "article.id.txt:3:1: error: 2 blocks were published, now there are 4",
            id="added",
        ),
        pytest.param(
            "Satu. Dua.\n",
            "article.id.txt:1:1: error: 2 blocks were published, now there are 1",
            id="removed",
        ),
        pytest.param(
            "Satu. Dua.\nLain.\n", "article.id.txt:2:1: error: the text of p2", id="changed"
        ),
        pytest.param("Satu. Dua!\nTiga.\n", "p1 was published as “Satu. Dua.”", id="a sign"),
        pytest.param(
            "Satu. Dua.\n\nTiga.\n",
            "article.id.txt:1:1: error: the file is not the published one to the byte",
            id="white space",
        ),
    ],
)
def test_a_published_article_cannot_change(later: str, said: str) -> None:
    ledger = builders.ledger(builders.article("Satu. Dua.\nTiga.\n"))
    with pytest.raises(ProblemError) as raised:
        read_frozen(builders.source(later), ledger)
    (problem,) = raised.value.problems
    assert said in str(problem)
    assert "put the published file back" in problem.hint


def test_the_file_of_a_published_article_may_be_read_in_any_other_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A better finder of paragraphs joins, parts, restyles; the published units stay."""
    source = builders.source(
        "Judul\n\nSatu *a* dua.\nTiga.\n\n- Empat.\n\n> Lima.\n", "article.id.md"
    )
    published = read_article(source)
    ledger = builders.ledger(published)
    blocks = read_blocks(source)
    (joined,) = [replace(blocks[0], runs=tuple(run for b in blocks for run in (*b.runs, Run(" "))))]
    words = [Run(word) for block in blocks for word in block.text.split()]
    parted = [replace(blocks[0], runs=(word,)) for word in words]
    for other in ((joined,), tuple(parted), (*parted[:-1], joined_end(blocks))):
        monkeypatch.setattr("taklimat.record.frozen.read_blocks", lambda _, other=other: other)
        frozen = read_frozen(source, ledger)
        assert [*frozen.texts()] == [*published.texts()]
        kinds = [(p.anchor, p.kind) for p in published.paragraphs]
        assert [(p.anchor, p.kind) for p in frozen.paragraphs] == kinds
    monkeypatch.setattr("taklimat.record.frozen.read_blocks", lambda _: (joined,))
    styles = [run for s in read_frozen(source, ledger).sentences for run in s.runs if run.styles]
    assert styles == [Run("a", ("em",))]


def joined_end(blocks: tuple[Block, ...]) -> Block:
    """The last word, with a sign that a later reader would keep."""
    return replace(blocks[0], runs=(Run(f"• {blocks[-1].text.split()[-1]}"),))


@pytest.mark.parametrize("drop", [0, 1, -1])
def test_words_that_are_read_no_more_are_not_called_a_damaged_ledger(
    drop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = builders.source("Satu.\nDua.\nTiga.\n")
    ledger = builders.ledger(read_article(source))
    blocks = [*read_blocks(source)]
    blocks.pop(drop)
    monkeypatch.setattr("taklimat.record.frozen.read_blocks", lambda _: tuple(blocks))
    with pytest.raises(ProblemError) as raised:
        read_frozen(source, ledger)
    (problem,) = raised.value.problems
    assert "this version of Taklimat does not find the published words at p" in problem.message
    assert "report this fault" in problem.hint


@pytest.mark.parametrize("at", [0, 1, 3])
def test_words_that_are_read_newly_are_not_left_out_in_silence(
    at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = builders.source("Satu.\nDua.\nTiga.\n")
    ledger = builders.ledger(read_article(source))
    blocks = [*read_blocks(source)]
    blocks.insert(at, replace(blocks[0], runs=(Run("Baru."),)))
    monkeypatch.setattr("taklimat.record.frozen.read_blocks", lambda _: tuple(blocks))
    with pytest.raises(ProblemError, match="does not find the published words"):
        read_frozen(source, ledger)


def test_an_article_in_another_language_than_published_is_an_error() -> None:
    published = builders.ledger(builders.article("One. Two.", "article.en.txt", "en"))
    with pytest.raises(ProblemError, match=r"the text of p1 was published as “One\. Two\.”"):
        read_frozen(builders.source("Satu."), published)


def test_the_real_article_reads_as_its_ledger_says() -> None:
    ledger = read_ledger((SEED / "ledger.jsonl").read_text(encoding="utf-8"), "ledger.jsonl")
    source = Source("article.id.txt", (SEED / "article.id.txt").read_bytes(), "id")
    assert read_frozen(source, ledger) == read_article(source)
