// @ts-check
// Taklimat: everything here is an addition; reading and links work without it.

const root = document.documentElement;
const language = root.lang;

/** The interface's own words, with a singular before a `|` where a language has one.
 * @param {string} key @param {Record<string, string | number>} values */
function say(key, values = {}) {
  const forms = (WORDS[language] ?? WORDS.id)[key].split("|"); // WORDS is the bundle's first line
  const form = forms[values.count === 1 ? 0 : forms.length - 1];
  return form.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(values[name]));
}

/** What another bundle says.
 * @param {Record<string, Record<string, string>>} words by language and key */
function addWords(words) {
  for (const [code, more] of Object.entries(words)) Object.assign(WORDS[code], more);
}

/** @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
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

// ---- scripts that are asked for late: an index, previews. A script, since file:// fetches nothing.

// Read once: what changes the attribute later does not move the root.
const siteRoot = new URL(".", new URL(document.body.dataset.root ?? "", location.href)).href;

/** A script's URL, if it lies below the site's root: no other script is ever asked for.
 * @param {string} url @returns {string} */
function belowRoot(url) {
  if (!new URL(url, location.href).href.startsWith(siteRoot)) throw new TypeError(`not below the site's root: ${url}`);
  return url;
}

// Made once: a second policy of the same name is refused.
const policy = window.trustedTypes?.createPolicy("taklimat", { createScriptURL: belowRoot });

/** Resolves when the script at a path below the root has run.
 * @param {string} path @returns {Promise<void>} */
function loadScript(path) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.async = false; // in the order of asking
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(path)));
    script.src = policy ? policy.createScriptURL(address(path)) : belowRoot(address(path));
    document.head.append(script);
  });
}

// ---- what this browser remembers for the reader: listed on the help page, cleared there

/** @param {string} name @returns {string | null} */
function kept(name) {
  try { return localStorage.getItem(`taklimat-${name}`); } catch { return null; }
}

/** @param {string} name @param {string | null} value `null` forgets it */
function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(`taklimat-${name}`);
    else localStorage.setItem(`taklimat-${name}`, value);
  } catch { /* storage is closed to us: it is not kept */ }
}

// ---- a short message, read aloud too

const toastBox = make("p", { id: "toast", class: "tk-toast", role: "status" });
let toastTimer = 0;

/** The box is there, and empty, before it speaks: else a screen reader may not notice.
 * @param {string} text @param {number} time ms that it stays */
function toast(text, time = 4000) {
  if (!toastBox.isConnected) document.body.append(toastBox);
  toastBox.textContent = "";
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toastBox.textContent = text;
    toastTimer = setTimeout(() => { toastBox.textContent = ""; }, time);
  }, 100);
}

// ---- light and dark

function themeButtons() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => {
      const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      keep("theme", root.dataset.theme);
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

// ---- the switcher keeps the place, and what is searched for; a receipt is of this language's words and stays behind

/** The place that the address names, or in a text what is being read: whoever only scrolled has not lost it. */
function placeOfReader() {
  const named = location.hash.split(/~|%7E/i)[0];
  const unit = named && document.getElementById(named.slice(1));
  const box = unit ? unit.getBoundingClientRect() : undefined;
  if (!paragraphs.length || scrollY < 200 || (box && box.bottom > 0 && box.top < innerHeight)) return named;
  return `#${reading().id}`;
}

function keepAnchor() {
  const links = document.querySelectorAll("a[data-keep-anchor]");
  const update = () => {
    for (const link of links) Object.assign(link, { search: location.search, hash: placeOfReader() });
  };
  update(); // a link that is copied or opened in a tab of its own is never clicked
  addEventListener("hashchange", update);
  for (const link of links) for (const when of ["pointerdown", "focus", "click"]) link.addEventListener(when, update);
}

// ---- a sheet of contents closes once it has led somewhere

function closingSheets() {
  for (const sheet of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[popover]"))) {
    sheet.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a") && sheet.matches(":popover-open")) sheet.hidePopover();
    });
  }
}

// ---- on paper every source is shown: what is folded opens for the printer, and folds again

function printSources() {
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details:not([open])")) { folded.setAttribute("open", ""); folded.setAttribute("data-printed", ""); }
  });
  addEventListener("afterprint", () => {
    for (const folded of document.querySelectorAll("[data-printed]")) { folded.removeAttribute("open"); folded.removeAttribute("data-printed"); }
  });
}

themeButtons();
printSources();
fileLinks();
if (typeof HTMLElement.prototype.showPopover === "function") closingSheets();
