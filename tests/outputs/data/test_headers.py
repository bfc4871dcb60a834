"""Header files of servers: every kind says all of it, and what is committed is what is made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taklimat.outputs.data.headers import (
    HASHED,
    HEADERS,
    apache_headers,
    caddy_headers,
    netlify_headers,
    nginx_headers,
)

DEPLOY = Path(__file__).parents[3] / "deploy"
PATH = "assets/taklimat/taklimat.05d6d2c26a.css"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(netlify_headers([PATH]), id="_headers"),
        pytest.param(apache_headers(), id="Apache"),
        pytest.param(nginx_headers(), id="nginx"),
        pytest.param(caddy_headers(), id="Caddy"),
    ],
)
def test_every_server_says_every_header(text: str) -> None:
    for name, value in HEADERS.items():
        assert re.search(rf"{name}:? \"?{re.escape(value)}", text), name
    assert "no-cache" in text
    assert "immutable" in text


@pytest.mark.parametrize(
    ("name", "made"), [("nginx.conf", nginx_headers()), ("Caddyfile", caddy_headers())]
)
def test_the_committed_files_are_what_is_made(name: str, made: str) -> None:
    assert (DEPLOY / name).read_text(encoding="utf-8") == made


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PATH, True),
        ("assets/taklimat/search.id.aedca9ec88.js", True),
        ("assets/taklimat/vendor/stemmer-id.js", False),
        ("index.html", False),
        ("assets/taklimat/fonts/literata.woff2", False),
    ],
)
def test_only_names_with_a_hash_are_kept_for_ever(path: str, expected: bool) -> None:
    assert bool(re.search(HASHED, path)) is expected


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
