"""Data as scripts that hand themselves over: under `file://` a browser runs scripts, no fetch."""

from __future__ import annotations

import json
from typing import Any


def call(function: str, data: Any) -> str:
    """Return a script that calls a function with some data."""
    payload = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{function}({_safe(payload)});\n"


def _safe(payload: str) -> str:
    """JSON is a subset of JavaScript but for these two line ends, which old browsers refuse."""
    return payload.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
