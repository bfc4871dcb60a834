"""Whatever is changed in the editors' files: an error that says where, or a whole site."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import builders

from taklimat.article.reader import read_article
from taklimat.article.translation import TranslationSource
from taklimat.base.diagnostics import ProblemError
from taklimat.base.yaml_tree import Path
from taklimat.editors.draft.skeleton import skeleton
from taklimat.outputs.data.files import data_files
from taklimat.outputs.html.previews import preview_script
from taklimat.outputs.html.render import body
from taklimat.outputs.theme import body_templates
from taklimat.pages.site import Site, read_site

TEMPLATES = body_templates()
LINE = re.compile(r"[^:\n]+:[0-9]+:[0-9]+: (error|notice): .+(\n  hint: .+)?")
PYDANTIC = re.compile("Input should|Value error|valid string")
SEED = builders.seed(
    facts=builders.full_facts(), languages=list(builders.LANGUAGES), **builders.full()
)
FILES: dict[str, Any] = {
    "manifest": json.loads(SEED.manifest),
    "facts": json.loads(builders.full_facts().text),
    "translation": json.loads(SEED.translations[0].text),
}
ODD: tuple[Any, ...] = (
    None, "", " ", "\x00", "\x1c", "x" * 300, "9" * 5000, [], {}, [None], [[]], {"id": "x"},
    "p1", "p9", "sec0", "sec1", "p1-s1", ["p1"], ["sec0"], ["sec1"], ["p1-s1", "p1-s1"], "p\u0663",
    "r1", "uu", "timur", "badan", "misal", "nanti", "lama/", ["uu", "uu"], "id", "en", "true",
    "0001-01-01", "9999-12-31", "2024-02-30", "0000", "https://[", "https://", "javascript:x",
    "[x](#p1)", "[x](#p9)", "[x](#)", "[x](lang:en-US)", "**", "<b>", "{{ x }}", "&#0;", "\\",
)  # fmt: skip


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place below a value."""
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key)
            yield from paths(child, (*path, key))


PLACES = [(name, path) for name, data in FILES.items() for path in paths(data)]


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def put(parent: Any, key: Any, new: Any) -> None:
    parent[key] = new


def remove(parent: Any, key: Any, _: Any) -> None:
    del parent[key]


def rename(parent: Any, key: Any, new: Any) -> None:
    """Put it under another name, too; in a list, a second time."""
    if isinstance(parent, list):
        parent.append(parent[key])
    else:
        parent[new if isinstance(new, str) else "lain"] = parent[key]


copied = st.sampled_from(PLACES).map(lambda place: at(FILES[place[0]], place[1]))


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(PLACES),
    st.sampled_from([put, put, remove, rename]),
    st.sampled_from(ODD) | copied,
)
def test_a_change_is_an_error_or_makes_a_site(
    place: tuple[str, Path], change: Any, new: Any
) -> None:
    files, (name, path) = copy.deepcopy(FILES), place
    change(at(files[name], path[:-1]), path[-1], copy.deepcopy(new))
    texts = {key: json.dumps(data) for key, data in files.items()}
    seed = replace(
        SEED,
        manifest=texts["manifest"],
        facts=replace(builders.full_facts(), text=texts["facts"]),
        translations=(TranslationSource("en", "translation.en.yml", texts["translation"]),),
    )
    try:
        library = read_site([seed])
    except ProblemError as error:
        said = [str(problem) for problem in error.problems]
        assert [line for line in said if not LINE.fullmatch(line) or PYDANTIC.search(line)] == []
    else:
        assert_makes_a_site(library)


@builders.few
@given(
    st.text('Aa.\n\n \f\v*`"\u2028\ufffe\uffff', max_size=30) | st.text(max_size=30),
    st.text("a ./\udcff\n\x01\u2028*#", max_size=5) | st.text(max_size=5),
    st.sampled_from(["article.id.txt", "article.en.md"]),
)
def test_the_first_manifest_of_any_article_passes_its_checks(
    words: str, name: str, file: str
) -> None:
    language = file.split(".")[1]
    source = builders.source(words.encode(errors="replace"), file, language)
    try:
        article = read_article(source)
    except ProblemError:
        return  # no article
    manifest = skeleton(article, builders.DATE, name)
    seed = replace(builders.seed(), source=source, manifest=manifest, article_file=file)
    read_site([seed])


def assert_makes_a_site(library: Site) -> None:
    addresses = Counter(address for page in library.pages for address in page.addresses)
    assert max(addresses.values()) == 1
    for page in library.pages:
        html = body(page, TEMPLATES)
        assert all(f'id="{name}"' in html for name in page.fragments)
    for briefing in library.briefings:
        data_files(briefing, "https://contoh.example/")
        for language in briefing.languages:
            preview_script(briefing, language)
