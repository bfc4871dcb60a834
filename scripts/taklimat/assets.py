"""Style sheets, scripts and indexes as files whose names change with their content.

A name with a hash can be kept by a browser for ever: another content has another name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from taklimat.render import THEME
from taklimat.words import WORDS

HASH_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Assets:
    """What the build writes below `assets/` besides the theme's own files."""

    files: Mapping[str, str]
    """Content by path below the site's root."""
    addresses: Mapping[str, str]
    """Address by plain name: `taklimat.css`, `search.id.js`."""


def make_assets(scripts: Mapping[str, str], *, states: bool = False) -> Assets:
    """Return the bundles of the theme and further scripts, by plain name, under hashed names.

    With `states` there is `states.css` too, for the page of components: the same rules with a
    class in the place of each state, so that `is-hover` looks as `:hover` does.
    """
    css = _joined("css/*.css")
    plain = {
        "taklimat.css": css,
        **({"states.css": _with_states(css) + _joined("components.css")} if states else {}),
        "taklimat.js": _script_words() + _joined("js/*.js"),
        "theme.js": _joined("theme.js"),
        **scripts,
    }
    paths = {name: f"assets/taklimat/{_hashed(name, content)}" for name, content in plain.items()}
    return Assets(
        {paths[name]: content for name, content in plain.items()},
        {name: f"/{path}" for name, path in paths.items()},
    )


def _with_states(css: str) -> str:
    css = re.sub(r"^@font-face .*$", "", css, flags=re.MULTILINE)  # the fonts are there already
    for state in ("hover", "focus-visible", "active", "target"):
        css = re.sub(rf":{state}\b", f".is-{state}", css)
    return css


def _hashed(name: str, content: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:HASH_LENGTH]}.{ending}"


def _joined(pattern: str) -> str:
    """Return the theme's files of a pattern in the order of their names, as one text."""
    paths = sorted((THEME / "assets/taklimat").glob(pattern))
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def _script_words() -> str:
    """Return the scripts' own words in all languages, as their first line."""
    words = {
        code: {k.removeprefix("script_"): v for k, v in known.items() if k.startswith("script_")}
        for code, known in WORDS.items()
    }
    return f"const taklimatWords = {json.dumps(words, ensure_ascii=False)};\n"
