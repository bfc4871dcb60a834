// ---- search: the button and its keys, and the place that a hit led to. The dialog, the engine and
// the index are scripts that are asked for when search is opened, so that they cost nothing before.

/** @type {Record<string, Promise<void>>} */
const loaded = {};

/** A script that must not run twice; one that failed is asked for again.
 * @param {string} path */
function loadOnce(path) {
  return (loaded[path] ??= loadScript(path).catch((error) => { delete loaded[path]; throw error; }));
}

/** The dialog, with the engine on its way: without it the dialog says so, and asks for it again.
 * @returns {Promise<NonNullable<Taklimat["dialog"]>>} */
function loadSearch() {
  const [engine, dialog] = (document.body.dataset.index ?? "").split(" ");
  loadOnce(engine).catch(() => { /* said when something is typed */ });
  return loadOnce(dialog).then(() => taklimat.dialog ?? Promise.reject(new Error(dialog)));
}

const typing = (/** @type {EventTarget | null} */ at) => at instanceof HTMLElement && (at.isContentEditable || at.matches("input:not([type=checkbox]), textarea, select"));

/** The letter, or the key that has it where letters are not Latin; filling in a form may send a key without a name.
 * @param {KeyboardEvent} event */
const letterK = ({ key = "", code }) => key.toLowerCase() === "k" || (code === "KeyK" && !/[a-z]/i.test(key));

/** Take down what is typed before the box is there; what is returned ends it, and has the text.
 * @returns {() => string} */
function typedAhead() {
  let text = "";
  const take = (/** @type {KeyboardEvent} */ event) => {
    const { key = "", ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || ([...key].length > 1 && key !== "Backspace")) return;
    text = key === "Backspace" ? text.slice(0, -1) : text + key;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", take, true);
  return () => { removeEventListener("keydown", take, true); return text; };
}

function searchKeys() {
  const button = document.querySelector("a[data-search]");
  if (!(button instanceof HTMLAnchorElement) || typeof HTMLDialogElement !== "function") return;
  const open = () => {
    const typed = typedAhead();
    loadSearch().finally(typed).then((search) => search.open(typed()), () => { location.href = address(`${button.getAttribute("href")}`.replace(document.body.dataset.root ?? "", "")); });
  };
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  addEventListener("keydown", (event) => {
    if (kept("keys") === "off" || event.altKey || event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !command && !typing(event.target);
    if (!slash && !(letterK(event) && command && !event.shiftKey)) return;
    event.preventDefault();
    open();
  });
}

// A switch on the help page: keys without a modifier must be such that one can do without them.
function keysSwitch() {
  const place = document.querySelector("[data-keys]");
  if (!place) return;
  const box = make("input", { type: "checkbox", role: "switch", id: "keys-on" });
  box.checked = kept("keys") !== "off";
  box.addEventListener("change", () => { keep("keys", box.checked ? null : "off"); choices(); });
  document.addEventListener("taklimat-forgotten", () => { box.checked = kept("keys") !== "off"; });
  place.replaceChildren(make("label", { class: "tk-switch" }, box, say("keys_switch")));
}

// ---- where a hit led: the sentence has the focus, and the words that were found are marked

const MARKED = "taklimat-found";
// Here and not in a style sheet: checkers do not know the pseudo-element yet and call it an error.
const MARKS = `::highlight(${MARKED}) { background-color: var(--tk-found); color: var(--tk-ink); text-decoration: underline 0.2em var(--tk-nila); }`;

// As find/1-words.js has it, which is not here yet.
const A_WORD = /[\p{L}\p{N}\u0300-\u036f\xad\u200b-\u200d\u2060]+(?:['’][\p{L}\p{N}\u0300-\u036f\xad\u200b-\u200d\u2060]+)*/gu;

function clearMarks() {
  CSS.highlights?.delete(MARKED);
  document.querySelector(".tk-marked")?.remove();
}

/** Mark words on this page without touching its text.
 * @param {Set<string>} words in lower case */
function markWords(words) {
  const { highlights } = CSS;
  const area = document.querySelector("main");
  if (!highlights || !area || !words.size) return 0;
  const ranges = [];
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of (node.nodeValue ?? "").matchAll(A_WORD)) {
      if (!words.has(match[0].toLowerCase()) || node.parentElement?.closest(".tk-vh, [hidden]")) continue;
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(MARKS);
  document.adoptedStyleSheets = [sheet]; // ours alone
  highlights.set(MARKED, new Highlight(...ranges));
  return ranges.length;
}

function arrive() {
  let found = null;
  try {
    found = JSON.parse(sessionStorage.getItem(MARKED) ?? "null");
    if (found?.to === location.href) sessionStorage.removeItem(MARKED);
  } catch { /* nothing is marked */ }
  if (found?.to !== location.href) return;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1))) ?? document.querySelector("main h1");
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: location.hash ? "center" : "nearest" });
  clearMarks();
  if (!markWords(new Set(found.words))) return;
  const clear = make("button", { type: "button", class: "tk-btn tk-marked" }, icon("i-close"), make("span", {}, say("clear_marks")));
  clear.addEventListener("click", () => {
    clearMarks();
    target?.focus({ preventScroll: true });
  });
  document.body.append(clear);
}

searchKeys();
keysSwitch();
arrive();
addEventListener("hashchange", arrive);
const searchPlace = document.querySelector("[data-search-page]");
if (searchPlace instanceof HTMLElement) loadSearch().then((search) => search.inPage(searchPlace), () => { searchPlace.textContent = say("failed"); });
