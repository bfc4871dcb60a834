"""How a briefing is cited, for reference managers: BibTeX, RIS and CSL-JSON.

What the article does not say (author, title, date) is left out and never made up: the title is
the editors', and a note says so.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from babel import Locale

from taklimat.base.words import WORDS
from taklimat.briefing.briefing import Briefing
from taklimat.pages.addresses import page_address
from taklimat.pages.speech import not_stated


@dataclass(frozen=True, slots=True)
class Record:
    """What every format says, in the article's own language."""

    key: str
    title: str
    author: str
    date: str
    """ISO date of the edition."""
    edition: int
    url: str
    language: str
    note: str


def record(briefing: Briefing, site_url: str) -> Record:
    """Return the record of a briefing."""
    language = briefing.languages[0]
    source, words = briefing.manifest.source, WORDS[language]
    return Record(
        key=briefing.slug,
        title=briefing.manifest.title.in_(language).plain,
        author=source.author or "",
        date=briefing.date,
        edition=briefing.edition,
        url=site_url.rstrip("/") + page_address(briefing.slug, "overview", language),
        language=language,
        note=". ".join([words["title_label"], *not_stated(source, words)]),
    )


_BIBTEX = str.maketrans({c: f"\\{c}" for c in "#$%&_"} | {
    "{": "{\\textbraceleft}", "}": "{\\textbraceright}",  # BibTeX counts escaped braces too
    "\\": "{\\textbackslash}", "~": "{\\textasciitilde}", "^": "{\\textasciicircum}",
})  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def bibtex(item: Record) -> str:
    """Return an entry of a BibTeX file, in UTF-8."""
    year, month, day = item.date.split("-")
    fields = {
        "author": f"{{{_bibtex(item.author)}}}" if item.author else "",
        "title": f"{{{_bibtex(item.title)}}}",
        "year": year,
        "date": f"{year}-{month}-{day}",
        "edition": str(item.edition),
        "publisher": "Taklimat",
        "url": item.url,
        "langid": str(Locale(item.language).english_name).lower(),
        "note": _bibtex(item.note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{item.key},\n{lines}}}\n"


def _bibtex(text: str) -> str:
    return _line(text).translate(_BIBTEX)


def _line(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def ris(item: Record) -> str:
    """Return a record of a RIS file; its lines end as the format asks."""
    rows = [
        ("TY", "ELEC"),
        ("AU", item.author),
        ("TI", item.title),
        ("PY", item.date[:4]),
        ("DA", item.date.replace("-", "/")),
        ("ET", str(item.edition)),
        ("PB", "Taklimat"),
        ("UR", item.url),
        ("LA", item.language),
        ("N1", item.note),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in rows if value or tag == "ER")


def csl_json(item: Record) -> str:
    """Return a list of one item in CSL-JSON."""
    fields: dict[str, object] = {
        "id": item.key,
        "type": "webpage",
        "title": item.title,
        **({"author": [{"literal": item.author}]} if item.author else {}),
        "issued": {"date-parts": [[int(part) for part in item.date.split("-")]]},
        "edition": str(item.edition),
        "publisher": "Taklimat",
        "URL": item.url,
        "language": item.language,
        "note": item.note,
    }
    return json.dumps([fields], ensure_ascii=False, indent=1) + "\n"
