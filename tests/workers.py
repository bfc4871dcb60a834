"""Which tests share a worker: those that would each read or make the same thing again.

A pytest plugin. pytest-xdist 3.8 has a marker for this, which pytest 9.2 does not listen to.
"""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

PAGES, PAPER, FONTS, RANKING = "the pages as trees", "the books' text", "static fonts", "an index"
BUILDS, MUTANTS = "long builds", "mutants"
TOGETHER = {
    "tests/outputs/test_pack.py": PAGES,
    "tests/repository/test_icons.py": PAGES,
    "tests/repository/test_third_party.py": PAGES,
    "tests/site/test_layers.py": PAGES,
    "tests/site/test_site.py": PAGES,
    "tests/site/test_site_languages.py": PAGES,
    "tests/outputs/paper/test_paper.py": PAPER,
    "tests/outputs/paper/test_fonts.py": FONTS,
    "tests/outputs/search/test_ranking.py": RANKING,
    "tests/outputs/search/test_small.py": RANKING,
    # These share nothing; but groups come first, and what takes long should not come last.
    "tests/site/test_site_builds.py": BUILDS,
    "tests/repository/test_mutate.py": MUTANTS,
}


class Sharing(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives a worker all tests of a group, or else one test after the other."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return Sharing(config, log)
