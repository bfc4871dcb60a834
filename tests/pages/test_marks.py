"""Region marks: which points are filled, for any number of regions."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taklimat.pages.marks import HEIGHT, WIDTH, mark_id, mark_shapes


@pytest.mark.parametrize(
    ("points", "meant", "expected"),
    [
        pytest.param(["cn", "us", "eu"], ["us"], "r-3-1", id="one of three"),
        pytest.param(["cn", "us", "eu"], ["eu", "us"], "r-3-1-2", id="two, in the points' order"),
        pytest.param(["cn", "us", "eu"], [], "r-3", id="a theme"),
        pytest.param(["cn"], ["cn"], "r-1-0", id="one alone"),
        pytest.param(["cn"], ["geo"], "r-1", id="what is no point of the figure"),
    ],
)
def test_a_marks_id_says_all_of_it(points: list[str], meant: list[str], expected: str) -> None:
    assert mark_id(points, meant) == expected


def shapes(name: str) -> ET.Element:
    return ET.fromstring(f"<svg>{mark_shapes(name)}</svg>")  # noqa: S314  our own


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        pytest.param("r-1-0", 0, id="one point has no line"),
        pytest.param("r-3-1", 0, id="one of three has none"),
        pytest.param("r-3-0-2", 1, id="two are joined"),
        pytest.param("r-3", 1, id="a theme joins all"),
        pytest.param("r-1", 0, id="a theme of one point"),
    ],
)
def test_points_meant_are_joined(name: str, lines: int) -> None:
    assert len(shapes(name).findall("path")) == lines


@settings(deadline=None)
@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_every_region_has_its_point_inside_the_figure(case: tuple[int, set[int]]) -> None:
    count, meant = case
    points = [str(k) for k in range(count)]
    circles = shapes(mark_id(points, [points[k] for k in meant])).findall("circle")
    circles.sort(key=lambda circle: float(circle.get("cx", "")))
    assert len(circles) == count
    assert {k for k, c in enumerate(circles) if c.get("fill") == "currentColor"} == meant
    for circle in circles:
        x, y, r = (float(circle.get(name, "")) for name in ("cx", "cy", "r"))
        assert r <= x <= WIDTH - r
        assert r <= y <= HEIGHT - r
    assert len({(c.get("cx"), c.get("cy")) for c in circles}) == count


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 12))
def test_different_figures_have_different_ids(one: int, other: int) -> None:
    ids = {mark_id([str(k) for k in range(n)], ["0"]) for n in (one, other)}
    assert len(ids) == len({one, other})
