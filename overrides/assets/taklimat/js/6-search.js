// @ts-check
// Search: the index is a script that is asked for when search is first opened, so that it works
// under file:// and costs nothing before. Same stemmer as at build time.

/** @typedef {[kind: string, address: string, label: string, title: string, text: string]} Row */
/** @typedef {{ rows: Row[], terms: Record<string, number[]> }} Index */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const TITLES = {
  text: say("author"),
  translation: say("translation"),
  other: say("editors"),
};
const MOST = 30;

/** @type {Promise<Index> | undefined} */
let loading;

function loadIndex() {
  loading ??= new Promise((resolve, reject) => {
    /** @type {any} */ (window).taklimatIndex = resolve;
    const stemmer = `assets/taklimat/vendor/stemmer-${language}.js`;
    const parts = [loadScript(stemmer), loadScript(document.body.dataset.index ?? "")];
    Promise.all(parts).catch((error) => { loading = undefined; reject(error); });
  });
  return loading;
}

/** @param {string} word */
const stem = (word) => /** @type {any} */ (window).taklimatStemmers[language](word);

/** @param {string} text */
const wordsOf = (text) => [...text.toLowerCase().matchAll(WORD)].map((match) => match[0]);

/** Rows with their scores: every query word counts by its rarity; the last may be unfinished.
 * @param {Index} index @param {string} query */
function find(index, query) {
  const place = query.trim().match(/^([¶p]\s?)?(\d+[a-z]*)(?:(?:[·.]|-s)(\d+[a-z]*))?$/i);
  if (place && (place[1] || place[3])) { // a bare 7 is a word, 7.2 is a place
    const hits = index.rows.filter((row) => row[0] in TITLES && row[2] === `¶${place[2].toLowerCase()}`);
    return { hits: hits.map((row) => ({ row, anchor: place[3] ? `-s${place[3]}` : "" })), stems: new Set() };
  }
  const words = wordsOf(query);
  /** @type {Map<number, number>} */
  const scores = new Map();
  const stems = new Set();
  words.forEach((word, k) => {
    for (const term of matching(index, word, k === words.length - 1)) {
      stems.add(term);
      const found = index.terms[term];
      const rarity = Math.log(1 + index.rows.length / (found.length / 2));
      for (let i = 0; i < found.length; i += 2) {
        const weight = found[i + 1] / (found[i + 1] + 1.2);
        scores.set(found[i], (scores.get(found[i]) ?? 0) + rarity * weight);
      }
    }
  });
  const hits = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([k]) => ({ row: index.rows[k], anchor: "" }));
  return { hits, stems };
}

/** @param {Index} index @param {string} word @param {boolean} unfinished */
function matching(index, word, unfinished) {
  const own = stem(word);
  if (Object.hasOwn(index.terms, own)) return [own];
  if (!unfinished || word.length < 2) return [];
  return Object.keys(index.terms).filter((term) => term.startsWith(word)).slice(0, 20);
}

/** The text around its first hit, the hits marked.
 * @param {string} text @param {Set<string>} stems */
function marked(text, stems) {
  const isHit = (/** @type {string} */ word) => stems.has(stem(word.toLowerCase()));
  const matches = [...text.matchAll(WORD)].filter((match) => isHit(match[0]));
  const first = matches[0]?.index ?? 0;
  const start = first > 90 ? text.indexOf(" ", first - 70) + 1 : 0;
  const end = text.length - start > 260 ? text.lastIndexOf(" ", start + 240) : text.length;
  const line = document.createElement("p");
  let at = start;
  if (start) line.append("… ");
  for (const match of matches) {
    if (match.index < start || match.index >= end) continue;
    line.append(text.slice(at, match.index), make("mark", {}, match[0]));
    at = match.index + match[0].length;
  }
  line.append(text.slice(at, end), end < text.length ? " …" : "");
  return line;
}

/** @param {{ row: Row, anchor: string }} hit @param {Set<string>} stems */
function hitItem({ row, anchor }, stems) {
  const [kind, path, label, title, text] = row;
  const author = kind in TITLES;
  const top = make("span", { class: "tk-hit-top" }, author ? label : title, " ", make("span", {}, author ? "" : label));
  const link = make("a", { class: `tk-hit${author ? "" : " tk-hit--editors"}`, href: address(path + anchor) }, top, marked(text, stems));
  return make("li", {}, link);
}

/** @param {HTMLElement} list @param {HTMLElement} status @param {string} query */
async function show(list, status, query) {
  list.dataset.query = query;
  if (!query.trim()) {
    list.replaceChildren();
    status.textContent = say("hint");
    return;
  }
  let index;
  try { index = await loadIndex(); } catch {
    status.textContent = say("failed");
    return;
  }
  if (list.dataset.query !== query) return; // asked otherwise while the index was on its way
  const { hits, stems } = find(index, query);
  const count = hits.length;
  status.textContent = count
    ? say("found", { count, query: query.trim() })
    : say("none", { query: query.trim() });
  const groups = ["text", "translation", "other"].map((layer) => {
    const inside = hits.slice(0, MOST).filter(({ row }) => (row[0] in TITLES ? row[0] : "other") === layer);
    if (!inside.length) return [];
    const name = layer === "other" ? "editors" : "author";
    const head = make("h2", { class: `tk-label tk-label--${name}` }, icon(`m-${name}`), make("span", {}, TITLES[/** @type {keyof typeof TITLES} */ (layer)]), " ", make("small", {}, String(inside.length)));
    return [make("section", { class: "tk-hits" }, head, make("ul", {}, ...inside.map((hit) => hitItem(hit, stems))))];
  });
  list.replaceChildren(...groups.flat());
}

/** The form, its status line and its list, alike in the dialog and on the page.
 * @param {string} id @param {boolean} closes */
function searchForm(id, closes) {
  const input = /** @type {HTMLInputElement} */ (make("input", { id, type: "search", name: "q", autocomplete: "off", spellcheck: "false" }));
  const label = make("label", { class: "tk-vh", for: id }, say("label"));
  const form = make("form", { role: "search" }, label, input);
  if (closes) { // not a submit button: Enter would press it
    const button = make("button", { class: "tk-tool", type: "button" }, icon("i-close"), make("span", { class: "tk-vh" }, say("close")));
    button.addEventListener("click", () => button.closest("dialog")?.close());
    form.append(button);
  }
  const status = make("p", { class: "tk-search-sum", role: "status" });
  const list = make("div", { class: "tk-search-hits" });
  input.addEventListener("input", () => show(list, status, input.value));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await show(list, status, input.value); // Enter may come before the index
    /** @type {HTMLElement | null} */ (list.querySelector(".tk-hit"))?.click();
  });
  return { form, input, status, list };
}

/** @param {HTMLElement} area @param {HTMLInputElement} input */
function arrows(area, input) {
  area.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ (area.querySelectorAll(".tk-hit"))];
    const k = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[k + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  });
}

function searchDialog() {
  const button = document.querySelector("a[data-search]");
  if (!button || typeof HTMLDialogElement !== "function") return;
  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  const open = () => {
    if (!dialog) {
      const { form, input, status, list } = searchForm("tk-q", true);
      dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "tk-search", "aria-label": say("search") }, form, status, list));
      dialog.addEventListener("click", (event) => { if (event.target instanceof Element && event.target.closest(".tk-hit")) dialog?.close(); });
      arrows(dialog, input);
      document.body.append(dialog);
      show(list, status, "");
    }
    if (!dialog.open) dialog.showModal();
    /** @type {HTMLInputElement} */ (dialog.querySelector("input")).select();
    loadIndex().catch(() => { /* said when something is typed */ });
  };
  button.addEventListener("click", (event) => { event.preventDefault(); open(); });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}

function searchPage() {
  const place = document.querySelector("[data-search-page]");
  if (!(place instanceof HTMLElement)) return;
  const { form, input, status, list } = searchForm("tk-page-q", false);
  place.classList.add("tk-search-page");
  place.append(form, status, list);
  arrows(place, input);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", () => {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  });
  show(list, status, input.value);
}

searchDialog();
searchPage();
