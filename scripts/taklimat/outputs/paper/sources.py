"""The sources of all fact notes in one list, each with a number that its notes name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from taklimat.editors.facts import Facts, FactSource

Key = tuple[str, ...]


class Sources:
    """Numbers from 1, the notes' sources before those of legal texts."""

    def __init__(self, facts: Facts | None) -> None:
        self._numbers: dict[Key, int] = {}
        self._first: list[FactSource] = []
        for source in _all(facts):
            if _key(source) not in self._numbers:
                self._first.append(source)
                self._numbers[_key(source)] = len(self._first)

    def number(self, source: FactSource) -> int:
        """Return the number of a source."""
        return self._numbers[_key(source)]

    def rows(self) -> Iterable[tuple[int, FactSource]]:
        """Return each source with its number, in the list's order."""
        return enumerate(self._first, 1)


def _all(facts: Facts | None) -> Iterator[FactSource]:
    if facts:
        yield from (source for note in facts.notes.values() for source in note.sources)
        yield from (source for text in facts.texts.values() for source in text.sources)


def _key(source: FactSource) -> Key:
    """Return what tells a source from others; what was seen in it belongs to a note."""
    said = (source.url, source.title, source.publisher, source.date, source.kind)
    return tuple(map(str, (*said, source.read, source.copied)))
