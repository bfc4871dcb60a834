"""The commonest words of each language, by which a text's language is guessed."""

COMMON_WORDS = {
    "id": frozenset(
        {"yang", "dan", "di", "dari", "untuk", "dengan", "pada", "ini", "itu", "tidak"}
    ),
    "en": frozenset({"the", "and", "of", "to", "in", "for", "with", "that", "is", "not"}),
}
