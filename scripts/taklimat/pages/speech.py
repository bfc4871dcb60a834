"""How a language says dates, sizes and counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from taklimat.base.languages import LANGUAGES
from taklimat.editors.manifest import Origin


@lru_cache(maxsize=1024)
def long_date(iso: str, language: str) -> str:
    """Return an ISO date as a language writes it.

    A month keeps to its month and a year to its year: nothing is made more precise.
    """
    locale = LANGUAGES[language].locale
    try:
        if re.fullmatch(r"\d{4}-\d{2}", iso):
            return format_date(date.fromisoformat(f"{iso}-01"), "LLLL y", locale=locale)
        return format_date(date.fromisoformat(iso), "long", locale=locale)
    except ValueError:
        return iso


def size_text(number: int, language: str) -> str:
    """Return a number of bytes in kB (at least 1) or MB, as a language writes it."""
    unit, value = ("kB", max(1, number / 1000)) if number < 999_500 else ("MB", number / 1_000_000)
    shown = format_decimal(value, "0.0" if unit == "MB" else "0", LANGUAGES[language].locale)
    return f"{shown}\u00a0{unit}"


def counted(phrase: str, number: int) -> str:
    """Return a counted phrase; a language that needs it has its singular before a `|`."""
    forms = phrase.split("|")
    return forms[0 if number == 1 else -1].format(count=number)


def not_stated(source: Origin, words: Mapping[str, str]) -> list[str]:
    """Return the sentence that says which of author and date the article lacks, if any."""
    missing = "_".join(n for n in ("author", "published") if getattr(source, n) is None)
    return [words[f"unstated_{missing}"]] if missing else []
