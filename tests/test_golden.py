"""Bad input, and a little good: what `taklimat` answers, held against golden files to the letter.

A case is a folder of `golden/`, and its name says what it is. The project that the command runs in
is `golden/base/`, with the case's own files over it, then changed by its `edits.yml`, in order:

    - file: seeds/contoh/briefing.yml     # the text at `replace` must occur exactly once
      replace: "strength: harus"
      with: "strength: wajib"             # or bytes_hex: "ff 00", or with `repeat: 1000`
    - {file: seeds/contoh/briefing.yml, text: ""}                # the whole file
    - {file: seeds/contoh/ledger.jsonl, copy: published.jsonl}   # from golden/
    - {file: seeds/contoh/article.id.txt, delete: true}
    - {file: seeds/contoh, rename: seeds/cari}

`command.txt` holds what follows `taklimat`, `expected.txt` the exit status and standard error, and
`site.yml` what the built files must say (`has`) or must not (`lacks`).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

GOLDEN = Path(__file__).parent / "golden"
BASE, PUBLISHED = GOLDEN / "base", GOLDEN / "published.jsonl"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir() and path != BASE)
OF_THE_CASE = {"command.txt", "edits.yml", "expected.txt", "site.yml"}
TAKLIMAT = Path(sys.executable).with_name("taklimat")
ENVIRONMENT = {
    **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "SOURCE_DATE_EPOCH": "1795305600",  # 2026-11-22
}
SETTINGS = """\
site_name: Contoh
site_url: https://contoh.example/
theme: {name: material, font: false}
plugins: [taklimat]
"""
LAST_GOOD_SITE = {
    "site/index.html": "<p>Situs yang lama.</p>\n",
    "site/data/briefing.schema.json": "{}\n",  # by this file a site is known as ours
}
PROBLEM = re.compile(r"[^:\n]+:[0-9]+:[0-9]+: (error|notice): .+")
HINT = re.compile(r"  hint: .+")
SAFE_ADDRESS = re.compile(r"(https?:|mailto:|[^:]*$)", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    status: int
    out: str
    err: str

    def __str__(self) -> str:
        return f"exit {self.status}\n{self.err}"


class Warm:
    """The program, loaded once for many commands; see warm_start.py."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process, self.out, self.err = process, folder / "out", folder / "err"

    def run(self, project: Path, *arguments: str) -> Answer:
        command = {"folder": project, "arguments": arguments, "out": self.out, "err": self.err}
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(command, default=str), file=self.process.stdin, flush=True)
        status = int(self.process.stdout.readline())
        return Answer(status, self.out.read_text("utf-8"), self.err.read_text("utf-8"))


@pytest.fixture(scope="module")
def taklimat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    command = [sys.executable, str(Path(__file__).with_name("warm_start.py"))]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Warm(process, tmp_path_factory.mktemp("warm"))
        process.communicate()


def arguments_of(case: str) -> list[str]:
    path = GOLDEN / case / "command.txt"
    return shlex.split(path.read_text(encoding="utf-8")) if path.exists() else ["check"]


def make_project(case: str, project: Path) -> Path:
    """Lay out the base, the case's files over it, then its edits."""
    project.mkdir()
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(BASE, project, dirs_exist_ok=True)
    for path in (GOLDEN / case).iterdir():
        if path.is_dir():
            shutil.copytree(path, project / path.name, dirs_exist_ok=True)
        elif path.name not in OF_THE_CASE:
            shutil.copy(path, project)
    edits = GOLDEN / case / "edits.yml"
    for edit in yaml.safe_load(edits.read_text(encoding="utf-8")) if edits.exists() else ():
        apply(edit, project)
    if arguments_of(case)[0] == "build":
        for name, text in LAST_GOOD_SITE.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text, encoding="utf-8")
    return project


def apply(edit: dict[str, Any], project: Path) -> None:
    path = project / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    match edit:
        case {"replace": str(old)}:
            before = path.read_bytes()
            assert before.count(old.encode()) == 1, f"not exactly once in {edit['file']}: {old}"
            path.write_bytes(before.replace(old.encode(), new_bytes(edit, "with")))
        case {"copy": str(name)}:
            shutil.copy(GOLDEN / name, path)
        case {"rename": str(name)}:
            path.rename(project / name)
        case {"delete": True}:
            path.unlink()
        case _:
            path.write_bytes(new_bytes(edit, "text"))


def new_bytes(edit: dict[str, Any], key: str) -> bytes:
    words = bytes.fromhex(edit["bytes_hex"]) if "bytes_hex" in edit else str(edit[key]).encode()
    return words * int(edit.get("repeat", 1))


def contents(folder: Path) -> dict[str, str]:
    """Return a sum of every file and the name of every folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }


def compare(path: Path, actual: str, config: pytest.Config) -> None:
    if config.getoption("--update-golden"):
        path.write_text(actual, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.exists() else "nothing is expected yet"
    assert actual == expected


def test_publishing_gives_what_the_cases_start_from(
    taklimat: Warm, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """First in this file, so that --update-golden renews it before the cases that copy it."""
    project = make_project("good-build", tmp_path / "project")
    assert taklimat.run(project, "publish").status == 0
    ledger = (project / "seeds/contoh/ledger.jsonl").read_text(encoding="utf-8")
    compare(PUBLISHED, ledger, pytestconfig)


@pytest.mark.parametrize("case", CASES)
def test_answer(case: str, taklimat: Warm, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    project = make_project(case, tmp_path / "project")
    before = contents(project)
    answer = taklimat.run(project, *arguments_of(case))
    assert "Traceback" not in answer.err
    if answer.status != 2:  # wrong usage is answered by click, in its own form
        assert_lines_have_their_form(answer)
    if answer.status != 0 or arguments_of(case)[0] == "check":
        assert contents(project) == before, "the project was changed, its last good site perhaps"
    compare(GOLDEN / case / "expected.txt", str(answer), pytestconfig)
    assert_site_says(GOLDEN / case / "site.yml", project)


def assert_lines_have_their_form(answer: Answer) -> None:
    lines = answer.err.splitlines()
    if answer.status == 0:
        lines = [line for line in lines if not line.endswith("`taklimat check` lists them")]
    strange = [line for line in lines if not PROBLEM.fullmatch(line) and not HINT.fullmatch(line)]
    assert not strange
    assert any(": error: " in line for line in lines) == (answer.status == 1)


def assert_site_says(expected: Path, project: Path) -> None:
    if not expected.exists():
        return
    rules = yaml.safe_load(expected.read_text(encoding="utf-8"))
    for name, words in rules["has"].items():
        text = (project / name).read_text(encoding="utf-8")
        assert [word for word in words if word not in text] == []
    pages = sorted((project / rules["folder"]).rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert [word for word in rules.get("lacks", ()) if word in text] == [], page
        assert dangers(text) == [], page


class _Dangers(HTMLParser):
    """Collects what no article or manifest may bring into a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        self.found += [f"<{tag} {name}>" for name, _ in attrs if name.startswith("on")]
        self.found += [
            f"<{tag} {name}={value!r}>"
            for name, value in attrs
            if name in {"href", "src", "action", "formaction", "srcset"}
            and not SAFE_ADDRESS.match((value or "").strip())
        ]
        if tag in {"iframe", "object", "embed", "base", "img", "form"}:
            self.found.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script and "alert" in data:
            self.found.append(data)


def dangers(html: str) -> list[str]:
    parser = _Dangers()
    parser.feed(html)
    parser.close()
    return parser.found


def test_the_watchman_is_awake() -> None:
    """The check of built pages must itself find what it looks for."""
    html = '<a href="javascript:alert(1)" onclick="x">x</a><script>alert(1)</script><img src="x">'
    assert len(dangers(html)) == 4


def test_the_program_itself_says_the_same(taklimat: Warm, tmp_path: Path) -> None:
    """The cases run in forks of a loaded program; so does this, and as people start it."""
    project = make_project("several-problems", tmp_path / "project")
    done = subprocess.run(
        [TAKLIMAT, "check"], cwd=project, env=ENVIRONMENT, capture_output=True, check=False
    )
    answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert answer == taklimat.run(project, "check")


def test_json_says_the_same_as_the_lines(taklimat: Warm, tmp_path: Path) -> None:
    project = make_project("several-problems", tmp_path / "project")
    lines, as_json = taklimat.run(project, "check"), taklimat.run(project, "check", "--json")
    rows = [
        f"{row['file']}:{row['line']}:{row['column']}: {row['kind']}: {row['message']}\n"
        + (f"  hint: {row['hint']}\n" if row["hint"] else "")
        for row in json.loads(as_json.out)
    ]
    assert (as_json.status, as_json.err) == (1, "")
    assert "".join(rows) == lines.err
