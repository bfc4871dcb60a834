// ---- from terms to places: BM25 over units, then which of their sentences

const K1 = 1.2;
const B = 0.5;
const LENGTHS = 8;
const SENTENCE = 0.6;
const COVERED = 0.7;
const RARE = 1;
const SPREAD = 0.7;
const ALSO = 0.8;
const MOST_UNITS = 60;
const OTHER_KINDS = 0.75;
const OTHER_LANGUAGE = 0.95;
const DEFINED = 0.7;
const NAMED = ["term", "instrument", "actor"];
const MOST_ENTRIES = 4;
const LONGEST_QUERY = 300;

const NORMS = Float64Array.from({ length: 64 }, (_, digit) => K1 * (1 - B + (B * digit) / LENGTHS));

/** @typedef {{ unit: number, part: number, score: number, language: string, near?: boolean }} Hit `part` counts sentences from 1; 0 is the whole */
/** @typedef {{ hits: Hit[], terms: Term[], stems: Record<string, Set<string>>, unknown: string[], missing: string[], near: { asked: string, found: string } | null }} Answer */

/** @param {Lexicon} lexicon @param {Term} term */
function found(lexicon, { stems }) {
  /** @type {Map<number, number>} */ const best = new Map();
  let hidden = 0;
  for (const [weight, postings] of stems.values()) {
    hidden += postings.of - postings.units.length;
    for (let k = 0; k < postings.units.length; k++) {
      const unit = postings.units[k];
      const count = postings.counts[k];
      const its = (weight * count) / (count + NORMS[DIGIT[lexicon.root.lengths.charCodeAt(unit)]]);
      if (its > (best.get(unit) ?? 0)) best.set(unit, its);
    }
  }
  const of = best.size + hidden;
  return { best, rarity: Math.log(1 + (lexicon.root.units - of + 0.5) / (of + 0.5)) ** RARE };
}

/** The parts of a unit that have a term, with the greatest weight there.
 * @param {Term} term @param {number} unit */
function partsOf({ stems }, unit) {
  /** @type {Map<number, number>} */ const parts = new Map();
  for (const [weight, { units, parts: bits }] of stems.values()) {
    const k = bisect(units.length, (n) => units[n] < unit);
    if (units[k] !== unit) continue;
    for (let part = 0, rest = bits[k]; rest; part++, rest >>= 1) {
      if (rest & 1 && weight > (parts.get(part) ?? 0)) parts.set(part, weight);
    }
  }
  return parts;
}

/** The best hits of some terms, and how many of the terms the best of them lacks.
 * @param {Lexicon} lexicon @param {Term[]} terms @param {(unit: number) => number} prior 0 leaves a unit out
 * @returns {Hit[]} */
function rank(lexicon, terms, prior) {
  /** @type {Map<number, number>} */ const scores = new Map();
  const weighed = terms.map((term) => ({ term, ...found(lexicon, term) }));
  for (const { best, rarity } of weighed) {
    for (const [unit, weight] of best) scores.set(unit, (scores.get(unit) ?? 0) + rarity * weight);
  }
  const all = weighed.reduce((sum, { rarity }) => sum + rarity, 0);
  /** @type {Hit[]} */ const hits = [];
  for (const [unit, score] of top(scores, prior)) hits.push(...hitsIn(lexicon, weighed, unit, score, all, prior(unit)));
  return sorted(hits);
}

/** The units with the greatest scores.
 * @param {Map<number, number>} scores @param {(unit: number) => number} prior */
function top(scores, prior) {
  /** @type {[number, number][]} */ let best = [];
  let least = 0;
  for (const pair of scores) {
    if (pair[1] <= least || !prior(pair[0])) continue;
    best.push(pair);
    if (best.length < 4 * MOST_UNITS) continue;
    best = best.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_UNITS);
    least = best[MOST_UNITS - 1][1];
  }
  return best.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_UNITS);
}

/** A unit's best sentence, others about as good, or the unit if no sentence says most of it.
 * @param {Lexicon} lexicon @param {{ term: Term, rarity: number }[]} weighed @param {number} unit
 * @param {number} score @param {number} all @param {number} prior @returns {Hit[]} */
function hitsIn(lexicon, weighed, unit, score, all, prior) {
  /** @type {Map<number, number>} */ const sums = new Map();
  let covered = 0;
  for (const { term, rarity } of weighed) {
    let most = 0;
    for (const [part, weight] of partsOf(term, unit)) {
      sums.set(part, (sums.get(part) ?? 0) + rarity * weight);
      if (weight > most) most = weight;
    }
    covered += rarity * most;
  }
  const order = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const [first, best] = order[0];
  const make = (/** @type {number} */ part, /** @type {number} */ sum) => {
    const whole = (score + SENTENCE * sum) * (1 - COVERED + (COVERED * covered) / all) * prior;
    return { unit, part, score: Math.round(whole * 1e6), language: lexicon.language };
  };
  if (best < SPREAD * covered) return [make(0, best)];
  return [make(first, best), ...order.slice(1, 3).filter(([, sum]) => sum >= ALSO * best).map(([part, sum]) => make(part, sum * ALSO))];
}

/** @param {Hit[]} hits */
const sorted = (hits) => hits.sort((a, b) => b.score - a.score || a.unit - b.unit || a.part - b.part);

/** The sentences that an entry cites, before the others: those with words of the query alone, if any has.
 * @param {number[]} cited @param {Hit[]} ranked @param {string} language @returns {Hit[]} */
function defining(cited, ranked, language) {
  const all = cited.flatMap((unit, k) => (k % 2 ? [] : [{ unit, part: cited[k + 1], language, score: 0 }]));
  const own = all.map((hit) => ranked.find(({ unit, part }) => unit === hit.unit && part === hit.part)?.score ?? 0);
  const most = Math.max(...own);
  const chosen = all.map((hit, k) => ({ ...hit, score: own[k] })).filter(({ score }) => score >= DEFINED * most);
  const first = Math.max(0, ...ranked.map(({ score }) => score));
  return chosen.sort((a, b) => b.score - a.score).map((hit, k) => ({ ...hit, score: first + chosen.length - k }));
}

/** A place as it is written: ¶7·2, p7-s2, 7.2; a bare 7 is a word.
 * @param {string} query @returns {[paragraph: string, sentence: string] | null} */
function placeOf(query) {
  const place = query.normalize("NFKC").toLowerCase().match(/^\s*([¶p])?\s*(\d{1,5}[a-z]{0,3})(?:\s*(?:[·.:]|-s)\s*(\d{1,5}[a-z]{0,3}))?\s*$/);
  return place && (place[1] || place[3]) ? [`p${place[2]}`, place[3] ?? ""] : null;
}

class Engine {
  /** @param {Root} root @param {(name: string) => Promise<any>} load the data of a file, by its plain name */
  constructor(root, load) {
    this.root = root;
    /** @type {Map<string, Promise<any>>} */ const asked = new Map();
    this.load = (/** @type {string} */ name) => {
      if (!asked.has(name)) asked.set(name, load(name).catch((error) => { asked.delete(name); throw error; }));
      return /** @type {Promise<any>} */ (asked.get(name));
    };
    /** @type {Map<string, Promise<Lexicon>>} */ this.lexicons = new Map();
    this.starts = [0];
    this.masks = root.regions.of.filter((_, k) => k % 2 === 0);
    for (let k = 1; k < root.regions.of.length; k += 2) this.starts.push(this.starts[(k - 1) / 2] + root.regions.of[k]);
  }

  /** @param {string} language @returns {Promise<Lexicon>} */
  lexicon(language) {
    let opened = this.lexicons.get(language);
    if (!opened) {
      const lexicon = new Lexicon(language, this.root.languages[language], this.load);
      opened = lexicon.open().then(() => lexicon);
      opened.catch(() => this.lexicons.delete(language));
      this.lexicons.set(language, opened);
    }
    return opened;
  }

  /** @param {number} unit */
  kind(unit) { return /** @type {[string, number]} */ (this.root.kinds.find(([, end]) => unit < end))[0]; }

  /** @param {number} unit a set of bits, one for each region */
  regions(unit) { return this.masks[bisect(this.starts.length, (k) => this.starts[k] <= unit) - 1] ?? 0; }

  /** @param {string} query @param {string} language of the page
   * @param {(unit: number) => boolean} [accepts] @returns {Promise<Answer>} */
  async search(query, language, accepts = () => true) {
    const asked = query.slice(0, LONGEST_QUERY);
    const prior = (/** @type {number} */ unit) => (accepts(unit) ? (this.kind(unit) === "text" ? 1 : OTHER_KINDS) : 0);
    const codes = Object.keys(this.root.languages).sort((a, b) => Number(b === language) - Number(a === language));
    /** @type {Map<number | string, Hit>} */ const best = new Map();
    /** @type {Record<string, Set<string>>} */ const stems = {};
    /** @type {Term[][]} */ const read = [];
    for (const code of codes) {
      if (read.length && !read[0].some(({ how }) => how !== "exact" && how !== "begins")) break;
      const foreign = new Set(codes.flatMap((other) => (other === code ? [] : this.root.languages[other].stop.split(" "))));
      read.push(await termsOf(await this.lexicon(code), asked, foreign));
    }
    read.forEach((terms, k) => terms.forEach((term) => {
      const there = read.some((others, n) => n !== k && others.some(({ word, how }) => word === term.word && how === "exact"));
      if (there && term.how !== "exact" && term.how !== "begins") Object.assign(term, { how: "none", stems: new Map(), instead: [] });
    }));
    /** @type {Answer["near"]} */ let near = null;
    const keep = (/** @type {Hit} */ hit) => {
      const key = `${hit.unit}.${hit.part}`;
      if (hit.score > (best.get(key)?.score ?? 0)) best.set(key, hit);
    };
    for (const [k, terms] of read.entries()) {
      const lexicon = await this.lexicon(codes[k]);
      const least = k ? OTHER_LANGUAGE : 1;
      stems[codes[k]] = new Set(terms.flatMap((term) => [...term.stems.keys()]));
      const ranked = rank(lexicon, terms, prior);
      for (const hit of ranked) keep({ ...hit, score: Math.round(hit.score * least) });
      const entry = terms.length ? await this.entry(lexicon, terms) : null;
      if (entry?.near) {
        const others = await termsOf(lexicon, `${entry.near.found} `, new Set());
        for (const term of others) for (const stem of term.stems.keys()) stems[codes[k]].add(stem);
        near ??= entry.near;
        ranked.push(...rank(lexicon, others, prior).map((hit) => ({ ...hit, near: true })));
        for (const hit of sorted(ranked)) keep(hit);
      }
      const first = ranked[0]?.score ?? 0;
      for (const hit of entry ? defining(entry.cited, ranked, codes[k]) : []) {
        if (prior(hit.unit)) keep({ ...hit, score: Math.round(hit.score * least), ...(entry?.near && { near: true }) });
      }
    }
    const hits = sorted([...best.values()]);
    const unknown = (read[0] ?? []).filter((term) => read.every((terms) => terms.every((t) => t.word !== term.word || t.how === "none"))).map((term) => term.word);
    return { hits, terms: read[0] ?? [], stems, unknown, missing: [], near };
  }

  /** The instrument, actor or term that a query names, in its own words or in near ones.
   * @param {Lexicon} lexicon @param {Term[]} terms
   * @returns {Promise<{ cited: number[], near: Answer["near"] } | null>} */
  async entry(lexicon, terms) {
    /** @type {Map<number, number>} */ const named = new Map();
    for (const { stems } of terms) {
      const units = new Set([...stems.values()].flatMap(([, postings]) => [...postings.units].filter((unit, k) => postings.parts[k] & 1 && NAMED.includes(this.kind(unit)))));
      for (const unit of units) named.set(unit, (named.get(unit) ?? 0) + 1);
    }
    const meant = (/** @type {string} */ name) => wordsOf(name).every((word) => lexicon.stop.has(word) || terms.some(({ stems }) => stems.has(lexicon.stem(word))));
    for (const [unit] of [...named].filter(([, n]) => n === terms.length).slice(0, MOST_ENTRIES)) {
      const [, , title, , , cited = [], near = []] = /** @type {Entry} */ ((await lexicon.text(unit))?.entry);
      const name = title.replace(/ \(.*\)$/, "");
      if (meant(name)) return { cited, near: null };
      const other = near.find((phrase) => meant(phrase));
      if (other) return { cited, near: { asked: other, found: name } };
    }
    return null;
  }
}
