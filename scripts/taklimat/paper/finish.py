"""What Typst cannot write yet, or too slowly: heads of rows, links inside, streams packed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, Literal

INSIDE = "inside:"
"""How the address of a link inside the file begins; the name of a place follows."""
PLACES = "places"
"""An attachment with every place by its name: page, and points from the left and the top."""
GROUPS = frozenset({"/Document", "/Part", "/Sect", "/Div", "/Table", "/THead", "/TBody", "/TFoot"})
"""Elements of the structure that a table or a row stands in."""
ABOVE = 10.0
"""Points of what stands above a place that are shown with it, as Typst does it."""


def page_count(pdf: bytes) -> int:
    """Return the number of a PDF's pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


def finished_pdf(pdf: bytes, page_word: str = "", effort: Literal[7, 9] = 9) -> bytes:
    """Return a PDF whose tables have heads of rows and whose links inside it lead somewhere.

    The first cell of each row is its head: so all our tables are made. Places become named
    destinations, so `file.pdf#p7-s2` opens at a sentence. `page_word` says "page" to those who
    hear a link; `effort` is zlib's, 1 to 9.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(effort)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        _name_rows(file)
        if PLACES in file.attachments:
            _link_inside(file, page_word)
        packed = io.BytesIO()
        file.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            deterministic_id=True,
            fix_metadata_version=False,  # Typst's own says it; another would be written in full
        )
    return packed.getvalue()


def _name_rows(file: Any) -> None:
    import pikepdf

    head = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    for row in _rows(file.Root.StructTreeRoot.K):
        cells = row.K
        first = cells[0] if isinstance(cells, pikepdf.Array) else cells
        if first.S == "/TD":
            first.S, first.A = pikepdf.Name.TH, head


def _rows(element: Any) -> Iterator[Any]:
    """Yield the rows of all tables; what can hold none is not looked into, for speed."""
    import pikepdf

    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from _rows(each)
    elif element.S == "/TR":
        yield element
    elif str(element.S) in GROUPS and "/K" in element:
        yield from _rows(element.K)


def _link_inside(file: Any, page_word: str) -> None:
    """Turn the attachment into named destinations, and let links lead to them."""
    import pikepdf

    places = json.loads(file.attachments[PLACES].get_file().read_bytes())
    pages = [(page.obj, float(page.mediabox[3])) for page in file.pages]
    names = pikepdf.Array()
    for name, (number, x, y) in sorted(places.items(), key=lambda item: item[0].encode()):
        page, height = pages[number - 1]
        top = round(height - max(y - ABOVE, 0), 3)
        names.append(pikepdf.String(name))
        names.append(pikepdf.Array([page, pikepdf.Name.XYZ, round(x, 3), top, 0]))
    file.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=names))
    for page, _ in pages:
        for link in page.get("/Annots", ()):
            address = str(link.A.URI) if "/A" in link else ""
            if address.startswith(INSIDE):
                name = address.removeprefix(INSIDE)
                link.Dest, link.Contents = name, f"{page_word} {places[name][0]}"
                del link["/A"]
