"""How sorted lists are cut into shards: files of about a size, of which a query needs few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shard:
    """What a file of the index holds."""

    bound: str | int
    """Its first key. The root lists the bounds, so the browser finds a key's shard by bisection."""
    data: Any


@dataclass(frozen=True, slots=True)
class Limits:
    """How large shards of a kind become, and how many they are."""

    size: int
    most: int
    """A library's shards grow instead of becoming more: a folder of thousands of files, and a root
    that lists them all, would cost every first query more than larger shards do."""


def cut(
    items: Sequence[T],
    sizes: Sequence[int],
    limits: Limits,
    key: Callable[[T], str] | None = None,
) -> list[Sequence[T]]:
    """Cut a list into parts of about a size, at most so many.

    Neighbours with equal keys stay together; without a key any two may part.
    `cut("abcd", [1, 1, 1, 1], Limits(2, 9))` is `["ab", "cd"]`.
    """
    size = limits.size
    while len(parts := list(_cut(items, sizes, size, key))) > limits.most:
        size += size // 20 + 1
    return parts


def _cut(
    items: Sequence[T], sizes: Sequence[int], size: int, key: Callable[[T], str] | None
) -> Iterator[Sequence[T]]:
    start = total = 0
    for k, one in enumerate(sizes):
        parted = key is None or key(items[k]) != key(items[k - 1])
        if total and total + one > size and parted:
            yield items[start:k]
            start, total = k, 0
        total += one
    if items:
        yield items[start:]
