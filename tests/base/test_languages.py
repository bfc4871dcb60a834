"""The interface's words: the same ones in every language, all of them used, none missing."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from tests.published_texts import TEXTS, TRANSLATION

from taklimat.base.languages import (
    CODES,
    DEVICE_NAMES,
    LANGUAGES,
    RESERVED_SLUGS,
    TAG,
    guess_language,
)
from taklimat.base.wordlists.hedges import HEDGES
from taklimat.base.words import WORDS
from taklimat.editors.manifest import Actor, Instrument, Region
from taklimat.pages.addresses import LIBRARY_NAMES, library_address, page_address
from taklimat.pages.kinds import KINDS

PAGE_NAMES = {name: kind.folders for name, kind in KINDS.items()}

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
SCRIPTS = sorted((ROOT / "overrides/assets/taklimat").glob("[dfj]*/*.js"))
MODULES = [p for p in sorted((ROOT / "scripts/taklimat").rglob("*.py")) if p.parent.name != "words"]
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *SCRIPTS, *MODULES])

# ---- words


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_words(code: str) -> None:
    assert set(WORDS[code]) == set(WORDS["id"])
    assert all(WORDS[code].values())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_a_word_takes_the_same_values_in_every_language() -> None:
    for key in WORDS["id"]:
        taken = {code: placeholders(WORDS[code][key]) for code in CODES}
        assert all(names == taken["id"] for names in taken.values()), key
        assert all(name.isidentifier() for name in taken["id"]), key


def test_no_word_is_hidden_by_a_method_of_its_mapping() -> None:
    """In a template `w.items` would be the method, not the word."""
    assert not [key for key in WORDS["id"] if hasattr(dict, key)]


# How the sources make a key of parts: "kind_" ~ item.kind, f"menu_{kind}", f"{kind}_title".
_AFTER = re.compile(r"""["'](?P<start>[a-z]+_)["']\s*~(?:[^"'\]]*~\s*["'](?P<end>_[a-z]+)["'])?""")
_FORMATTED = re.compile(r"""f["'](?P<start>[a-z]*_)?\{[^{}"']+\}(?P<end>_[a-z]+)?["']""")


_NAMED = re.compile(r"""(?:\bw(?:ords)?\.|["'])([A-Za-z][\w-]*)""")


def _is_said(key: str) -> bool:
    """Whether a script says a word: `say("x")`, a group's name, or a part of a name."""
    name = re.sub("^(script|dialog)_", "", key)
    start = f"{name.partition('_')[0]}_"
    calls = (f'say("{name}"', f'group("{name}"', f"say(`{start}${{")
    return any(call in SOURCES for call in calls)


def test_every_word_is_used() -> None:
    named = set(_NAMED.findall(SOURCES))
    made = [
        (m["start"] or "", m["end"] or "")
        for m in (*_AFTER.finditer(SOURCES), *_FORMATTED.finditer(SOURCES))
    ]
    unused = [
        key
        for key in WORDS["id"]
        if key not in named
        and not _is_said(key)
        and not any(
            start + end and key.startswith(start) and key.endswith(end) for start, end in made
        )
    ]
    assert unused == []


_ASKED = (
    re.compile(r"\bw(?:ords)?\.([a-z_]+)"),
    re.compile(r"""\b_?w(?:ords)?\[["']([^"'{}]+)["']\]"""),
    re.compile(r"""WORDS\[\w+\]\[["']([^"'{}]+)["']\]"""),
    re.compile(r"""\bcount\(["']([a-z_]+)["']"""),
)


def test_no_word_is_missing() -> None:
    templates = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    asked = {key for pattern in _ASKED for key in pattern.findall(templates)}
    asked |= {key for pattern in _ASKED[1:3] for key in pattern.findall(SOURCES)}
    assert len(asked) > 100
    assert asked - set(WORDS["id"]) == set()


@pytest.mark.parametrize(
    "key",
    [
        *(f"kind_{kind}" for kind in get_args(Instrument.model_fields["kind"].annotation)),
        *(f"actor_{kind}" for kind in get_args(Actor.model_fields["kind"].annotation)),
        *(f"{kind}_label" for kind in get_args(Region.model_fields["kind"].annotation)),
        *(f"menu_{kind}" for kind in (*KINDS, "about", "method", "accessibility", "help")),
        *(
            f"layer_{layer}{what}"
            for layer in ("author", "fact", "editors")
            for what in ("", "_about")
        ),
    ],
)
def test_what_a_template_can_ask_for_has_a_word(key: str) -> None:
    assert key in WORDS["id"]


# ---- addresses


def test_every_language_names_every_page() -> None:
    for names in (*PAGE_NAMES.values(), *LIBRARY_NAMES.values()):
        assert set(names) == set(CODES) == {known.code for known in LANGUAGES.values()}
        assert all(re.fullmatch(r"([a-z]+(-[a-z]+)*/)?", name) for name in names.values())


def test_no_two_kinds_share_a_folder() -> None:
    for code in CODES:
        for names in (PAGE_NAMES, LIBRARY_NAMES):
            folders = [kind[code] for kind in names.values()]
            assert len(folders) == len(set(folders))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param(page_address("ai", "region", "id", "cn"), "/ai/wilayah/cn/", id="page"),
        pytest.param(page_address("ai", "region", "en"), "/en/ai/regions/", id="index"),
        pytest.param(page_address("ai", "overview", "en"), "/en/ai/", id="overview"),
        pytest.param(library_address("search", "en"), "/en/search/", id="library"),
        pytest.param(library_address("library", "id"), "/", id="home"),
    ],
)
def test_addresses(address: str, expected: str) -> None:
    assert address == expected


def test_reserved_slugs() -> None:
    assert {
        *("id", "en", "assets", "data"),
        *("cari", "tentang", "metode", "aksesibilitas", "bantuan", "komponen"),
        *("search", "about", "method", "accessibility", "help", "components"),
        *("wilayah", "instrumen", "pelaku", "rekomendasi", "fakta", "istilah", "topik", "tahun"),
        *("regions", "instruments", "actors", "recommendations", "facts", "glossary", "topics"),
        *("years", "perubahan", "perkembangan", "edisi", "changes", "developments", "editions"),
    } == RESERVED_SLUGS


def test_the_names_of_windows_devices() -> None:
    ports = {f"{port}{k}" for port in ("com", "lpt") for k in "0123456789"}
    assert {"con", "prn", "aux", "nul"} | ports == DEVICE_NAMES


# ---- languages


def test_the_languages_of_the_site() -> None:
    """Locales are written into pages and pictures; a wrong one would format dates otherwise."""
    assert CODES == ("id", "en")
    known = [(each.code, each.name, each.locale, each.root) for each in LANGUAGES.values()]
    assert known == [("id", "Bahasa Indonesia", "id_ID", "/"), ("en", "English", "en_GB", "/en/")]
    assert [each.adjective for each in LANGUAGES.values()] == ["Indonesian", "English"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *((tag, True) for tag in ("id", "ace", "zh-Hans", "en-GB-oxendict", "de-1996")),
        *(
            (tag, False)
            for tag in ("", "-ab", "a", "indo", "zh-", "zh-H", "zh-Simplified", "zh_TW")
        ),
    ],
)
def test_tags_of_any_language(tag: str, expected: bool) -> None:
    assert bool(re.fullmatch(TAG, tag)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ini adalah naskah yang tidak panjang.", "id", id="Indonesian"),
        pytest.param("This is the text of an article.", "en", id="English"),
        pytest.param("THE END OF THE STORY", "en", id="capitals"),
        pytest.param("Lorem ipsum", "id", id="neither: the site's own"),
        pytest.param("", "id", id="nothing"),
    ],
)
def test_a_language_is_guessed_by_its_commonest_words(text: str, expected: str) -> None:
    assert guess_language(text) == expected


def test_what_is_hedged_in_one_language_is_hedged_in_the_other() -> None:
    """The lens must not make a translation look surer than the article."""

    def hedged(texts: dict[str, str], language: str) -> set[str]:
        words = re.compile(rf"\b({'|'.join(HEDGES[language])})\b", re.IGNORECASE)
        return {a for a, text in texts.items() if "-s" in a and words.search(text)}

    assert hedged(TEXTS, "id") <= hedged(TRANSLATION, "en")
    assert hedged(TEXTS, "id")
