"""A translation has one text for each heading and sentence; missing and unknown ones are errors."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests import builders

from taklimat.article.translation import TranslationSource, read_translation, wanted
from taklimat.base.anchors import receipt
from taklimat.base.diagnostics import ProblemError
from taklimat.briefing.reading import read_briefing
from taklimat.record.publish import additions
from taklimat.record.rows import read_ledger

TEXT = "Satu. Dua.\nBagian\nTiga.\n"
ARTICLE = builders.article(TEXT)
WHOLE = {"p1-s1": "One.", "p1-s2": "Two.", "sec1": "Part", "p2-s1": "Three."}


def source(texts: Any, language: str = "en") -> TranslationSource:
    return TranslationSource(language, "translation.en.yml", json.dumps(texts, ensure_ascii=False))


def said(texts: Any) -> list[str]:
    with pytest.raises(ProblemError) as caught:
        read_translation(source(texts), ARTICLE)
    return [str(problem) for problem in caught.value.problems]


def test_it_has_the_articles_shape_and_the_editors_words() -> None:
    translation = read_translation(source(WHOLE), ARTICLE)
    assert translation.language == "en"
    assert [a for a, _ in translation.texts()] == [a for a, _ in ARTICLE.texts()]
    texts = dict(translation.texts())
    assert {a: texts[a] for a in WHOLE} == WHOLE
    assert texts["p1"] == "One. Two."


def test_every_heading_and_sentence_is_wanted_in_order() -> None:
    assert wanted(ARTICLE) == ("p1-s1", "p1-s2", "sec1", "p2-s1")


@pytest.mark.parametrize(("texts", "expected"), [
    pytest.param({**WHOLE, "p9-s1": "More."}, "no sentence or heading `p9-s1`", id="unknown"),
    pytest.param({**WHOLE, "p1": "One. Two."}, "no sentence or heading `p1`", id="a paragraph"),
    pytest.param({"p1-s1": "One."}, "without a translation: p1-s2, sec1, p2-s1", id="missing"),
    pytest.param({**WHOLE, "sec1": " "}, "the text of sec1 is empty", id="empty"),
    pytest.param({**WHOLE, "sec1": None}, "the text of sec1 is empty", id="null"),
    pytest.param(["One."], "a mapping of anchors to texts is expected", id="a list"),
])  # fmt: skip
def test_problems_are_reported(texts: Any, expected: str) -> None:
    assert any(expected in line for line in said(texts))


def test_many_unknown_keys_get_no_hints() -> None:
    """Each would be compared with every anchor: a minute for an article of 2,000 paragraphs."""
    lines = said({**WHOLE, **{f"p1-s{k}": "More." for k in range(3, 23)}})
    assert [line for line in lines if "did you mean" not in line] == []
    lines = said({**WHOLE, **{f"p1-s{k}": "More." for k in range(3, 24)}})
    assert len(lines) == 21
    assert [line for line in lines if "hint" in line] == []


def published(ledger: str, texts: dict[str, str]) -> str:
    """The ledger after a publishing with a translation of these texts."""
    known = read_ledger(ledger, "ledger.jsonl") if ledger else None
    translation = read_translation(source(texts), ARTICLE)
    briefing = builders.publishable(ARTICLE, translations=(translation,))
    return ledger + "".join(f"{line}\n" for line in additions(known, briefing, builders.DATE))


@pytest.mark.parametrize("wordings", [["One."], ["One.", "Uno."], ["One.", "Uno.", "One."]])
def test_the_present_wording_has_the_last_receipt(wordings: list[str]) -> None:
    """Permanent links and data name the last one."""
    ledger, texts = "", WHOLE
    for words in wordings:
        texts = {**WHOLE, "p1-s1": words}
        ledger = published(ledger, texts)
    seed = builders.seed(TEXT, languages=["id", "en"], ledger=ledger)
    briefing = read_briefing(replace(seed, translations=(source(texts),)))
    *earlier, present = briefing.receipts_in("en")["p1-s1"]
    assert present == receipt(wordings[-1])
    assert {*earlier, present} == {receipt(words) for words in wordings}
    assert present not in earlier
