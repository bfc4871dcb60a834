"""Options of the test run."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.accepted import Held
from tests.system_fonts import only_with

os.environ |= only_with("usual")
"""For all programs that the tests start: none sees the fonts of the machine."""

# A slow machine is no fault: properties are about what is true, not about how long it takes.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite what the golden cases expect; read the difference before you commit it",
    )
    parser.addoption(
        "--update-pictures",
        action="store_true",
        help="draw the pictures of the main pages anew; look at each before you commit it",
    )


pytest_plugins = ["site_fixture", "figures", "programs", "workers"]
"""The real site, a browser, figures measured on them; who starts programs, and who shares what."""


@pytest.fixture
def held(pytestconfig: pytest.Config, tmp_path: Path) -> Held:
    """Holds pictures against accepted ones; with --update-pictures it accepts them."""
    return Held(bool(pytestconfig.getoption("--update-pictures")), tmp_path)
