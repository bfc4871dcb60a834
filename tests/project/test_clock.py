"""Which day it is for a build and for a publishing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.project.clock import build_date, clock_notices, publishing_date
from taklimat.project.single import make_seeds


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


# ---- git that does not answer


def repository(project: Path, day: str) -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
    git = ["git", "-c", "user.name=T", "-c", "user.email=t@t.example"]
    for arguments in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run([*git, *arguments], cwd=project, env=environment, check=True)


@pytest.fixture
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_a_checkout_of_another_user_has_its_commits_date(tmp_path: Path, no_epoch: None) -> None:
    repository(tmp_path, "2020-01-02T12:00:00Z")
    environment = {**os.environ, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    code = (
        "from pathlib import Path; from taklimat.project.clock import build_date; "
        f"print(build_date(Path({str(tmp_path)!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "2020-01-02\n"


def test_a_repository_that_git_cannot_read_is_a_notice(tmp_path: Path, no_epoch: None) -> None:
    repository(tmp_path, "2020-01-02T12:00:00Z")
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/../x\n", encoding="utf-8")
    (tmp_path / ".git/config").write_text("[core\n", encoding="utf-8")
    (notice,) = clock_notices(tmp_path)
    assert notice.notice
    assert "git does not tell the last commit's date, so today's is taken: " in notice.message


def test_a_machine_without_git_is_a_notice_in_a_repository_alone(
    tmp_path: Path, no_epoch: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert [*clock_notices(tmp_path)] == []
    (tmp_path / ".git").mkdir()
    assert len([*clock_notices(tmp_path)]) == 1


@pytest.mark.parametrize("has_commits", [True, False])
def test_a_repository_that_answers_is_none(
    has_commits: bool, tmp_path: Path, no_epoch: None
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    if has_commits:
        repository(tmp_path, "2020-01-02T12:00:00Z")
    assert [*clock_notices(tmp_path)] == []


# ---- the day where the editors are


@pytest.fixture(params=["Etc/GMT+12", "Pacific/Kiritimati"])
def day(
    request: pytest.FixtureRequest, no_epoch: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The date at the two ends of the earth, which is never the same."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield time.strftime("%Y-%m-%d")
    monkeypatch.undo()
    time.tzset()


def test_an_article_is_received_on_the_editors_day(day: str, tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"satu": {}})
    (tmp_path / "energi.txt").write_text("Satu.\n", encoding="utf-8")
    ((folder, _),) = make_seeds(project, [tmp_path / "energi.txt"], None, None)
    manifest = yaml.safe_load((folder / "briefing.yml").read_text(encoding="utf-8"))
    assert manifest["source"]["received"] == day
    assert publishing_date() == day
