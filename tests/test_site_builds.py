"""Builds of the real site: the same bytes whoever builds it, and none that is not the article."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from taklimat import build
from taklimat.diagnostics import Place, Problem, ProblemError


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


TAKLIMAT = (str(Path(sys.executable).with_name("taklimat")), "build", "--out")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
FIRST_DAY = "1795348800"
"""22 November 2026, the date of the first edition."""
SAME = [
    pytest.param(TAKLIMAT, {}, True, id="another folder"),
    pytest.param(TAKLIMAT, {"SOURCE_DATE_EPOCH": "1820000000"}, True, id="another day"),
    pytest.param(
        TAKLIMAT,
        {"TZ": "Asia/Jayapura", "LC_ALL": "C", "TMPDIR": "."},  # so that no PDF is kept from before
        True,
        id="another place",
    ),
    pytest.param(TAKLIMAT, {"PYTHONHASHSEED": "7"}, True, id="another hash seed"),
    pytest.param(TAKLIMAT, {"SOURCE_DATE_EPOCH": FIRST_DAY}, False, id="first build"),
]


@pytest.mark.parametrize(("command", "environment", "ledger"), SAME)
def test_another_build_gives_the_same_bytes(
    command: tuple[str, ...],
    environment: dict[str, str],
    ledger: bool,
    site: Path,
    project: Path,
) -> None:
    if not ledger:
        (project / "seeds/ai-terbuka/ledger.jsonl").unlink()
    out = project.parent / "elsewhere"
    inherited = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run([*command, str(out)], cwd=project, env=inherited | environment, check=True)
    one, other = files_of(site), files_of(out)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_mkdocs_alone_makes_the_same_pages(project: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    subprocess.run([*TAKLIMAT, str(ours), "--skip", "pdf,pack"], cwd=project, check=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*MKDOCS, str(theirs)], cwd=project, check=True, env=environment)
    one, other = files_of(ours), files_of(theirs)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_a_page_that_is_not_the_article_leaves_the_last_good_site(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, ledger = tmp_path / "site", project / "seeds/ai-terbuka/ledger.jsonl"
    build.build_site(project, build.load(project), out)
    without_its_end = b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1])
    ledger.write_bytes(without_its_end)  # so that a build has something to add
    before = files_of(out)

    told = Problem(Place("article.id.txt"), "the page is not the article: word 5")
    with monkeypatch.context() as patch:
        patch.setattr("taklimat.plugin.differences", lambda source, html: (told,))
        with pytest.raises(ProblemError, match="the page is not the article: word 5"):
            build.build_site(project, build.load(project), out)
    assert files_of(out) == before
    assert ledger.read_bytes() == without_its_end
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]

    build.build_site(project, build.load(project), out)
    assert files_of(out) == before
    assert ledger.read_bytes() != without_its_end
