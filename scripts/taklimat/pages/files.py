"""The files that pages link to, as far as a build makes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Files:
    """What a build makes besides its pages."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    """Bytes of PDFs and data, by URL path."""
    packs: Collection[str] = ()
    """URL paths of the packs."""


NO_FILES = Files()
"""Of a build of pages alone."""
