"""Put small faults into the code, one at a time, and see whether a test notices each.

A sample of mutants (see `mutants.py`) is drawn by a seed, spread over the modules by how many
mutants each has. Every mutant is written into a copy of the project and tried in forks of a
process that has loaded what the tests need: first its module's own tests, then its room's, then
the others that run without a browser. Which mutants nobody could tell from the original, and why,
stands in `tests/repository/equivalent_mutants.yml`.

    python scripts/mutate.py --seed 1 --number 300 --least 90 base article record editors
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
import yaml

from mutants import mutants

ROOT = Path(__file__).parents[1]
PACKAGE = "scripts/taklimat"
ROOMS = ("base", "article", "record", "editors")
EQUIVALENT = ROOT / "tests/repository/equivalent_mutants.yml"
WORDS = {"words", "wordlists"}
"""Folders of data, not code."""
FOLDERS = ("docs", "overrides", "scripts", "seeds", "tests")
FILES = (".gitattributes", "EDITORS.md", "mkdocs.yml", "pyproject.toml")
COPIED = (*FOLDERS, *FILES)
OTHERS = (
    *(f"tests/{room}" for room in (*ROOMS, "pages", "project")),
    *(f"tests/outputs/{name}.py" for name in ("html/test_view", "html/test_fidelity")),
    *("tests/outputs/data/test_files.py", "tests/test_golden.py"),
)
"""The tests without a browser that these rooms matter to, quick ones first."""
MOST_CPU_S = 60
"""All tests take half a minute: this is an endless loop."""
LONGEST_S = 3600
"""However busy the machine is."""
MOST_BYTES = 1 << 30
PASSED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


class Sampled(NamedTuple):
    """A mutant of the sample."""

    module: str
    """Path below the package."""
    name: str
    source: str


def main() -> None:
    """Try a sample of mutants; exit with 1 if too many survive."""
    options = _options()
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, fork) as apart:  # it imports the package, which no fork may have
        drawn = partial(sampled, _modules(options.rooms, options.without))
        sample = apart.submit(drawn, options.number, options.seed).result()
    known = equivalents()
    tried = [m for m in sample if m.name not in known.get(m.module, {})]
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy.of(ROOT, Path(folder) / "first")
        copy.warm_up()
        with ProcessPoolExecutor(options.jobs, fork, _settle, (copy.folder, folder)) as pool:
            survivors = list(_survivors(tried, pool.map(_killer, tried)))
    equivalent, killed = len(sample) - len(tried), len(tried) - len(survivors)
    share = 100 * killed / max(1, len(tried))
    print(f"{len(sample)} mutants of {', '.join(options.rooms)} (seed {options.seed}): "
          f"{killed} killed, {len(survivors)} survived, {equivalent} equivalent; "
          f"{share:.1f} % of {len(tried)} killed")  # fmt: skip
    sys.exit(share < options.least)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("rooms", nargs="*", default=ROOMS, help="folders of the package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=300, help="of mutants in the sample")
    parser.add_argument("--least", type=float, default=90, help="percent that must be killed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--without", nargs="*", default=[], help="modules that are left out")
    return parser.parse_args()


# ---- the sample


def _modules(rooms: list[str], without: list[str]) -> dict[str, str]:
    """Return the text of every module of some rooms by its path below the package."""
    package = ROOT / PACKAGE
    paths = [path for room in rooms for path in sorted((package / room).rglob("*.py"))]
    texts = {path.relative_to(package): path.read_text("utf-8") for path in paths}
    return {str(p): t for p, t in texts.items() if not WORDS & {*p.parts} and str(p) not in without}


def sampled(modules: Mapping[str, str], number: int, seed: int) -> list[Sampled]:
    """Return mutants drawn by a seed, from each module as many as its part of all of them."""
    found = {module: list(mutants(text)) for module, text in modules.items()}
    total = sum(map(len, found.values()))
    sample: list[Sampled] = []
    for module, all_ in found.items():
        order = random.Random(f"{seed} {module}").sample(all_, len(all_))  # noqa: S311
        drawn = (Sampled(module, m.name, m.unparsed(m.tree) + "\n") for m in order)
        share = round(number * len(all_) / max(1, total)) or 1
        sample += islice(filter(is_program, drawn), share)
    return sample


def is_program(mutant: Sampled) -> bool:
    """Tell whether a mutant can be imported; any test would notice one that cannot."""
    name = f"taklimat.{mutant.module.removesuffix('.py').replace('/', '.')}"
    importlib.import_module(name)  # for what looks itself up in `sys.modules`
    try:
        exec(compile(mutant.source, mutant.module, "exec"), {"__name__": name})  # noqa: S102
    except Exception:
        return False
    return True


def equivalents() -> dict[str, dict[str, str]]:
    """Return why nobody can tell a mutant from the original, by module and mutant."""
    return dict(yaml.safe_load(EQUIVALENT.read_text("utf-8")) or {})


# ---- trials


@dataclass(frozen=True)
class Copy:
    """A copy of the project, in which one module at a time is another."""

    folder: Path

    @classmethod
    def of(cls, project: Path, folder: Path) -> Copy:
        """Copy what the tests read of a project."""
        for name in COPIED:
            path = project / name
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.copytree(path, folder / name, symlinks=True)
            else:
                shutil.copy2(path, folder / name)
        theme = folder / PACKAGE / "theme"  # else that of the working tree would be used
        theme.unlink(missing_ok=True)
        theme.symlink_to(folder / "overrides")
        return cls(folder)

    def warm_up(self) -> None:
        """Run all tests as they are, and load what they load, for the forks to find."""
        loaded = self.folder / "loaded.txt"
        if _forked(partial(self._tests, [*OTHERS], loaded)) != 0:
            sys.exit((self.folder / "log.txt").read_text("utf-8"))
        with warnings.catch_warnings(action="ignore"):
            for name in loaded.read_text("utf-8").split():
                with suppress(Exception):
                    importlib.import_module(name)
        if "taklimat" in sys.modules:
            sys.exit("the package was loaded before the forks: they would test the original")

    def killer(self, mutant: Sampled) -> str:
        """Return the tests that notice a mutant, or "" if none does."""
        path = self.folder / PACKAGE / mutant.module
        original = path.read_bytes()
        _replace(path, mutant.source.encode())
        try:
            for arguments in self._stages(mutant.module):
                if _forked(partial(self._tests, arguments)) not in PASSED:
                    return arguments[0]
            return ""
        finally:
            _replace(path, original)

    def _stages(self, module: str) -> Iterator[list[str]]:
        """Yield what to run, the most likely killers first."""
        path = Path("tests") / module
        own, room = str(path.with_name(f"test_{path.name}")), f"tests/{path.parts[1]}"
        if (self.folder / own).exists():
            yield [own]
        yield [room, f"--ignore={own}"]
        yield [*OTHERS, f"--ignore={room}"]

    def _tests(self, arguments: list[str], loaded: Path | None = None) -> int:
        os.chdir(self.folder)
        os.environ["PYTHONPATH"] = str(self.folder / "scripts")  # for the programs that tests run
        sys.dont_write_bytecode = loaded is None
        log = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        always = ["-x", "-n", "0", "-p", "no:cacheprovider", "--assert=plain"]
        always += ["--basetemp=tmp", "--hypothesis-seed=0"]
        return int(pytest.main([*always, *arguments], plugins=[_Plugin(self.folder, loaded)]))


class _Plugin:
    """Sets hypothesis for trials, and writes down what the tests loaded."""

    def __init__(self, folder: Path, loaded: Path | None) -> None:
        self.folder, self.loaded = folder, loaded

    def pytest_configure(self) -> None:
        """Leave out what only explains a failure."""
        settings = hypothesis.settings
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        settings.register_profile("mutants", settings.default, phases=phases, database=None)
        settings.load_profile("mutants")

    def pytest_unconfigure(self) -> None:
        """Write the names of modules that are no part of the project."""
        if self.loaded:
            files = {name: getattr(m, "__file__", None) or "" for name, m in sys.modules.items()}
            others = (name for name, file in files.items() if not file.startswith(str(self.folder)))
            self.loaded.write_text(
                "\n".join(name for name in others if not name.startswith("taklimat")), "utf-8"
            )


def _replace(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        compiled.unlink()  # it is told by its time in seconds, and mutants come quicker


def _forked(run: Callable[[], int]) -> int:
    """Return the exit status of a function in a process of its own; less than 0 if killed."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        signal.alarm(LONGEST_S)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
        status = 1
        try:
            status = run()
        except Exception:
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(status)
    _, status = os.waitpid(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it started
    return os.waitstatus_to_exitcode(status)


_copies: list[Copy] = []
"""The copy of this process."""


def _settle(first: Path, folder: str) -> None:
    _copies.append(Copy.of(first, Path(folder) / str(os.getpid())))


def _killer(mutant: Sampled) -> str:
    return _copies[0].killer(mutant)


def _survivors(tried: list[Sampled], killers: Iterator[str]) -> Iterator[Sampled]:
    for mutant, killer in zip(tried, killers, strict=True):
        if not killer:
            print(f"survived: {mutant.module}: {mutant.name}", flush=True)
            yield mutant


if __name__ == "__main__":
    main()
