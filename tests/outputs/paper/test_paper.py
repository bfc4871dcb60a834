"""PDFs of the real briefing: what is in them, how they are built, that nothing is lost."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader
from tests.outputs.paper.extracted import by_pypdf, outline, sheets
from tests.paper import squeezed

from taklimat.outputs.paper.engine import make_pdf
from taklimat.outputs.paper.papers import contents
from taklimat.pages.site import read_site
from taklimat.project.folders import read_seed

if TYPE_CHECKING:
    from tests.figures import Figure
    from tests.pdf_ua import failures
else:
    from pdf_ua import failures

ROOT = Path(__file__).parents[3]
LIBRARY = read_site([read_seed(ROOT / "seeds/ai-terbuka")])
(BRIEFING,) = LIBRARY.briefings
URL = "https://taklimat.example/"
BOOKS = {"id": "ai-terbuka/ai-terbuka.id.pdf", "en": "en/ai-terbuka/ai-terbuka.en.pdf"}
SINGLES = {
    "brief": "ai-terbuka/ai-terbuka-ringkas.id.pdf",
    "region": "en/ai-terbuka/regions/cn/ai-terbuka-cn.en.pdf",
    "recommendation": "ai-terbuka/rekomendasi/r3/ai-terbuka-r3.id.pdf",
    "instrument": "en/ai-terbuka/instruments/model-ai-law/ai-terbuka-model-ai-law.en.pdf",
}
KIB = 1024
MOST_PAGES = 48
"""Of the whole briefing: what one would still print."""
every_language = pytest.mark.parametrize("language", BOOKS)
every_sort = pytest.mark.parametrize("name", [*BOOKS.values(), *SINGLES.values()])


def elements(file: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the structure elements of a kind."""
    return [
        each
        for each in file.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}"
    ]


def links(file: pikepdf.Pdf) -> list[Any]:
    found = []
    for page in file.pages:
        found += [a for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    return found


def test_every_page_of_a_kind_has_a_file_in_each_language(site: Path) -> None:
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert made == {address.lstrip("/") for address, _ in contents(LIBRARY, URL)}
    assert {*BOOKS.values(), *SINGLES.values()} <= made
    assert len(made) == 2 * (1 + 1 + 4 + 13 + 14)


def test_a_single_page_has_one_or_two_sheets_and_the_whole_is_light(
    site: Path, figure: Figure
) -> None:
    for path in sorted(site.rglob("*.pdf")):
        with pikepdf.open(path) as file:
            pages, size = len(file.pages), path.stat().st_size
        if path.relative_to(site).as_posix() in BOOKS.values():
            assert size <= 12 * KIB * pages
            figure("PDF of the briefing, KiB a page", round(size / KIB / pages, 1), path.name)
            figure("PDF of the briefing, pages", pages, path.name)
            assert pages <= MOST_PAGES
        else:
            assert pages <= 2, path.name
            assert size <= 25 * KIB * pages
            figure("PDF of a page, KiB", round(size / KIB, 1), path.name)


# ---- how they are built


@every_sort
def test_structure(name: str, site: Path) -> None:
    language = name.split(".")[-2]
    with pikepdf.open(site / name) as file:
        root = file.Root
        assert str(root.Lang).startswith(language)
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Title"])
        assert "/CreationDate" not in file.docinfo
        assert "/JavaScript" not in root.get("/Names", {})
        assert "/OpenAction" not in root
        assert "/AcroForm" not in root
        for page in file.pages:
            assert [round(float(x)) for x in page.MediaBox] == [0, 0, 595, 842]
            assert page.Tabs == "/S"
        for figure in elements(file, "Figure"):
            assert str(figure.Alt)
        assert elements(file, "Figure") or name not in BOOKS.values()
        assert len(elements(file, "H1")) >= 1


@every_sort
def test_fonts_are_embedded_and_ours(name: str, site: Path) -> None:
    with pikepdf.open(site / name) as file:
        described = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert described
        for each in described:
            assert "/FontFile2" in each or "/FontFile3" in each
        families = {re.sub(r"^/[A-Z]{6}\+", "", str(each.FontName)) for each in described}
        assert {"TaklimatSans-Regular", "TaklimatSans-Bold", "TaklimatSerif-Regular"} <= families


@every_sort
def test_tables_have_heads(name: str, site: Path) -> None:
    with pikepdf.open(site / name) as file:
        for row in elements(file, "TR"):
            cells = [cell.S for cell in row.K]
            assert cells[0] == "/TH"
        scopes = {str(cell.A[0].Scope if isinstance(cell.A, pikepdf.Array) else cell.A.Scope)
                  for cell in elements(file, "TH")}  # fmt: skip
        assert scopes <= {"/Row", "/Column"}
        assert bool(elements(file, "TH")) == bool(elements(file, "TR"))


@pytest.mark.programs
@pytest.mark.parametrize("part", range(4))
def test_pdf_ua_holds_on_every_file(part: int, site: Path, figure: Figure) -> None:
    files = sorted(site.rglob("*.pdf"))[part::4]
    broken = {path.name: found for path in files if (found := failures(path))}
    figure("PDF/UA-1 rules failed", sum(map(len, broken.values())))
    assert broken == {}


@pytest.mark.programs
def test_a_file_that_is_not_accessible_is_noticed(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "broken.pdf"
    with pikepdf.open(site / SINGLES["region"]) as file:
        del file.Root.MarkInfo
        elements(file, "Figure")[0].Alt = ""
        del elements(file, "Figure")[0]["/Alt"]
        file.save(target)
    rules = {line.split(":")[0] for line in failures(target)}
    assert {"6.2-1", "7.3-1"} <= rules


# ---- links, bookmarks, contents


def addresses(file: pikepdf.Pdf) -> list[str]:
    """Return where the links out of a file lead."""
    return [str(a.A.URI) for a in links(file) if a.get("/A", {}).get("/S") == "/URI"]


@every_language
def test_links_lead_inside_and_outside(language: str, site: Path) -> None:
    with pikepdf.open(site / BOOKS[language]) as file:
        assert all("/Dest" in a or a.A.S == "/URI" for a in links(file))
        inside = [a.Dest for a in links(file) if "/Dest" in a]
        assert len(inside) > 400
        names = [str(name) for name in list(file.Root.Names.Dests.Names)[::2]]
        assert names == sorted(names, key=str.encode)  # a reader looks by halving
        assert {str(place) for place in inside if not isinstance(place, pikepdf.Array)} <= {*names}
        sheets = {page.objgen for page in file.pages}
        assert {place[0].objgen for place in inside if isinstance(place, pikepdf.Array)} <= sheets
        text = "en/ai-terbuka/text/" if language == "en" else "ai-terbuka/teks/"
        for paragraph in BRIEFING.article.paragraphs:
            assert f"{URL}{text}#{paragraph.anchor}" in addresses(file)


@every_language
def test_an_address_with_an_anchor_opens_the_file_at_its_sentence(
    language: str, site: Path
) -> None:
    """`file.pdf#p7-s2`: every place is a named destination, on the sheet where its words begin."""
    path = site / BOOKS[language]
    texts = [squeezed(text) for text in sheets(by_pypdf(path).texts)]
    reader = PdfReader(path)
    numbers = {page.indirect_reference: k for k, page in enumerate(reader.pages)}
    destinations = reader.named_destinations
    for sentence in BRIEFING.article_in(language).sentences:
        page = numbers[destinations[sentence.anchor].page]
        begins = squeezed(sentence.text)[:12]
        overleaf = any(texts[page].endswith(begins[:k]) for k in range(2, 12))
        assert begins in texts[page] or overleaf, sentence.anchor


@every_sort
def test_a_link_on_paper_leads_to_its_place_online(
    name: str, site: Path, pages: dict[str, Any]
) -> None:
    with pikepdf.open(site / name) as file:
        outside = addresses(file)
    assert all(address.startswith(("https://", "http://")) for address in outside)
    ours = [address.removeprefix(URL) for address in outside if address.startswith(URL)]
    assert len(ours) > 3
    for address in ours:
        page, _, anchor = address.partition("#")
        assert f"/{page}" in pages
        known = {e.attrs.get("id") for e in pages[f"/{page}"]}
        assert not anchor or anchor in known, address


@every_language
def test_contents_and_bookmarks_name_the_right_pages(language: str, site: Path) -> None:
    path = site / BOOKS[language]
    texts = by_pypdf(path).texts
    with pikepdf.open(path) as file:
        marks = outline(file)
    listed = squeezed(texts[1])
    for level, title, number in marks[1:]:
        assert squeezed(title) in squeezed(texts[number - 1]), title
        assert f"{squeezed(title)}{number}" in listed, title
        assert level in {1, 2}
    assert len(marks) > 40


@every_language
def test_the_index_names_the_right_pages(language: str, site: Path) -> None:
    texts = by_pypdf(site / BOOKS[language]).texts
    index = " ".join(" ".join(texts[-2:]).split())
    for name in ("Mark Zuckerberg", "Hugging Face"):
        (numbers,) = re.findall(rf"{name} ((?:\d+(?:, )?)+)", index)
        known = [int(number) for number in numbers.split(", ")]
        assert known == sorted(set(known))
        for number in known:  # a sentence that names it may begin a page earlier, or end later
            around = range(max(number - 1, min(known)), min(number + 1, max(known)) + 1)
            assert any(name.split()[-1] in texts[page - 1] for page in around)


@every_sort
def test_the_code_leads_to_the_page(name: str) -> None:
    """Read from the printed sheet, as a camera would."""
    own = "https://briefings.example/"
    (content,) = (content for at, content in contents(LIBRARY, own) if at == f"/{name}")
    pdf = make_pdf(content, name)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [str(figure.Alt) for figure in elements(file, "Figure")]
    (code,) = zxingcpp.read_barcodes(pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil())
    assert code.text == f"{own}{name.rpartition('/')[0]}/"
    assert any(alt.endswith(f" {code.text}") for alt in alts)


@every_sort
def test_an_address_that_leads_nowhere_has_no_code(name: str, site: Path) -> None:
    sheet = pypdfium2.PdfDocument(site / name)[0]
    assert "taklimat.example" in sheet.get_textpage().get_text_range()
    assert zxingcpp.read_barcodes(sheet.render(scale=2).to_pil()) == []


# ---- order of levels


@every_language
def test_no_level_is_skipped(language: str, site: Path) -> None:
    with pikepdf.open(site / BOOKS[language]) as file:
        levels = [int(str(e.S)[2:]) for e in in_order(file) if re.fullmatch(r"/H\d", str(e.S))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def in_order(file: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [file.Root.StructTreeRoot.K]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting.extend(reversed(list(here)))
        elif isinstance(here, pikepdf.Dictionary) and "/S" in here:
            yield here
            if "/K" in here:
                waiting.append(here.K)
