"""Checks of the manifest's words that are copied from translations; each yields problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from taklimat.article.model import Article
from taklimat.base.diagnostics import Problem, excerpt
from taklimat.base.text import says, stands_in
from taklimat.base.yaml_tree import Path
from taklimat.editors.checks import check_forms, mentioned_in
from taklimat.editors.manifest import Loaded, Manifest


def check_translated_words(
    loaded: Loaded, translations: Mapping[str, Article]
) -> Iterator[Problem]:
    """Yield the problems of words in the manifest that are copied from translations."""
    yield from _translated_forms(loaded, translations)
    for path, words_in, cites in _translated_words(loaded.manifest):
        for code, words in words_in.items():
            place = loaded.tree.place((*path, code))
            if code in translations:
                texts = dict(translations[code].texts())
                if not any(says(texts[a], words) for a in cites):
                    where = ", ".join(cites)
                    message = f"the translation of {where} does not say “{excerpt(words)}”"
                    yield Problem(place, message, "copy the words from the translation")
            elif code not in loaded.manifest.languages[1:]:
                yield Problem(place, f"there is no translation into `{code}`")


def _translated_words(
    manifest: Manifest,
) -> Iterator[tuple[Path, Mapping[str, str], tuple[str, ...]]]:
    """Yield (path, words by language, cites) of each value in a translation's words."""
    for name, item in manifest.recommendations.items():
        cites = dict.fromkeys(str(anchor) for quote in item.quotes for anchor in quote.cites)
        yield ("recommendations", name, "strength_in"), item.strength_in, tuple(cites)
    for k, row in enumerate(manifest.timeline):
        yield ("timeline", k, "as_stated_in"), row.as_stated_in, tuple(map(str, row.cites))


def _translated_forms(loaded: Loaded, translations: Mapping[str, Article]) -> Iterator[Problem]:
    rows: dict[str, list[tuple[Path, tuple[str, ...]]]] = {code: [] for code in translations}
    for path, item in mentioned_in(loaded.manifest):
        for code, forms in item.forms_in.items():
            where = (*path, "forms_in", code)
            if code in rows:
                rows[code].append((where, forms))
            elif code not in loaded.manifest.languages[1:]:
                yield Problem(loaded.tree.place(where), f"there is no translation into `{code}`")
    for code, article in translations.items():
        yield from check_forms(rows[code], article, loaded.tree)
    yield from _translated_provisions(loaded, translations)


def _translated_provisions(
    loaded: Loaded, translations: Mapping[str, Article]
) -> Iterator[Problem]:
    for name, instrument in loaded.manifest.instruments.items():
        for code, provisions in instrument.provisions_in.items():
            where: Path = ("instruments", name, "provisions_in", code)
            if code not in translations:
                yield Problem(loaded.tree.place(where), f"there is no translation into `{code}`")
                continue
            if len(provisions) != len(instrument.provisions):
                message = f"{len(instrument.provisions)} provisions, and {len(provisions)} here"
                yield Problem(loaded.tree.place(where), message, "one for each, in their order")
            lines = [sentence.text for sentence in translations[code].sentences]
            for k, provision in enumerate(provisions):
                if not any(stands_in(provision, line) for line in lines):
                    message = f"the translation nowhere says “{excerpt(provision)}”"
                    yield Problem(loaded.tree.place((*where, k)), message)
