"""PDFs of the real briefing, against WeasyPrint and mkdocs-to-pdf with the same words.

What they are compared to is no part of the environment. Install it beside, and name its Python:

    python3.11 -m venv /tmp/rivals
    /tmp/rivals/bin/pip install weasyprint mkdocs-to-pdf mkdocs-material pypdf
    PYTHONPATH=scripts python -m bench.pdf /tmp/rivals/bin/python RUNS

Everything is run in turn, each time in a new process that has nothing kept from before but the
static fonts; medians are printed. "cold" is the first file that a process makes, engine and fonts
loaded within it; "next" the other language in the same process; "again" the same file after a
change of one word, with what Typst remembers of it; "same" without a change. The rivals get the
words of our whole briefing as headings and paragraphs: no tables, no margin numbers, no index.
"""

from __future__ import annotations

import html
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.projects import ROOT
from taklimat.outputs.paper.engine import make_pdf
from taklimat.outputs.paper.finish import page_count
from taklimat.outputs.paper.papers import contents
from taklimat.project.load import load

URL = "https://taklimat.example/"


def main() -> None:
    """Run each in turn and print a table."""
    rival = sys.argv[1] if len(sys.argv) > 1 else ""
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder)
        commands = {"ours": [sys.executable, "-m", "bench.pdf", "--ours"]}
        if rival:
            commands["WeasyPrint"] = [rival, "-c", _WEASYPRINT, str(folder / "one.html")]
            commands["mkdocs-to-pdf"] = [rival, "-c", _MKDOCS, str(folder)]
        _table({key: [] for key in commands}, commands, runs)


def _table(found: dict[str, list[Any]], commands: dict[str, list[str]], runs: int) -> None:
    for _ in range(runs):
        for key, command in commands.items():
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found[key].append(json.loads(done.stdout.splitlines()[-1]))
    for key, rows in found.items():
        print(key)
        for figure in rows[0]:
            print(f"  {figure}: {statistics.median(row[figure] for row in rows):.4g}")


# ---- ours, in a process of its own


def _ours() -> None:
    known = list(contents(load(ROOT), URL))
    books = [(a, c) for a, c in known if c["kind"] == "book"]
    figures: dict[str, float] = {}
    pdf = _timed(figures, "cold", books[0][1])
    sheets = page_count(pdf)
    figures |= {"pages": sheets, "KiB a page": len(pdf) / 1024 / sheets}
    figures["peak memory of one, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _timed(figures, "next", books[1][1])
    changed = json.loads(json.dumps(books[1][1]))
    changed["parts"][-1][-1]["rows"][-1]["runs"][0]["t"] += " x"
    _timed(figures, "again", changed)
    _timed(figures, "same", changed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures["peak memory of both, MB"] = memory
    start = time.process_time()
    single = [len(make_pdf(c, a)) for a, c in known if c["kind"] == "single"]
    figures["single pages, files"] = len(single)
    figures["single pages, all, CPU s"] = time.process_time() - start
    figures["largest single page, KiB"] = max(single) / 1024
    figures["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))


def _timed(figures: dict[str, float], name: str, content: Any) -> bytes:
    wall, cpu = time.perf_counter(), time.process_time()
    pdf = make_pdf(content, name)
    figures[f"{name}, wall s"] = time.perf_counter() - wall
    figures[f"{name}, CPU s"] = time.process_time() - cpu
    figures[f"{name}, CPU ms a page"] = 1000 * figures[f"{name}, CPU s"] / page_count(pdf)
    return pdf


# ---- theirs


_REPORT = """
import json, resource, time
def report(pages, size):
    use = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({
        "CPU s": time.process_time() - cpu, "wall s": time.perf_counter() - wall,
        "pages": pages, "CPU ms a page": 1000 * (time.process_time() - cpu) / pages,
        "KiB a page": size / 1024 / pages, "peak memory, MB": use.ru_maxrss / 1024,
    }))
cpu, wall = time.process_time(), time.perf_counter()
"""
_WEASYPRINT = (
    _REPORT
    + """
import sys, weasyprint
document = weasyprint.HTML(filename=sys.argv[1]).render(pdf_variant="pdf/ua-1")
report(len(document.pages), len(document.write_pdf(pdf_variant="pdf/ua-1")))
"""
)
_MKDOCS = (
    _REPORT
    + """
import os, pathlib, sys
os.chdir(sys.argv[1])
os.environ["NO_MKDOCS_2_WARNING"] = "1"
from mkdocs.commands.build import build
from mkdocs.config import load_config
build(load_config("mkdocs.yml"))
pdf = pathlib.Path("site/all.pdf").read_bytes()
from pypdf import PdfReader
report(len(PdfReader("site/all.pdf").pages), len(pdf))
"""
)


def _lay_out(folder: Path) -> None:
    """Write the words of the briefing as one HTML page, and as a MkDocs project of its parts."""
    content = next(c for _, c in contents(load(ROOT), URL) if c["kind"] == "book")
    parts: list[list[tuple[str, str]]] = [[("h1", content["title"])]]
    for tag, text in _blocks(content["parts"]):
        if tag == "h1":
            parts.append([])
        parts[-1].append((tag, text))
    rows = [f"<{tag}>{html.escape(text)}</{tag}>" for part in parts for tag, text in part]
    style = "<style>@page { size: A4; margin: 25mm 30mm } body { font: 10.25pt serif }</style>"
    head = f"<html lang=id><title>{html.escape(content['title'])}</title>{style}"
    (folder / "one.html").write_text(head + "\n".join(rows), encoding="utf-8")
    (folder / "docs").mkdir()
    for number, part in enumerate(parts):
        lines = [f"{'#' * int(t[1])} {x}" if t != "p" else html.escape(x) for t, x in part]
        path = folder / "docs" / (f"part{number:02}.md" if number else "index.md")
        path.write_text("\n\n".join(lines), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: T\ntheme: {name: material, font: false}\n"
        "plugins: [{to-pdf: {output_path: all.pdf}}]\n",
        encoding="utf-8",
    )


def _blocks(value: Any) -> Iterator[tuple[str, str]]:
    """Yield (tag, words) of everything that a sheet says, in its order."""
    if isinstance(value, list):
        if value and all(isinstance(item, dict) and "t" in item for item in value):
            yield "p", "".join(item["t"] for item in value)
        else:
            for item in value:
                yield from _blocks(item)
    elif isinstance(value, dict):
        if value.get("k") == "heading":
            yield f"h{value['level']}", "".join(run["t"] for run in value["runs"])
        elif value.get("k") == "numbered":
            said = [run["t"] for sentence in value["sentences"] for run in sentence["runs"]]
            yield "p", f"{value['number']} {' '.join(said)}"
        else:
            for item in value.values():
                yield from _blocks(item)


if __name__ == "__main__":
    if sys.argv[1:] == ["--ours"]:
        _ours()
    else:
        main()
