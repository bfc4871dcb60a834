// ---- the index of one language, as Python wrote it (taklimat.outputs.search)

// Their bundles stand before this one: vendor/.
const STEMMERS = /** @type {Record<string, (word: string) => string>} */ ({ id: stemIndonesian, en: stemEnglish });

/** @param {string} signs */
function byCode(signs) {
  const table = new Int8Array(128).fill(-1);
  for (let k = 0; k < signs.length; k++) table[signs.charCodeAt(k)] = k;
  return table;
}
const DIGIT = byCode(DIGITS);
const MARK = byCode(MARKS);

/** @typedef {{ words: string[], common: number[], letters: Int32Array }} Part of the vocabulary; how many units a word is in: 0 one, 1 few, 2 some, 3 many */

/** @param {string} packed bits, six in a character @param {number} total of units @returns {Postings} */
function unpack(packed, total) {
  /** @type {number[]} */ const units = [];
  /** @type {number[]} */ const counts = [];
  /** @type {number[]} */ const parts = [];
  let at = 0, left = 0, digit = 0;
  const bits = (/** @type {number} */ n) => {
    let found = 0;
    while (n--) {
      if (!left) [digit, left] = [DIGIT[packed.charCodeAt(at++)], 6];
      found = (found << 1) | ((digit >> --left) & 1);
    }
    return found;
  };
  const high = () => {
    let n = 0;
    while (bits(1)) n++; // past the end there are zeros
    return n;
  };
  const gamma = (n = high()) => (1 << n) | bits(n);
  const rice = (/** @type {number} */ width) => (high() << width) | bits(width);
  const of = gamma();
  const kept = Math.min(of, MOST_POSTINGS);
  const width = 31 - Math.clz32(total / kept);
  for (let k = 0, unit = 0; k < kept; k++) {
    units.push(unit += rice(width));
    unit++;
    const many = bits(1);
    const its = many ? gamma() : 1 << rice(PART_WIDTH);
    parts.push(its);
    counts.push(many ? ones(its) - 1 + gamma() : 1);
  }
  return { units, counts, parts, of };
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

/** How many bounds of shards are not after a key.
 * @template T @param {[T, string][]} bounds @param {T} key */
const upTo = (bounds, key) => bisect(bounds.length, (k) => bounds[k][0] <= key);

class Lexicon {
  /** @param {string} language @param {LanguageRoot} root @param {(name: string) => Promise<any>} load */
  constructor(language, root, load) {
    this.language = language;
    this.root = root;
    this.load = load;
    this.stop = new Set(root.stop.split(" "));
    /** @type {Part[]} */ this.parts = [];
    /** @type {Float64Array[]} */ this.rooms = [];
    /** @type {Record<string, [stems: string[], lines: (string | Postings)[]]>} */ this.shards = {};
    /** @type {Map<string, string>} */ this.stems = new Map();
  }

  /** A part of the vocabulary.
   * @param {number} k */
  async part(k) {
    if (!this.parts[k]) {
      const packed = await this.load(this.root.words[k][1]);
      /** @type {string[]} */ const words = [];
      /** @type {number[]} */ const common = [];
      for (let at = 0, end, last = ""; at < packed.length; at = end) {
        const mark = MARK[packed.charCodeAt(at)];
        for (end = at + 1; end < packed.length && !(MARK[packed.charCodeAt(end)] >= 0);) end++;
        words.push(last = last.slice(0, mark >> 2) + packed.slice(at + 1, end));
        common.push(mark & 3);
      }
      this.parts[k] = { words, common, letters: Int32Array.from(words, lettersOf) };
      await breathe();
    }
    return this.parts[k];
  }

  /** Room for a number for each unit, made once; who uses it leaves zeros.
   * @param {number} k */
  room(k) { return (this.rooms[k] ??= new Float64Array(this.root.lengths.length)); }

  /** @param {number} unit */
  has(unit) { return DIGIT[this.root.lengths.charCodeAt(unit)] > 0; }

  /** @param {string} word */
  stem(word) {
    let stem = this.stems.get(word);
    if (stem === undefined) this.stems.set(word, stem = STEMMERS[this.language](word));
    return stem;
  }

  /** @param {string} stem */
  loose(stem) { return this.language === "id" ? looseKey(stem, (word) => this.stem(word)) : stem; }

  /** The words that begin so, part by part: the part, the first, the one after the last.
   * @param {string} start @returns {Promise<[Part, number, number][]>} */
  async range(start) {
    const bounds = this.root.words;
    /** @type {[Part, number, number][]} */ const found = [];
    for (let k = Math.max(0, upTo(bounds, start) - 1); k < bounds.length && (bounds[k][0] < start || bounds[k][0].startsWith(start)); k++) {
      const part = await this.part(k);
      const { words } = part;
      found.push([part, bisect(words.length, (n) => words[n] < start), bisect(words.length, (n) => words[n] < start || words[n].startsWith(start))]);
    }
    return found;
  }

  /** How many units a word is in, from 1 to 4; 0 if the vocabulary does not have it.
   * @param {string} word */
  async known(word) {
    const [range] = await this.range(word);
    return range && range[0].words[range[1]] === word ? range[0].common[range[1]] + 1 : 0;
  }

  /** The stems that share a loose key, with their postings; those of a shard, read as they are asked for.
   * @param {string} loose @returns {Promise<[string, Postings][]>} */
  async alike(loose) {
    const bounds = this.root.postings;
    const name = bounds[Math.max(0, upTo(bounds, loose) - 1)]?.[1];
    if (!name) return [];
    const [stems, lines] = (this.shards[name] ??= (await this.load(name)).map((/** @type {string} */ line) => line.split(" ")));
    /** @type {[string, Postings][]} */ const found = [];
    // sorted by their loose keys, so few of them are stemmed
    for (let k = bisect(stems.length, (n) => this.loose(stems[n]) < loose); k < stems.length && this.loose(stems[k]) === loose; k++) {
      const line = lines[k];
      found.push([stems[k], typeof line === "string" ? (lines[k] = unpack(line, this.root.lengths.length)) : line]);
    }
    return found;
  }

  /** A unit's block, which says where its words are.
   * @param {number} unit @returns {Promise<Block | undefined>} */
  async block(unit) {
    const bounds = this.root.texts;
    const name = bounds[upTo(bounds, unit) - 1]?.[1];
    return name && (await this.load(name)).find((/** @type {Block} */ [first, count]) => unit >= first && unit < first + count);
  }
}
