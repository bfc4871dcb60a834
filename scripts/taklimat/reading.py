"""Article text to blocks, and blocks to an Article: headings and paragraphs are found here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from taklimat.article import Article, Block, Kind, Paragraph, Run, Section, Sentence
from taklimat.diagnostics import Place, Problem, ProblemError, excerpt
from taklimat.ledger import Ledger, Unit
from taklimat.numbering import canonical, paragraph_anchor, section_anchor, sentence_anchor
from taklimat.sentences import sentence_spans
from taklimat.text_reading import LINE_END, text_blocks

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as received."""

    file: str
    content: bytes
    language: str

    @property
    def is_markdown(self) -> bool:
        """Whether the file is Markdown; anything else is literal text."""
        return self.file.endswith(".md")

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def read_article(source: Source, ledger: Ledger | None = None) -> Article:
    """Return the article of a source, segmented as the ledger froze it if there is one.

    Raises:
        ProblemError: the source is not text, is empty, or is not the ledger's text.
    """
    blocks = read_blocks(source)
    published = ledger.edition_of(source.language) if ledger else None
    if ledger and published:
        if published.sha256 != source.sha256:
            raise ProblemError([_changed(source, blocks, ledger.latest_units(source.language))])
        sections = _published(blocks, ledger, source.language)
    else:
        sections = _sections(_numbered(blocks, source.language))
    return Article(source.language, sections, source.sha256)


def read_blocks(source: Source) -> tuple[Block, ...]:
    """Return the headings and paragraphs of a source in reading order."""
    text = decoded(source)
    if source.is_markdown:
        from taklimat.markdown_reading import markdown_blocks  # costs 30 ms, and few need it

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


def decoded(source: Source) -> str:
    """Return a source's text without a byte order mark.

    Raises:
        ProblemError: it is empty, not UTF-8, or has control characters.
    """
    try:
        text = source.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts without a byte order mark, in bytes of its own.
        good = error.object[: error.start].decode()
        raise ProblemError(
            [
                Problem(
                    _place_at_end(source.file, good),
                    f"not UTF-8: byte 0x{error.object[error.start]:02x}",
                    "save the file as UTF-8",
                )
            ]
        ) from None
    control = _CONTROL.search(text)
    if control:
        raise ProblemError(
            [
                Problem(
                    _place_at_end(source.file, text[: control.start()]),
                    f"control character U+{ord(control[0]):04X}",
                    "remove it; it has no place in a text",
                )
            ]
        )
    if not text.strip():
        raise ProblemError([Problem(Place(source.file), "the article is empty")])
    return text


def _place_at_end(file: str, text: str) -> Place:
    lines = LINE_END.split(text)
    return Place(file, len(lines), len(lines[-1]) + 1)


# ---- anchors ----


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its anchor and, for a paragraph, its sentences."""

    anchor: str
    block: Block
    sentences: tuple[Sentence, ...] = ()


def _numbered(blocks: Iterable[Block], language: str) -> Iterator[_Placed]:
    """Give first anchors: sections and paragraphs are counted over the whole article."""
    sections = paragraphs = 0
    for block in blocks:
        if block.kind == "heading":
            sections += 1
            yield _Placed(section_anchor(sections), block)
            continue
        paragraphs += 1
        anchor = paragraph_anchor(paragraphs)
        spans = ((0, len(block.text)),) if block.kind == "code" else _spans(block.text, language)
        labels = [sentence_anchor(anchor, k) for k in range(1, len(spans) + 1)]
        yield _Placed(anchor, block, _cut(block, spans, labels))


def _spans(text: str, language: str) -> list[tuple[int, int]]:
    """Find the sentences; what no white space parts stays one, for a page parts them by a space."""
    found: list[tuple[int, int]] = []
    for start, end in sentence_spans(text, language):
        if found and found[-1][1] == start:
            start, _ = found.pop()
        found.append((start, end))
    return found


def _published(blocks: tuple[Block, ...], ledger: Ledger, language: str) -> tuple[Section, ...]:
    try:
        return _sections(_refitted(blocks, ledger.latest_units(language)))
    except (KeyError, ValueError):  # the source is the published one, so the ledger is not
        message = "the ledger's anchors do not fit the published article"
        hint = "lines of ledger.jsonl were lost or changed; put the committed file back"
        raise ProblemError([Problem(Place(ledger.file), message, hint)]) from None


def _refitted(blocks: tuple[Block, ...], units: tuple[Unit, ...]) -> Iterator[_Placed]:
    """Give the blocks the ledger's anchors and sentence boundaries.

    The text is the published one to the byte, so a better heading or sentence finder
    cannot move an anchor: what the ledger says goes.
    """
    top = [unit for unit in units if "-" not in unit.anchor and unit.text]
    by_paragraph: dict[str, list[Unit]] = {}
    for unit in units:
        if "-" in unit.anchor:
            by_paragraph.setdefault(unit.anchor.partition("-")[0], []).append(unit)
    for block, unit in zip(blocks, top, strict=True):
        if canonical(block.text) != canonical(unit.text):
            raise ValueError(unit.anchor)
        if unit.anchor.startswith("sec"):
            yield _Placed(unit.anchor, replace(block, kind="heading", level=block.level or 2))
            continue
        sentences = by_paragraph[unit.anchor]
        kind: Kind = "prose" if block.kind == "heading" else block.kind
        spans = _found(block.text, [sentence.text for sentence in sentences])
        labels = [sentence.anchor for sentence in sentences]
        yield _Placed(unit.anchor, replace(block, kind=kind), _cut(block, spans, labels))


def _found(text: str, sentences: list[str]) -> tuple[tuple[int, int], ...]:
    """Find sentences one after the other.

    Raises:
        ValueError: one is not there, or words are left between them.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for sentence in sentences:
        start = text.index(sentence, position)
        left = text[position:start]
        position = start + len(sentence)
        spans.append((start, position))
        if left.strip():
            raise ValueError(left)
    if text[position:].strip():
        raise ValueError(text[position:])
    return tuple(spans)


def _cut(
    block: Block, spans: Iterable[tuple[int, int]], labels: Iterable[str]
) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(label, tuple(_runs_between(block.runs, start, end)))
        for (start, end), label in zip(spans, labels, strict=True)
    )


def _runs_between(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    position = 0
    for run in runs:
        low, high = max(start - position, 0), min(end - position, len(run.text))
        if low < high:
            yield replace(run, text=run.text[low:high])
        position += len(run.text)


def _sections(placed: Iterable[_Placed]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for item in placed:
        block = item.block
        if block.kind == "heading":
            sections.append(Section(item.anchor, block.runs, block.level, (), block.place))
            continue
        if not sections:
            sections.append(Section(section_anchor(0), (), 0, (), block.place))
        paragraph = Paragraph(item.anchor, item.sentences, block.place, block.kind, block.ordinal)
        last = sections[-1]
        sections[-1] = replace(last, paragraphs=(*last.paragraphs, paragraph))
    return tuple(sections)


def _changed(source: Source, blocks: tuple[Block, ...], units: tuple[Unit, ...]) -> Problem:
    """Name the first place where the article is not the published text."""
    hint = (
        "put the published file back; if nothing was published yet, delete ledger.jsonl and "
        "build again"
    )
    top = [unit for unit in units if "-" not in unit.anchor and unit.text]
    for block, unit in zip(blocks, top, strict=False):
        if canonical(block.text) != canonical(unit.text):
            message = f"the text of {unit.anchor} was published as “{excerpt(unit.text)}”"
            return Problem(block.place, f"{message}, and now differs", hint)
    if len(blocks) != len(top):
        place = blocks[len(top)].place if len(blocks) > len(top) else blocks[-1].place
        return Problem(
            place, f"{len(top)} blocks were published, now there are {len(blocks)}", hint
        )
    return Problem(Place(source.file), "the file is not the published one to the byte", hint)
