"""Post-processes Typst's PDFs by pikepdf: row headers, links inside the file, compression."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from taklimat.outputs.paper.runs import BREAK

INSIDE = "inside:"
"""Pseudo-scheme of the URL of a link inside the file; the destination's name follows."""
PLACES = "places"
"""Attachment with the destinations: name to page, x and y in points from the top left.

Typst resolves links between pages by laying out the document again; so `book.typ` writes URLs and
this attachment, and the links are made here.
"""
GROUPS = frozenset({"/Document", "/Part", "/Sect", "/Div", "/Table", "/THead", "/TBody", "/TFoot"})
"""Elements of the structure that a table or a row stands in."""
ABOVE = 10.0
"""Points above a destination that are shown with it, as Typst does it."""


def page_count(pdf: bytes) -> int:
    """Return the number of a PDF's pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


def finished_pdf(pdf: bytes, page_word: str = "", effort: Literal[7, 9] = 9) -> bytes:
    """Return a PDF with row headers in its tables and working links inside the file.

    The first cell of each row is its header, as in all our tables. Anchors become named
    destinations, so `file.pdf#p7-s2` opens at a sentence. `page_word` is "page" in the language,
    for the spoken description of a link; `effort` is zlib's level, 1 to 9.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(effort)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        _name_rows(file)
        with file.open_outline() as outline:
            _clear_breaks(outline.root)
        if PLACES in file.attachments:
            _link_inside(file, page_word)
        output = io.BytesIO()
        file.save(
            output,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            deterministic_id=True,
            fix_metadata_version=False,  # already in Typst's metadata; pikepdf would add a copy
        )
    return output.getvalue()


def _clear_breaks(bookmarks: Iterable[Any]) -> None:
    """Take the breaks of long words out of bookmarks, which Typst makes of a heading's source."""
    for bookmark in bookmarks:
        bookmark.title = bookmark.title.replace(BREAK, "")
        _clear_breaks(bookmark.children)


def _name_rows(file: Any) -> None:
    import pikepdf

    for row in _rows(file.Root.StructTreeRoot.K):
        cells = row.K
        first = cells[0] if isinstance(cells, pikepdf.Array) else cells
        if first.S == "/TD":
            head = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
            own = first.get("/A", ())
            for said in own if isinstance(own, pikepdf.Array) else (own,) if own else ():
                if "/ColSpan" in said:
                    head.ColSpan = said.ColSpan
            first.S, first.A = pikepdf.Name.TH, head


def _rows(element: Any) -> Iterator[Any]:
    """Yield the rows of all tables; only elements that can hold a table are searched, for speed."""
    import pikepdf

    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from _rows(each)
    elif element.S == "/TR":
        yield element
    elif str(element.S) in GROUPS and "/K" in element:
        yield from _rows(element.K)


def _link_inside(file: Any, page_word: str) -> None:
    """Turn the attachment into named destinations, and pseudo-URLs into links to them."""
    import pikepdf

    destinations = json.loads(file.attachments[PLACES].get_file().read_bytes())
    pages = [(page.obj, float(page.mediabox[3])) for page in file.pages]
    names = pikepdf.Array()
    for name, (number, x, y) in sorted(destinations.items(), key=lambda item: item[0].encode()):
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
                link.Dest, link.Contents = name, f"{page_word} {destinations[name][0]}"
                del link["/A"]
