"""What is known today: filters of the fact notes, marks beside cites, dates on the timeline."""

from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.kinds import DESK, PHONE
from tests.site_fixture import ROOT

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
FACTS, TIMELINE = "/ai-terbuka/fakta/", "/ai-terbuka/linimasa/"
DATA = yaml.safe_load((ROOT / "seeds/ai-terbuka/facts.yml").read_text(encoding="utf-8"))
NOTES = DATA["notes"]
OUTDATED = [name for name, note in NOTES.items() if note["verdict"] == "outdated"]


def shown(page: Page) -> list[str]:
    notes = page.locator(".tk-notes-of .tk-note:visible")
    return [str(name) for name in notes.evaluate_all("all => all.map(e => e.id)")]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_filters_join_and_can_be_taken_back(width: int, visit: Visit) -> None:
    page = visit(FACTS, width=width)
    assert len(shown(page)) == len(NOTES)
    filters = page.get_by_role("navigation", name="Tampilkan sebagian catatan")
    filters.get_by_role("link", name="Keadaan berubah").click()
    assert sorted(shown(page)) == sorted(OUTDATED)
    expect(page.get_by_role("status")).to_contain_text(f"{len(OUTDATED)} dari {len(NOTES)} catatan")
    filters.get_by_text("Menurut bagian").click()
    filters.get_by_role("link", name="Amerika Serikat").click()
    both = shown(page)
    assert set(both) < set(OUTDATED)
    assert all(
        any(p in NOTES[name]["cites"][0] for p in ("p8", "p9", "p10", "p11")) for name in both
    )
    filters.get_by_role("link", name="Keadaan berubah").click()  # taken back
    assert set(both) < set(shown(page))
    page.get_by_role("link", name="Semua catatan fakta").click()
    assert len(shown(page)) == len(NOTES)


def test_what_a_filter_leaves_is_told_where_screen_readers_already_listen(visit: Visit) -> None:
    page = visit(FACTS)
    expect(page.get_by_role("status")).to_have_text("", use_inner_text=True)
    page.locator(".tk-note-filters a").first.click()
    expect(page.get_by_role("status")).to_contain_text(f"dari {len(NOTES)} catatan")


def test_a_filter_has_an_address(visit: Visit) -> None:
    page = visit(f"{FACTS}#verdict-outdated")
    assert sorted(shown(page)) == sorted(OUTDATED)
    chosen = page.locator(".tk-note-filters [aria-current]")
    expect(chosen).to_contain_text("Keadaan berubah")


def test_joined_filters_have_an_address_too(visit: Visit, server: str) -> None:
    page = visit(FACTS)
    filters = page.get_by_role("navigation", name="Tampilkan sebagian catatan")
    filters.get_by_role("link", name="Kurang tepat").click()
    filters.get_by_text("Menurut bagian").click()
    filters.get_by_role("link", name="Uni Eropa").click()
    both = shown(page)
    expect(page.locator("#verdict-imprecise small")).to_have_text(str(len(both)))
    page = visit(page.url.removeprefix(server))
    assert shown(page) == both


def test_the_address_of_a_note_shows_it_whatever_was_filtered(visit: Visit) -> None:
    page = visit(f"{FACTS}#verdict-accurate")
    page.evaluate(f"location.hash = '#{OUTDATED[0]}'")
    expect(page.locator(f"#{OUTDATED[0]}")).to_be_in_viewport()
    assert len(shown(page)) == len(NOTES)


def test_without_scripts_filters_are_links_to_groups(visit: Visit) -> None:
    page = visit(FACTS, scripts=False)
    for link in page.locator(".tk-note-filters a").all():
        target = str(link.get_attribute("href"))
        expect(page.locator(target)).to_be_visible()
    assert len(shown(page)) == len(NOTES)


def test_a_cite_says_that_its_sentence_is_not_found_accurate(visit: Visit) -> None:
    page = visit("/ai-terbuka/perbandingan/")
    flagged = page.get_by_role("link", name="Paragraf 13, kalimat 2, catatan fakta: kurang tepat")
    expect(flagged.first.locator("svg")).to_be_visible()
    flagged.first.hover()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_contain_text("Kata penulis")
    expect(tooltip).to_contain_text("Catatan fakta")
    expect(tooltip).to_contain_text("Pasal 53")


def test_terms_of_the_translation_have_previews_on_focus(visit: Visit) -> None:
    page = visit("/en/ai-terbuka/text/")
    term = page.locator(".tk-text a.tk-term", has_text="governance").first
    page.keyboard.press("Tab")  # a key was used: focus is shown
    term.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Editors’ summary")


def test_the_timeline_tells_what_is_still_to_come(visit: Visit) -> None:
    page = visit(f"{TIMELINE}#y2024")
    expect(page.locator("#y2024")).to_be_in_viewport()
    page.get_by_role("link", name="Ke tanggal pemeriksaan").click()
    expect(page.locator("#hari-ini")).to_be_in_viewport()
    rows = page.locator("tr:is(.tk-today, .tk-filtered-by)").evaluate_all(
        "all => all.map(e => [e.id, e.querySelector('time')?.dateTime ?? ''])"
    )
    at = [name for name, _ in rows].index("hari-ini")
    checked = DATA["checked"]
    assert all(date <= checked for _, date in rows[:at] if date)
    assert all(date > checked for _, date in rows[at + 1 :] if date)


def test_a_region_narrows_the_timeline_with_and_without_scripts(visit: Visit) -> None:
    for scripts in (True, False):
        page = visit(TIMELINE, scripts=scripts)
        rows = page.locator("tr.tk-filtered-by:visible")
        whole = rows.count()
        page.get_by_role("navigation", name="Wilayah").get_by_role("link", name="China").click()
        assert 0 < rows.count() < whole
        page.get_by_role("navigation", name="Wilayah").get_by_role("link", name="Semua").click()
        expect(rows).to_have_count(whole)


def test_every_date_of_the_fact_notes_is_on_the_timeline(visit: Visit) -> None:
    entries = [*DATA["instruments"].values(), *DATA["later"].values()]
    dates = sorted(row["date"] for entry in entries for row in entry.get("dates", []))
    page = visit(TIMELINE)
    rows = page.locator("tr", has=page.locator(".tk-whose--fact"))
    found = rows.locator("time").evaluate_all("all => all.map(e => e.dateTime)")
    assert sorted(found) == dates


@pytest.mark.parametrize("address", ["/ai-terbuka/", "/en/ai-terbuka/regions/cn/", TIMELINE])
def test_each_page_says_when_its_facts_were_checked(address: str, visit: Visit) -> None:
    page = visit(address)
    date = "22 November 2026"
    expect(
        page.locator(".tk-asof, .tk-label, .tk-today").filter(has_text=date).first
    ).to_be_visible()
