"""What others made and the site ships is named on it, with version, holder and licence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from tests.site_fixture import Element

    Pages = dict[str, Element]

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "overrides/assets/taklimat"
SECTION = (
    (ROOT / "docs/tentang.md")
    .read_text(encoding="utf-8")
    .partition("\n## Karya pihak ketiga\n")[2]
    .partition("\n## ")[0]
)
ENTRIES = dict(re.findall(r"^### (.+)\n((?:(?!### ).*\n?)+)", SECTION, re.MULTILINE))
SHIPPED = sorted(
    path for name in ("fonts", "vendor") for path in (ASSETS / name).iterdir() if path.is_file()
)
WORKS = [path for path in SHIPPED if not path.name.startswith(("OFL-", "LICENSE-"))]
LICENCES = [path for path in SHIPPED if path not in WORKS]

every_entry = pytest.mark.parametrize("name", ENTRIES)


def field(name: str, key: str) -> str:
    (value,) = re.findall(rf"^- \*\*{key}:\*\* (.+?)\.?$", ENTRIES[name], re.MULTILINE)
    return str(value)


def files(name: str) -> list[Path]:
    names = re.findall(r"`([^`]+)`", field(name, "Berkas"))
    return [path for path in WORKS if path.name in names]


def licence(name: str) -> Path:
    (found,) = re.findall(r"\]\(assets/taklimat/([^)]+)\)", field(name, "Lisensi"))
    return ASSETS / str(found)


def said_by(path: Path) -> tuple[str, str]:
    """Return what a file says of its version and, if it does, of who holds the rights."""
    if path.suffix == ".woff2":
        names = TTFont(path)["name"]
        version = names.getDebugName(5).removeprefix("Version ").partition(";")[0]
        return str(version), str(names.getDebugName(0))
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    (version,) = re.findall(r"^/\*! \S+ ([0-9.]+),", first)
    return str(version), ""


def test_every_file_of_others_is_named() -> None:
    named = sorted(path for name in ENTRIES for path in files(name))
    assert named == WORKS
    assert len(named) == len(set(named))


def test_every_licence_that_is_shipped_is_linked() -> None:
    linked = re.findall(r"\]\(assets/taklimat/([^)]+)\)", SECTION)
    assert sorted(linked) == [path.relative_to(ASSETS).as_posix() for path in LICENCES]


@every_entry
def test_the_version_is_that_of_the_files(name: str) -> None:
    assert {said_by(path)[0] for path in files(name)} == {field(name, "Versi")}


@every_entry
def test_the_holder_is_named_as_in_the_licence_and_in_the_files(name: str) -> None:
    holder = field(name, "Hak cipta")
    assert holder in licence(name).read_text(encoding="utf-8")
    assert all(holder in said for path in files(name) if (said := said_by(path)[1]))


@every_entry
def test_purpose_and_changes_are_stated(name: str) -> None:
    assert field(name, "Kegunaan")
    assert field(name, "Perubahan dari kami")


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("fonts/OFL-Literata.txt", "SIL OPEN FONT LICENSE Version 1.1"),
        ("fonts/OFL-AtkinsonHyperlegibleNext.txt", "SIL OPEN FONT LICENSE Version 1.1"),
        ("vendor/LICENSE-orama-stemmers.txt", "TERMS AND CONDITIONS FOR USE, REPRODUCTION"),
        ("vendor/LICENSE-stemmer.txt", "Permission is hereby granted, free of charge"),
        ("vendor/LICENSE-snowball.txt", "Redistributions in binary form must reproduce"),
    ],
)
def test_a_licence_is_shipped_in_full(licence: str, words: str, site: Path) -> None:
    assert words in (site / "assets/taklimat" / licence).read_text(encoding="utf-8")


def test_the_page_leads_to_the_licences(pages: Pages, site: Path) -> None:
    links = [urljoin("/tentang/", a.attrs["href"]) for a in pages["/tentang/"].all("a")]
    expected = {f"/assets/taklimat/{path.relative_to(ASSETS).as_posix()}" for path in LICENCES}
    assert expected <= set(links)
