"""A source to blocks by its format's reader, and blocks to an Article with first anchors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from taklimat.article.fragments import with_links
from taklimat.article.model import Article, Block, Paragraph, Run, Section, Sentence
from taklimat.article.plain import text_blocks
from taklimat.article.sentences import Span, sentence_spans
from taklimat.article.source import Source, decoded
from taklimat.base.anchors import paragraph_anchor, section_anchor, sentence_anchor
from taklimat.base.diagnostics import Place, Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Unit:
    """A block with its anchor and, for a paragraph, its sentences."""

    anchor: str
    block: Block
    sentences: tuple[Sentence, ...] = ()


def read_article(source: Source) -> Article:
    """Return the article of a source with anchors counted anew, as if nothing was published.

    Raises:
        ProblemError: the source is not text, or is empty.
    """
    units = _numbered(read_blocks(source), source.language)
    return Article(source.language, sections_of(units), source.sha256)


def read_blocks(source: Source) -> tuple[Block, ...]:
    """Return the headings and paragraphs of a source in reading order."""
    text = decoded(source)
    if source.is_markdown:
        from taklimat.article.markdown import markdown_blocks  # costs 30 ms, and few need it

        blocks = markdown_blocks(text, source.file)
    else:
        blocks = text_blocks(text, source.file)
    if not any(block.kind != "heading" for block in blocks):
        raise ProblemError(
            [
                Problem(
                    Place(source.file),
                    "the article has no running text",
                    "it needs at least one paragraph that is not a heading",
                )
            ]
        )
    return blocks


def _numbered(blocks: Iterable[Block], language: str) -> Iterator[Unit]:
    """Yield the blocks with first anchors, counted over the whole article."""
    sections = paragraphs = 0
    for block in blocks:
        if block.kind == "heading":
            sections += 1
            yield Unit(section_anchor(sections), block)
            continue
        paragraphs += 1
        anchor = paragraph_anchor(paragraphs)
        spans = ((0, len(block.text)),) if block.kind == "code" else _spans(block.text, language)
        labels = [sentence_anchor(anchor, k) for k in range(1, len(spans) + 1)]
        yield Unit(anchor, block, sentences_of(block, spans, labels))


def _spans(text: str, language: str) -> list[Span]:
    """Return the sentences' spans; two without white space between them are joined.

    A page puts a space between sentences, and would add one that the author did not write.
    """
    spans: list[Span] = []
    for start, end in sentence_spans(text, language):
        if spans and spans[-1][1] == start:
            start, _ = spans.pop()
        spans.append((start, end))
    return spans


def sentences_of(
    block: Block, spans: Iterable[Span], anchors: Iterable[str]
) -> tuple[Sentence, ...]:
    """Cut a block into sentences, one for each span and anchor, with the styles of its runs."""
    starts = [0, *accumulate(len(run.text) for run in block.runs)]
    return tuple(
        Sentence(anchor, tuple(_runs_between(block.runs, starts, start, end)))
        for (start, end), anchor in zip(spans, anchors, strict=True)
    )


def _runs_between(
    runs: Sequence[Run], starts: Sequence[int], start: int, end: int
) -> Iterator[Run]:
    """Yield the parts of runs between two positions; `starts` are those of the runs, and the end.

    The first run is searched for: a paragraph of many sentences is cut in n log n.
    """
    for k in range(max(bisect_right(starts, start) - 1, 0), len(runs)):
        if starts[k] >= end:
            return
        low, high = max(start - starts[k], 0), min(end - starts[k], len(runs[k].text))
        if low < high:
            yield replace(runs[k], text=runs[k].text[low:high])


def sections_of(units: Iterable[Unit]) -> tuple[Section, ...]:
    """Return the sections that headings open; what stands before the first is `sec0`."""
    sections: list[tuple[Section, list[Paragraph]]] = []
    for unit in units:
        block = unit.block
        if block.kind == "heading":
            sections.append((Section(unit.anchor, block.runs, block.level, (), block.place), []))
            continue
        if not sections:
            sections.append((Section(section_anchor(0), (), 0, (), block.place), []))
        paragraph = Paragraph(unit.anchor, unit.sentences, block.place, block.kind, block.ordinal)
        sections[-1][1].append(paragraph)
    return with_links(
        tuple(replace(section, paragraphs=tuple(inside)) for section, inside in sections)
    )
