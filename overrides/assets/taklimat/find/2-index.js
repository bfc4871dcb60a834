// ---- the index of one language, as Python wrote it (taklimat.outputs.search)


/** @param {string} signs */
function byCode(signs) {
  const table = new Int8Array(128).fill(-1);
  for (let k = 0; k < signs.length; k++) table[signs.charCodeAt(k)] = k;
  return table;
}
const DIGIT = byCode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
const MARK = byCode("!#$%&()*+,-./:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_");

/** @typedef {{ units: number[], counts: number[], parts: number[], of: number }} Postings in the order of the units */
/** @typedef {[address: string, label: string, title: string, parts: string[], anchors?: string[], cited?: number[], near?: string[], related?: string[]]} Entry */
/** @typedef {{ stop: string, units: number, lengths: string, postings: [string, string][], texts: [number, string][], words: string }} LanguageRoot */
/** @typedef {{ format: number, briefings: number, kinds: [string, number][], regions: { names: Record<string, string>[], of: number[] }, languages: Record<string, LanguageRoot>, places: string, files: Record<string, string> }} Root */

/** @param {string} packed @returns {Postings} */
function unpack(packed) {
  /** @type {number[]} */ const units = [];
  /** @type {number[]} */ const counts = [];
  /** @type {number[]} */ const parts = [];
  let at = packed.indexOf(".") + 1;
  const total = at ? Number(packed.slice(0, at - 1)) : 0;
  const number = () => {
    let found = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = DIGIT[packed.charCodeAt(at++)];
      found |= (digit & 31) << shift;
      if (digit < 32) return found;
    }
  };
  for (let unit = 0; at < packed.length;) {
    unit += number();
    const code = number();
    const bits = code & 1 ? code >> 2 : 1 << (code >> 2);
    units.push(unit);
    parts.push(bits);
    counts.push(code & 2 ? number() : ones(bits));
  }
  return { units, counts, parts, of: total || units.length };
}

/** Where a key stands, or would, among sorted ones.
 * @param {number} length @param {(k: number) => boolean} before */
function bisect(length, before) {
  let low = 0, high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1; else high = middle;
  }
  return low;
}

class Lexicon {
  /** @param {string} language @param {LanguageRoot} root @param {(name: string) => Promise<any>} load */
  constructor(language, root, load) {
    this.language = language;
    this.root = root;
    this.load = load;
    this.stop = new Set(root.stop.split(" "));
    /** @type {string[]} */ this.words = [];
    /** @type {Float64Array[]} */ this.rooms = [];
    /** @type {number[]} how many units a word is in: 0 one, 1 few, 2 some, 3 many */ this.common = [];
    /** @type {Map<string, { stems: string[], lines: (string | Postings)[] }>} */ this.shards = new Map();
    /** @type {Map<string, string>} */ this.stems = new Map();
  }

  async open() {
    const packed = await this.load(this.root.words);
    let last = "";
    for (let at = 0, end; at < packed.length; at = end) {
      const mark = MARK[packed.charCodeAt(at)];
      for (end = at + 1; end < packed.length && !(MARK[packed.charCodeAt(end)] >= 0);) end++;
      last = last.slice(0, mark >> 2) + packed.slice(at + 1, end);
      this.words.push(last);
      this.common.push(mark & 3);
    }
    this.letters = Int32Array.from(this.words, lettersOf); // read at each keystroke
    this.sizes = Uint8Array.from(this.words, (word) => word.length);
  }

  /** Room for a number for each unit, made once; who uses it leaves zeros.
   * @param {number} k */
  room(k) { return (this.rooms[k] ??= new Float64Array(this.root.lengths.length)); }

  /** @param {string} word @returns {string} */
  stem(word) {
    let stem = this.stems.get(word);
    if (stem === undefined) this.stems.set(word, stem = /** @type {any} */ (globalThis).taklimatStemmers[this.language](word));
    return /** @type {string} */ (stem);
  }

  /** @param {string} stem */
  loose(stem) { return this.language === "id" ? looseKey(stem, (word) => this.stem(word)) : stem; }

  /** @param {string} word */
  find(word) { return bisect(this.words.length, (k) => this.words[k] < word); }

  /** The first word that begins so, and the one after the last.
   * @param {string} start */
  range(start) { return [this.find(start), bisect(this.words.length, (k) => this.words[k] < start || this.words[k].startsWith(start))]; }

  /** @param {string} word */
  has(word) { return this.words[this.find(word)] === word; }

  /** The stems that share a loose key, with their postings; those of a shard, read as they are asked for.
   * @param {string} loose @returns {Promise<[string, Postings][]>} */
  async alike(loose) {
    const bounds = this.root.postings;
    const name = bounds[Math.max(0, bisect(bounds.length, (k) => bounds[k][0] <= loose) - 1)]?.[1];
    if (!name) return [];
    let shard = this.shards.get(name);
    if (!shard) {
      const [stems, lines] = await this.load(name);
      this.shards.set(name, shard = { stems: stems.split(" "), lines: lines.split(" ") });
    }
    const { stems, lines } = shard;
    /** @type {[string, Postings][]} */ const found = [];
    // sorted by their loose keys, so few of them are stemmed
    for (let k = bisect(stems.length, (n) => this.loose(stems[n]) < loose); k < stems.length && this.loose(stems[k]) === loose; k++) {
      const line = lines[k];
      found.push([stems[k], typeof line === "string" ? (lines[k] = unpack(line)) : line]);
    }
    return found;
  }

  /** @param {number} unit @returns {string | undefined} the file that has its words */
  file(unit) {
    const starts = this.root.texts;
    return starts[bisect(starts.length, (k) => starts[k][0] <= unit) - 1]?.[1];
  }

  /** What a unit says; its briefing's title with it.
   * @param {number} unit @returns {Promise<{ briefing: string, entry: Entry, translated: number } | null>} */
  async text(unit) {
    const name = this.file(unit);
    if (!name) return null;
    for (const [briefing, first, entries, translated] of await this.load(name)) {
      if (unit >= first && unit < first + entries.length) return { briefing, entry: entries[unit - first], translated };
    }
    return null;
  }
}
