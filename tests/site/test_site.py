"""The whole real site, read as a machine reads it: files, heads, links, words, promises kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
import yaml
from tests.published_texts import LEDGER, TEXTS, TRANSLATION

from taklimat.base.anchors import receipt
from taklimat.base.inline import Inline
from taklimat.outputs.html.fidelity import words_of_html
from taklimat.outputs.policy import POLICY

if TYPE_CHECKING:  # pytest finds it beside the tests, mypy from the root
    from tests.site_fixture import Element

    Pages = dict[str, Element]

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds/ai-terbuka"
ARTICLE = (SEED / "article.id.txt").read_text(encoding="utf-8")
MANIFEST = yaml.safe_load((SEED / "briefing.yml").read_text(encoding="utf-8"))
SITE_URL = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["site_url"]
TEXT, NOT_FOUND = "/ai-terbuka/teks/", "/404.html"
COUNTS = {"sections": 5, "paragraphs": 30, "sentences": 117}
NUMBERS = {"tk-num", "s-no", "tk-ordinal", "tk-mark"}
"""Classes of what stands between the author's words and is not the author's."""


# ---- what a page says of itself


def is_content(page: Element) -> bool:
    """Redirects and the page of components are there for their own sake."""
    asks = [meta.attrs.get("content") for meta in page.all("meta") if "name" in meta.attrs]
    return not is_redirect(page) and "noindex" not in asks


def is_redirect(page: Element) -> bool:
    return any(meta.attrs.get("http-equiv") == "refresh" for meta in page.all("meta"))


def metas(page: Element, key: str, value: str) -> list[str]:
    return [m.attrs["content"] for m in page.all("meta") if m.attrs.get(key) == value]


def canonicals(page: Element) -> list[str]:
    return [e.attrs["href"] for e in page.all("link") if e.attrs.get("rel") == "canonical"]


def ids(page: Element) -> list[str]:
    return [element.attrs["id"] for element in page if "id" in element.attrs]


# ---- links


def addresses_named(element: Element) -> list[str]:
    """Return what an element leads to or loads, its own site's absolute links made local."""
    if element.tag == "meta" and element.attrs.get("http-equiv") == "refresh":
        return [element.attrs["content"].partition("url=")[2]]
    named = [element.attrs[name] for name in ("href", "src", "action") if name in element.attrs]
    return [f"/{at.removeprefix(SITE_URL)}" if at.startswith(SITE_URL) else at for at in named]


def test_every_link_leads_somewhere_fragments_included(pages: Pages, site: Path) -> None:
    names = {address: set(ids(page)) for address, page in pages.items()}

    def leads(base: str, link: str) -> bool:
        path, fragment = urldefrag(urljoin(base, link))
        if path in names:
            return fragment in names[path] if "#" in link else True
        return not fragment and not path.endswith("/") and (site / path[1:]).is_file()

    broken = [
        f"{address}: {link}"
        for address, page in pages.items()
        for element in page
        for link in addresses_named(element)
        if not urlsplit(link).scheme and not leads(address, link)
    ]
    assert broken == []


def test_every_page_can_be_reached_from_the_home_page(pages: Pages) -> None:
    found, todo = {"/"}, ["/"]
    while todo:
        base = todo.pop()
        links = {urldefrag(urljoin(base, a.attrs["href"])).url for a in pages[base].all("a")}
        todo += (links & pages.keys()) - found
        found |= links
    reachable = {at for at, page in pages.items() if is_content(page)} - {NOT_FOUND}
    assert reachable - found == set()


def test_links_out_of_the_site_are_ordinary_links(pages: Pages) -> None:
    """Nothing is loaded or sent elsewhere; only a reader's click may leave."""
    strange = [
        f"{address}: <{element.tag}> {link}"
        for address, page in pages.items()
        for element in page
        for link in addresses_named(element)
        if (scheme := urlsplit(link).scheme or urlsplit(link).netloc)
        and not (element.tag == "a" and scheme in {"http", "https", "mailto"})
    ]
    assert strange == []


# ---- heads


ONE_ON_EACH_PAGE: dict[str, Callable[[Element], list[str]]] = {
    "h1": lambda page: [e.text() for e in page.all("h1")],
    "main": lambda page: [e.attrs.get("id", "") for e in page.all("main")],
    "title": lambda page: [e.text() for e in page.all("title")],
    "description": lambda page: metas(page, "name", "description"),
    "canonical": canonicals,
    "language": lambda page: [e.attrs.get("lang", "") for e in page.all("html")],
    "policy": lambda page: metas(page, "http-equiv", "Content-Security-Policy"),
}


@pytest.mark.parametrize("what", ONE_ON_EACH_PAGE)
def test_every_page_has_exactly_one(what: str, pages: Pages) -> None:
    find = ONE_ON_EACH_PAGE[what]
    found = {at: find(page) for at, page in pages.items() if not is_redirect(page)}
    assert {at: values for at, values in found.items() if len(values) != 1 or not values[0]} == {}


@pytest.mark.parametrize("what", ["title", "description", "canonical"])
def test_no_two_pages_share_a(what: str, pages: Pages) -> None:
    find = ONE_ON_EACH_PAGE[what]
    count = Counter(
        (page.all("html")[0].attrs["lang"], find(page)[0])
        for page in pages.values()
        if not is_redirect(page)
    )
    assert [value for value, times in count.items() if times > 1] == []


def test_every_page_says_its_own_address(pages: Pages) -> None:
    expected = {at: [SITE_URL + at[1:]] for at, page in pages.items() if not is_redirect(page)}
    assert {at: canonicals(pages[at]) for at in expected} == expected


def test_the_policy_comes_before_what_it_governs(pages: Pages) -> None:
    for page in pages.values():
        governed = [e for e in page.all("head")[0] if e.tag != "meta" or "content" in e.attrs]
        assert metas(page, "http-equiv", "Content-Security-Policy") == [POLICY]
        before = governed[: [e.attrs.get("http-equiv") for e in governed].index(_POLICY_NAME)]
        assert {e.tag for e in before} <= {"meta"}


_POLICY_NAME = "Content-Security-Policy"


def test_ids_are_unique(pages: Pages) -> None:
    doubled = {
        at: [n for n, k in Counter(ids(page)).items() if k > 1] for at, page in pages.items()
    }
    assert {at: names for at, names in doubled.items() if names} == {}


FORBIDDEN: dict[str, Callable[[Element], bool]] = {
    "style attribute": lambda e: "style" in e.attrs,
    "style element": lambda e: e.tag == "style",
    "inline script": lambda e: e.tag == "script" and ("src" not in e.attrs or bool(e.text())),
    "event handler": lambda e: any(name.startswith("on") for name in e.attrs),
    "script address": lambda e: any(v.startswith("javascript:") for v in e.attrs.values()),
    "frame": lambda e: e.tag in {"iframe", "object", "embed", "base"},
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_has_a(what: str, pages: Pages) -> None:
    found = [f"{at}: <{e.tag}>" for at, page in pages.items() for e in page if FORBIDDEN[what](e)]
    assert found == []


# ---- the author's words


def words_of_article() -> list[str]:
    """Return them by the shortest reading of the file: its words, but for the bullets."""
    return [word for line in ARTICLE.splitlines() for word in line.removeprefix("- ").split()]


def test_the_full_text_is_the_article_word_for_word(site: Path, pages: Pages) -> None:
    expected = words_of_article()
    html = (site / TEXT[1:] / "index.html").read_text(encoding="utf-8")
    (article,) = pages[TEXT].all("article", "tk-text")
    assert words_of_html(html) == expected
    assert article.text(*NUMBERS).split() == expected


def test_every_anchor_shows_the_text_that_the_ledger_promises(pages: Pages) -> None:
    shown = {e.attrs["id"]: e.text(*NUMBERS) for e in pages[TEXT] if e.attrs.get("id") in TEXTS}
    assert shown == {anchor: " ".join(text.split()) for anchor, text in TEXTS.items()}
    kinds = Counter(_kind(anchor) for anchor in shown)
    assert kinds == COUNTS


def _kind(anchor: str) -> str:
    if anchor.startswith("sec"):
        return "sections"
    return "sentences" if "-s" in anchor else "paragraphs"


@pytest.mark.parametrize("address", [TEXT, "/en/ai-terbuka/text/"])
def test_no_number_and_no_mark_is_among_the_words(address: str, pages: Pages) -> None:
    """Reader modes, copying a page and programs that extract text read all of it."""
    (article,) = pages[address].all("article", "tk-text")
    texts = TRANSLATION if address.startswith("/en/") else TEXTS
    words = [text for anchor, text in texts.items() if "-s" in anchor or anchor.startswith("sec")]
    assert article.text().split() == " ".join(words).split()


def test_every_receipt_is_an_address(pages: Pages) -> None:
    names = set(ids(pages[TEXT]))
    assert {f"{anchor}~{receipt(text)}" for anchor, text in TEXTS.items()} - names == set()


def test_every_quotation_is_verbatim_in_a_sentence_that_it_cites(pages: Pages) -> None:
    quotations = [
        (address, figure.all("blockquote")[0].text(), cited_in(figure))
        for address, page in pages.items()
        for figure in page.all("figure", "tk-author")
    ]
    assert len(quotations) >= len(QUOTES)
    assert [q for q in quotations if not any(q[1] in TEXTS[anchor] for anchor in q[2])] == []


def test_no_quotation_stands_outside_the_authors_layer(pages: Pages) -> None:
    """On a briefing's pages every `blockquote` is in a figure of the author's."""
    stray = [
        f"{address}: {quotation.text()}"
        for address, page in pages.items()
        if address.startswith("/ai-terbuka/")
        for quotation in page.all("blockquote")
        if not quotation.inside("tk-author")
    ]
    assert stray == []


def test_every_quoted_word_stands_in_the_sentence_cited_beside_it(pages: Pages) -> None:
    """The modal words: quoted in editors' rows, case aside."""
    words = [
        (address, word.text().strip("“”").casefold(), cited_in(word.parent))
        for address, page in pages.items()
        for word in (*page.all("q"), *page.all(class_="tk-author--word"))
        if word.parent
    ]
    assert words
    missing = [w for w in words if not any(w[1] in TEXTS[a].casefold() for a in w[2])]
    assert missing == []


def cited_in(element: Element) -> tuple[str, ...]:
    return tuple(urldefrag(cite.attrs["href"]).fragment for cite in element.all("a", "tk-cite"))


# ---- the editors' words


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping inside the manifest."""
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for child in children:
            yield from nodes(child)


STATEMENTS = [node for node in nodes(MANIFEST) if {"id", "cites"} <= node.keys()]
QUOTES = [node for node in nodes(MANIFEST) if {"text", "cites"} <= node.keys()]


def test_every_statement_is_shown_with_its_cites(pages: Pages) -> None:
    shown = {
        (cites.parent.text("tk-cites", "tk-draft"), cited_in(cites))
        for page in pages.values()
        for cites in page.all(class_="tk-cites")
        if cites.parent
    }
    expected = {(Inline(node["id"]).plain, tuple(node["cites"])) for node in STATEMENTS}
    assert len(expected) > 100
    assert expected - shown == set()


def test_every_quotation_of_the_manifest_is_shown_with_its_cites(pages: Pages) -> None:
    shown = {
        (figure.all("blockquote")[0].text(), cited_in(figure))
        for page in pages.values()
        for figure in page.all("figure", "tk-author")
    }
    assert {(node["text"], tuple(node["cites"])) for node in QUOTES} - shown == set()


SAID_BY_EDITORS: dict[str, Callable[[Element], list[Element]]] = {
    "lead": lambda layer: layer.all(class_="tk-lead"),
    "point": lambda layer: [li for ul in layer.all(class_="tk-points") for li in ul.all("li")],
    "field": lambda layer: [dd for dl in layer.all("dl") for dd in dl.all("dd")],
    "recommendation": lambda layer: [li for ol in layer.all("ol") for li in ol.all("li")],
}


@pytest.mark.parametrize("what", SAID_BY_EDITORS)
def test_in_the_editors_layer_every_item_cites_or_says_that_there_is_nothing(
    what: str, pages: Pages
) -> None:
    items = [
        (address, item)
        for address, page in pages.items()
        for layer in page.all(class_="tk-editors")
        for item in SAID_BY_EDITORS[what](layer)
    ]
    assert items
    bare = [
        f"{address}: {item.text()}"
        for address, item in items
        if not item.all("a", "tk-cite") and not item.all(class_="tk-none")
    ]
    assert bare == []


# ---- promises


def test_every_address_in_the_ledger_exists(pages: Pages) -> None:
    promised = [urldefrag(row["path"]) for row in LEDGER if row["kind"] == "address"]
    assert promised
    lost = [
        f"{path}#{name}"
        for path, name in promised
        if path not in pages or (name and name not in ids(pages[path]))
    ]
    assert lost == []


def test_the_sitemap_lists_every_page(site: Path, pages: Pages) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    expected = {SITE_URL + at[1:] for at, page in pages.items() if is_content(page)}
    assert sorted(listed) == sorted(expected - {SITE_URL + NOT_FOUND[1:]})


def test_a_page_that_is_not_there_is_answered_by_404_html(pages: Pages) -> None:
    """It is served at any depth, so its links begin at the root."""
    links = [link for e in pages[NOT_FOUND] for link in addresses_named(e) if link[0] != "#"]
    assert links
    assert [link for link in links if not link.startswith("/")] == []


MATERIALS = re.compile(r"assets/(javascripts|stylesheets|images)/|\.map$|\.gz$|material|lunr")


def test_nothing_of_material_is_in_the_site(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert [file for file in files if MATERIALS.search(file)] == []
