"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite what the golden cases expect; read the difference before you commit it",
    )


pytest_plugins = ["site_fixture"]
"""The real site and a browser, for the tests that ask for them."""
