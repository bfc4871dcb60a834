"""The order of an edition's anchors, written in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from taklimat.article.model import Article
from taklimat.base.anchors import is_anchor, sentence_anchor

Order = Mapping[str, tuple[str, ...]]
"""The sentences of each heading and paragraph, in reading order; a heading has none."""


def order_of(article: Article) -> Order:
    """Return the anchors of an article in reading order."""
    order: dict[str, tuple[str, ...]] = {}
    for section in article.sections:
        order[section.anchor] = ()
        for paragraph in section.paragraphs:
            order[paragraph.anchor] = tuple(s.anchor for s in paragraph.sentences)
    return order


def written_order(order: Order) -> str:
    """Return an order as the ledger has it: each block, and how many sentences.

    Sentences that are not numbered from 1 are named.

    >>> written_order({"sec1": (), "p1": ("p1-s1", "p1-s2"), "p2": ("p2-s1", "p2-s1a")})
    'sec1 p1:2 p2:s1,s1a'
    """
    return " ".join(_written(block, sentences) for block, sentences in order.items())


def _written(block: str, sentences: tuple[str, ...]) -> str:
    if not sentences:
        return block
    if sentences == _counted(block, len(sentences)):
        return f"{block}:{len(sentences)}"
    return f"{block}:{','.join(anchor.removeprefix(f'{block}-') for anchor in sentences)}"


def _counted(block: str, count: int) -> tuple[str, ...]:
    return tuple(sentence_anchor(block, k) for k in range(1, count + 1))


def parsed_order(text: str) -> Order:
    """Return the order that a line of the ledger names.

    Raises:
        ValueError: it is not written as `written_order` writes one, or has an anchor twice.
    """
    order: dict[str, tuple[str, ...]] = {}
    for word in text.split():
        block, _, rest = word.partition(":")
        names = tuple(f"{block}-{label}" for label in rest.split(",")) if rest else ()
        # A count of more digits is no paragraph's: a damaged line must not fill the memory.
        sentences = _counted(block, int(rest)) if rest.isdecimal() and len(rest) < 6 else names
        if block in order or len({*sentences}) < len(sentences):
            raise ValueError(word)
        order[block] = sentences
    if not order or not all(map(is_anchor, anchors_in(order))) or written_order(order) != text:
        raise ValueError(text)
    return order


def anchors_in(order: Order) -> Iterable[str]:
    """Yield every anchor of an order as readers meet it."""
    for block, sentences in order.items():
        yield block
        yield from sentences
