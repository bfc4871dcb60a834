"""Style sheets, scripts and indexes as files whose names change with their content.

A name with a hash can be kept by a browser for ever: another content has another name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
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
    """Address by plain name: `taklimat.css`, `search.js`."""


def make_assets(
    scripts: Mapping[str, str],
    *,
    root: Callable[[Mapping[str, str]], str] | None = None,
    states: bool = False,
) -> Assets:
    """Return the bundles of the theme and further scripts, by plain name, under hashed names.

    `root` makes the search index's root from the addresses of all the others.

    With `states` there is `states.css` too, for the page of components: the same rules with a
    class in the place of each state, so that `is-hover` looks as `:hover` does.
    """
    css = _joined("css/*.css")
    plain = {
        "taklimat.css": css,
        **({"states.css": _with_states(css) + _joined("components.css")} if states else {}),
        "taklimat.js": f"const taklimatWords = {_words('script_')};\n" + lean(_joined("js/*.js")),
        "theme.js": lean(_joined("theme.js")),
        "find.js": lean(_joined("vendor/*.js") + _joined("find/*.js")),
        "dialog.js": lean(_joined("dialog/*.js")) + f"taklimatMoreWords({_words('dialog_')});\n",
        **scripts,
    }
    if root:
        known = {name: address_of(name, plain[name]) for name in scripts}
        plain["search.js"] = root(known)
    paths = {name: f"assets/taklimat/{_hashed(name, content)}" for name, content in plain.items()}
    return Assets(
        {paths[name]: content for name, content in plain.items()},
        {name: f"/{path}" for name, path in paths.items()},
    )


def address_of(name: str, content: str) -> str:
    """Return where a script will stand, for others that name it."""
    return f"/assets/taklimat/{_hashed(name, content)}"


def _with_states(css: str) -> str:
    css = re.sub(r"^@font-face .*$", "", css, flags=re.MULTILINE)  # the fonts are there already
    for state in ("hover", "focus-visible", "active", "target"):
        css = re.sub(rf":{state}\b", f".is-{state}", css)
    return css


_SPACED = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`"""
    r"|/(?![ /*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/\w*)"
    r"|[ \t]*([{}()\[\];,:?=<>+\-*&|!]+)[ \t]*"
)
"""A string, template or pattern; or signs with the room around them."""


def lean(script: str) -> str:
    """Return a script without comments, indentation, room around signs and most line ends.

    Comments of one star, licences, stay. It is no parser: no script of the theme has what looks
    like a comment inside a string or pattern, divides without spaces, writes `a + +b`, says `const`
    or `;}` in a string, ends a block with a loop without a body, or leaves out a semicolon after
    `}`. To a packer `let` is shorter.
    """
    script = re.sub(r"/\*\*.*?\*/ ?", "", script, flags=re.DOTALL)
    lines = (re.sub(r"(^|\s)// .*", "", line).strip() for line in script.splitlines())
    lean = "".join(f"{line}\n" for line in lines if line)
    lean = _SPACED.sub(lambda found: found[1] or found[2], lean)
    lean = re.sub(r"(?<=[;{},(\[])\n(?=.)", "", lean).replace(";}", "}")
    return re.sub(r"\bconst\b", "let", lean)


def _hashed(name: str, content: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:HASH_LENGTH]}.{ending}"


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
