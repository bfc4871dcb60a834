"""Publishing makes permanent what is there, whole or not at all; nothing else does."""

from __future__ import annotations

import fcntl
import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from tests import builders

from taklimat.base.diagnostics import ProblemError
from taklimat.project.load import load
from taklimat.project.publishing import Published, publish
from taklimat.project.site_build import build_site
from taklimat.record.rows import read_ledger

ROOT = Path(__file__).parents[2]
TAKLIMAT = Path(sys.executable).with_name("taklimat")
BOTH = {"languages": ["id", "en"], "title": builders.text("Judul"), "points": []}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two briefings, of which one has a translation."""
    briefings: Mapping[str, Mapping[str, Any]] = {"satu": {}, "dua": BOTH}
    return builders.lay_out(tmp_path / "project", briefings)


def seeds(project: Path) -> dict[str, bytes]:
    paths = (project / "seeds").rglob("*")
    return {p.relative_to(project).as_posix(): p.read_bytes() for p in paths if p.is_file()}


def test_what_is_published_is_permanent_and_the_second_time_nothing_is_new(project: Path) -> None:
    before = seeds(project)
    first = publish(project, [], dry_run=False)
    assert [each.sentence(dry_run=False).split(",")[0] for each in first] == [
        "dua: permanent are now 1 edition",
        "satu: permanent are now 1 edition",
    ]
    assert "1 revision of a translation" in first[0].sentence(dry_run=False)
    after = seeds(project)
    assert {*after} - {*before} == {
        "seeds/published.jsonl", "seeds/satu/ledger.jsonl", "seeds/dua/ledger.jsonl",
    }  # fmt: skip
    assert {name: after[name] for name in before} == before
    assert not any(load(project).additions("2027-01-01").values())
    assert publish(project, [], dry_run=False) == (Published("dua", ()), Published("satu", ()))
    assert seeds(project) == after


def test_one_briefing_can_be_published_alone(project: Path) -> None:
    (report,) = publish(project, ["satu"], dry_run=False)
    assert report.slug == "satu"
    assert not (project / "seeds/dua/ledger.jsonl").exists()
    rows = (project / "seeds/published.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row) for row in rows] == [
        {"kind": "library", "version": 1, "language": "id"},
        {"kind": "briefing", "slug": "satu"},
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(project: Path) -> None:
    before = seeds(project)
    expected = publish(project, [], dry_run=True)
    assert seeds(project) == before
    assert publish(project, [], dry_run=False) == expected


def test_drafts_are_not_published(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"satu": {}, "dua": {"draft": "true"}})
    dua, satu = publish(project, [], dry_run=False)
    assert dua.sentence(dry_run=False) == "dua: a draft, left out"
    assert satu.lines
    assert not (project / "seeds/dua/ledger.jsonl").exists()
    with pytest.raises(ProblemError, match="`dua` is a draft, and cannot be published"):
        publish(project, ["dua"], dry_run=False)


def test_drafts_are_checked_and_not_built(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"satu": {}, "dua": {"draft": "true"}})
    out = tmp_path / "site"
    build_site(project, load(project, drafts=False), out, skip=["pictures", "pdf", "pack"])
    assert (out / "satu/index.html").is_file()
    assert not (out / "dua").exists()
    assert "/dua/" not in (out / "index.html").read_text(encoding="utf-8")
    article = project / "seeds/dua/article.id.txt"
    article.write_text("", encoding="utf-8")
    with pytest.raises(
        ProblemError, match=r"dua/article\.id\.txt:1:1: error: the article is empty"
    ):
        load(project, drafts=False)


def test_a_build_alone_publishes_nothing(project: Path, tmp_path: Path) -> None:
    before = seeds(project)
    for _ in range(2):
        build_site(project, load(project), tmp_path / "site", skip=["pictures", "pdf", "pack"])
    assert seeds(project) == before


def test_what_is_not_published_may_be_renamed_and_edited(project: Path) -> None:
    build_before = load(project)
    (project / "seeds/satu").rename(project / "seeds/tiga")
    article = project / "seeds/tiga/article.id.txt"
    article.write_text("Satu kalimat lain.\n" + article.read_text("utf-8"), encoding="utf-8")
    later = load(project)
    assert [b.slug for b in build_before.briefings] == ["dua", "satu"]
    assert [b.slug for b in later.briefings] == ["dua", "tiga"]


def test_two_publishings_at_once_are_refused(project: Path) -> None:
    lock = os.open(project / "seeds", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        with pytest.raises(ProblemError, match="another `taklimat publish` is running here"):
            publish(project, [], dry_run=False)
    finally:
        os.close(lock)
    assert publish(project, [], dry_run=False)


def test_what_a_build_would_refuse_is_not_published(tmp_path: Path) -> None:
    fields = {"redirects": {"lama": "teks/#tiada"}}
    project = builders.lay_out(tmp_path / "project", {"satu": fields})
    before = seeds(project)
    with pytest.raises(ProblemError, match="tiada"):
        publish(project, [], dry_run=False)
    assert seeds(project) == before


def test_a_full_disk_leaves_what_was_there(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = seeds(project)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            publish(project, [], dry_run=False)
    assert seeds(project) == before


def test_the_command_says_in_a_line_what_became_permanent(project: Path) -> None:
    done = subprocess.run(
        [TAKLIMAT, "publish", "satu"], cwd=project, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("satu: permanent are now 1 edition, ")
    again = subprocess.run(
        [TAKLIMAT, "publish", "satu"], cwd=project, capture_output=True, text=True, check=True
    )
    assert again.stdout == "satu: nothing new\n"


# ---- two branches


def git(project: Path, *arguments: str) -> None:
    name = ["-c", "user.name=T", "-c", "user.email=t@t.example"]
    subprocess.run(["git", *name, *arguments], cwd=project, check=True, capture_output=True)


def test_two_branches_that_both_publish_can_be_merged(project: Path) -> None:
    (project / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    manifest, translation = (
        project / "seeds/dua/briefing.yml",
        project / "seeds/dua/translation.en.yml",
    )
    publish(project, ["dua"], dry_run=False)
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "first")
    git(project, "checkout", "-qb", "other")
    words = translation.read_text(encoding="utf-8")
    translation.write_text(words.replace("Satu dua.", "Satu, dua."), encoding="utf-8")
    publish(project, [], dry_run=False)
    git(project, "add", ".")
    git(project, "commit", "-qm", "a mended translation, and another briefing")
    git(project, "checkout", "-q", "main")
    fields = json.loads(manifest.read_text(encoding="utf-8"))
    term = {"term": builders.text("dua"), "definition": builders.statement("Bilangan.")}
    fields["glossary"] = [{"slug": "dua", **term}]
    manifest.write_text(json.dumps(fields), encoding="utf-8")
    publish(project, ["dua"], dry_run=False)
    git(project, "add", ".")
    git(project, "commit", "-qm", "a glossary")
    git(project, "merge", "-q", "--no-edit", "other")
    assert [each.sentence(dry_run=False) for each in publish(project, [], dry_run=False)] == [
        "dua: nothing new",
        "satu: nothing new",
    ]


# ---- killed


def killed_after(lines: int, project: Path) -> bool:
    """Publish in a fork that is killed after some lines of the project's code; tell whether."""
    child = os.fork()
    if child == 0:
        left = lines

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            nonlocal left
            if "/taklimat/project/" not in frame.f_code.co_filename:
                return None
            left -= event == "line"
            if left <= 0:
                os._exit(9)
            return trace

        sys.settrace(trace)
        try:
            publish(project, [], dry_run=False)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def lines_of_a_publishing(project: Path) -> int:
    """How many lines of the project's code a whole publishing runs, at least."""
    low, high = 0, 1
    while killed_after(high, project):
        low, high = high, high * 2
    return low


def test_a_publishing_killed_at_any_moment_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages are checked before anything is written, which would take most of the moments.
    monkeypatch.setattr("taklimat.project.publishing.build_problems", lambda *_: ())
    briefings: dict[str, dict[str, Any]] = {"satu": {}, "dua": {}}
    whole = builders.lay_out(tmp_path / "whole", briefings)
    publish(whole, [], dry_run=False)
    lines = lines_of_a_publishing(builders.lay_out(tmp_path / "measured", briefings))
    moments = random.Random(14).choices(range(1, lines * 2), k=200)  # noqa: S311  a fixed sample
    killed = 0
    for k, moment in enumerate(moments):
        project = builders.lay_out(tmp_path / str(k), briefings)
        killed += killed_after(moment, project)
        load(project)  # nothing is half-published
        for path in (project / "seeds").glob("*/ledger.jsonl"):
            read_ledger(path.read_text(encoding="utf-8"), "ledger.jsonl")
        publish(project, [], dry_run=False)
        assert seeds(project) == seeds(whole)
    assert killed > 100


# ---- version 1


def version_1(text: str) -> str:
    """A ledger as version 1 would have it: all words of paragraphs, and no order or kinds."""
    rows = [json.loads(line) for line in text.splitlines()]
    ledger = read_ledger(text, "ledger.jsonl")
    old: list[dict[str, Any]] = [{"kind": "ledger", "version": 1, "slug": rows[0]["slug"]}]
    assert ledger.edition is not None
    for row in rows:
        match row["kind"]:
            case "edition":
                del row["order"]
                old.append(row)
            case "revision":
                edition = {"number": 1, "language": row["language"], "date": "2026-12-24"}
                old.append({"kind": "edition", **edition, "file": "", "sha256": ""})
            case "unit":
                words = row.get("text") or "paragraph"
                unit = {"edition": 1, "language": row["language"], "anchor": row["anchor"]}
                text_ = "" if row["anchor"] == "sec0" else words
                old.append({"kind": "unit", **unit, "receipt": row["receipt"], "text": text_})
            case "address":
                old.append(row)
    return "".join(f"{json.dumps(row)}\n" for row in old)


def test_a_ledger_of_version_1_is_brought_to_the_present_version(project: Path) -> None:
    publish(project, [], dry_run=False)
    path = project / "seeds/dua/ledger.jsonl"
    present = path.read_text(encoding="utf-8")
    path.write_text(version_1(present), encoding="utf-8")
    with pytest.raises(ProblemError, match="the ledger is of version 1"):
        load(project)
    dua, satu = publish(project, [], dry_run=False)
    assert (dua.upgraded, satu.upgraded) == (True, False)
    one, other = (read_ledger(t, "") for t in (present, path.read_text(encoding="utf-8")))
    assert other.editions == one.editions
    assert [revision.date for revision in other.revisions] == ["2026-12-24"]
    assert other.units == one.units
    assert {a.path for a in other.addresses} == {a.path for a in one.addresses}
    assert not any(load(project).additions("2027-01-01").values())


def test_a_ledger_that_nests_without_end_is_a_damaged_one(project: Path) -> None:
    (project / "seeds/satu/ledger.jsonl").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(ProblemError, match="damaged ledger line: not JSON"):
        publish(project, [], dry_run=False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"anchor": "p1-s1", "receipt": "', '"anchor": "p1-s1", "receipt": "x', "p1-s1 would get"),
        ('"path": ', '"pfad": ', "damaged ledger of version 1"),
        (
            '"slug": "satu"}\n',
            f'"slug": "satu"}}\n{"[" * 100_000}\n',
            "damaged ledger of version 1",
        ),
        ('"slug": "satu"}\n', '"slug": "satu"}\n{\n', "damaged ledger of version 1"),
    ],
)
def test_a_ledger_of_version_1_that_does_not_fit_is_left_as_it_is(
    old: str, new: str, said: str, project: Path
) -> None:
    publish(project, ["satu"], dry_run=False)
    path = project / "seeds/satu/ledger.jsonl"
    text = version_1(path.read_text(encoding="utf-8")).replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemError, match=said):
        publish(project, [], dry_run=False)
    assert path.read_text(encoding="utf-8") == text
