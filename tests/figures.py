"""Figures that tests measured, in a section of their own at the end of the run.

A pytest plugin. What a test gives to `figure` travels with its report, so that it arrives from
the workers of pytest-xdist too.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.terminal import TerminalReporter

KEY = "figure"

Figure = Callable[..., None]


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Notes a figure: its name, its value, and where it was measured if there are several.

    Of a name that several tests give the highest value is printed, which is the worst one.
    """

    def note(name: str, value: float | str, where: str = "") -> None:
        request.node.user_properties.append((KEY, (name, value, where)))

    return note


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    noted = [value for report in reports for key, value in report.user_properties if key == KEY]
    if not noted:
        return
    terminalreporter.section("figures")
    worst = {name: (value, where) for name, value, where in sorted(noted)}
    for name, (value, where) in worst.items():
        terminalreporter.write_line(f"{name}: {value}" + (f" ({where})" if where else ""))
