"""Icons of the site: where browsers look for them, of the size they say, the same mark."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site_fixture import Element

    Pages = dict[str, Element]


def size(png: bytes) -> str:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return "x".join(map(str, struct.unpack(">II", png[16:24])))


def test_the_icon_at_the_root_is_of_32_dots(site: Path) -> None:
    icon = (site / "favicon.ico").read_bytes()
    kind, count, width, height = struct.unpack("<HHBB", icon[2:8])
    length, start = struct.unpack("<II", icon[14:22])
    assert (kind, count, width, height) == (1, 1, 32, 32)
    assert size(icon[start : start + length]) == "32x32"


def test_the_icon_of_a_telephone_is_of_180_dots(site: Path) -> None:
    assert size((site / "apple-touch-icon.png").read_bytes()) == "180x180"


def test_the_manifest_names_icons_of_the_sizes_it_says(site: Path) -> None:
    manifest = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    icons = manifest["icons"]
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} == {
        (side, purpose) for side in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    assert all(size((site / icon["src"]).read_bytes()) == icon["sizes"] for icon in icons)
    assert (site / manifest["start_url"] / "index.html").is_file()


@pytest.mark.parametrize("kind", ["icon", "apple-touch-icon", "manifest"])
def test_every_page_links_the(kind: str, pages: Pages) -> None:
    found = {
        at: [e for e in p.all("link") if e.attrs.get("rel") == kind] for at, p in pages.items()
    }
    assert [at for at, links in found.items() if len(links) != (2 if kind == "icon" else 1)] == []
