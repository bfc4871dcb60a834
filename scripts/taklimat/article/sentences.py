"""Split a paragraph into sentences; sentence boundaries are made here, and nowhere else.

Two steps. First every run of terminators (``.``, ``?!``, ``…``) is judged by the words around
it: is this an abbreviation, an initial, a list number, or the end? Then the ends that lie inside
quotation marks or brackets are dropped, by one rule, made for quoting: a sentence is cited alone,
so it must not turn somebody else's words into the author's.

- Inside brackets nothing is cut. A bracket ends a sentence only if it also began one.
- A quotation that is part of a sentence stays whole: one that a colon, a comma or a verb brings
  in, or that goes on after the closing mark with a comma, a small letter or "Name said".
- A quotation that stands alone (begins a sentence and ends with its own terminator) is cut
  inside like any other text.
- A mark that is opened and never closed in the paragraph counts for nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from taklimat.base.wordlists.abbreviations import (
    BEFORE_NUMBER,
    LABELLED,
    NAME_SUFFIXES,
    NEVER_LAST,
    OFTEN_LAST,
    RARELY_LAST,
)
from taklimat.base.wordlists.starters import SPEECH, STARTERS

Span = tuple[int, int]
"""Half-open: first character, one past the last."""


def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Return where the sentences of a paragraph are, in characters, white space left out.

    Every character that is not white space lies in exactly one span. ``language`` is "id" or
    "en"; any other is read with the words of both. Never raises; linear in the text's length.
    """
    stops = _stops(text, _LANGUAGES.get(language, _NEUTRAL))
    hidden = _hidden(text, stops)
    ends = [stop.end for stop in stops if not hidden(stop)]
    return tuple(_trimmed(text, [0, *ends, len(text)]))


def _trimmed(text: str, cuts: list[int]) -> Iterator[Span]:
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if words := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(words)


@dataclass(frozen=True, slots=True)
class _Language:
    starters: frozenset[str]
    """Words that, written with a capital, start a sentence rather than belong to a name."""
    speech: re.Pattern[str]
    """A speaker named with a capital after a closing quotation mark: "Budi bertanya"."""


def _language(starters: str, verbs: str) -> _Language:
    said = "|".join(sorted({*verbs.split()}))
    name = r"(?: [A-Z] [\w.’'-]{0,30}+ \s+ ){1,3}"
    return _Language(frozenset(starters.split()), re.compile(rf"{name} (?:{said}) \b", re.VERBOSE))


_LANGUAGES = {code: _language(STARTERS[code], SPEECH[code]) for code in STARTERS}
_NEUTRAL = _language(" ".join(STARTERS.values()), " ".join(SPEECH.values()))


# --- Step 1: where a sentence may end -----------------------------------------------------------

# Every repetition is possessive (++, *+): a run is read once, so 100,000 full stops cost no more
# than any other text.
_STOP = re.compile(
    r"""
    (?<! [.!?…‽‼⁇⁈⁉؟] )
    (?P<marks> [.!?…‽‼⁇⁈⁉؟]++ )
    (?P<closers> [”’"'»›)\]}]*+ )
    (?P<note> (?:                        # a footnote mark belongs to the sentence before it
        [ ]? \[ [0-9]{1,3} (?: [,–-] [ ]? [0-9]{1,3} )* \] | [⁰¹²³⁴-⁹]
    )++ | [0-9]{1,3} | )
    (?= \s | \Z )                        # without a space after it nothing ends: "contoh.id"
  | (?P<wide> [。！？｡]++ [」』）】”’"'»›)\]}]*+ )
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"""(?: [\s“‘„"'«‹(\[{「『（【¿¡–—•*-] )*+ """, re.VERBOSE)
_NUMBER = r"(?: [0-9]{1,3} (?: \.[0-9]{1,3} )* | [ivxlc]{1,5} | [IVXLC]{1,5} | [A-Za-z] )"
_ENUMERATOR = re.compile(
    rf"""
    (?: [–—•*-] \s* )?                   # a bullet
    (?: (?: Pasal | Bab | BAB | Bagian | Lampiran | Langkah | Tabel | Gambar | Article | Section
        | Chapter | Part | Appendix | Step | Table | Figure ) \s )?
    {_NUMBER}
    """,
    re.VERBOSE,
)
_LISTED = re.compile(rf"; \s+ {_NUMBER} \Z | : \s+ [1aAiI] \Z", re.VERBOSE)
_NUMBERED = re.compile(r"[#]? [0-9] | [IVXLC]+ \b | [A-Z] \b", re.VERBOSE)
_DOTTED = re.compile(r"(?: [A-Z][a-z]? \. )+ [A-Z][A-Za-z]{0,4} | (?: [a-z]\. )+ [a-z]", re.VERBOSE)
_DEGREE = re.compile(r", \s+ (?: [A-Z]{1,2}\. )+ [A-Z]{1,2} \Z", re.VERBOSE)
_BREAK = re.compile(r"[\s“”‘’\"«»(\[{—–]")
_SMALL_START = re.compile(
    r"""
    [a-z]{1,2}[A-Z]                                  # "iPhone"
  | (?: [a-z] | [ivx]{1,4} ) [.)\]] \s+ [A-Z]        # "b. Daerah", "(b) Daerah"
  | [a-z0-9-]{3,30}+ \. [a-z]{2,} [^\S.]             # "contoh.id"
    """,
    re.VERBOSE,
)
_CAPITAL_THEN_SMALL = re.compile(r"[A-Z][a-z]+ [a-z]")
_DOT_FIRST = re.compile(r"\.[A-Z]|(?:\.\.\.|…)\]")
"""What starts a sentence with a full stop: ".NET", "[...]"."""
_REACH = 80
"""How many characters around a terminator are read; no abbreviation is longer."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """A run of terminators that ends a sentence, if nothing encloses it."""

    mark: int
    end: int


@dataclass(frozen=True, slots=True)
class _Site:
    """What is written around a run of terminators."""

    head: str
    """The sentence so far, or its last characters."""
    marks: str
    closers: str
    note: str
    tail: str
    """What follows, from its first letter or figure on."""
    small: bool
    """The whole text is in small letters, so a small letter can start a sentence."""

    @property
    def word(self) -> str:
        """The word that the terminators follow."""
        return _BREAK.split(self.head)[-1]

    @property
    def next_word(self) -> str:
        """The word that follows, without punctuation."""
        return re.split(r"[^\w-]", self.tail, maxsplit=1)[0]


def _stops(text: str, language: _Language) -> tuple[_Stop, ...]:
    found: list[_Stop] = []
    start, small = 0, text.islower()
    for match in _STOP.finditer(text):
        if match["wide"] or _ends_sentence(_site(match, start, small), language):
            start = match.end()
            found.append(_Stop(match.start(), start))
    return tuple(found)


def _site(match: re.Match[str], start: int, small: bool) -> _Site:
    text, mark = match.string, match.start()
    after = _next(text, match.end())
    return _Site(
        head=text[max(start, mark - _REACH) : mark].lstrip(),
        marks=match["marks"],
        closers=match["closers"],
        note=match["note"],
        tail=text[after : after + _REACH],
        small=small,
    )


def _next(text: str, at: int) -> int:
    """Return where the next word starts, behind white space, opening marks and bullets."""
    found = _NEXT.match(text, at)
    return found.end() if found else at


def _ends_sentence(site: _Site, language: _Language) -> bool:
    if not _can_start(site) or _is_omission(site) or not _note_fits(site):
        return False
    if site.marks == ".":
        return not _counts(site) and _full_stop_ends(site, language)
    if site.closers and language.speech.match(site.tail):
        return False
    return not _among(site.word + site.marks, RARELY_LAST) or _starts(site, language)


def _can_start(site: _Site) -> bool:
    """Whether what follows can be the start of a sentence (or is the end of the text)."""
    tail = site.tail
    if not tail or _SMALL_START.match(tail):
        return True
    if tail[0].islower():
        return site.small and not site.closers and len(site.marks) == 1 and site.marks != "…"
    return tail[0] not in ".,;:!?…%)]”’»›" or bool(_DOT_FIRST.match(tail))


def _is_omission(site: _Site) -> bool:
    """Whether the terminators stand alone in brackets: "[...]", "(!)"."""
    return site.head.endswith(("[", "(")) and site.closers[:1] in {"]", ")"}


def _note_fits(site: _Site) -> bool:
    """Tell "akhir.1 Lalu" from "hlm.12 Ini", "v.2 Ini" and "Rp1.500 Itu"."""
    if not site.note.isdecimal() or site.closers:
        return True
    short = _among(site.word, BEFORE_NUMBER) or _among(site.word, NEVER_LAST)
    return not short and re.search(r"[^\W\d_]{3}\Z", site.head) is not None


def _counts(site: _Site) -> bool:
    """Whether the full stop belongs to a list number: "1. Pertama", "Pasal 2. Setiap orang"."""
    return bool(_ENUMERATOR.fullmatch(site.head) or _LISTED.search(site.head))


def _full_stop_ends(site: _Site, language: _Language) -> bool:
    word = site.word
    if _among(word, NEVER_LAST):
        return not site.tail
    if _among(word, BEFORE_NUMBER):
        return not _numbered(site)
    if _among(word, OFTEN_LAST):
        return not site.tail or site.tail[0].isupper()
    if _among(word, RARELY_LAST):
        lone = word in NAME_SUFFIXES and _CAPITAL_THEN_SMALL.match(site.tail)
        return bool(lone) or _starts(site, language)
    return _letters_end(site, language)


def _letters_end(site: _Site, language: _Language) -> bool:
    """Judge initials, academic degrees and other letters with full stops; all else ends."""
    word = site.word
    if len(word) == 1 and word.isupper():
        before = site.head[:-1].split()[-1:]
        labels = word == "X" or (bool(before) and before[0].lower() in LABELLED)
        return labels or _starts(site, language)
    if not _DOTTED.fullmatch(word):
        return True
    if _DEGREE.search(site.head) or not word.replace(".", "").isupper():
        return word[0].isupper() and not _DOTTED.match(site.tail)
    return _starts(site, language)


def _among(word: str, known: frozenset[str]) -> bool:
    return word in known or (word[:1].isupper() and word[0].lower() + word[1:] in known)


def _numbered(site: _Site) -> bool:
    if site.word.lower() in {"no", "nos"}:  # "No. I stay." is an answer
        return bool(re.match(r"#?[0-9]", site.tail))
    return bool(_NUMBERED.match(site.tail))


def _starts(site: _Site, language: _Language) -> bool:
    """Whether the next word is one that starts sentences, not one more part of a name."""
    word = site.next_word
    return not site.tail or word in language.starters or (len(word) > 5 and word.endswith("nya"))


# --- Step 2: which ends are hidden in quotation marks and brackets ------------------------------

_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
_QUOTES = {"“": "”", "‘": "’", "«": "»", "‹": "›", "「": "」", "『": "』"}
_PAIRS = _BRACKETS | _QUOTES
_UNDIRECTED = {'"': "”", "'": "’", "”": "”"}
"""Marks that stand on both sides, to what ends them (real texts open with " and close with ”).

What is written around such a mark tells which side it is on.
"""
_MARK = re.compile("[" + re.escape("".join([*_PAIRS, *_PAIRS.values(), *_UNDIRECTED])) + "]")
_AFTER_STOP = re.compile(r"[.!?…][”’\"')\]]*\s+\Z")
_YEAR = re.compile(r"['‘][0-9]{2}(?:[^0-9]|\Z)")


def _hidden(text: str, stops: tuple[_Stop, ...]) -> Callable[[_Stop], bool]:
    """Return the test that says whether quotation marks or brackets hide an end."""
    starts = (0, *(stop.end for stop in stops))
    openings = {at for start in starts for at in range(start, _next(text, start))}
    closings = {at for stop in stops for at in range(stop.mark, stop.end)}
    inner: list[Span] = []  # brackets inside a sentence: they cannot end it
    whole: list[Span] = []  # all else that is not cut: its own end may end a sentence
    for start, end in _enclosures(text):
        if text[start] not in _BRACKETS:
            if start not in openings or end not in closings:
                whole.append((start, end))
        elif start in openings or _AFTER_STOP.search(text, max(0, start - 8), start):
            whole.append((start, end))
        else:
            inner.append((start, end))
    in_inner, in_whole = _cover(inner), _cover(whole)
    return lambda stop: in_inner(stop.mark) or in_whole(stop.end)


def _enclosures(text: str) -> Iterator[Span]:
    """Yield the first and last character of every pair of quotation marks or brackets."""
    waiting: dict[str, list[int]] = {}
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if _opens(text, at):
            waiting.setdefault(_PAIRS.get(mark) or _UNDIRECTED[mark], []).append(at)
        elif (open_ := waiting.get(_UNDIRECTED.get(mark, mark))) and _closes(text, at):
            yield open_.pop(), at


def _opens(text: str, at: int) -> bool:
    if text[at] in "'‘" and _YEAR.match(text, at):  # the year '98 is no quotation
        return False
    if text[at] in _PAIRS:
        return True
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    outside = not before or before.isspace() or before in "([{“‘—–:"
    return text[at] in _UNDIRECTED and outside and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Whether a mark can be on the right; an apostrophe before a letter is not."""
    return text[at] not in "'’" or not text[at + 1 : at + 2].isalnum()


def _cover(spans: Iterable[Span]) -> Callable[[int], bool]:
    """Return the test whether a position lies after the start of a span and not after its end."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))

    def covers(position: int) -> bool:
        before = bisect_left(starts, position)
        return before > 0 and reach[before - 1] >= position

    return covers
