"""The real briefing's published words, read from its ledger without the code under test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "seeds/ai-terbuka/ledger.jsonl"
LEDGER: list[dict[str, Any]] = [json.loads(x) for x in _FILE.read_text("utf-8").splitlines()]


def _texts(language: str) -> dict[str, str]:
    """Words by anchor, each as last revised; a paragraph's are those of its sentences."""
    texts: dict[str, str] = {}
    for row in LEDGER:
        if row["kind"] == "unit" and row["language"] == language:
            texts[row["anchor"]] = row.get("text", "")
    for anchor, text in list(texts.items()):
        paragraph, is_sentence, _ = anchor.partition("-s")
        if is_sentence:
            texts[paragraph] = f"{texts[paragraph]} {text}".strip()
    return {anchor: text for anchor, text in texts.items() if text}


TEXTS, TRANSLATION = _texts("id"), _texts("en")
