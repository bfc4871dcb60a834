"""The finished site takes its place in one step, and whatever happens the last good one stands."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import builders

from taklimat.build import build_site, project_notices, repair, swap
from taklimat.diagnostics import ProblemError
from taklimat.library import Library, read_library
from taklimat.seed import append_ledger, build_date
from taklimat.single import build_article

NOTHING = Library((), (), (), ())
OURS = "data/briefing.schema.json"


def folder(path: Path, words: str, file: str = "index.html") -> Path:
    (path / file).parent.mkdir(parents=True, exist_ok=True)
    (path / file).write_text(words, encoding="utf-8")
    return path


def said(path: Path) -> str:
    return (path / "index.html").read_text(encoding="utf-8")


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()}


@pytest.fixture(params=["in one step", "by two renames"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of taking a place; the second is for systems without the first."""
    if request.param == "by two renames":
        monkeypatch.setattr("taklimat.build._exchange", lambda *_: False)
    return str(request.param)


# ---- the swap


def test_a_first_site_takes_its_place(tmp_path: Path, exchange: str) -> None:
    swap(folder(tmp_path / "site.next.1", "baru"), tmp_path / "site")
    assert names(tmp_path) == {"site"}
    assert said(tmp_path / "site") == "baru"


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path, exchange: str) -> None:
    out = folder(tmp_path / "site", "lama", "halaman/yang/pergi.html")
    fresh = folder(tmp_path / "site.next.1", "baru")
    swap(fresh, out)
    assert said(out) == "baru"
    assert names(out) == {"index.html"}
    assert names(tmp_path) <= {"site", "site.next.1"}, "the caller drops what the exchange left"


def test_an_older_left_over_is_no_hindrance(tmp_path: Path, exchange: str) -> None:
    folder(tmp_path / "site.old", "tua")
    swap(folder(tmp_path / "site.next.1", "baru"), folder(tmp_path / "site", "lama"))
    assert said(tmp_path / "site") == "baru"


# ---- the repair


def test_a_site_that_was_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    folder(tmp_path / "site.old", "lama")
    repair(tmp_path / "site")
    assert names(tmp_path) == {"site"}
    assert said(tmp_path / "site") == "lama"


def test_a_site_that_stands_is_not_touched(tmp_path: Path) -> None:
    folder(tmp_path / "site", "baru")
    folder(tmp_path / "site.old", "lama")
    repair(tmp_path / "site")
    assert said(tmp_path / "site") == "baru"


def test_a_kill_between_the_renames_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taklimat.build._exchange", lambda *_: False)
    out, fresh = folder(tmp_path / "site", "lama"), folder(tmp_path / "site.next.1", "baru")
    rename = Path.rename

    def killed_at_the_second(path: Path, target: Path) -> Path:
        if path == fresh:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        swap(fresh, out)
    monkeypatch.undo()
    assert not out.exists()
    repair(out)
    assert said(out) == "lama"


def dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.parametrize(
    ("left_by", "stays"),
    [
        pytest.param(dead_process, False, id="a dead build"),
        pytest.param(os.getpid, True, id="a build that is running"),
        pytest.param(lambda: 1, True, id="another user's process"),
        pytest.param(lambda: "x", False, id="nobody"),
    ],
)
def test_folders_that_builds_left(
    tmp_path: Path, left_by: Callable[[], object], stays: bool
) -> None:
    left = folder(tmp_path / f"site.next.{left_by()}", "")
    other = folder(tmp_path / "situs.next.x", "")
    repair(tmp_path / "site")
    assert left.exists() is stays
    assert other.exists()


def test_a_link_to_the_sites_folder_stays_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, out = tmp_path / "real", tmp_path / "site"
    folder(real, "lama", OURS)
    out.symlink_to(real)

    def run_mkdocs(_: Path, __: str, fresh: Path, ___: Library, **____: object) -> tuple[()]:
        folder(fresh, "baru")
        return ()

    monkeypatch.setattr("taklimat.mkdocs_run.run_mkdocs", run_mkdocs)
    (tmp_path / "seeds").mkdir()
    build_site(tmp_path, NOTHING, out)
    assert out.is_symlink()
    assert said(real) == "baru"
    assert names(tmp_path) == {"real", "site", "seeds"}


def test_links_in_a_circle_are_said_in_a_line(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    (project / "site").symlink_to("site")
    command = [TAKLIMAT, "build", "--skip", "pictures,pdf,pack"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 1
    assert "site:1:1: error: this cannot be read or written: " in done.stderr
    assert "Traceback" not in done.stderr
    assert names(project) == {"mkdocs.yml", "docs", "seeds", "site"}


# ---- the ledger


def test_two_builds_at_once_add_the_same_lines_once(tmp_path: Path) -> None:
    append_ledger(tmp_path, "", ["a", "b"])
    append_ledger(tmp_path, "", ["a", "b"])
    assert (tmp_path / "ledger.jsonl").read_text(encoding="utf-8") == "a\nb\n"


def test_a_ledger_that_changed_during_a_build_is_left_as_it_is(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_bytes(b"a\r\n")
    with pytest.raises(ProblemError, match="changed"):
        append_ledger(tmp_path, "", ["b"])
    assert ledger.read_bytes() == b"a\r\n"
    append_ledger(tmp_path, "a\r\n", ["b"])
    assert ledger.read_bytes() == b"a\r\nb\n"


def test_a_ledger_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        append_ledger(tmp_path, "", ["a"])
    assert names(tmp_path) == set()


# ---- what a build refuses before it changes anything


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("catatan.txt", id="somebody's notes"),
        pytest.param("index.html", id="a site of another program"),
        pytest.param(".git/config", id="a repository"),
    ],
)
def test_a_strange_folder_is_never_replaced(tmp_path: Path, file: str) -> None:
    out = folder(tmp_path / "out", "milik orang", file)
    with pytest.raises(ProblemError, match="not a site that Taklimat built"):
        build_site(tmp_path, NOTHING, out)
    assert (out / file).read_text(encoding="utf-8") == "milik orang"
    assert names(tmp_path) == {"out"}


def test_a_file_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("milik orang", encoding="utf-8")
    with pytest.raises(ProblemError):
        build_site(tmp_path, NOTHING, out)
    assert out.read_text(encoding="utf-8") == "milik orang"


def test_a_link_that_leads_to_itself_is_no_article(tmp_path: Path) -> None:
    loop = tmp_path / "naskah.txt"
    loop.symlink_to(loop)
    with pytest.raises(ProblemError, match="there is no such article"):
        build_article(loop, tmp_path / "site")


def test_a_locked_build_writes_nothing_that_the_ledger_lacks(tmp_path: Path) -> None:
    library = read_library([builders.seed("Satu.\n")])
    site = folder(tmp_path / "site", "lama", OURS)
    with pytest.raises(ProblemError) as raised:
        build_site(tmp_path, library, site, locked=True)
    (problem,) = raised.value.problems
    assert problem.place.file == "seeds/contoh/ledger.jsonl"
    assert "without --locked" in problem.hint
    assert names(tmp_path) == {"site"}


def test_a_project_that_mkdocs_cannot_build_keeps_its_site(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    site = folder(tmp_path / "site", "lama", OURS)
    before = names(tmp_path)
    with pytest.raises(ProblemError):
        build_site(tmp_path, NOTHING, site)
    assert names(tmp_path) == before
    assert (site / OURS).read_text(encoding="utf-8") == "lama"


# ---- dates and settings


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [
        pytest.param("0", "1970-01-01", id="the first day"),
        pytest.param("1795305599", "2026-11-21", id="a second before midnight, UTC"),
        pytest.param("1795305600", "2026-11-22", id="midnight, UTC"),
    ],
)
def test_the_date_is_what_source_date_epoch_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, expected: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_date(tmp_path) == expected


@pytest.mark.parametrize("epoch", ["", "kemarin", "1.5", "²", "9" * 12, "9" * 5000])
def test_what_is_no_time_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ProblemError, match=r"^SOURCE_DATE_EPOCH:1:1: error: .* seconds since 1970"):
        build_date(tmp_path)


def test_else_it_is_the_last_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2025-03-04T12:00:00Z")
    who = ["-c", "user.name=a", "-c", "user.email=a@x.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit = ["git", *who, "commit", "-q", "--allow-empty", "-m", "a"]
    subprocess.run(commit, cwd=tmp_path, check=True)
    assert build_date(tmp_path) == "2025-03-04"


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        pytest.param("site_url: https://taklimat.example/\n", [1], id="the placeholder"),
        pytest.param("a: b\nsite_url: 'https://taklimat.example/'\n", [2], id="in quotes"),
        pytest.param("site_url: https://x.example/\n", [], id="an address"),
        pytest.param("# site_url: https://taklimat.example/\n", [1], id="a comment"),
        pytest.param("a: b\nsite_url:\n", [2], id="nothing"),
        pytest.param("site_url: !ENV ALAMAT\n", [], id="from outside"),
        pytest.param("INHERIT: induk.yml\n", [], id="from another file"),
    ],
)
def test_a_site_without_an_address_is_noticed(
    tmp_path: Path, settings: str, lines: list[int]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    notices = project_notices(tmp_path)
    assert [notice.place.line for notice in notices] == lines
    assert all(notice.notice for notice in notices)


# ---- whatever happens to the program


TAKLIMAT = str(Path(sys.executable).with_name("taklimat"))


def test_a_build_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    hook = (
        "import os, signal\n\ndef on_post_build(**_):\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    (project / "hook.py").write_text(hook, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    before = names(project)
    done = subprocess.run([TAKLIMAT, "build", "--skip", "pdf,pictures"], cwd=project)
    assert done.returncode != 0
    assert names(project) - before <= {"__pycache__"}
    assert not (project / "seeds/contoh/ledger.jsonl").exists()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_said_in_a_line(tmp_path: Path, unbuffered: str) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [TAKLIMAT, "check", "--json"],
            cwd=project,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr == ".:1:1: error: this cannot be read or written: No space left on device\n"


def test_a_folder_that_is_gone_is_said_in_a_line(tmp_path: Path) -> None:
    command = f'mkdir gone; cd gone; rmdir ../gone; "{TAKLIMAT}" check'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert (
        done.stderr == ".:1:1: error: this cannot be read or written: No such file or directory\n"
    )


@pytest.mark.parametrize("port", [pytest.param("1:99999", id="none"), pytest.param("", id="taken")])
def test_an_address_that_cannot_be_served_is_said_in_a_line(tmp_path: Path, port: str) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.{port or f'1:{taken.getsockname()[1]}'}"
        command = [TAKLIMAT, "serve", "--addr", address]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"--addr:1:1: error: {address} cannot be served: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_that_is_no_text_is_no_obstacle(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    (project / os.fsdecode(b"ba\xffru.txt")).write_text("Satu.\n", encoding="utf-8")
    command = [TAKLIMAT.encode(), b"new", b"ba\xffru.txt"]
    done = subprocess.run(command, cwd=project, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert names(project / "seeds") == {"contoh", "ba-ru"}
