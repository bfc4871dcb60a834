"""The manifest `briefing.yml`: its shape, and its text to a Manifest or problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from taklimat.diagnostics import Problem, ProblemError, excerpt, nearest
from taklimat.language import CODES
from taklimat.yaml_tree import Path, Tree, read_tree

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ANCHOR = r"^(sec[0-9]+[a-z]*|p[0-9]+[a-z]*(-s[0-9]+[a-z]*)?)$"
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=60)]
RecommendationId = Annotated[str, StringConstraints(pattern=r"^r[1-9][0-9]*$")]
SectionId = Annotated[str, StringConstraints(pattern=r"^sec[0-9]+[a-z]*$")]
Anchor = Annotated[str, StringConstraints(pattern=_ANCHOR)]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Code = Literal["id", "en"]
Cites = Annotated[tuple[Anchor, ...], Field(min_length=1)]


class Strict(BaseModel):
    """A mapping with these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """Words in the briefing's languages."""

    id: Words | None = None
    en: Words | None = None

    def in_(self, language: str) -> str:
        """Return the words in a language that the manifest lists."""
        return str(getattr(self, language))


class Statement(Text):
    """An editors' text that names the sentences it rests on."""

    cites: Cites
    status: Literal["draft", "reviewed"] = "reviewed"


class Quote(Strict):
    """A verbatim part of the cited sentences."""

    cites: Cites
    text: Words


class Quotation(Quote):
    """Words that the article attributes to a source."""

    by: Id
    """An instrument or an actor."""


class Origin(Strict):
    """What is known of the article; null where it does not say."""

    title: Words | None = None
    author: Words | None = None
    published: Words | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    rights: Words | None = None
    received: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Audience(Strict):
    """Whom the author addresses and whom not."""

    addressed: Statement
    not_addressed: tuple[Statement, ...] = ()


class Region(Strict):
    """A region, or a cross-cutting theme that is treated like one."""

    name: Text
    kind: Literal["region", "theme"] = "region"
    """A theme cuts across the regions and has no point of its own in their mark."""
    sections: tuple[SectionId, ...] = ()
    stance: Statement
    points: tuple[Statement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    gaps: tuple[Statement, ...] = ()


class Recommendation(Strict):
    """What the author asks of whom; null means that the author does not state it."""

    title: Text
    action: Statement
    addressees: Annotated[tuple[Id, ...], Field(min_length=1)]
    addressed_in: Cites
    instrument: Statement | None
    deadline: Statement | None
    measure: Statement | None
    note: Statement | None = None
    strength: Words | None
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]
    instruments: tuple[Id, ...] = ()
    regions: tuple[Id, ...] = ()


class Named(Strict):
    """Something that the article names: an instrument or an actor."""

    name: Text
    forms: tuple[Words, ...] = ()
    """The article's own words for it, which become links."""
    mentioned: tuple[Anchor, ...] = ()
    """Sentences that refer to it, in these words or others."""


class Instrument(Named):
    """A law, bill, order, framework, report, code or definition."""

    kind: Literal[
        "law", "bill", "draft", "order", "framework", "report", "code", "definition",
        "export-control", "strategy",
    ]  # fmt: skip
    jurisdiction: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}$")]
    provisions: tuple[Words, ...] = ()
    says: Statement
    points: tuple[Statement, ...] = ()
    see: Id | None = None
    """An actor that is the same thing; it has this page."""


class Actor(Named):
    """A body or person."""

    kind: Literal["company", "state", "party", "organisation", "authority", "person", "group"]
    says: Statement


class Term(Strict):
    """An entry of the glossary."""

    slug: Id
    term: Text
    original: Words | None = None
    definition: Statement
    forms: tuple[Words, ...] = ()
    related: tuple[Id, ...] = ()


class Manifest(Strict):
    """Everything that editors write about one article."""

    model_config = ConfigDict(title="Taklimat: briefing.yml")

    title: Text
    languages: Annotated[tuple[Code, ...], Field(min_length=1)]
    source: Origin
    gist: Statement
    points: Annotated[tuple[Statement, ...], Field(max_length=7)] = ()
    audience: Audience | None = None
    sections: dict[SectionId, Text] = {}
    regions: dict[Id, Region] = {}
    recommendations: dict[RecommendationId, Recommendation] = {}
    instruments: dict[Id, Instrument] = {}
    actors: dict[Id, Actor] = {}
    glossary: tuple[Term, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    redirects: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A manifest and where each of its values stands."""

    manifest: Manifest
    tree: Tree


def read_manifest(text: str, file: str) -> Loaded:
    """Return the manifest of a YAML text.

    Raises:
        ProblemError: all that is wrong with its shape.
    """
    tree = read_tree(text, file)
    try:
        return Loaded(Manifest.model_validate(tree.value), tree)
    except ValidationError as error:
        problems = [_problem(dict(detail), tree) for detail in error.errors()]
        raise ProblemError(problems) from None


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the manifest, for completion in an editor."""
    return Manifest.model_json_schema()


def values(model: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every model inside a manifest with its path, itself first."""
    if isinstance(model, BaseModel):
        yield path, model
        for name in type(model).model_fields:
            yield from values(getattr(model, name), (*path, name))
    elif isinstance(model, dict | MappingProxyType):
        for key, value in model.items():
            yield from values(value, (*path, key))
    elif isinstance(model, tuple):
        for k, value in enumerate(model):
            yield from values(value, (*path, k))


# ---- pydantic's details in an editor's words ----

_MESSAGES = {
    "string_type": "a text is expected here",
    "tuple_type": "a list is expected here",
    "dict_type": "a mapping of names to values is expected here",
    "model_type": "a mapping of names to values is expected here",
    "model_attributes_type": "a mapping of names to values is expected here",
    "too_short": "at least one entry is needed here",
    "string_too_short": "an empty text",
}
_PATTERNS = {
    _ID: "is not a name of lower-case letters, digits and hyphens",
    r"^r[1-9][0-9]*$": "is not r1, r2, …",
    r"^sec[0-9]+[a-z]*$": "is not sec0, sec1, …",
    _ANCHOR: "is not an anchor such as p7 or p7-s2",
    r"^\d{4}-\d{2}-\d{2}$": "is not a date such as 2026-11-22",
}


def _problem(detail: dict[str, Any], tree: Tree) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    kind, given = detail["type"], detail.get("input")
    last = str(path[-1]) if path else ""
    match kind:
        case "extra_forbidden":
            hint = nearest(last, _known_keys())
            return Problem(tree.key_place(path), f"unknown key `{excerpt(last)}`", hint)
        case "missing":
            return Problem(tree.place(path[:-1]), f"`{last}` is missing{_inside(path)}")
        case "literal_error":
            expected = str(detail["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            hint = nearest(str(given), expected.split(", ")) or f"one of {expected}"
            return Problem(tree.place(path), f"“{excerpt(str(given))}” is not known here", hint)
        case "string_pattern_mismatch":
            what = _PATTERNS.get(detail["ctx"]["pattern"], "does not have the right form")
            place = tree.key_place(path) if "[key]" in detail["loc"] else tree.place(path)
            return Problem(place, f"“{excerpt(str(given))}” {what}")
        case _:
            message = _MESSAGES.get(kind, str(detail["msg"]))
            return Problem(tree.place(path), message + _inside((*path, "")))


def _inside(path: tuple[Any, ...]) -> str:
    names = [str(part) for part in path[:-1]]
    return f" (in {' → '.join(names)})" if names else ""


def _known_keys() -> set[str]:
    models: list[type[BaseModel]] = [*_subclasses(Strict)]
    return {name for model in models for name in model.model_fields} | set(CODES)


def _subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in model.__subclasses__():
        yield child
        yield from _subclasses(child)


_SLUG = re.compile(_ID)


def is_slug(text: str) -> bool:
    """Tell whether a folder's name can be an address."""
    return _SLUG.fullmatch(text) is not None
