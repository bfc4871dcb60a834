"""A published article keeps its anchors: they come from the ledger, not from counting again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import cast

from taklimat.article.model import Article, Block, Gone, Kind, Run, Sentence
from taklimat.article.reader import Unit, read_article, read_blocks, sections_of, sentences_of
from taklimat.article.sentences import Span
from taklimat.article.source import Source
from taklimat.base.diagnostics import Place, Problem, ProblemError, excerpt
from taklimat.base.text import canonical
from taklimat.record.ledger import Edition, Ledger, Removal
from taklimat.record.ledger import Unit as Published


def read_frozen(source: Source, ledger: Ledger | None) -> Article:
    """Return the article of a source, with the anchors and sentence boundaries of its ledger.

    Without a ledger, or if it has no edition, all anchors are new.

    Raises:
        ProblemError: the source is not text, is empty, or is not the published file.
    """
    edition = ledger.edition if ledger else None
    if ledger is None or edition is None:
        return read_article(source)
    blocks = read_blocks(source)
    words = ledger.words_of(edition.number)
    is_changed = source.sha256 != edition.sha256
    if is_changed and not ledger.removed:  # else words were taken out of the file
        raise ProblemError([_changed(source, blocks, edition, words)])
    try:
        sections = sections_of(_laid_over(blocks, edition, words, ledger.removed))
    except ValueError as error:
        if is_changed:
            raise ProblemError([_changed(source, blocks, edition, words)]) from None
        # The file's hash is right, so it is read otherwise than it was.
        message = f"this version of Taklimat does not find the published words at {error}"
        hint = "build with the version that published them, and report this fault"
        raise ProblemError([Problem(Place(source.file), message, hint)]) from None
    return Article(source.language, sections, source.sha256)


def _laid_over(
    blocks: tuple[Block, ...],
    edition: Edition,
    words: Mapping[str, Published],
    removed: Mapping[str, Removal],
) -> Iterator[Unit]:
    """Yield the published units with the styles and places of what the file is read as today.

    The file has not changed, but the code that reads it may have: a better rule for paragraphs,
    headings or sentences would count differently and move anchors that people cite. So today's
    blocks only lend styles and places; the ledger says what is one paragraph, of which kind, and
    where its sentences end.

    Raises:
        ValueError: published words are not in the file as it is read today, or words of it were
            not published; the argument names the anchor.
    """
    texts = _block_texts(edition, words)
    if [canonical(block.text) for block in blocks] != [canonical(each) for each in texts.values()]:
        blocks = tuple(_cut_again(blocks, texts))
    lent = dict(zip(texts, blocks, strict=True))
    for anchor, sentences in edition.order.items():
        unit = words[anchor]
        block = lent.get(anchor, Block("prose", (), Place(blocks[0].place.file)))
        block = replace(block, kind=cast(Kind, unit.block), level=unit.level, ordinal=unit.ordinal)
        if unit.block != "heading":
            units = [words[name] for name in sentences]
            yield Unit(anchor, block, tuple(_sentences(block, units, removed)))
        elif anchor != "sec0":
            yield Unit(anchor, block)


def _block_texts(edition: Edition, words: Mapping[str, Published]) -> dict[str, str]:
    """Return the words of each heading and paragraph that has any left."""
    texts = {
        anchor: " ".join(filter(None, (words[name].text for name in sentences or [anchor])))
        for anchor, sentences in edition.order.items()
    }
    return {anchor: text for anchor, text in texts.items() if text}


def _sentences(
    block: Block, units: Iterable[Published], removed: Mapping[str, Removal]
) -> Iterator[Sentence]:
    """Yield the published sentences of a block; one whose words had to go has none.

    They are searched for in order, since a paragraph may say the same sentence twice.

    Raises:
        ValueError: a sentence is not there, or words are left between sentences.
    """
    text, position = block.text, 0
    spans: dict[str, Span] = {}
    units = tuple(units)
    for unit in units:
        if unit.text is not None:
            start = text.find(unit.text, position)
            if start < 0 or text[position:start].strip():
                raise ValueError(unit.anchor)
            position = start + len(unit.text)
            spans[unit.anchor] = (start, position)
    present = iter(sentences_of(block, spans.values(), spans))
    for unit in units:
        if unit.text is None:
            removal = removed[unit.anchor]
            yield Sentence(unit.anchor, (), Gone(removal.date, removal.reason))
        else:
            yield next(present)


def _cut_again(blocks: Iterable[Block], texts: Mapping[str, str]) -> Iterator[Block]:
    """Yield a block for each published text, cut from all of the file's text.

    Compared without white space, which is what ways of reading differ in. A published space is
    set as the white space that the file has there, so that a line break stays one.

    Raises:
        ValueError: a text is not there, or words are left between texts.
    """
    letters = [*_letters(blocks)]
    stream = "".join(letter for letter, *_ in letters)
    position = 0
    for anchor, text in texts.items():
        squeezed = "".join(text.split())
        start = stream.find(squeezed, position)
        if start < 0 or _has_words(stream[position:start]):
            raise ValueError(anchor)
        position = start + len(squeezed)
        runs = _styled(text, letters[start:position])
        yield Block("prose", tuple(runs), letters[start][3])
    if _has_words(stream[position:]):
        raise ValueError(f"the end, after {anchor}")


_Letter = tuple[str, Run, Run, Place]
"""A character, the run that it is in, that of the white space before it, and its block's place."""


def _letters(blocks: Iterable[Block]) -> Iterator[_Letter]:
    for block in blocks:
        space = Run("")
        for run in block.runs:
            for character in run.text:
                if character.isspace():
                    space = run
                else:
                    yield character, run, space, block.place
                    space = Run("")


def _styled(text: str, letters: list[_Letter]) -> Iterator[Run]:
    """Yield the runs of a text: each character has the style that it has in the file."""
    runs: list[Run] = []
    position = 0
    for character in text:
        if character.isspace():
            space = letters[position][2] if position < len(letters) else Run("")
            runs.append(replace(space, text=character))
        else:
            runs.append(replace(letters[position][1], text=character))
            position += 1
    for (styles, href), same in groupby(runs, key=lambda run: (run.styles, run.href)):
        yield Run("".join(run.text for run in same), styles, href)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _changed(
    source: Source,
    blocks: tuple[Block, ...],
    edition: Edition,
    words: Mapping[str, Published],
) -> Problem:
    """Return a problem at the first block that differs from the published text."""
    hint = "put the published file back: a published text changes only as a new edition"
    texts = _block_texts(edition, words)
    for block, (anchor, text) in zip(blocks, texts.items(), strict=False):
        if canonical(block.text) != canonical(text):
            message = f"the text of {anchor} was published as “{excerpt(text)}”"
            return Problem(block.place, f"{message}, and now differs", hint)
    if len(blocks) != (count := len(texts)):
        place = blocks[count].place if len(blocks) > count else blocks[-1].place
        return Problem(place, f"{count} blocks were published, now there are {len(blocks)}", hint)
    return Problem(Place(source.file), "the file is not the published one to the byte", hint)
