"""Brings a ledger of version 1 to the present version: every anchor, address and date stays.

Version 1 had no order of units and no kinds of blocks, so the briefing is read anew; what version 1
promised must come out of it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.record.ledger import Ledger
from taklimat.record.publish import Publishable, additions
from taklimat.record.rows import extended, read_ledger, written


def is_version_1(text: str) -> bool:
    """Tell whether a ledger's first line says so."""
    try:
        row = json.loads(text.partition("\n")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and row.get("version") == 1


def upgraded(text: str, file: str, briefing: Publishable) -> str:
    """Return the text of a ledger of version 1 in the present version.

    `briefing` is read without a ledger. Addresses that it no longer has are kept, to be reported.

    Raises:
        ProblemError: a line is damaged, or an anchor would get other words than it had.
    """
    try:
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        dates = {row["language"]: row["date"] for row in rows if row["kind"] == "edition"}
        paths = [row["path"] for row in rows if row["kind"] == "address"]
        day = dates[briefing.article.language]
        lines = [*_dated(additions(None, replace(briefing, addresses=(*paths,)), day), dates)]
        ledger = read_ledger("\n".join(lines), file)
        moved = next(_moved(rows, ledger), "")
    except (ValueError, RecursionError, KeyError, TypeError):
        message = "damaged ledger of version 1"
        raise ProblemError([Problem(Place(file), message, "put the committed file back")]) from None
    if moved:
        message = f"the ledger is of version 1, and {moved} would get other words than it had"
        hint = "bring it to version 2 with the Taklimat that published it"
        raise ProblemError([Problem(Place(file), message, hint)])
    return extended("", lines)


def _dated(lines: tuple[str, ...], dates: dict[str, str]) -> Iterator[str]:
    """Yield the lines with the day on which each translation was published."""
    for line in lines:
        row = json.loads(line)
        if row["kind"] == "revision":
            row["date"] = dates.get(row["language"], row["date"])
        if row["kind"] != "state":  # version 1 knew none: they are of the day of this publishing
            yield written(row)


def _moved(rows: list[dict[str, Any]], ledger: Ledger) -> Iterator[str]:
    """Yield the anchors whose receipts of version 1 would no longer resolve."""
    receipts = {code: ledger.receipts(code) for code in {unit.language for unit in ledger.units}}
    for row in rows:
        if row["kind"] == "unit" and row["text"]:
            known = receipts[row["language"]].get(row["anchor"], ())
            if row["receipt"] not in known:
                yield row["anchor"]
