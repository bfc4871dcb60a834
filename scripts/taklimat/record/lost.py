"""Published URL paths and fragments that a build would lose."""

from __future__ import annotations

from collections.abc import Iterable

from taklimat.base.diagnostics import Problem
from taklimat.record.ledger import Ledger


def lost_addresses(ledger: Ledger, addresses: Iterable[str]) -> tuple[Problem, ...]:
    """Report every published address that is not among those of this build."""
    present = set(addresses)
    return tuple(
        Problem(
            address.place,
            f"the published address {address.path} would vanish",
            _hint(address.path),
        )
        for address in ledger.addresses
        if address.path not in present
    )


def _hint(path: str) -> str:
    if "#" in path:
        return f"what it shows needs its old id `{path.partition('#')[2]}` back: ids are permanent"
    return "keep what it shows, or name its new address under `redirects` in briefing.yml"
