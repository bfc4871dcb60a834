"""Words that had to go leave every file, page and output; links to them lead to a notice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests import builders

from taklimat.base.anchors import receipt
from taklimat.base.diagnostics import ProblemError
from taklimat.project.load import load
from taklimat.project.publishing import publish
from taklimat.project.removing import remove
from taklimat.project.site_build import build_site
from taklimat.record.removal import RemovalOrder, without_words
from taklimat.record.rows import read_ledger

PRIVATE = "Nama warga yang dirahasiakan itu Sumarni binti Darmo."
ARTICLE = f"Satu kalimat. {PRIVATE} Tiga kalimat.\nParagraf kedua.\n"
REASON = "Putusan pengadilan 12/2027"
BOTH = {"languages": ["id", "en"], "title": builders.text("Judul"), "points": []}
NOTICE = f"[Kata-kata di sini dihapus pada 22 November 2026: {REASON}]"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published project whose second sentence must go."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    project = builders.lay_out(tmp_path / "project", {"satu": BOTH, "dua": {}}, ARTICLE)
    publish(project, [], dry_run=False)
    return project


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def cut_out(project: Path) -> None:
    """Take the words out of the article and its translation, as an editor would."""
    folder = project / "seeds/satu"
    edit(folder / "article.id.txt", f" {PRIVATE}", "")
    texts = json.loads((folder / "translation.en.yml").read_text(encoding="utf-8"))
    del texts["p1-s2"]
    (folder / "translation.en.yml").write_text(json.dumps(texts), encoding="utf-8")


def files_with(words: str, folder: Path) -> list[str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [p.name for p in paths if words.encode() in p.read_bytes()]


def test_removed_words_are_nowhere_and_their_anchor_leads_to_a_notice(
    project: Path, tmp_path: Path
) -> None:
    cut_out(project)
    remove(project, "satu", ("p1-s2",), REASON)
    seeds = project / "seeds/satu"
    assert files_with("Sumarni", seeds) == []
    site = load(project)
    assert site.additions("2027-01-01")["satu"] == ()
    assert publish(project, ["satu"], dry_run=False)[0].lines == ()
    out = tmp_path / "site"
    build_site(project, site, out, skip=["pictures", "pack"])
    assert files_with("Sumarni", out / "satu") == files_with("Sumarni", out / "en/satu") == []
    html = (out / "satu/teks/index.html").read_text(encoding="utf-8")
    assert f'id="p1-s2~{receipt(PRIVATE)}"' in html
    assert NOTICE in html
    assert "tidak diubah, kecuali kata-kata yang dihapus" in html
    assert "These words were removed on 22 November 2026" in (
        out / "en/satu/text/index.html"
    ).read_text(encoding="utf-8")
    for anchor in ("p1-s1", "p1-s3", "p2-s1"):
        assert f'id="{anchor}"' in html
    data = json.loads((out / "satu/data/briefing.json").read_text(encoding="utf-8"))
    assert data["author"]["removed"] == {"p1-s2": {"date": "2026-11-22", "reason": REASON}}


def test_a_whole_paragraph_can_go(project: Path, tmp_path: Path) -> None:
    folder = project / "seeds/satu"
    edit(folder / "article.id.txt", "\nParagraf kedua.", "")
    texts = json.loads((folder / "translation.en.yml").read_text(encoding="utf-8"))
    del texts["p2-s1"]
    (folder / "translation.en.yml").write_text(json.dumps(texts), encoding="utf-8")
    remove(project, "satu", ("p2",), REASON)
    out = tmp_path / "site"
    build_site(project, load(project), out, skip=["pictures"])
    html = (out / "satu/teks/index.html").read_text(encoding="utf-8")
    assert f'id="p2~{receipt("Paragraf kedua.")}"' in html
    assert NOTICE in html
    assert "Paragraf kedua" not in html


def test_words_that_still_stand_somewhere_are_named(project: Path) -> None:
    ledger = (project / "seeds/satu/ledger.jsonl").read_bytes()
    with pytest.raises(ProblemError) as raised:
        remove(project, "satu", ("p1-s2",), REASON)
    lines = sorted(str(problem) for problem in raised.value.problems)
    assert len(lines) == 2
    assert "article.id.txt:1:1: error: the words at p1-s2 still stand here" in lines[0]
    assert "translation.en.yml:1:1: error: the words at p1-s2 still stand here" in lines[1]
    assert (project / "seeds/satu/ledger.jsonl").read_bytes() == ledger


def test_nothing_may_rest_on_removed_words(project: Path) -> None:
    cut_out(project)
    edit(project / "seeds/satu/briefing.yml", '"cites": ["p1-s1"]', '"cites": ["p1-s2"]')
    with pytest.raises(ProblemError, match="the words at p1-s2 are gone: nothing can rest on them"):
        remove(project, "satu", ("p1-s2",), REASON)


def test_other_words_may_not_be_cut_out_with_them(project: Path) -> None:
    cut_out(project)
    edit(project / "seeds/satu/article.id.txt", "Tiga kalimat.", "")
    with pytest.raises(ProblemError, match=r"the text of p1 was published as .* now differs"):
        remove(project, "satu", ("p1-s2",), REASON)


def test_signs_that_other_programs_end_lines_at_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = f"Satu\u2028kalimat\x85 ini. {PRIVATE} Tiga.\n".replace("\x85", "")
    project = builders.lay_out(tmp_path / "other", {"satu": {}}, article)
    publish(project, [], dry_run=False)
    edit(project / "seeds/satu/article.id.txt", f" {PRIVATE}", "")
    remove(project, "satu", ("p1-s2",), REASON)
    (briefing,) = load(project).briefings
    assert "Satu\u2028kalimat ini." in dict(briefing.article.texts())["p1-s1"]


def test_words_go_once(project: Path) -> None:
    cut_out(project)
    remove(project, "satu", ("p1-s2",), REASON)
    with pytest.raises(ProblemError, match="the words at `p1-s2` are removed already"):
        remove(project, "satu", ("p1-s2",), "Lain")


def test_two_removals_on_two_branches_may_stand_together(project: Path) -> None:
    """Each was of a file that still had the other's words."""
    ledger = project / "seeds/satu/ledger.jsonl"
    before = ledger.read_text(encoding="utf-8")
    cut_out(project)
    remove(project, "satu", ("p1-s2",), REASON)
    one = ledger.read_text(encoding="utf-8").splitlines()
    edit(project / "seeds/satu/article.id.txt", "\nParagraf kedua.", "")
    path = project / "seeds/satu/translation.en.yml"
    texts = json.loads(path.read_text(encoding="utf-8"))
    del texts["p2-s1"]
    path.write_text(json.dumps(texts), encoding="utf-8")
    other = without_words(before, RemovalOrder(("p2",), "2026-11-23", REASON)).splitlines()
    changed = {k for k, line in enumerate(before.splitlines()) if other[k] != line}
    merged = [other[k] if k in changed else line for k, line in enumerate(one)]
    ledger.write_text("\n".join([*merged, other[-1]]) + "\n", encoding="utf-8")
    (briefing,) = (b for b in load(project).briefings if b.slug == "satu")
    gone = [sentence.anchor for sentence in briefing.article.sentences if sentence.gone]
    assert gone == ["p1-s2", "p2-s1"]


@pytest.mark.parametrize(
    ("slug", "anchors", "said"),
    [
        ("satu", ("p9",), "`p9` was never published"),
        ("tiga", (), "there is no briefing `tiga`"),
    ],
)
def test_what_is_not_there_cannot_go(
    slug: str, anchors: tuple[str, ...], said: str, project: Path
) -> None:
    with pytest.raises(ProblemError, match=said):
        remove(project, slug, anchors, REASON)


def test_a_whole_briefing_can_go(project: Path, tmp_path: Path) -> None:
    folder = project / "seeds/satu"
    with pytest.raises(ProblemError, match=r"delete all but ledger\.jsonl first"):
        remove(project, "satu", (), REASON)
    for path in folder.iterdir():
        if path.name != "ledger.jsonl":
            path.unlink()
    with pytest.raises(ProblemError):
        load(project)
    remove(project, "satu", (), REASON)
    assert files_with("kalimat", folder) == []
    assert read_ledger((folder / "ledger.jsonl").read_text("utf-8"), "").is_removed
    site = load(project)
    assert [briefing.slug for briefing in site.briefings] == ["dua"]
    out = tmp_path / "site"
    build_site(project, site, out, skip=["pictures", "pack"], locked=True)
    for address in ("satu/teks", "en/satu/text", "satu"):
        html = (out / address / "index.html").read_text(encoding="utf-8")
        assert REASON in html
        assert '<meta name="robots" content="noindex">' in html
    assert "satu" not in (out / "sitemap.xml").read_text(encoding="utf-8")
    assert files_with("Sumarni", out / "satu") == []
    assert publish(project, [], dry_run=False)
