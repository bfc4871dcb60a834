"""Runs MkDocs inside this process; what it complains of becomes problems."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from taklimat.diagnostics import Place, Problem, ProblemError
from taklimat.library import Library

_SETTING = re.compile(r"Config value '(?P<name>[^']+)': ")
_WHERE = re.compile(r'\n  File ".*(?:\n  .*)*\n| in search paths: .*')
"""What MkDocs tells of its own insides: lines of a traceback, folders of templates."""


class _Listener(logging.Handler):
    """Keeps what MkDocs would print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        kept.append(record.getMessage())


def run_mkdocs(
    config_file: Path,
    shown: str,
    folder: Path,
    library: Library,
    *,
    last_site: Path | None = None,
    parts: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Build a checked library's site into a folder; return MkDocs' warnings as notices.

    `shown` is the configuration's path as the editor sees it; `last_site` the folder whose
    pictures may be used again; `parts` what to make besides the pages.

    Raises:
        ProblemError: the configuration is wrong, or a page could not be made.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _listening() as heard:
        try:
            config = _settings(config_file, folder)
            plugin: Any = config.plugins.get("taklimat")
            if plugin is None:
                message = "the plugin `taklimat` is not among its `plugins`"
                raise ProblemError([Problem(Place(shown), message)])
            plugin.library, plugin.given = library, True
            plugin.last_site, plugin.parts = last_site, parts
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, BuildError, ConfigurationError, TemplateNotFound) as error:
            said = heard.errors or [str(error)]
            problems = [Problem(Place(shown), _plain(text)) for text in said]
            raise ProblemError([*problems, *_notices(heard, shown)]) from None
    return _notices(heard, shown)


def _settings(config_file: Path, folder: Path) -> MkDocsConfig:
    try:
        return load_config(str(config_file), site_dir=str(folder))
    except (TypeError, ValueError) as error:  # MkDocs expected something else, and did not check
        raise ConfigurationError(f"a setting cannot be read: {error}") from None


@contextmanager
def _listening() -> Iterator[_Listener]:
    logger, listener = logging.getLogger("mkdocs"), _Listener()
    before = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.setLevel(before[0])
        logger.propagate = before[1]


def _notices(heard: _Listener, shown: str) -> tuple[Problem, ...]:
    return tuple(Problem(Place(shown), _plain(text), notice=True) for text in heard.warnings)


def _plain(text: str) -> str:
    return _WHERE.sub(" ", _SETTING.sub(r"\g<name>: ", text))
