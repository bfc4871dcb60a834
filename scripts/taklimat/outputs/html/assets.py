"""Style sheets and scripts as files: bundles of the theme's, and what outputs hand over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rcssmin import cssmin
from rjsmin import jsmin

from taklimat.base.words import WORDS
from taklimat.outputs.scripts import FOLDER, hashed_path
from taklimat.outputs.search_constants import constants_script
from taklimat.outputs.theme import THEME

MOST_FILTERS = 40
"""Filters of a list that work without a script."""
WIDEST_SECTION = 40
"""A section with more paragraphs is drawn no wider on the map (`Pieces.extent`)."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What the build writes below `assets/` besides the theme's own files."""

    hashed: Mapping[str, str]
    """Content by path below the site's root; the paths change with it."""
    stable: Mapping[str, str]
    """The same of paths that stay, so that a page that names one stays too."""
    addresses: Mapping[str, str]
    """URL path by plain name: `taklimat.css`, `search.js`."""

    @property
    def files(self) -> dict[str, str]:
        """Content by path below the site's root."""
        return {**self.hashed, **self.stable}


def make_assets(
    scripts: Mapping[str, str],
    stable: Mapping[str, str] = MappingProxyType({}),
    *,
    states: bool = False,
) -> Assets:
    """Return the bundles of the theme and further scripts, by plain name, under hashed names.

    `stable` are scripts under names of their own. With `states` there is `states.css` too, for
    the page of components: the same rules with a class in the place of each state, so that
    `is-hover` looks as `:hover` does.
    """
    written = bundles(states=states).items()
    plain = {**{name: minified(name, text) for name, text in written}, **scripts}
    paths = {name: hashed_path(name, content) for name, content in plain.items()}
    paths |= {name: f"{FOLDER}/{name}" for name in stable}
    return Assets(
        {paths[name]: content for name, content in plain.items()},
        {paths[name]: content for name, content in stable.items()},
        {name: f"/{path}" for name, path in paths.items()},
    )


def bundles(*, states: bool = False) -> dict[str, str]:
    """Return the theme's style sheets and scripts by plain name, as they are written."""
    css, more = (
        _joined("css/[0-9]*.css") + _scales(),
        _joined("css/text.css") + _joined("css/doc.css"),
    )
    return {
        "taklimat.css": css,
        "text.css": _joined("css/text.css"),
        "doc.css": _joined("css/doc.css"),
        **({"states.css": _with_states(css + more) + _joined("components.css")} if states else {}),
        "taklimat.js": _bundle("js/[1-7]*.js", words="script_"),
        "text.js": _bundle("js/*.js", words="script_"),
        "theme.js": _bundle("theme.js"),
        "find.js": _bundle("vendor/*.js", "find/*.js", constants=constants_script()),
        "dialog.js": _bundle("dialog/*.js", words="dialog_"),
    }


def minified(name: str, text: str) -> str:
    """Return a style sheet or script without comments and room, but for licences (`/*! … */`).

    rcssmin knows rules inside `@media` and `@supports`. Inside `@container` and `@layer` it takes
    the room before a colon for that of a declaration: there `.a :is(b)` is written `.a *:is(b)`.
    """
    minify = cssmin if name.endswith(".css") else jsmin
    return str(minify(text, keep_bang_comments=True))


def _bundle(*patterns: str, words: str = "", constants: str = "") -> str:
    """Return scripts as one program in a function of its own, so that it adds no name to the page.

    What bundles share are properties of `taklimat`, the one global (`js/7-shared.js`). `words` is
    how the keys of the words begin that the bundle says; `constants` declares what it shares with
    Python.
    """
    known = f"const WORDS={_words(words)};\n" if words else ""
    script = "".join(_joined(pattern) for pattern in patterns)
    return f'(()=>{{"use strict";\n{known}{constants}{script}}})();\n'


def _scales() -> str:
    """Return the classes for the widths and heights of the map: the policy has no inline style."""
    widths = (f".n{count} {{ flex: {count} 1 0; }}" for count in range(1, WIDEST_SECTION + 1))
    heights = (f".w{tenths} {{ --w: {tenths / 10}; }}" for tenths in range(1, 11))
    return "\n".join((*widths, *heights, *_filters())) + "\n"


def _filters() -> Iterator[str]:
    """Yield the rules by which the filter that an address names hides the rows of all others."""
    numbers = range(1, MOST_FILTERS + 1)
    others = (f":root:has(.tk-narrow .f{k}:target) .tk-filtered-by:not(.f{k})" for k in numbers)
    also = (f":root:has(.tk-narrow .f{k}:target) .tk-also.f{k}" for k in numbers)
    yield f"{', '.join(others)} {{ display: none; }}"
    yield f"{', '.join(also)} {{ display: block; }}"


def _with_states(css: str) -> str:
    css = re.sub(r"^@font-face .*$", "", css, flags=re.MULTILINE)  # the fonts are there already
    for state in ("hover", "focus-visible", "active", "target"):
        css = re.sub(rf":{state}\b", f".is-{state}", css)
    return css


def _joined(pattern: str) -> str:
    """Return the theme's files of a pattern in the order of their names, as one text."""
    paths = sorted((THEME / "assets/taklimat").glob(pattern))
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def _words(prefix: str) -> str:
    """Return the words that scripts say, in all languages, as JSON by language and key."""
    words = {
        code: {k.removeprefix(prefix): v for k, v in known.items() if k.startswith(prefix)}
        for code, known in WORDS.items()
    }
    return json.dumps(words, ensure_ascii=False)
