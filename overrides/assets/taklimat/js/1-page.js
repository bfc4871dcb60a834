// @ts-check
// Taklimat: everything here is an addition; reading and links work without it.
"use strict";

const root = document.documentElement;
const language = root.lang;

/** The interface's own words (taklimat.words), with a singular before a `|` where a language has one.
 * @param {string} key @param {Record<string, string | number>} values */
function say(key, values = {}) {
  const words = taklimatWords; // the bundle's first line
  const forms = (words[language] ?? words.id)[key].split("|");
  const form = forms[values.count === 1 ? 0 : forms.length - 1];
  return form.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(values[name]));
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} name */
function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "tk-i");
  svg.append(use);
  return svg;
}

/** An address below the site's root, from this page; under file:// it needs the file's name.
 * @param {string} path */
function address(path) {
  const base = document.body.dataset.root ?? "";
  const [place, fragment] = path.replace(/^\//, "").split("#");
  const file = location.protocol === "file:" && (place === "" || place.endsWith("/")) ? "index.html" : "";
  return base + place + file + (fragment ? `#${fragment}` : "");
}

// ---- a short message, read aloud too

/** @param {string} text */
function toast(text) {
  let box = document.getElementById("toast");
  if (!box) {
    box = make("p", { id: "toast", class: "tk-toast", role: "status" });
    document.body.append(box);
  }
  box.textContent = text;
  box.classList.add("on");
  clearTimeout(Number(box.dataset.timer));
  box.dataset.timer = String(setTimeout(() => box?.classList.remove("on"), 4000));
}

// ---- light and dark

function themeButtons() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => {
      const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      try { localStorage.setItem("taklimat-theme", root.dataset.theme); } catch { /* not kept */ }
    });
  }
}

// ---- under file:// a folder's address shows a listing: lead to its index.html

function fileLinks() {
  if (location.protocol !== "file:") return;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
}

// ---- a number beside a paragraph or sentence: its permalink, with the receipt, is copied

function permalinks() {
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest(".tk-num, .s-no") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const anchor = link.hash.slice(1);
    const receipt = link.dataset.receipt ? `~${link.dataset.receipt}` : "";
    const place = anchor.startsWith("p") ? `¶${anchor.slice(1).replace("-s", "·")}` : `§${anchor.slice(3)}`;
    try {
      await navigator.clipboard.writeText(`${location.href.split("#")[0]}#${anchor}${receipt}`);
      toast(say("copied", { place }));
    } catch { /* the address bar has it all the same */ }
  });
}

// ---- the switcher keeps the place

function keepAnchor() {
  for (const link of document.querySelectorAll("a[data-keep-anchor]")) {
    link.addEventListener("click", () => { if (link instanceof HTMLAnchorElement) link.hash = location.hash; });
  }
}

// ---- where am I in the text

function progress() {
  const bars = [...document.querySelectorAll(".tk-map--rail .tk-bars i")];
  const here = document.getElementById("here");
  if (!bars.length || !here) return;
  const paragraphs = bars.map((bar) => document.getElementById(/** @type {HTMLElement} */ (bar).dataset.p ?? ""));
  const links = bars.map((bar) => bar.closest("a"));
  here.closest("[hidden]")?.removeAttribute("hidden");
  let last = -1;
  const mark = () => {
    const line = innerHeight / 3;
    const target = paragraphs.findIndex((p) => p && (p.matches(":target") || p.querySelector(":target")));
    const box = paragraphs[target]?.getBoundingClientRect();
    const below = paragraphs.findIndex((p) => p && p.getBoundingClientRect().top >= line);
    const seen = box && box.bottom > 0 && box.top < innerHeight; // what was asked for is what is read
    const k = seen ? target : Math.max(0, (below < 0 ? paragraphs.length : below) - 1);
    if (k === last) return;
    last = k;
    bars.forEach((bar, i) => { bar.classList.toggle("read", i < k); bar.classList.toggle("here", i === k); });
    for (const link of links) link?.removeAttribute("aria-current");
    links[k]?.setAttribute("aria-current", "location");
    here.textContent = `¶${paragraphs[k]?.id.slice(1)}`;
  };
  addEventListener("hashchange", mark);
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

themeButtons();
fileLinks();
permalinks();
keepAnchor();
progress();
