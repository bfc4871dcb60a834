"""Data as scripts that call a function, and file names with a hash of their content.

Under `file://` a browser loads scripts and refuses fetch. A URL with a hash can be cached for ever:
a change of the content is a change of the URL.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

FOLDER = "assets/taklimat"
HASH_LENGTH = 10


def call(function: str, data: Any) -> str:
    r"""Return a script that calls a function with some data.

    >>> call("taklimat.previews", {"p1": "Ini."})
    'taklimat.previews({"p1":"Ini."});\n'
    """
    payload = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"{function}({_safe(payload)});\n"


def hashed_path(name: str, content: str) -> str:
    """Return the path of a style sheet or script below the site's root.

    >>> hashed_path("find.js", "")
    'assets/taklimat/find.e3b0c44298.js'
    """
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content.encode()).hexdigest()[:HASH_LENGTH]
    return f"{FOLDER}/{stem}.{digest}.{ending}"


def _safe(payload: str) -> str:
    """Escape the two line separators that JSON allows in strings and JavaScript before 2019 not."""
    return payload.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
