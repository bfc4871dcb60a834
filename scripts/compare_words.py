"""What a change of templates does to the words of each page: none may be lost.

    python scripts/compare_words.py SITE_BEFORE SITE_AFTER

For each page of the first site it prints how many words its main part had before and has after,
and each block that is, in the main, neither on the page any more nor on a page that it links to.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

BLOCKS = {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "blockquote", "summary"}
BLOCKS |= {"figcaption", "div", "section", "ul", "ol", "dl", "table", "details", "aside", "nav"}
MOST_MOVED = 0.35
"""Share of a block's runs of four words that may be cut by what was set between its words."""
VOID = {"br", "img", "input", "meta", "link", "use", "path", "hr"}


class Main(HTMLParser):
    """The texts of a page's main part, block by block, and where it links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.links: list[str] = []
        self._inside = self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or go on in one."""
        given = dict(attrs)
        self._inside += tag == "main" or (self._inside > 0 and tag not in VOID)
        if not self._inside:
            return
        aside = "tk-vh" in (given.get("class") or "") or given.get("aria-hidden") == "true"
        if tag not in VOID and (self._hidden or aside):
            self._hidden += 1
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        """End what began last."""
        if self._inside and tag not in VOID:
            self._inside -= 1
            self._hidden -= self._hidden > 0
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        """Take words that a reader sees."""
        if self._inside and not self._hidden:
            self.blocks[-1] += data


def words(text: str) -> str:
    """Return a text's words alone, so that marks and spaces around them make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def pages(site: Path) -> dict[str, Main]:
    """Return the main part of every page by URL path."""
    return {
        "/" + path.parent.relative_to(site).as_posix().removeprefix(".") + "/": Main(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("index.html"))
    }


def lost(address: str, before: Main, after: dict[str, Main]) -> Iterator[str]:
    """Yield each block of a page whose words are neither there any more nor one link away."""
    now = after.get(address, Main(""))
    near = [address, *(unquote(urldefrag(urljoin(address, link)).url) for link in now.links)]
    known = {
        run for each in dict.fromkeys(near) if each in after for run in runs(after[each].blocks)
    }
    for block in before.blocks:
        said = [*runs([block])]
        if sum(run not in known for run in said) > len(said) * MOST_MOVED:
            yield " ".join(block.split())


def runs(blocks: list[str]) -> Iterator[str]:
    """Yield each run of four words."""
    every = words(" ".join(blocks)).split()
    return (" ".join(every[k : k + 4]) for k in range(len(every) - 3))


def main() -> int:
    """Print the comparison; the exit status is 1 if anything is lost."""
    before, after = pages(Path(sys.argv[1])), pages(Path(sys.argv[2]))
    missing = 0
    for address, page in before.items():
        counts = [len(words(" ".join(p.blocks)).split()) for p in (page, after.get(address, page))]
        print(f"{address}: {counts[0]} words before, {counts[1]} after")
        for block in lost(address, page, after):
            missing += 1
            print(f"  gone: {block[:200]}")
    print(f"{missing} blocks are neither on their page nor one link away")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
