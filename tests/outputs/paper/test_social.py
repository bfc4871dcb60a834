"""Pictures for shared links: what they say, that they are drawn once, and that text stays text."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from taklimat.cli import main
from taklimat.outputs.paper import social
from taklimat.outputs.paper.social import Card, cards, draw, make_pictures, picture_addresses
from taklimat.pages.site import Site, read_site
from taklimat.project.site_build import SKIPPABLE, Publication, plan_build, write_site

if TYPE_CHECKING:  # pytest finds it beside the tests, mypy from the root
    from tests import builders
    from tests.site_fixture import Element

    Pages = dict[str, Element]
else:
    import builders

ARTICLE = "Satu dua tiga empat. Lima.\n\nSatu.\n\nBagian\n\nSatu dua lima enam tujuh. Dua tiga.\n"


def library(title: str = "Judul", article: str = ARTICLE, **fields: Any) -> Site:
    both = {"languages": ["id", "en"], "title": {"id": title, "en": f"{title} (en)"}, **fields}
    return read_site([builders.seed(article, **both)])


def size(png: bytes) -> tuple[int, ...]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def picture(**words: Any) -> bytes:
    said = {"language": "id", "title": "Judul", "label": "Judul dari redaksi", "line": "1 paragraf"}
    return draw(Card(**{**said, "groups": ((1.0, 0.5), (0.2,)), **words}))


@pytest.fixture
def nothing_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(known: object) -> None:
        pytest.fail(f"drawn again: {known}")

    monkeypatch.setattr(social, "draw", fail)


# ---- what a card says


def test_a_briefing_has_a_card_in_each_language_and_the_library_too() -> None:
    assert sorted(cards(library())) == [("", "en"), ("", "id"), ("contoh", "en"), ("contoh", "id")]


def test_a_card_says_whose_title_it_shows_and_how_long_the_article_is() -> None:
    card = cards(library("Beras *naik*"))["contoh", "en"]
    assert (card.label, card.title) == ("Title by the editors", "Beras naik (en)")
    assert card.line == "3 paragraphs, 5 sentences · Edition 1"


def test_the_map_has_a_bar_for_each_paragraph_as_tall_as_its_words() -> None:
    card = cards(library())["contoh", "id"]
    assert [height for group in card.groups for height in group] == [0.714, 0.143, 1.0]


def test_the_librarys_card_counts_all_briefings() -> None:
    seeds = [builders.seed(slug=slug) for slug in ("satu", "dua")]
    card = cards(read_site(seeds))["", "id"]
    assert card.label is None
    assert card.line == "2 taklimat · 6 paragraf, 6 kalimat"
    assert [len(group) for group in card.groups] == [3, 3]


def test_a_large_library_has_a_bar_for_each_briefing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(social, "MOST_BARS", 5)
    seeds = [builders.seed(slug=slug) for slug in ("satu", "dua")]
    assert [len(group) for group in cards(read_site(seeds))["", "id"].groups] == [2]


def test_an_empty_library_has_a_card_all_the_same() -> None:
    assert picture(groups=cards(read_site([]))["", "id"].groups)


# ---- the picture


def test_a_picture_has_the_size_that_the_pages_promise() -> None:
    assert size(picture()) == (1200, 630)


def test_a_picture_is_the_same_bytes_each_time() -> None:
    assert picture() == picture()


@pytest.mark.parametrize(
    "words", ['#panic("x")', '#read("/etc/passwd")', "$x$ ] } \\", '"]', "č 中"]
)
def test_words_are_set_and_never_run(words: str) -> None:
    shown = {picture(title=words), picture(label=words), picture(line=words)}
    assert len(shown) == 3
    assert picture() not in shown


# ---- drawn once


def test_a_kept_picture_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(social, "cache_folder", lambda _: tmp_path)
    first = make_pictures(library())
    monkeypatch.setattr(social, "draw", lambda card: pytest.fail(f"drawn again: {card}"))
    assert make_pictures(library()) == first
    assert set(first) == set(picture_addresses(library()).values())
    assert {path.name for path in first.values()} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(library("Lain"), id="another title"),
        pytest.param(library(article=ARTICLE + "\nSatu lagi.\n"), id="another article"),
    ],
)
def test_another_content_has_another_name(other: Site) -> None:
    before, after = picture_addresses(library()), picture_addresses(other)
    assert before["contoh", "id"] != after["contoh", "id"]


def test_what_is_drawn_by_other_code_has_another_name() -> None:
    assert {"social.py", "social.typ", "marks.svg"} <= {path.name for path in social._SOURCE_FILES}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one short briefing, which is the current folder."""
    project = builders.lay_out(tmp_path / "project", {"satu": {}})
    monkeypatch.chdir(project)
    return project


@pytest.mark.parametrize("door", ["taklimat", "mkdocs"])
def test_a_second_build_draws_nothing(door: str, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    run_twice = {
        "taklimat": (
            "from taklimat.cli import main",
            f"main(['build', '--skip', 'pdf,pack', '--out', '{out}'])",
        ),
        "mkdocs": ("from mkdocs.__main__ import cli", f"cli(['build', '-q', '-d', '{out}'])"),
    }
    imported, call = run_twice[door]
    code = (
        f"import sys; {imported}\ntry:\n {call}\nexcept SystemExit as end:\n assert not end.code\n"
        "print('typst' in sys.modules or 'fontTools' in sys.modules)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "TMPDIR": str(tmp_path)},
            check=True,
            capture_output=True,
            text=True,
        )
        for _ in range(2)
    ]
    assert [one.stdout.split()[-1] for one in said] == ["True", "False"]


def test_a_preview_draws_nothing(tmp_path: Path, nothing_drawn: None) -> None:
    plan = plan_build(library(), Publication("Taklimat", preview=True), parts=())
    write_site(plan, tmp_path, hand_written=(), sources={})
    assert (tmp_path / "contoh/index.html").is_file()


# ---- the build


def test_pictures_can_be_skipped(small: Path, nothing_drawn: None) -> None:
    made = CliRunner().invoke(main, ["build", "--skip", "pictures"])
    assert made.exit_code == 0, made.output
    assert (small / "site/satu/index.html").is_file()
    assert not list((small / "site").rglob("social/*.png"))
    assert "og:image" not in (small / "site/index.html").read_text(encoding="utf-8")


def test_only_known_parts_can_be_skipped(small: Path) -> None:
    made = CliRunner().invoke(main, ["build", "--skip", "pictures,fonts"])
    assert made.exit_code == 2
    assert "not fonts" in made.output
    assert not (small / "site").exists()


def test_what_can_be_skipped_is_documented() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in SKIPPABLE)


OF_A_BRIEFING = {"/komponen/", "/en/components/"}
"""A page of the library's that shows a briefing's content."""


def test_every_page_names_a_picture_of_its_briefing_or_of_the_library(
    pages: Pages, site: Path
) -> None:
    def said(page: Element, name: str) -> list[str]:
        return [m.attrs["content"] for m in page.all("meta") if m.attrs.get("property") == name]

    for address, page in pages.items():
        (image,) = said(page, "og:image")
        file = site / urlsplit(image).path[1:]
        assert file.name.startswith(
            "ai-terbuka." if address in OF_A_BRIEFING or "/ai-terbuka/" in address else "library."
        )
        assert urlsplit(image).scheme == "https"
        assert [*said(page, "og:image:width"), *said(page, "og:image:height")] == [
            str(n) for n in size(file.read_bytes())
        ]
        assert said(page, "og:image:alt") != [""]
