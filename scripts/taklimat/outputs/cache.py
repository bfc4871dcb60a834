"""The cache of PDFs, pictures and fonts between builds, in the system's temporary folder.

Callers name a file by a hash of all that it depends on, so a name has one content and nothing is
ever out of date. Deleting the cache costs time and nothing else.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from taklimat.base.diagnostics import Place, Problem, ProblemError

CACHE_DAYS = 90
"""Days after its last use at which a file is deleted."""
_SIGNATURES = {".pdf": (b"%PDF-", b"%%EOF\n"), ".png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82")}
"""First and last bytes of a complete file, by its suffix: a truncated one is made anew."""


def cache_folder(name: str) -> Path:
    """Return a cache folder of this user's, made if there is none.

    Raises:
        ProblemError: another user owns it or may write in it, and so could plant files.
    """
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"taklimat-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if hasattr(os, "getuid") and (state.st_uid != user or state.st_mode & 0o022):
        message = "this folder for fonts belongs to somebody else or can be written by others"
        raise ProblemError([Problem(Place(str(folder)), message, "remove it or set TMPDIR")])
    (folder / name).mkdir(exist_ok=True)
    return folder / name


def cached_file(path: Path, make: Callable[[], bytes]) -> Path:
    """Return a cached file; if it is missing or truncated, make it and move it there atomically."""
    if not _is_complete(path):
        content = make()
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
            new.write(content)
        Path(new.name).replace(path)
    return path


def _is_complete(path: Path) -> bool:
    """Tell whether a file exists and is not truncated; set its mtime, the time of its last use."""
    first, last = _SIGNATURES[path.suffix]
    try:
        os.utime(path)
        with path.open("rb") as file:
            has_start = file.read(len(first)) == first
            file.seek(-len(last), os.SEEK_END)
            return has_start and file.read() == last
    except OSError:
        return False


def drop_unused(folder: Path) -> None:
    """Delete the files of a folder that no build used for CACHE_DAYS."""
    oldest = time.time() - CACHE_DAYS * 24 * 60 * 60
    for file in os.scandir(folder):
        with suppress(FileNotFoundError):  # another build deleted it
            if file.stat().st_mtime < oldest:
                Path(file).unlink()
