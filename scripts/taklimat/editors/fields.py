"""What the editors' files are made of: kinds of values, and what is wrong with one, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from taklimat.base.diagnostics import Place, Problem, ProblemError, excerpt, nearest
from taklimat.base.inline import Inline
from taklimat.base.languages import CODES, DEVICE_NAMES, RESERVED_SLUGS, TAG
from taklimat.base.yaml_tree import Path, Tree, read_tree

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ANCHOR = r"^(sec[0-9]+[a-z]*|p[0-9]+[a-z]*(-s[0-9]+[a-z]*)?)$"
_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_WEB = r"^https?://\S+$"
_SPOKEN = f"^{TAG}$"
_JURISDICTION = r"^[A-Z]{2,4}$"
_OLD_PAGE = r"^[a-z0-9-]+(/[a-z0-9-]+)*/?$"
_NEW_PAGE = r"^([a-z0-9-]+/)*(#[a-z0-9-]+)?$"


def _no_device(path: str) -> str:
    """Refuse a name that Windows reserves: many ids are names of folders."""
    if DEVICE_NAMES.intersection(path.split("/")):
        raise PydanticCustomError("device_name", "a device of Windows")
    return path


Id = Annotated[str, StringConstraints(pattern=_ID, max_length=60), AfterValidator(_no_device)]
RecommendationId = Annotated[str, StringConstraints(pattern=r"^r[1-9][0-9]*$")]
SectionId = Annotated[str, StringConstraints(pattern=r"^sec[0-9]+[a-z]*$")]
Anchor = Annotated[str, StringConstraints(pattern=_ANCHOR)]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Code = Literal["id", "en"]
Spoken = Annotated[str, StringConstraints(pattern=_SPOKEN)]
"""A language that a text is in; pages need not exist in it."""
Jurisdiction = Annotated[str, StringConstraints(pattern=_JURISDICTION)]
Cites = Annotated[
    tuple[Anchor, ...],
    Field(min_length=1, description="The sentences or paragraphs of the article that it rests on."),
]


def _of_the_calendar(day: str) -> str:
    date.fromisoformat(day)
    return day


Day = Annotated[str, StringConstraints(pattern=_DAY), AfterValidator(_of_the_calendar)]
OldPage = Annotated[str, StringConstraints(pattern=_OLD_PAGE), AfterValidator(_no_device)]
NewPage = Annotated[str, StringConstraints(pattern=_NEW_PAGE)]


def _of_its_precision(text: str) -> str:
    date.fromisoformat(text + "-01-01"[: 3 * (2 - text.count("-"))])
    return text


def _with_a_host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host:
        raise PydanticCustomError("string_pattern_mismatch", "no host", {"pattern": _WEB})
    return address


Web = Annotated[str, StringConstraints(pattern=_WEB), AfterValidator(_with_a_host)]
Date = Annotated[str, StringConstraints(pattern=_DATE), AfterValidator(_of_its_precision)]
"""A year, month or day."""


class Strict(BaseModel):
    """A mapping with these keys and no others."""

    # Deferred: a file's whole shape is compiled once, and not also each of its parts.
    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True
    )


class Text(Strict):
    """Words in the briefing's languages."""

    id: Words | None = None
    """In Indonesian."""
    en: Words | None = None
    """In English."""

    def in_(self, language: str) -> Inline:
        """Return the words in a language that the manifest lists."""
        return Inline(getattr(self, language))


M = TypeVar("M", bound=BaseModel)


def validated(
    model: type[M], text: str, file: str, name: str = "file", hint: str = ""
) -> tuple[M, Tree]:
    """Return the model of a YAML text, and where each of its values stands.

    Raises:
        ProblemError: all that is wrong with its shape.
    """
    tree = read_tree(text, file)
    if tree.value is None:
        raise ProblemError([Problem(Place(file), f"the {name} is empty", hint)])
    try:
        return model.model_validate(tree.value), tree
    except ValidationError as error:
        details = [dict(detail) for detail in error.errors()]
        problems = [_problem(detail, tree) for detail in details if not _follows(detail)]
        raise ProblemError([*problems, *tree.notices]) from None


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
    "dict_type": "entries with a name each are expected here",
    "model_type": "keys with their values are expected here",
    "too_short": "at least one entry is needed here",
    "too_long": "at most {max_length} entries can stand here",
    "string_too_short": "an empty text",
    "string_too_long": "at most {max_length} characters can stand here",
}
_PATTERNS = {
    _ID: "is not a name of lower-case letters, digits and hyphens",
    r"^r[1-9][0-9]*$": "is not r1, r2, …",
    r"^sec[0-9]+[a-z]*$": "is not sec0, sec1, …",
    _ANCHOR: "is not an anchor such as p7 or p7-s2",
    _DAY: "is not a date such as 2026-11-22",
    _WEB: "is not an address that begins with http:// or https:// and names a host",
    _SPOKEN: "is not the tag of a language such as id or zh-Hans",
    _JURISDICTION: "is not a code in capital letters such as EU",
    _OLD_PAGE: "is not the path of a page in this briefing such as wilayah/cn",
    _DATE: "is not a date such as 2024, 2024-04 or 2024-04-16",
    _NEW_PAGE: "is not the path of a page in this briefing such as wilayah/cn/",
}


def _follows(detail: dict[str, Any]) -> bool:
    """Tell whether a list is too short only because of what is wrong with its entries."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _problem(detail: dict[str, Any], tree: Tree) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    place = tree.key_place(path) if "[key]" in detail["loc"] else tree.place(path)
    kind, given, context = detail["type"], str(detail.get("input")), detail.get("ctx", {})
    last = str(path[-1]) if path else ""
    match kind:
        case "extra_forbidden":
            return _unknown_key(last, tree.key_place(path))
        case "missing":
            return Problem(tree.place(path[:-1]), f"`{last}` is missing{_inside(path[:-1])}")
        case "literal_error":
            expected = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            hint = nearest(given, expected.split(", ")) or f"one of {expected}"
            return Problem(place, f"“{excerpt(given)}” is not known here", hint)
        case "string_pattern_mismatch" | "value_error":
            what = _PATTERNS.get(context.get("pattern", _DAY), "does not have the right form")
            return Problem(place, f"“{excerpt(given)}” {what}")
        case "device_name":
            name = next(part for part in given.split("/") if part in DEVICE_NAMES)
            message = f"“{name}” {_DEVICE}"
            return Problem(place, message, "no folder can be called that there; take another name")
        case "string_type" | "tuple_type" | "dict_type" | "model_type" if detail["input"] is None:
            what = f"`{last}`" if isinstance(path[-1], str) else "an entry"
            return Problem(place, f"{what} needs a value, and null is none{_inside(path)}")
        case "model_type":
            return _not_a_mapping(str(context["class_name"]), place, path)
        case _:
            known = _MESSAGES.get(kind)
            message = known.format(**context) if known else str(detail["msg"])
            hint = "write each as `name: …`" if kind == "dict_type" else ""
            return Problem(place, message + _inside(path), hint)


def _not_a_mapping(class_name: str, place: Place, path: Path) -> Problem:
    """Return the problem of a plain value where keys must stand, with the first that it needs."""
    model = next(m for m in _subclasses(Strict) if m.__name__ == class_name)
    if issubclass(model, Text):
        languages = ", ".join(f"{code}: …" for code in CODES)
        cites = ", cites: […]" if "cites" in model.model_fields else ""
        message = f"a text for each language is expected here{_inside(path)}"
        return Problem(place, message, f"write {{{languages}{cites}}}")
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    return Problem(
        place,
        _MESSAGES["model_type"] + _inside(path),
        f"such as `{(needed or [*model.model_fields])[0]}: …`",
    )


def _unknown_key(key: str, place: Place) -> Problem:
    hint = "quote a text that contains a comma" if " " in key else nearest(key, _known_keys())
    return Problem(place, f"unknown key `{excerpt(key)}`", hint)


def _inside(path: Path) -> str:
    return f" (in {spoken(path)})" if path else ""


def spoken(path: Path) -> str:
    """Name a path as an editor would, counting from 1: `recommendations → r3 → quotes → 1`."""
    return " → ".join(str(p + 1) if isinstance(p, int) else p for p in path) or "the manifest"


def _known_keys() -> set[str]:
    models: list[type[BaseModel]] = [*_subclasses(Strict)]
    return {name for model in models for name in model.model_fields} | set(CODES)


def _subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in model.__subclasses__():
        yield child
        yield from _subclasses(child)


_SLUG = re.compile(_ID)
_DEVICE = "is a name that Windows reserves for a device"


def slug_fault(slug: str) -> str:
    """Return why a briefing's folder cannot be called that, or ""."""
    if _SLUG.fullmatch(slug) is None:
        return f"“{excerpt(slug)}” {_PATTERNS[_ID]}"
    if slug in DEVICE_NAMES:
        return f"“{slug}” {_DEVICE}"
    return f"“{slug}” is reserved for the library's own pages" if slug in RESERVED_SLUGS else ""
