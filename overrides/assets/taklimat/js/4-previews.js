// ---- previews: what a cite, a term or an instrument says, before it is followed.
// On hover and on focus; it stays while the pointer is on it, and Escape sends it away (WCAG 1.4.13).

/** @type {Record<string, Promise<Previews>>} */
const previews = {};
/** @type {Previews | undefined} what the script that ran last handed over; its load event comes before any other script runs */
let handed;

/** Whether previews were asked for.
 * @param {string} path */
const hasPreviews = (path) => path in previews;

/** @param {string} [path] of this page's language, or of another
 * @returns {Promise<Previews>} */
function loadPreviews(path = document.body.dataset.previews ?? "") {
  previews[path] ??= loadScript(path).then(() => whole(path)).catch((error) => { delete previews[path]; throw error; });
  return previews[path];
}

/** What was handed over, with paragraphs made of their sentences: nothing is sent twice.
 * @param {string} path */
function whole(path) {
  const data = handed;
  handed = undefined;
  if (!data) throw new Error(path);
  for (const [anchor, words] of Object.entries(data.texts)) {
    const [paragraph, sentence] = anchor.split("-");
    if (sentence) data.texts[paragraph] = data.texts[paragraph] ? `${data.texts[paragraph]} ${words}` : words;
  }
  return data;
}

const SHOWN_AFTER = 250, HIDDEN_AFTER = 200; // ms: a pointer on its way elsewhere opens nothing
/** @type {HTMLElement | undefined} */
let peek;
/** @type {Element | undefined} */
let peekOf;
let peekTimer = 0;

function hidePeek() {
  clearTimeout(peekTimer);
  peekOf?.removeAttribute("aria-describedby");
  peek?.remove();
  peek = peekOf = undefined;
}

/** The verdict of a fact note and what was found.
 * @param {Previews} data @param {string} name */
function known(data, name) {
  const note = data.notes[name];
  if (!note) return [];
  const title = make("p", { class: "tk-peek-title" }, verdict(note));
  return [make("p", { class: "tk-label tk-label--fact" }, icon("m-fact"), make("span", {}, say("fact"))), title, make("p", {}, ...spoken(note.finding))];
}

/** @param {Runs} runs */
const spoken = (runs) => runs.map((run) => (typeof run === "string" ? run : make("span", { lang: run[1] }, run[0])));

/** @param {Note} note */
const verdict = (note) => make("span", { class: "tk-verdict" }, icon(`v-${note.verdict}`), make("span", {}, note.word));

/** @param {HTMLAnchorElement} link @param {Previews} data */
function peekOn(link, data) {
  const [anchor] = link.hash.slice(1).split("~");
  const folder = new URL(address(""), location.href).pathname.replace(/index\.html$/, "");
  const path = `/${link.pathname.replace(/index\.html$/, "").slice(folder.length)}`;
  if (link.matches(".tk-mark")) return (link.dataset.notes?.split(" ") ?? [anchor]).flatMap((name) => known(data, name));
  if (link.matches(".tk-cite")) {
    const words = data.texts[anchor];
    return words && [
      make("p", { class: "tk-label tk-label--author" }, icon("m-author"), make("span", {}, data.translation ? say("translation") : say("author")), " ", make("small", {}, written(anchor))),
      make("p", { class: `tk-author${data.translation ? " tk-author--translation" : ""}`, lang: data.language }, words),
      ...Object.entries(data.notes).filter(([, note]) => note.cites.includes(anchor) && note.verdict !== "accurate").flatMap(([name]) => known(data, name)),
    ];
  }
  const entry = data.entries[path + link.hash];
  if (!entry) return undefined;
  const [kind, title, says] = entry;
  return [make("p", { class: "tk-label tk-label--editors" }, icon("m-editors"), make("span", {}, say("editors")), " ", make("small", {}, kind)), make("p", { class: "tk-peek-title" }, title), make("p", {}, says)];
}

/** @param {HTMLAnchorElement} link */
async function showPeek(link) {
  let data;
  try { data = await loadPreviews(); } catch { return; } // the link works all the same
  const content = peekOn(link, data);
  if (!content || !(link.matches(":hover") || link === document.activeElement) || peekOf === link) return;
  hidePeek();
  peek = make("div", { class: "tk-peek", id: "peek", role: "tooltip", tabindex: "-1", popover: "manual" }, ...content);
  peek.addEventListener("pointerenter", () => clearTimeout(peekTimer));
  peek.addEventListener("pointerleave", later);
  within.append(peek);
  peek.showPopover();
  place(peek, link);
  peekOf = link;
  link.setAttribute("aria-describedby", "peek");
}

/** @type {Element | undefined} */
let quiet;

/** Give the focus back to a link that was just used: its preview would be in the way.
 * @param {HTMLElement} link */
function withoutPeek(link) {
  quiet = link;
  link.focus({ preventScroll: true });
  quiet = undefined;
}

function later() {
  clearTimeout(peekTimer);
  peekTimer = setTimeout(hidePeek, HIDDEN_AFTER);
}

function previewLinks() {
  if (!document.body.dataset.previews) return;
  const linkOf = (/** @type {Event} */ event) => {
    const link = event.target instanceof Element ? event.target.closest("main a.tk-cite, main a.tk-term, main a.tk-mark") : null;
    return link instanceof HTMLAnchorElement ? link : null;
  };
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" ? linkOf(event) : null;
    if (!link) return;
    clearTimeout(peekTimer);
    if (link !== peekOf) peekTimer = setTimeout(() => showPeek(link), SHOWN_AFTER);
  });
  document.addEventListener("pointerout", (event) => { if (linkOf(event)) later(); });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible") && link !== quiet) showPeek(link);
    else hidePeek();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !peek) return;
    event.preventDefault(); // one key, one thing
    hidePeek();
  });
  document.addEventListener("click", hidePeek);
  addEventListener("scroll", () => {
    if (peek && peekOf && peekOf === document.activeElement) place(peek, peekOf); // Tab scrolled to it
    else if (peek) hidePeek();
  }, { passive: true });
}

if (typeof HTMLElement.prototype.showPopover === "function") previewLinks();
