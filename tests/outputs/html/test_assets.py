"""Scripts go to readers without their comments and room, and stay the programs that we wrote."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests import builders

from taklimat.outputs.html.assets import WIDEST_SECTION, bundles, make_assets, minified
from taklimat.outputs.html.pieces import Pieces
from taklimat.outputs.html.view import View
from taklimat.pages.briefing_pages import briefing_pages

ROOT = Path(__file__).parents[3]


def style_sheet() -> str:
    files = make_assets({}).files.items()
    return "".join(content for path, content in files if path.endswith(".css"))


def same(written: str, sent: str, folder: Path) -> bool:
    for name, script in (("written.js", written), ("sent.js", sent)):
        (folder / name).write_text(script, encoding="utf-8")
    command = [
        "node",
        "tests/outputs/html/same_program.cjs",
        str(folder / "written.js"),
        str(folder / "sent.js"),
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return {"true": True, "false": False}[done.stdout]


@pytest.mark.programs
@pytest.mark.parametrize("name", [name for name in bundles() if name.endswith(".js")])
def test_what_is_sent_is_what_was_written(name: str, tmp_path: Path) -> None:
    assets = make_assets({})
    sent = assets.files[assets.addresses[name].strip("/")]
    assert len(sent) < len(bundles()[name])
    assert same(bundles()[name], sent, tmp_path)


@pytest.mark.programs
@pytest.mark.parametrize(
    "script",
    [
        "f('/* a */', '// b', /[/*]/, /'/, `  c  // d ${ e } f`);",
        "a = b / c / d; e = a ? /x y/ : a + +b - -c; f(); /g h/.test(i);",
        "if (a) b()\nelse c()\nfor (const d of e)\n  f(d)\n/* g */ h()",
        "let a = b\nlet c = a++\n++a\nconst d = class { static  e = 1\n get  f() { return  1 } }",
    ],
)
def test_hard_scripts_stay_the_same_program(script: str, tmp_path: Path) -> None:
    assert same(script, minified("a.js", script), tmp_path)


def test_licences_stay_and_other_comments_go() -> None:
    assert minified("a.js", "/*! MIT */ /* a */ /** b */ // c") == "/*! MIT */"
    assert minified("a.css", "/*! MIT */ /* a */ b { /* c */ }") == "/*! MIT */b{}"
    stemmers = minified("find.js", bundles()["find.js"])
    assert re.findall(r"LICENSE-[\w-]+\.txt", stemmers) == [
        "LICENSE-stemmer.txt",
        "LICENSE-orama-stemmers.txt",
    ]


@pytest.mark.programs
@pytest.mark.parametrize(
    "sent", ["f( 'a  b', /c/ )", "f('a b', /d/)", "f('a b', /c/i)", "f('a b')", "f('a b', /c/, 1n)"]
)
def test_another_program_is_told_apart(sent: str, tmp_path: Path) -> None:
    assert same("f('a b', /c/) // d", "f('a b',/c/)", tmp_path)
    assert not same("f('a b', /c/)", sent, tmp_path)


def test_every_width_and_height_of_the_map_has_a_class() -> None:
    pieces, css = Pieces(View(briefing_pages(builders.briefing("Satu."))[0])), style_sheet()
    counts = range(1, WIDEST_SECTION + 10)
    widths = {pieces.extent([0] * count): str(min(count, WIDEST_SECTION)) for count in counts}
    assert dict(re.findall(r"\.(n\d+)\s*\{\s*flex:\s*(\d+)", css)) == widths
    heights = {f"w{tenths}": tenths / 10 for tenths in range(1, 11)}
    found = re.findall(r"\.(w\d+)\s*\{\s*--w:\s*([\d.]+)", css)
    assert {name: float(height) for name, height in found} == heights
