"""The theme's folder, and the two template environments that read it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

THEME = Path(str(files("taklimat.theme")))
"""The folder `overrides/`, in place or inside the wheel."""


def body_templates() -> Environment:
    """Return the environment for page bodies: autoescape on, an undefined name is an error."""
    return Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        bytecode_cache=_bytecode(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shell_templates(folders: Iterable[str]) -> Environment:
    """Return the environment for `main.html` and its includes: MkDocs' own, with autoescape on.

    `folders` are searched in order: a project's own `custom_dir`, ours, Material's.
    """
    return Environment(
        loader=FileSystemLoader([*folders]),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=_bytecode(),
    )


def _bytecode() -> FileSystemBytecodeCache:
    return FileSystemBytecodeCache()  # compiling is a quarter of a small build
