// ---- taking words and links along

/** @param {string} words @param {string} done */
async function copy(words, done) {
  try {
    await navigator.clipboard.writeText(words);
    toast(done);
  } catch { toast(say("not_copied")); }
}

/** Whether the words at an anchor are published, so that a link to them lasts.
 * @param {string} anchor */
function isPermanent(anchor) {
  const fresh = document.body.dataset.fresh?.split(" ") ?? [];
  return !fresh.includes("*") && !fresh.includes(anchor);
}

/** What is said once a link is copied.
 * @param {string} done @param {string} anchor */
const saidOf = (done, anchor) => isPermanent(anchor) ? done : `${done}. ${say("not_permanent")}`;

/** The public URL of a page of this site, also where it is read from a disk. Until the publisher has set one (site_url is then
 * of a name that nobody can have), the page's own.
 * @param {string} href */
function publicUrl(href) {
  const [url, here] = [new URL(href, location.href), new URL(document.body.dataset.root ?? "", location.href)];
  const canonical = document.querySelector("link[rel=canonical]");
  const known = canonical instanceof HTMLLinkElement && !new URL(canonical.href).hostname.endsWith(".example");
  if (known && url.href.startsWith(here.href)) {
    const home = new URL(document.body.dataset.root ?? "", canonical.href);
    return new URL(url.href.slice(here.href.length).replace(/(^|\/)index\.html(?=#|$)/, "$1"), home).href;
  }
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

/** A permalink with its receipt: it shows which words were meant.
 * @param {HTMLAnchorElement} link */
const permalink = (link) => publicUrl(`${link.href}${link.dataset.receipt ? `~${link.dataset.receipt}` : ""}`);

/** @param {string} words @param {string} anchor @param {string} url */
function citation(words, anchor, url) {
  const of = (text instanceof HTMLElement && text.dataset.citation) || document.body.dataset.citation;
  return `“${words}” (${of ?? "Taklimat"}, ${written(anchor)}) ${url}`; // a bracket behind it would be taken along
}

// ---- the number beside a paragraph or sentence opens a menu

/** @typedef {{ words: string, icon: string, done: string, taken: (anchor: string, url: string) => string }} Item */

/** @param {string} place @returns {Item[]} */
const menuItems = (place) => [
  { words: say("copy_link"), icon: "i-link", done: say("copied", { place }), taken: (_, url) => url },
  { words: say("copy_quote"), icon: "i-copy", done: say("copied_quote", { place }), taken: (anchor, url) => citation(wordsOfUnit(anchor), anchor, url) },
  { words: say("copy_words"), icon: "i-copy", done: say("copied_words", { place }), taken: (anchor) => wordsOfUnit(anchor) },
];

/** The author's words of a paragraph, sentence or heading, without our numbers.
 * @param {string} anchor */
function wordsOfUnit(anchor) {
  const unit = /** @type {HTMLElement} */ (document.getElementById(anchor)?.cloneNode(true));
  for (const ours of unit.querySelectorAll(".tk-num, .s-no, .rc, .tk-mark, svg, .tk-ordinal")) ours.remove();
  return unit.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

// Inside the landmark that it is about; the top layer shows it all the same.
const within = document.querySelector("main") ?? document.body;

/** @type {HTMLElement | undefined} */
let anchorMenu;

/** @param {HTMLAnchorElement} link */
function openAnchorMenu(link) {
  const anchor = link.hash.slice(1).split("~")[0];
  anchorMenu?.remove();
  const items = menuItems(written(anchor)).map((item) => {
    const button = make("button", { type: "button", role: "menuitem", tabindex: "-1" }, icon(item.icon), make("span", {}, item.words));
    button.addEventListener("click", () => { close(); copy(item.taken(anchor, permalink(link)), saidOf(item.done, anchor)); });
    return button;
  });
  const title = make("p", { class: "tk-quiet", "aria-hidden": "true" }, written(anchor));
  const menu = make("div", { class: "tk-anchor-menu", role: "menu", popover: "auto", "aria-label": say("menu_of", { place: written(anchor) }) }, title, ...items);
  const close = () => { menu.hidePopover(); link.focus({ preventScroll: true }); };
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -99, End: 99 }[event.key];
    if (event.key === "Tab" || event.key === "Escape") { event.preventDefault(); close(); }
    if (!step) return;
    event.preventDefault();
    const k = items.findIndex((item) => item === document.activeElement) + step;
    items[Math.abs(step) > 1 ? (step > 0 ? items.length - 1 : 0) : (k + items.length) % items.length].focus();
  });
  menu.addEventListener("toggle", (event) => {
    link.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed") menu.remove();
  });
  within.append(menu);
  menu.showPopover();
  place(menu, link);
  items[0].focus({ preventScroll: true });
  anchorMenu = menu;
}

function anchorMenus() {
  const numbers = document.querySelectorAll(".tk-text .tk-num, .tk-text .s-no");
  for (const number of numbers) number.setAttribute("aria-haspopup", "menu");
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".tk-num, .s-no") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    setTimeout(() => openAnchorMenu(link)); // once the address has it
  });
}

/** Put a box of the top layer below an element, or above it where there is no room; where neither has any, it scrolls.
 * @param {HTMLElement} box @param {Element} by */
function place(box, by) {
  const lines = [...by.getClientRects()]; // a link may be broken over two
  box.style.setProperty("max-height", "");
  const width = box.offsetWidth, edge = 8;
  const [above, under] = [lines[0].top - edge, innerHeight - lines[lines.length - 1].bottom - edge];
  const below = box.offsetHeight <= under || under >= above;
  const at = below ? lines[lines.length - 1] : lines[0];
  const height = Math.min(box.offsetHeight, below ? under : above);
  box.style.setProperty("max-height", `${height}px`);
  box.style.setProperty("inset", "auto");
  box.style.setProperty("left", `${Math.max(edge, Math.min(at.left, document.documentElement.clientWidth - width - edge))}px`);
  box.style.setProperty("top", `${below ? at.bottom + 4 : at.top - height - 4}px`);
}

// ---- a quotation is copied with its place

function copyButtons() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!(button instanceof HTMLElement)) return;
    const figure = button.closest("figure");
    const words = figure?.querySelector("blockquote")?.textContent?.trim() ?? "";
    const url = publicUrl(button.dataset.copy ?? ""); // of the author's words, whatever the page's language
    const anchor = new URL(url).hash.slice(1).split("~")[0];
    copy(citation(words, anchor, url), saidOf(say("copied_quote", { place: written(anchor) }), anchor));
  });
}

/** The citation of a page is copied with its public URL. */
function pageCitation() {
  document.querySelector("[data-copy-page]")?.addEventListener("click", () => {
    const words = document.querySelector(".tk-cite-text")?.textContent?.trim() ?? "";
    copy(`${words}. ${publicUrl(location.href.split("#")[0])}`, say("copied_citation"));
  });
}

copyButtons();
pageCitation();
if (typeof HTMLElement.prototype.showPopover === "function") anchorMenus();
