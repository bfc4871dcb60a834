// ---- what is shown of an answer

// The page's bundle is there before this one; the engine's (`taklimat.find`) may come later.
const { address, arrive, icon, language, loadOnce, loadScript, make, say, written } = taklimat;

const MARKS_OF = /** @type {Record<string, string>} */ ({ text: "m-author", fact: "m-fact" });
const SHORT = 260;

/** @type {Promise<SearchEngine> | undefined} */
let engineAsked;

/** The engine with the root of its index; every other file comes when a query needs it. */
function openEngine() {
  engineAsked ??= (async () => {
    /** @type {Root | undefined} */ let root;
    /** @type {Map<string, any>} */ const parts = new Map();
    taklimat.searchRoot = (data) => { root = data; };
    taklimat.searchPart = ([name, data]) => { parts.set(name, data); };
    const [engine, , index] = (document.body.dataset.index ?? "").split(" ");
    await Promise.all([loadOnce(engine), loadScript(index)]);
    if (root?.format !== taklimat.find.FORMAT) throw new Error("search.js");
    const { files } = root;
    return new taklimat.find.Engine(root, async (name) => {
      await loadScript(files[name]);
      if (!parts.has(name)) throw new Error(name);
      return parts.get(name);
    });
  })();
  engineAsked.catch(() => { engineAsked = undefined; });
  return engineAsked;
}

/** A text around its first found word, the found words marked.
 * @param {string} text @param {(word: string) => boolean} found */
function marked(text, found) {
  const matches = [...text.matchAll(taklimat.find.WORD)].filter((match) => found(taklimat.find.fold(match[0])));
  const first = matches[0]?.index ?? 0;
  const start = text.length > SHORT && first > 110 ? text.indexOf(" ", first - 80) + 1 : 0;
  const end = text.length - start > SHORT ? text.lastIndexOf(" ", start + SHORT - 20) : text.length;
  const line = make("p", {});
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

/** @param {Shown} hit */
function layerOf({ kind, translated }) {
  if (kind === "text") return translated ? "translation" : "author";
  return kind === "fact" ? "fact" : "editors";
}

/** @param {Shown} hit @param {(word: string) => boolean} found @param {number} k @param {string} id @param {boolean} many briefings */
function option(hit, found, k, id, many) {
  const kind = hit.kind === "text" && hit.translated ? say("translation") : say(`kind_${hit.kind}`);
  const place = hit.anchor ? written(hit.anchor) : hit.title || kind;
  const about = [hit.label, ...(hit.label.startsWith(kind) ? [] : [kind]), ...(many ? [hit.briefing] : [])].filter((words) => words && words !== place);
  const top = make("span", { class: "tk-hit-top" }, make("b", place === hit.title ? { lang: hit.language } : {}, place), make("span", {}, about.join(" · ")));
  if (hit.language !== language) top.append(make("span", { class: "tk-hit-note" }, say(`language_${hit.language}`)));
  if (hit.near) top.append(make("span", { class: "tk-hit-note" }, say("near_mark")));
  const line = marked(hit.text, found);
  line.lang = hit.language;
  const layer = layerOf(hit);
  const sign = icon(MARKS_OF[hit.kind] ?? "m-editors");
  return make("div", { id: `${id}-${k}`, role: "option", "aria-selected": "false", class: `tk-hit tk-hit--${layer}`, "data-href": address(hit.href) }, sign, top, line);
}

/** @param {string} words @param {() => void} act */
function pick(words, act) {
  const button = make("button", { type: "button", class: "tk-pick" }, words);
  button.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays where it is
  button.addEventListener("click", act);
  return button;
}

/** The ways on that every page has: its briefing's contents, or the library's. */
function contentsList() {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("#menu a"))];
  const rows = links.map((link) => make("li", {}, make("a", { href: link.getAttribute("href") ?? "" }, link.textContent ?? "")));
  return make("nav", { class: "tk-search-contents", "aria-label": say("contents") }, make("h2", {}, say("contents")), make("ul", {}, ...rows));
}
