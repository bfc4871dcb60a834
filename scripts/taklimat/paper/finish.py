"""What Typst cannot write yet: heads of rows, and streams packed together."""

from __future__ import annotations

import io
from typing import Literal


def page_count(pdf: bytes) -> int:
    """Return the number of a PDF's pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


def finished_pdf(pdf: bytes, effort: Literal[7, 9] = 9) -> bytes:
    """Return a PDF whose tables have heads of rows, packed as small as it gets.

    The first cell of each row is its head: so all our tables are made. `effort` is zlib's, 1 to
    9; in a large file the last two steps cost half the time and save two hundredths.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(effort)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        head = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        for element in file.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TR":
                cells = element.K
                first = cells[0] if isinstance(cells, pikepdf.Array) else cells
                if first.S == "/TD":
                    first.S, first.A = pikepdf.Name.TH, head
        packed = io.BytesIO()
        file.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            deterministic_id=True,
        )
    return packed.getvalue()
