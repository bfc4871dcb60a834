"""The style sheets that are sent mean what was written, as a browser reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from taklimat.outputs.html.assets import bundles, make_assets, minified

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

# Every rule with its condition and its declarations. Values of custom properties and conditions are
# kept by the browser as they are written, so room that means nothing is left out of them.
RULES = r"""(css) => {
  const plain = (text) => text.trim().replace(/\s+/g, " ").replace(/ ?([,/:]) ?/g, "$1")
    .replace(/\( /g, "(").replace(/ \)/g, ")");
  const declarations = (style) => [...style].map((name) => [
    name, plain(style.getPropertyValue(name)), style.getPropertyPriority(name),
  ]);
  const read = (rule) => [
    rule.constructor.name, rule.cssRules || rule.style ? "" : rule.cssText,
    rule.selectorText ?? plain(rule.conditionText ?? rule.name ?? ""),
    rule.style ? declarations(rule.style) : [],
    [...(rule.cssRules ?? [])].map(read),
  ];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(read);
}"""
HARD = {
    "nested": ".a { color: red; & .b { top: 0; } > .c { left: 0; } .d & { top: 1px; } }",
    "container": "@container side (min-width: 20rem) { .a *:is(b) { top: 0; } }",
    "media": "@media (min-width: 10px) and (max-width: 20px), not print { a { top: 0; } }",
    "supports": "@supports not selector(:has(a)) { a { top: 0; } }",
    "layers": "@layer a, b; @layer a { .a *:is(b) { top: 0 ! important; } }  @layer c ;",
    "selectors": "a :is(b, c) :hover, a:hover ::before, a > b + c ~ d, a:not( .b ) { top: 0; }",
    "strings": 'a[href ^= "x  y"], a[b=\'/* c */\' i] { content: "/* a */  b" ; }',
    "calc": "a { width: calc( 1px + ( 2em - 3% ) * -1 ); inset: max( 1px , -2px ) 0 0 0; }",
    "custom properties": "a { --b:  c  d ; --e: ; --f: calc(1px + 2px); color: var( --b , red ); }",
    "values": 'a { background: url( "a%20b.png" ) no-repeat , url(c.png); font: 1px/2 "A  B", c; }',
    "comments": "a /* b */ b, a /**/ c { top /**/ : 0; }",
    "pages": "@page { size: A4; margin: 1cm 2cm; } @page :first { margin: 0; }",
    "fonts": '@font-face { font-family: A; src: local("B C"); unicode-range: U+0100-130, U+1E9E; }',
    "functions": "a { color: rgb(1 2 3 / 0.5); transform: translate( -1px , +2px ) ; }",
}


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("about:blank", service_workers="block")


@pytest.mark.parametrize("name", ["taklimat.css", "states.css"])
def test_a_style_sheet_that_is_sent_means_what_was_written(name: str, page: Page) -> None:
    assets = make_assets({}, states=True)
    written, sent = bundles(states=True)[name], assets.files[assets.addresses[name].strip("/")]
    rules = page.evaluate(RULES, written)
    assert len(rules) > 300
    assert page.evaluate(RULES, sent) == rules
    assert len(sent) < 0.85 * len(written)
    assert "/*" not in sent


@pytest.mark.parametrize("css", HARD.values(), ids=HARD)
def test_hard_style_sheets_stay_the_same(css: str, page: Page) -> None:
    rules = page.evaluate(RULES, css)
    assert rules
    assert page.evaluate(RULES, minified("a.css", css)) == rules


@pytest.mark.parametrize(
    "other",
    [
        "a b { top: 0; }",
        "a:hover { top: 1px; }",
        "a:hover { top: 0 !important; }",
        "a:hover { --a: b; top: 0; }",
        "@media print { a:hover { top: 0; } }",
    ],
)
def test_another_style_sheet_is_told_apart(other: str, page: Page) -> None:
    assert page.evaluate(RULES, "a:hover { top: 0; }") != page.evaluate(RULES, other)
