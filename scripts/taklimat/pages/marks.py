"""Region marks: one figure of points for a briefing, a filled point for each region meant."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

WIDTH, HEIGHT = 24, 22
_LEFT, _RIGHT, _BASE, _RISE = 4.6, 19.4, 17.0, 12.0


def mark_id(points: Sequence[str], meant: Collection[str]) -> str:
    """Return a symbol's id that says all of its figure: `r-3-0-1` is two of three points.

    Nothing meant is the mark of a theme, `r-3`: all points, joined by lines.
    """
    return "-".join(["r", str(len(points)), *(str(k) for k, p in enumerate(points) if p in meant)])


def mark_shapes(name: str) -> str:
    """Return the SVG shapes of a mark's id: points on an arc, those meant solid and joined."""
    count, *meant = map(int, name.removeprefix("r-").split("-"))
    places = _arc(count)
    full, empty = min(4.1, max(2.6, 14 / count)), min(2.1, 8 / count)
    joined = [places[k] for k in meant] or places
    return _lines(joined, closed=not meant) + "".join(
        _circle(places[k], full if k in meant else empty, solid=k in meant)
        for k in sorted(range(count), key=meant.__contains__)  # what is meant lies on top
    )


def _arc(count: int) -> list[tuple[float, float]]:
    if count == 1:
        return [(WIDTH / 2, HEIGHT / 2)]
    steps = [k / (count - 1) for k in range(count)]
    return [
        (round(_LEFT + (_RIGHT - _LEFT) * t, 1), round(_BASE - _RISE * math.sin(math.pi * t), 1))
        for t in steps
    ]


def _lines(places: Sequence[tuple[float, float]], *, closed: bool) -> str:
    if len(places) < 2:
        return ""
    path = "M" + "L".join(f"{x} {y}" for x, y in places)
    end = "z" if closed and len(places) > 2 else ""
    return f'<path d="{path}{end}" stroke-width="1.75"/>'


def _circle(place: tuple[float, float], radius: float, *, solid: bool) -> str:
    x, y = place
    hole = f'class="tk-hole" stroke-width="{min(1.5, 0.75 * radius):.2g}"'
    paint = 'fill="currentColor" stroke="none"' if solid else hole
    return f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" {paint}/>'
