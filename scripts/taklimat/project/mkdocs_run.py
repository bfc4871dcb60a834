"""Runs MkDocs inside this process, and turns what it logs into problems."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.files import File, get_files

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.pages.site import Site

_SETTING = re.compile(r"Config value '(?P<name>[^']+)': ")
_INTERNALS = re.compile(r'\n  File ".*(?:\n  .*)*\n| in search paths: .*')
"""What editors need not see of a message: lines of a traceback, folders of templates."""


class _Listener(logging.Handler):
    """Collects what MkDocs logs instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        messages = self.errors if record.levelno >= logging.ERROR else self.warnings
        messages.append(record.getMessage())


def run_mkdocs(
    config_file: Path,
    file: str,
    folder: Path,
    site: Site,
    parts: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Build a checked site into a folder; return MkDocs' warnings as notices.

    `file` is the configuration's path for messages; `parts` is what to make besides pages and
    data, of SKIPPABLE.

    Raises:
        ProblemError: the configuration is wrong, or a page could not be made.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _listening() as log:
        try:
            config = _settings(config_file, folder)
            plugin = _plugin(config, file)
            plugin.site, plugin.parts = site, parts
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, BuildError, ConfigurationError, TemplateNotFound) as error:
            raise _refusal(error, log, file) from None
    return _notices(log, file)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where mkdocs.yml says that hand-written pages are, and the site is to be."""

    docs: Path
    site: Path


def folders(config_file: Path, file: str) -> Folders:
    """Return the folders that a configuration names, or MkDocs' own.

    Raises:
        ProblemError: the configuration is wrong.
    """
    with _listening() as log:
        try:
            config = _settings(config_file)
        except (Abort, ConfigurationError) as error:
            raise _refusal(error, log, file) from None
        return Folders(Path(config.docs_dir), Path(config.site_dir))


def docs_files(config_file: Path, file: str) -> list[tuple[str, Path]]:
    """Return the URL paths of a project's hand-written files, and the files; nothing is built.

    Raises:
        ProblemError: the configuration is wrong.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _listening() as log:
        try:
            config = _settings(config_file)
            _plugin(config, file)
            if problems := tuple(wrong_settings(config, file)):
                raise ProblemError(problems)
            return [(file_address(f), Path(str(f.abs_src_path))) for f in get_files(config)]
        except (Abort, ConfigurationError) as error:
            raise _refusal(error, log, file) from None


def file_address(file: File) -> str:
    """Return the URL path of one of MkDocs' files."""
    return f"/{file.url}".replace("/./", "/")


def wrong_settings(config: MkDocsConfig, file: str) -> Iterator[Problem]:
    """Report settings that MkDocs takes and no site of ours can have."""
    if not config.use_directory_urls:
        message = "`use_directory_urls: false` cannot be used: all addresses end with a slash"
        yield Problem(Place(file), message, "remove this setting")


def _plugin(config: MkDocsConfig, file: str) -> Any:
    """Return the plugin that the configuration must name."""
    plugin = config.plugins.get("taklimat")
    if plugin is None:
        message = "the plugin `taklimat` is not among its `plugins`"
        raise ProblemError([Problem(Place(file), message)])
    return plugin


def _refusal(error: Exception, log: _Listener, file: str) -> ProblemError:
    """Return what MkDocs says of an error, with its warnings as notices."""
    problems = [Problem(Place(file), _plain(text)) for text in log.errors or [str(error)]]
    return ProblemError([*problems, *_notices(log, file)])


def _settings(config_file: Path, folder: Path | None = None) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **({"site_dir": str(folder)} if folder else {}))
    except (TypeError, ValueError) as error:  # MkDocs does not validate every setting
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


def _notices(log: _Listener, file: str) -> tuple[Problem, ...]:
    return tuple(Problem(Place(file), _plain(text), notice=True) for text in log.warnings)


def _plain(text: str) -> str:
    return _INTERNALS.sub(" ", _SETTING.sub(r"\g<name>: ", text))
