"""The offline pack: what is in it, that its paths are safe, and that every link names a file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from taklimat.outputs.html.downloads import OFFLINE, ONLINE
from taklimat.outputs.pack import START, spliced
from taklimat.project.load import load
from taklimat.project.site_build import build_site

if TYPE_CHECKING:
    from tests import builders
    from tests.figures import Figure
    from tests.site_fixture import Tree
else:
    import builders
    from site_fixture import Tree

PACKS = ["ai-terbuka/ai-terbuka.zip", "taklimat.zip"]
every_pack = pytest.mark.parametrize("name", PACKS)


class Pack(zipfile.ZipFile):
    """A pack whose files are named without the folder that all of them are in."""

    @property
    def top(self) -> str:
        (top,) = {name.partition("/")[0] for name in super().namelist()}
        return top

    def namelist(self) -> list[str]:
        return [name.removeprefix(f"{self.top}/") for name in super().namelist()]

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        return super().read(f"{self.top}/{name}", pwd)


def dead_links(pack: zipfile.ZipFile) -> list[str]:
    """Return links that lead to no file of the pack, or to no place in it."""
    names, ids = set(pack.namelist()), {}
    trees = {name: Tree(pack.read(name).decode()).root for name in names if name.endswith(".html")}
    for name, tree in trees.items():
        ids[name] = {element.attrs.get("id") for element in tree}
    found = []
    for name, tree in trees.items():
        for element in (e for e in tree if e.tag in {"a", "link", "script"}):
            link = element.attrs.get("href") or element.attrs.get("src") or ""
            if not link or urlsplit(link).scheme:
                continue
            target, _, fragment = urljoin(name, link).partition("#")
            if target not in names or (fragment and fragment not in ids.get(target, {fragment})):
                found.append(f"{name}: {link}")
    return found


@every_pack
def test_paths_are_safe_and_sorted_and_times_fixed(name: str, site: Path, figure: Figure) -> None:
    with zipfile.ZipFile(site / name) as pack:
        entries = pack.infolist()
        assert pack.testzip() is None
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert len({each.casefold() for each in names}) == len(names)
    for each in names:
        path = PurePosixPath(each)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert re.fullmatch(r"[\w./~-]+", each), each
        assert len(each) < 150
    assert {entry.date_time for entry in entries} == {(2026, 11, 22, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    figure("offline pack, MB", round((site / name).stat().st_size / 1e6, 2), name)


@every_pack
def test_it_unpacks_into_one_folder_that_says_what_it_is(name: str, site: Path) -> None:
    with Pack(site / name) as pack:
        assert pack.top == "ai-terbuka-edisi-1-2026-11-22"


def test_the_folder_of_several_briefings_has_their_newest_date(tmp_path: Path) -> None:
    out = built(builders.lay_out(tmp_path, {"satu": {}, "dua": {}}))
    with Pack(out / "taklimat.zip") as library, Pack(out / "dua/dua.zip") as single:
        assert library.top == f"taklimat-{builders.DATE}"
        assert single.top == f"dua-edisi-1-{builders.DATE}"


def test_the_first_page_carries_the_sites_name(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path, {"satu": {}})
    config = project / "mkdocs.yml"
    named = config.read_text(encoding="utf-8").replace("site_name: T", "site_name: Situs & kami")
    config.write_text(named, encoding="utf-8")
    with Pack(built(project) / "satu/satu.zip") as pack:
        html = pack.read(START).decode()
    assert "<title>Situs &amp; kami: Paket luring</title>" in html
    assert ">Situs &amp; kami</p>" in html


@every_pack
def test_everything_is_in_it_and_every_link_names_a_file(name: str, site: Path) -> None:
    with Pack(site / name) as pack:
        names = set(pack.namelist())
        assert dead_links(pack) == []
    pages = {
        path.relative_to(site).as_posix()
        for path in [*site.rglob("*.html"), *site.rglob("*.pdf"), *site.rglob("*/data/*")]
        if path.is_file()
    }
    left_out = {"404.html", "komponen/index.html", "en/components/index.html"}
    assert pages - left_out <= names
    assert START in names
    assert not names & {"_headers", ".htaccess", "sitemap.xml", *left_out}
    assert not [each for each in names if each.endswith(".zip")]


@every_pack
def test_pages_lead_to_files_and_load_no_font_ahead(name: str, site: Path) -> None:
    with Pack(site / name) as pack:
        for each in pack.namelist():
            if each.endswith(".html"):
                html = pack.read(each).decode()
                assert 'rel="preload"' not in html
                assert ".zip" not in html
                assert "<!--" not in html.replace("<!doctype", "")
                assert not re.findall(r'href="(?![a-z]+:|#)[^"#]*/(?:#[^"]*)?"', html)


@every_pack
def test_it_says_its_date_and_edition(name: str, site: Path) -> None:
    with Pack(site / name) as pack:
        said = Tree(pack.read(START).decode()).root.text()
    assert "Edisi 1, 22 November 2026" in said
    assert "Edition 1, 22 November 2026" in said


def test_the_sites_pages_name_the_packs_size(site: Path, pages: dict[str, Any]) -> None:
    size = (site / PACKS[0]).stat().st_size / 1e6
    for address, tree in pages.items():
        html = (site / f"{address.strip('/')}/index.html".lstrip("/")).read_text(encoding="utf-8") \
            if address.endswith("/") else ""  # fmt: skip
        assert ONLINE not in html
        assert OFFLINE not in html
        assert "<!--size" not in html
        if address.startswith(("/ai-terbuka/", "/en/ai-terbuka/")) and "unduh" not in address:
            if "download" in address:
                continue
            (links,) = tree.all(class_="tk-downloads")
            point = "," if address.startswith("/ai") else "."
            shown = f"{size:.1f}".replace(".", point)
            assert f"ZIP, {shown} MB" in links.text().replace("\u00a0", " "), address


def test_each_page_with_a_file_of_its_own_leads_to_it(site: Path, pages: dict[str, Any]) -> None:
    for path in site.rglob("*.pdf"):
        folder = f"/{path.parent.relative_to(site).as_posix()}/"
        (links,) = pages[folder].all(class_="tk-downloads")
        size = round(path.stat().st_size / 1000)
        hrefs = {a.attrs["href"] for a in links.all("a")}
        assert path.name in hrefs
        assert f"PDF, {size} kB" in links.text().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("html", "changed"),
    [
        ('<a href="b/">x</a>', '<a href="B">x</a>'),
        ("<a\n  class='a' href=\"b/\" >x & y</a>", "<a\n  class='a' href=\"B\" >x & y</a>"),
        ('<link rel="canonical" href="b/">', '<link rel="canonical" href="b/">'),
        ('a<link rel="preload" href="b/">b', "ab"),
        ('<p>href="b/"</p>', '<p>href="b/"</p>'),
        ('<!-- <a href="b/"> -->', '<!-- <a href="b/"> -->'),
        (
            '<meta http-equiv="refresh" content="0; url=b/">',
            '<meta http-equiv="refresh" content="0; url=B">',
        ),
        ('<script>"<a href=\\"b/\\">"</script>', '<script>"<a href=\\"b/\\">"</script>'),
    ],
)
def test_only_links_are_changed(html: str, changed: str) -> None:
    assert spliced(html, lambda link: "B" if link == "b/" else link) == changed


def built(project: Path) -> Path:
    out = project / "site"
    build_site(project, load(project), out, skip=("pictures", "pdf"))
    return out


def test_a_library_without_briefings_has_no_pack(tmp_path: Path) -> None:
    out = built(builders.lay_out(tmp_path, {}))
    assert (out / "index.html").is_file()
    assert list(out.rglob("*.zip")) == []
    assert ".zip" not in (out / "index.html").read_text(encoding="utf-8")


BY_HAND = """\
# Tangan

![foto](my files/a b.png) [lain](kebijakan-é/index.md) [tanya](kebijakan-é/index.md?x=1#y)
<img alt="" src='../my%20files/R&amp;D.png'> <a href="?x=1">sini</a>
"""


def test_what_hand_written_pages_name_is_found_in_the_pack(tmp_path: Path) -> None:
    docs = builders.lay_out(tmp_path, {"satu": {}}) / "docs"
    (docs / "my files").mkdir()
    (docs / "kebijakan-é").mkdir()
    (docs / "tangan.md").write_text(BY_HAND, encoding="utf-8")
    (docs / "kebijakan-é/index.md").write_text("# Lain\n", encoding="utf-8")
    for name in ("a b", "R&D"):
        (docs / f"my files/{name}.png").write_bytes(b"")
    with Pack(built(tmp_path) / "satu/satu.zip") as pack:
        main = Tree(pack.read("tangan/index.html").decode()).root.all(class_="tk-doc")[0]
        names = set(pack.namelist())
    found = [e.attrs.get("href") or e.attrs["src"] for e in main.all("a") + main.all("img")]
    paths = [urljoin("tangan/index.html", link) for link in found]
    assert {unquote(urlsplit(path).path) for path in paths} == {
        "kebijakan-é/index.html", "my files/R&D.png", "my files/a b.png", "tangan/index.html",
    }  # fmt: skip
    assert {unquote(urlsplit(path).path) for path in paths} <= names
    assert [urlsplit(path)[3:] for path in paths if "?" in path] == [("x=1", "y"), ("x=1", "")]


def test_the_first_page_has_words_without_signs(tmp_path: Path) -> None:
    builders.lay_out(tmp_path, {"satu": {"title": {"id": "Soal *data* [terbuka](#p1)"}}})
    with Pack(built(tmp_path) / "satu/satu.zip") as pack:
        assert "<h2>Soal data terbuka</h2>" in pack.read(START).decode()


def test_a_pack_has_the_date_of_its_newest_edition(tmp_path: Path) -> None:
    """Whatever the order of the briefings, and the day on which the pack is made."""
    project = builders.lay_out(tmp_path, {"satu": {}, "dua": {}, "tiga": {}})
    dates = {"dua": "2024-05-06", "satu": "2026-01-02", "tiga": "2023-07-08"}
    for slug, day in dates.items():
        lines = builders.ledger_lines(builders.article("Satu dua.\n"), slug=slug)
        ledger = "\n".join(lines).replace(builders.DATE, day)
        (project / f"seeds/{slug}/ledger.jsonl").write_text(ledger, encoding="utf-8")
    out = built(project)
    for name, day in (
        {f"{slug}/{slug}.zip": day for slug, day in dates.items()} | {"taklimat.zip": "2026-01-02"}
    ).items():
        with Pack(out / name) as pack:
            days = {"-".join(f"{n:02}" for n in e.date_time[:3]) for e in pack.infolist()}
        assert days == {day}, name


def test_a_briefings_pack_has_no_other_briefing(tmp_path: Path) -> None:
    out = built(builders.lay_out(tmp_path, {"satu": {}, "dua": {}}))
    content = (out / "satu/satu.zip").read_bytes()
    with Pack(io.BytesIO(content)) as pack:
        assert dead_links(pack) == []
        assert not [name for name in pack.namelist() if name.startswith(("dua/", "en/"))]
        home = pack.read("index.html").decode()
        assert 'href="satu/index.html"' in home
        assert 'href="https://t.example/x/dua/"' in home
        index = [name for name in pack.namelist() if "/search" in name and name.endswith(".js")]
        said = "".join(pack.read(name).decode() for name in index)
        assert "previews.satu." in said
        assert not re.search(r"previews\.dua\.|\bdua/", said)
    with Pack(out / "taklimat.zip") as pack:
        assert dead_links(pack) == []
        assert {"satu/index.html", "dua/index.html"} <= set(pack.namelist())


def test_a_hand_written_page_in_another_encoding_is_packed_byte_for_byte(tmp_path: Path) -> None:
    project = builders.lay_out(tmp_path / "project", {"contoh": {}})
    page = '<!doctype html>\r\n<meta charset="iso-8859-1">\r\n<p>Café d’été\r\n'.encode("cp1252")
    (project / "docs/lama.html").write_bytes(page)
    out = built(project)
    assert (out / "lama.html").read_bytes() == page
    with Pack(out / "taklimat.zip") as pack:
        (name,) = (name for name in pack.namelist() if name.endswith("lama.html"))
        assert pack.read(name) == page
