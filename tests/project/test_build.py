"""The finished site takes its place in one step, and whatever happens the last good one stands."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.briefing.library import Library
from taklimat.pages.site import Site, read_site
from taklimat.project.load import project_notices
from taklimat.project.single import build_article
from taklimat.project.site_build import build_site
from taklimat.project.swap import fresh_folder, repair, swap

NOTHING = Site(Library((), ()), (), {})
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
        monkeypatch.setattr("taklimat.project.swap._exchange", lambda *_: False)
    return str(request.param)


# ---- the swap


def test_a_first_site_takes_its_place(tmp_path: Path, exchange: str) -> None:
    out = tmp_path / "site"
    with fresh_folder(out) as fresh:
        swap(folder(fresh, "baru"), out)
    assert names(tmp_path) == {"site"}
    assert names(out) == {"index.html"}
    assert said(out) == "baru"


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path, exchange: str) -> None:
    out = folder(tmp_path / "site", "lama", "halaman/yang/pergi.html")
    with fresh_folder(out) as fresh:
        swap(folder(fresh, "baru"), out)
    assert said(out) == "baru"
    assert names(out) == {"index.html"}
    assert names(tmp_path) == {"site"}


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    out = folder(tmp_path / "site", "lama")

    def interrupted_build() -> None:
        with fresh_folder(out) as fresh:
            folder(fresh, "baru")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted_build()
    assert names(tmp_path) == {"site"}
    assert said(out) == "lama"


def test_a_swap_that_fails_half_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taklimat.project.swap._exchange", lambda *_: False)
    out, rename = folder(tmp_path / "site", "lama"), Path.rename

    def fails_for_the_new_site(path: Path, target: Path) -> Path:
        if path.name == "next":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new_site)

    def failing_build() -> None:
        with fresh_folder(out) as fresh:
            swap(folder(fresh, "baru"), out)

    with pytest.raises(OSError, match="Input"):
        failing_build()
    assert names(tmp_path) == {"site"}
    assert said(out) == "lama"


FOREIGN = ["site.old", "site.next.1", "site.next.backup", ".site.taklimat-x", "site.taklimat"]


@pytest.mark.parametrize("standing", [True, False])
def test_a_folder_that_is_not_ours_is_never_touched(
    standing: bool, tmp_path: Path, exchange: str
) -> None:
    """Whatever its name is, and whether there is a site or not."""
    out = folder(tmp_path / "site", "lama") if standing else tmp_path / "site"
    for name in FOREIGN:
        folder(tmp_path / name, "milik orang", "catatan.txt")
        folder(tmp_path / name / "old", "milik orang")
    for _ in range(2):
        with fresh_folder(out) as fresh:
            swap(folder(fresh, "baru"), out)
    assert names(tmp_path) == {"site", *FOREIGN}
    for name in FOREIGN:
        assert (tmp_path / name / "catatan.txt").read_text(encoding="utf-8") == "milik orang"
        assert said(tmp_path / name / "old") == "milik orang"


# ---- the repair


def killed_build(out: Path, words: str, *, half_swapped: bool) -> None:
    """Build in another process that is killed, before or between two renames."""
    child = os.fork()
    if child == 0:
        with fresh_folder(out) as fresh:
            folder(fresh, words)
            if half_swapped:
                out.rename(fresh.with_name("old"))
            os._exit(9)
    os.waitpid(child, 0)


def test_a_site_that_was_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    out = folder(tmp_path / "site", "lama")
    killed_build(out, "baru", half_swapped=True)
    assert not out.exists()
    repair(out)
    assert names(tmp_path) == {"site"}
    assert said(out) == "lama"


def test_a_site_that_stands_is_not_replaced_by_an_older_one(tmp_path: Path) -> None:
    out = folder(tmp_path / "site", "lama")
    killed_build(out, "baru", half_swapped=True)
    folder(out, "terbaru")
    repair(out)
    assert names(tmp_path) == {"site"}
    assert said(out) == "terbaru"


def test_what_a_killed_build_left_goes_with_the_next_one(tmp_path: Path) -> None:
    out = folder(tmp_path / "site", "lama")
    killed_build(out, "baru", half_swapped=False)
    assert len(names(tmp_path)) == 2
    with fresh_folder(out):
        assert len(names(tmp_path)) == 2
    assert names(tmp_path) == {"site"}


def test_what_a_running_build_made_stays(tmp_path: Path) -> None:
    out = folder(tmp_path / "site", "lama")
    with fresh_folder(out) as fresh:
        repair(out)
        with fresh_folder(out) as other:
            assert fresh.is_dir()
            assert other != fresh
        assert fresh.is_dir()


def test_another_sites_working_folder_stays(tmp_path: Path) -> None:
    killed_build(tmp_path / "situs", "baru", half_swapped=False)
    repair(tmp_path / "site")
    assert len(names(tmp_path)) == 1


def test_a_link_to_the_sites_folder_stays_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, out = tmp_path / "real", tmp_path / "site"
    folder(real, "lama", OURS)
    out.symlink_to(real)

    def run_mkdocs(_: Path, __: str, fresh: Path, *___: object) -> tuple[()]:
        folder(fresh, "baru")
        return ()

    monkeypatch.setattr("taklimat.project.mkdocs_run.run_mkdocs", run_mkdocs)
    (tmp_path / "seeds").mkdir()
    build_site(tmp_path, NOTHING, out)
    assert out.is_symlink()
    assert said(real) == "baru"
    assert names(tmp_path) == {"real", "site", "seeds"}


def test_a_symlink_loop_is_reported_in_one_line(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    (project / "site").symlink_to("site")
    command = [TAKLIMAT, "build", "--skip", "pictures,pdf,pack"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 1
    assert "site:1:1: error: this cannot be read or written: " in done.stderr
    assert "Traceback" not in done.stderr
    assert names(project) == {"mkdocs.yml", "docs", "seeds", "site"}


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


def test_a_locked_build_refuses_what_is_not_published(tmp_path: Path) -> None:
    library = read_site([builders.seed("Satu.\n")])
    site = folder(tmp_path / "site", "lama", OURS)
    with pytest.raises(ProblemError) as raised:
        build_site(tmp_path, library, site, locked=True)
    (problem,) = raised.value.problems
    assert problem.place.file == "seeds/contoh/ledger.jsonl"
    assert problem.message.startswith("`contoh` is not published as it is: the ledger lacks")
    assert "taklimat publish contoh" in problem.hint
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


def test_a_terminated_build_leaves_nothing_behind(tmp_path: Path) -> None:
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
def test_a_full_disk_is_reported_in_one_line(tmp_path: Path, unbuffered: str) -> None:
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


def test_a_deleted_folder_is_reported_in_one_line(tmp_path: Path) -> None:
    command = f'mkdir gone; cd gone; rmdir ../gone; "{TAKLIMAT}" check'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert (
        done.stderr == ".:1:1: error: this cannot be read or written: No such file or directory\n"
    )


@pytest.mark.parametrize("port", [pytest.param("1:99999", id="none"), pytest.param("", id="taken")])
def test_an_unusable_port_is_reported_in_one_line(tmp_path: Path, port: str) -> None:
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
