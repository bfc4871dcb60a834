// ---- a query to an answer, in all languages

/** Whether a language has every word of a query.
 * @param {Term[]} terms */
const understood = (terms) => terms[0] && terms.every(({ how }) => how === "exact" || how === "begins");

class Engine {
  /** @param {Root} root @param {(name: string) => Promise<any>} load the data of a file, by its plain name */
  constructor(root, load) {
    this.root = root;
    /** @type {Record<string, Promise<any>>} */ const asked = {};
    this.load = (/** @type {string} */ name) => (asked[name] ??= load(name).catch((error) => { delete asked[name]; throw error; }));
    /** @type {Record<string, Lexicon>} */ this.lexicons = {};
    this.paragraphs = root.kinds[0]?.[1] ?? 0; // the article's come first
    this.units = root.kinds.at(-1)?.[1];
  }

  /** @param {string} language */
  lexicon(language) { return (this.lexicons[language] ??= new Lexicon(language, this.root.languages[language], this.load)); }

  /** @param {number} unit */
  kind(unit) { return this.root.kinds[bisect(this.root.kinds.length, (k) => this.root.kinds[k][1] <= unit)][0]; }

  /** The languages of the index, a page's own first.
   * @param {string} language */
  codes(language) { return Object.keys(this.root.languages).sort((a, b) => Number(b === language) - Number(a === language)); }

  /** @param {string} query @param {string} language of the page
   * @param {(unit: number) => boolean} [accepts] @returns {Promise<Answer>} */
  async search(query, language, accepts = () => true) {
    const prior = (/** @type {number} */ unit) => (accepts(unit) ? (this.kind(unit) === "text" ? 1 : OTHER_KINDS) : 0);
    worked = performance.now();
    const codes = this.codes(language);
    const read = await this.read(query.slice(0, LONGEST_QUERY), codes);
    const lacked = (/** @type {number} */ unit) => (this.lexicon(codes[0]).has(unit) ? 0 : prior(unit));
    /** @type {Map<string, Hit>} */ const best = new Map();
    /** @type {Answer} */ const answer = { hits: [], terms: {}, stems: {}, named: null };
    for (const [k, terms] of read.entries()) {
      const lexicon = this.lexicon(codes[k]);
      const named = terms.length ? await this.named(lexicon, terms) : null;
      const near = named?.asked ? await termsOf(lexicon, `${named.title} `, new Set()) : [];
      await breathe();
      const its = k && understood(read[0]) ? lacked : prior;
      const ranked = [...rank(lexicon, terms, its), ...rank(lexicon, near, its).map((hit) => ({ ...hit, near: true }))];
      if (named) ranked.push(...defining(named, ranked));
      for (const hit of ranked) {
        const key = `${hit.unit}.${hit.part}`;
        if (k) hit.score = Math.round(hit.score * OTHER_LANGUAGE);
        if (hit.score > (best.get(key)?.score ?? 0)) best.set(key, hit);
      }
      answer.named ??= named;
      answer.terms[codes[k]] = terms;
      answer.stems[codes[k]] = new Set([...terms, ...near].flatMap((term) => [...term.stems.keys()]));
    }
    answer.hits = sorted([...best.values()]);
    return answer;
  }

  /** The terms of a query in a page's own language, and in the others if it has a word that is not in that, or they have units that are not.
   * @param {string} query @param {string[]} codes */
  async read(query, codes) {
    /** @type {Term[][]} */ const read = [];
    for (const code of codes) {
      if (read[0] && understood(read[0]) && this.lexicon(codes[0]).root.units === this.units) break;
      const foreign = new Set(codes.flatMap((other) => (other === code ? [] : [...this.lexicon(other).stop])));
      read.push(await termsOf(this.lexicon(code), query, foreign));
    }
    // A word that another language knows is no slip of the pen in this one.
    const known = read.map((terms) => new Set(terms.flatMap(({ word, how }) => (how === "exact" ? [word] : []))));
    return read.map((terms, k) => terms.map((term) => (
      term.how !== "begins" && known.some((words, n) => n !== k && words.has(term.word)) && !known[k].has(term.word)
        ? { ...term, how: /** @type {const} */ ("none"), stems: new Map(), instead: [] } : term)));
  }

  /** The instrument, actor or term that a query names in full, in its own words or in near ones.
   * @param {Lexicon} lexicon @param {Term[]} terms @returns {Promise<Named | null>} */
  async named(lexicon, terms) {
    /** @type {Map<number, number>} */ const units = new Map();
    for (const { stems } of terms) {
      /** @type {Set<number>} */ const inside = new Set();
      for (const [, { units: all, parts }] of stems.values()) {
        for (let k = bisect(all.length, (n) => all[n] < this.paragraphs); k < all.length; k++) if (parts[k] & 1 && NAMED.includes(this.kind(all[k]))) inside.add(all[k]);
      }
      for (const unit of inside) units.set(unit, (units.get(unit) ?? 0) + 1);
    }
    const meant = (/** @type {string} */ name) => wordsOf(name).every((word) => lexicon.stop.has(word) || terms.some(({ stems }) => stems.has(lexicon.stem(word))));
    for (const [unit] of [...units].filter(([, count]) => count === terms.length).sort((a, b) => a[0] - b[0]).slice(0, MOST_ENTRIES)) {
      const [first, , , , , entries] = /** @type {EntriesBlock} */ (await lexicon.block(unit));
      const [, , title, , cited = [], near = [], related = []] = entries[unit - first];
      const name = title.replace(/ \(.*\)$/, "");
      const asked = meant(name) ? "" : near.find(meant);
      if (asked !== undefined) return { title: name, asked, cited, related };
    }
    return null;
  }
}

taklimat.find = { Engine, FORMAT, LAST_PART, LONGEST_QUERY, MOST_UNITS, WORD, alikeWords, fold, partsOf };
