"""A project's own settings and files: they are gone by, and none is lost in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.project.load import load
from taklimat.project.site_build import build_site

TAKLIMAT = Path(sys.executable).with_name("taklimat")


def folder(path: Path, words: str, file: str) -> None:
    (path / file).parent.mkdir(parents=True, exist_ok=True)
    (path / file).write_text(words, encoding="utf-8")


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()}


# ---- what mkdocs.yml says


def test_the_folders_that_the_settings_name_are_used(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    (project / "docs").rename(project / "halaman")
    (project / "halaman/tambahan.md").write_text("# Tambahan\n", encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings += "docs_dir: halaman\nsite_dir: public/situs\n"
    settings = settings.replace("site_name: T", "site_name: Kabar Kebijakan")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [str(TAKLIMAT), "build", "--skip", "pictures,pdf,pack"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout == "The site is in public/situs/\n"
    assert names(project) == {"mkdocs.yml", "halaman", "seeds", "public"}
    assert (project / "public/situs/tambahan/index.html").is_file()
    home = (project / "public/situs/index.html").read_text(encoding="utf-8")
    assert "<h1>Kabar Kebijakan</h1>" in home
    assert "<title>Kabar Kebijakan: " in home
    assert 'aria-label="Kabar Kebijakan, beranda"' in home
    assert "<span>Kabar Kebijakan</span>" in home
    into = subprocess.run([*command, "--out", "halaman/x"], cwd=project, capture_output=True)
    assert b"a site cannot stand in `halaman`" in into.stderr


def test_a_lone_article_is_never_locked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Satu.\n", encoding="utf-8")
    command = [str(TAKLIMAT), "build", "a.txt", "--out", "site", "--locked"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "--locked is for a project" in done.stderr
    assert names(tmp_path) == {"a.txt"}


OF_BUNDLES = ["assets/taklimat/css/x.css", "pdf/laporan.pdf", "pack/z.txt", "assets/images/a.png"]


def test_a_file_of_the_editors_is_never_dropped(tmp_path: Path) -> None:
    """Also where the theme has files that are no part of a site."""
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    for name in OF_BUNDLES:
        folder(project / "docs", "isi", name)
    build_site(project, load(project), tmp_path / "site", skip=["pictures", "pdf", "pack"])
    for name in OF_BUNDLES:
        assert (tmp_path / "site" / name).read_text(encoding="utf-8") == "isi"


@pytest.mark.parametrize(
    "name",
    ["_headers", ".htaccess", "sitemap.xml", "contoh/data/briefing.json", "taklimat.zip"],
)
def test_a_file_where_ours_must_be_is_an_error(name: str, tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write('exclude_docs: "!.*"\n')  # else MkDocs leaves out .htaccess
    folder(project / "docs", "isi", name)
    with pytest.raises(
        ProblemError, match=f"docs/{name}:1:1: error: the build makes a file of its"
    ):
        build_site(project, load(project), tmp_path / "site", skip=["pictures", "pdf"])
    assert not (tmp_path / "site").exists()


def test_hand_written_pages_lead_to_their_translations(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    for name in ("bantuan.md", "en/help.md", "a/tim.md", "en/a/tim.md", "sendiri.md", "en/own.md"):
        folder(project / "docs", f"# {name}\n", name)
    out = tmp_path / "site"
    build_site(project, load(project), out, skip=["pictures", "pdf", "pack"])
    pairs = [("bantuan", "en/help"), ("a/tim", "en/a/tim")]
    for indonesian, english in pairs:
        for here, code, there in ((indonesian, "en", english), (english, "id", indonesian)):
            html = (out / here / "index.html").read_text(encoding="utf-8")
            up = "../" * (here.count("/") + 1)
            assert f'<a class="tk-tool" href="{up}{there}/" hreflang="{code}"' in html
            for language, path in (("id", indonesian), ("en", english)):
                url = f"https://t.example/x/{path}/"
                assert f'<link rel="alternate" hreflang="{language}" href="{url}">' in html
    for alone in ("sendiri", "en/own"):
        html = (out / alone / "index.html").read_text(encoding="utf-8")
        assert "hreflang" not in html
