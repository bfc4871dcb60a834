"""Builds of the real site: the same bytes whoever builds it, and none that is not the article."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests import builders

from taklimat.base.diagnostics import Place, Problem, ProblemError
from taklimat.pages.site import unpublished
from taklimat.project.load import load
from taklimat.project.site_build import build_site

ROOT = Path(__file__).parents[2]


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


TAKLIMAT = (str(Path(sys.executable).with_name("taklimat")), "build", "--out")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
ELSEWHERE = {
    "SOURCE_DATE_EPOCH": "1820000000",  # another day
    "PYTHONHASHSEED": "7",
    "TZ": "Asia/Jayapura",
    "LC_ALL": "C",
    "TMPDIR": ".",  # so that no PDF is kept from before
}
SAME = [
    pytest.param(TAKLIMAT, ELSEWHERE, id="in another place, at another time"),
]


@pytest.mark.parametrize(("command", "environment"), SAME)
def test_another_build_gives_the_same_bytes(
    command: tuple[str, ...], environment: dict[str, str], site: Path, project: Path
) -> None:
    before = files_of(project / "seeds")
    out = project.parent / "elsewhere"
    inherited = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run([*command, str(out)], cwd=project, env=inherited | environment, check=True)
    one, other = files_of(site), files_of(out)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert files_of(project / "seeds") == before, "only `taklimat publish` may write there"


def test_all_that_the_real_site_shows_is_published() -> None:
    """What is deployed is built with --locked."""
    assert [*unpublished(load(ROOT))] == []


def test_mkdocs_alone_makes_the_same_pages(project: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    subprocess.run([*TAKLIMAT, str(ours), "--skip", "pdf,pack"], cwd=project, check=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*MKDOCS, str(theirs)], cwd=project, check=True, env=environment)
    one, other = files_of(ours), files_of(theirs)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_a_page_that_is_not_the_article_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = builders.lay_out(tmp_path / "project", {"satu": {}})
    out = tmp_path / "site"
    build_site(project, load(project), out)
    before = files_of(out)

    told = Problem(Place("article.id.txt"), "the page is not the article: word 5")
    with monkeypatch.context() as patch:
        patch.setattr("taklimat.outputs.html.page_checks.differences", lambda source, html: (told,))
        with pytest.raises(ProblemError, match="the page is not the article: word 5"):
            build_site(project, load(project), out)
    assert files_of(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]

    build_site(project, load(project), out)
    assert files_of(out) == before
