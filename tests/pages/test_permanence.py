"""A page says what of it is not published yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests import builders

from taklimat.outputs.data.sitemap import sitemap
from taklimat.pages.permanence import EVERYTHING, fresh_anchors, fresh_places, is_permanent
from taklimat.pages.site import Site, read_site

TERM = {"term": {"id": "sensor"}, "definition": {"id": "Alat.", "cites": ["p1-s1"]}}
SENTENCE = "Sensor mengukur. Data terbuka.\n"


def published(**fields: Any) -> str:
    site = read_site([builders.seed(SENTENCE, **fields)])
    return "\n".join(site.additions("2027-01-01")["contoh"])


def of(site: Site, kind: str):  # type: ignore[no-untyped-def]
    return next(page for page in site.pages if page.kind == kind)


def test_nothing_of_a_new_briefing_is_permanent() -> None:
    site = read_site([builders.seed(SENTENCE)])
    (briefing,) = site.briefings
    assert [is_permanent(page) for page in site.pages if page.briefing] == [False] * 3
    assert all(is_permanent(page) for page in site.own_pages)
    assert fresh_anchors(briefing, "id") == EVERYTHING
    assert "/contoh/" not in sitemap(site.pages, (), "https://t.example/")


def test_all_of_a_published_briefing_is_permanent() -> None:
    site = read_site([builders.seed(SENTENCE, ledger=published())])
    (briefing,) = site.briefings
    assert all(is_permanent(page) and not fresh_places(page) for page in site.pages)
    assert fresh_anchors(briefing, "id") == ()
    assert "/contoh/teks/" in sitemap(site.pages, (), "https://t.example/")


def test_a_new_page_and_a_new_entry_are_not() -> None:
    before = published(glossary=[{**TERM, "slug": "lama"}])
    terms = [{**TERM, "slug": slug, "term": {"id": slug}} for slug in ("lama", "baru")]
    known = builders.seed(SENTENCE, ledger=before, glossary=terms)
    glossary = of(read_site([known]), "glossary")
    assert is_permanent(glossary)
    assert fresh_places(glossary) == (("baru", "baru"),)
    later = builders.seed(SENTENCE, ledger=published(), glossary=terms)
    assert not is_permanent(of(read_site([later]), "glossary"))
    assert fresh_places(of(read_site([later]), "glossary")) == ()


def test_mended_words_of_a_translation_are_not_permanent() -> None:
    both: dict[str, Any] = {
        "languages": ["id", "en"],
        "title": builders.text("Judul"),
        "points": [],
    }
    seed = builders.seed(SENTENCE, ledger=published(**both), **both)
    (translation,) = seed.translations
    text = translation.text.replace("Data terbuka.", "Data baru.")
    mended = replace(seed, translations=(replace(translation, text=text),))
    (briefing,) = read_site([mended]).briefings
    assert fresh_anchors(briefing, "en") == ("p1", "p1-s2")
    assert fresh_anchors(briefing, "id") == ()
    shown = next(p for p in read_site([mended]).pages if (p.kind, p.language) == ("text", "en"))
    assert fresh_places(shown) == (("p1-s2", "¶1·2"),)
