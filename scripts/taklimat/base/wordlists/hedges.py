"""Words by which an author is less than certain, by language."""

HEDGES = {
    "id": ("mungkin", "kemungkinan", "tampaknya", "tampak", "berpotensi", "seolah-olah",
           "dilaporkan"),
    "en": ("may", "might", "probably", "apparently", "seem", "seems", "seemingly", "potentially",
           "could", "as if", "reportedly", "perhaps", "appear", "appears"),
}  # fmt: skip
