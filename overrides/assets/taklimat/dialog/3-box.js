// ---- the combobox with its list, alike in the dialog and on the search page

const MOST_SHOWN = 20;
const MOST_FILES = 3;
const ANNOUNCED_AFTER = 500;
const LONGEST_SAID = 80;

/** @typedef {{ rows: Shown[], upTo: number, found: (language: string) => (word: string) => boolean }} Next rows to add, and up to which hit they go */

/** @type {Answer} */
const NOTHING = { hits: [], terms: {}, stems: {}, named: null };

/** How many results a query has; of so many that the rest was left out, the best.
 * @param {Answer} answer @param {string} query */
function summed({ hits }, query) {
  const letters = [...query];
  const said = { count: hits.length, query: letters.length > LONGEST_SAID ? `${letters.slice(0, LONGEST_SAID).join("")}…` : query };
  if (!hits.length) return say("none", said);
  return new Set(hits.map(({ unit }) => unit)).size < taklimat.find.MOST_UNITS ? say("found", said) : say("best", said);
}

class SearchBox {
  /** @param {string} id @param {() => void} leave */
  constructor(id, leave) {
    this.id = id;
    this.leave = leave;
    this.turn = 0;
    this.shownUpTo = 0;
    /** @type {Answer} */ this.answer = NOTHING;
    /** @type {Set<string>} */ this.kinds = new Set();
    this.regions = 0;
    /** @type {SearchEngine | undefined} */ this.engine = undefined;
    /** @type {((unit: number) => number) | undefined} */ this.regionsOf = undefined;
    /** @type {Promise<void> | undefined} */ this.adding = undefined;
    this.input = make("input", {
      id, type: "text", name: "q", role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "go",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
    });
    this.form = make("form", { role: "search" }, make("label", { class: "tk-vh", for: id }, say("label")), this.input);
    this.sum = make("p", { class: "tk-search-sum" }, say("hint"));
    this.status = make("p", { class: "tk-vh", role: "status" });
    this.list = make("div", { id: `${id}-list`, role: "listbox", class: "tk-search-hits", "aria-label": say("results"), hidden: "" });
    this.help = make("div", { class: "tk-search-help" });
    this.filters = make("details", { class: "tk-filters", hidden: "" });
    this.parts = [this.form, this.filters, this.sum, this.status, this.list, this.help];
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the input
    this.list.addEventListener("click", (event) => {
      const hit = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (hit instanceof HTMLElement) this.go(hit, event.ctrlKey || event.metaKey);
    });
  }

  get options() { return /** @type {HTMLElement[]} */ ([...this.list.children]); }

  get active() { return this.options.find((option) => option.getAttribute("aria-selected") === "true"); }

  /** @param {KeyboardEvent} event */
  async key(event) {
    if (event.isComposing) return;
    const step = event.shiftKey || event.altKey ? 0 : { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const now = this.options.findIndex((option) => option === this.active);
      if (step > 0 && now === this.options.length - 1) await this.more();
      this.select(this.options[now < 0 && step < 0 ? this.options.length - 1 : now + step]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const newTab = event.ctrlKey || event.metaKey;
      await this.asking; // Enter may come before the index
      const hit = this.active ?? this.options[0];
      if (hit) this.go(hit, newTab);
    }
  }

  /** @param {HTMLElement | undefined} option */
  select(option) {
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLElement} option @param {boolean} newTab */
  go(option, newTab) {
    const url = new URL(option.dataset.href ?? "", location.href);
    try { sessionStorage.setItem("taklimat-found", JSON.stringify({ to: url.href, words: JSON.parse(option.dataset.words ?? "[]") })); } catch { /* nothing is marked there */ }
    if (newTab) {
      open(url.href); // with a copy of the words, which are of no use here
      try { sessionStorage.removeItem("taklimat-found"); } catch { /* nor kept */ }
      return;
    }
    this.leave();
    const here = url.href === location.href;
    location.href = url.href;
    if (here) arrive(); // the address does not change
  }

  ask() {
    const query = this.input.value;
    const turn = ++this.turn;
    this.asking = this.find(query, turn).catch(() => { if (turn === this.turn) this.failed(); });
    return this.asking;
  }

  /** @param {string} query @param {number} turn */
  async find(query, turn) {
    if (!query.trim()) {
      this.clear(say("hint"));
      return;
    }
    const engine = this.engine = await openEngine();
    this.drawFilters(engine);
    const answer = await answerTo(engine, query, language, hereSlug(), (unit) => this.accepts(engine, unit));
    if (turn !== this.turn) return; // asked otherwise meanwhile
    const next = await this.rows(answer, 0);
    const explained = explain(answer, language);
    const like = answer.hits.length ? [] : (await Promise.all(explained.unknown.map((word) => likeWords(engine, word, language)))).flat();
    if (turn !== this.turn) return;
    this.clear(summed(answer, query.trim()));
    this.answer = answer;
    this.add(next);
    this.explain(answer, explained, like);
  }

  /** @param {SearchEngine} engine @param {number} unit */
  accepts(engine, unit) {
    return (!this.kinds.size || this.kinds.has(engine.kind(unit))) && (!this.regions || ((this.regionsOf ??= regionsOf(engine.root))(unit) & this.regions) !== 0);
  }

  /** The next hits whose words are there already, or in a few briefings more.
   * @param {Answer} answer @param {number} from @returns {Promise<Next>} */
  async rows(answer, from) {
    const engine = /** @type {SearchEngine} */ (this.engine);
    /** @type {Hit[]} */ const next = [];
    const files = new Set();
    for (const hit of answer.hits.slice(from, from + MOST_SHOWN)) {
      const name = (await engine.lexicon(hit.language).block(hit.unit))?.[4] ?? "";
      if (!taklimat.hasPreviews(name) && files.add(name).size > MOST_FILES) break;
      next.push(hit);
    }
    const found = (/** @type {string} */ code) => foundIn(engine, answer, code);
    return { rows: await Promise.all(next.map((hit) => shown(engine, hit, language, found(hit.language)))), upTo: from + next.length, found };
  }

  /** @param {Next} next */
  add({ rows, upTo, found }) {
    const many = (this.engine?.root.briefings ?? 1) > 1;
    for (const hit of rows) {
      const its = found(hit.language);
      const row = option(hit, its, this.options.length, this.id, many);
      const words = hit.all.flatMap((text) => text.match(taklimat.find.WORD) ?? []).filter((word) => its(taklimat.find.fold(word)));
      row.dataset.words = JSON.stringify([...new Set(words.map((word) => word.toLowerCase()))]);
      this.list.append(row);
    }
    this.shownUpTo = upTo;
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.help.querySelector(".tk-more")?.remove();
    if (upTo < this.answer.hits.length && rows.length) this.help.prepend(make("p", { class: "tk-more" }, pick(say("more"), () => this.goOn())));
  }

  /** More of this answer, once at a time; nothing if another was asked for meanwhile. */
  more() {
    const { answer } = this;
    if (this.shownUpTo < answer.hits.length) {
      this.adding ??= this.rows(answer, this.shownUpTo)
        .then((next) => { if (answer === this.answer) this.add(next); }, () => { if (answer === this.answer) this.tell(say("failed")); })
        .finally(() => { if (answer === this.answer) this.adding = undefined; });
    }
    return this.adding;
  }

  /** What its button does; the focus does not vanish with it. */
  async goOn() {
    const focused = document.activeElement;
    const from = this.options.length;
    await this.more();
    if (!this.options[from]) return;
    if (!focused?.isConnected) this.input.focus();
    this.select(this.options[from]);
  }

  /** @param {Answer} answer @param {Explained} said @param {string[]} like */
  explain({ hits, named }, said, like) {
    const line = (/** @type {string} */ words, /** @type {string[]} */ picks = []) => {
      const buttons = picks.flatMap((word, k) => [k ? ", " : " ", pick(word, () => this.put(word))]);
      this.help.before(make("p", { class: "tk-search-line" }, words, ...buttons));
    };
    const quoted = (/** @type {string[]} */ words) => words.map((word) => `“${word}”`).join(", ");
    const meant = [...said.instead, ...like.slice(0, 5)];
    if (meant.length) line(say("meant"), [...new Set(meant)]);
    if (named?.asked) line(say("near", { found: named.title, asked: named.asked }));
    if (named?.related.length) line(say("related"), named.related);
    if (hits.length && said.unknown.length) line(say("without", { words: quoted(said.unknown) }));
    else if (said.missing.length) line(say("missing", { words: quoted(said.missing) }));
    for (const note of this.notes.reverse()) this.sum.after(note);
    if (hits.length) return;
    if (this.kinds.size || this.regions) this.help.append(make("p", {}, pick(say("clear_filters"), () => this.unfilter())));
    this.help.append(contentsList());
  }

  get notes() { return [.../** @type {HTMLElement} */ (this.sum.parentElement).querySelectorAll(":scope > .tk-search-line")]; }

  /** @param {string} query */
  put(query) {
    this.input.value = query;
    this.input.focus();
    this.input.dispatchEvent(new Event("input"));
  }

  /** @param {string} words */
  clear(words) {
    this.answer = NOTHING;
    this.adding = undefined;
    this.select(undefined);
    this.list.replaceChildren();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.help.replaceChildren();
    for (const note of this.notes) note.remove();
    this.tell(words);
  }

  /** Show words, and have them read aloud with the notes below, once one has stopped typing.
   * @param {string} words */
  tell(words) {
    this.sum.textContent = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = [this.sum, ...this.notes].map((line) => line.textContent).join(" ");
    }, ANNOUNCED_AFTER);
  }

  failed() {
    this.clear(say("failed"));
    this.help.append(contentsList());
  }

  // ---- filters

  /** @param {SearchEngine} engine */
  drawFilters(engine) {
    if (this.filters.childElementCount) return;
    const { kinds, regions } = engine.root;
    if (kinds.length + regions.names.length < 3) return;
    const group = (/** @type {string} */ name, /** @type {HTMLElement[]} */ toggles) => (toggles.length
      ? [make("div", { role: "group", class: "tk-filter", "aria-label": say(name) }, make("span", { "aria-hidden": "true" }, say(name)), make("div", {}, ...toggles))] : []);
    const toggle = (/** @type {string} */ words, /** @type {(on: boolean) => void} */ act) => {
      const button = make("button", { type: "button", class: "tk-toggle", "aria-pressed": "false" }, words);
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        act(on);
        this.count();
        this.ask();
      });
      return button;
    };
    this.filters.append(
      make("summary", {}, say("filters"), make("b", {})),
      ...group("filter_kind", kinds.map(([kind]) => toggle(say(`kind_${kind}`), (on) => { if (on) this.kinds.add(kind); else this.kinds.delete(kind); }))),
      ...group("filter_region", regions.names.map((names, k) => toggle(names[language] ?? Object.values(names)[0], () => { this.regions ^= 1 << k; }))),
    );
    this.filters.open = matchMedia("(min-width: 48rem) and (min-height: 40rem)").matches;
    this.filters.hidden = false;
  }

  count() {
    const on = this.filters.querySelectorAll("[aria-pressed=true]").length;
    /** @type {HTMLElement} */ (this.filters.querySelector("summary b")).textContent = on ? String(on) : "";
  }

  unfilter() {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.filters.querySelectorAll("[aria-pressed=true]"))) button.setAttribute("aria-pressed", "false");
    this.kinds.clear();
    this.regions = 0;
    this.count();
    this.input.focus();
    this.ask();
  }
}

/** The briefing that this page belongs to, by its address. */
function hereSlug() {
  const inside = location.href.slice(new URL(document.body.dataset.root ?? "", location.href).href.replace(/index\.html$/, "").length);
  const [first, second] = inside.split("/");
  return first === language ? second : first;
}
