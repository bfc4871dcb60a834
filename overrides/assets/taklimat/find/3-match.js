// ---- from a query's words to stems of the index

/** @typedef {{ word: string, stems: Map<string, [weight: number, postings: Postings]>, how: "exact" | "begins" | "near" | "split" | "alike" | "none", instead: string[] }} Term what a word of the query finds, and with what words instead */

const LOOSE = 0.45;
const BEGINS = 0.8;
const EDITS = [1, 0.85, 0.7];
const MOST_WORDS = 5;
const MOST_NEAR = 3;
const BEGUN = 6;
const ALIKE = 0.4;

/** How many mistakes a word may have.
 * @param {string} word */
const edits = (word) => (/\d/.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** @param {Lexicon} lexicon @param {string} word @param {number} weight @param {Term["stems"]} into */
async function addStems(lexicon, word, weight, into) {
  const stem = lexicon.stem(word);
  for (const [other, postings] of await lexicon.alike(lexicon.loose(stem))) {
    const its = other === stem ? weight : weight * LOOSE;
    if (its > (into.get(other)?.[0] ?? 0)) into.set(other, [its, postings]);
  }
}

/** @param {Lexicon} lexicon @param {string} word @param {[string, number][]} found @param {Term["how"]} how @returns {Promise<Term>} */
async function term(lexicon, word, found, how) {
  /** @type {Term["stems"]} */ const stems = new Map();
  for (const [other, weight] of found) await addStems(lexicon, other, weight, stems);
  return { word, stems, how, instead: how === "exact" ? [] : found.map(([other]) => other) };
}

/** The commonest words that begin so.
 * @param {Lexicon} lexicon @param {string} start */
function beginning(lexicon, start) {
  const [first, after] = lexicon.range(start);
  /** @type {string[]} */ const found = [];
  for (let common = 3; common >= 0; common--) {
    for (let k = first; k < after && found.length < MOST_WORDS; k++) if (lexicon.common[k] === common) found.push(lexicon.words[k]);
  }
  return found;
}

/** Words of the vocabulary with a few letters more, less, other or swapped; the nearest alone.
 * @param {Lexicon} lexicon @param {string} word @param {number} most @param {boolean} unfinished
 * @param {boolean} [same] whether the first letter is right @returns {[string, number][]} */
function nearWords(lexicon, word, most, unfinished, same = false) {
  /** @type {[number, number, number][]} */ const found = [];
  const { words, letters, sizes } = lexicon;
  const own = lettersOf(word);
  const [low, high] = lexicon.range(word[0]);
  for (let k = same ? low : 0, end = same ? high : words.length; k < end; k++) {
    const longer = sizes[k] - word.length;
    if (ones(own & ~letters[k]) > most || longer < -most) continue;
    const longerToCome = longer > most;
    const other = k < low || k >= high ? 1 : 0;
    if (longerToCome ? !unfinished || other || word.length < BEGUN : ones(letters[k] & ~own) > most) continue;
    const [whole, beginning] = distances(word, words[k], most);
    const distance = longerToCome ? beginning + 0.5 : whole;
    if (distance <= most) found.push([distance, other, k]);
  }
  const best = Math.min(...found.map(([distance]) => distance));
  const near = found.filter(([distance]) => distance <= best + 0.5);
  near.sort((a, b) => a[0] - b[0] || a[1] - b[1] || lexicon.common[b[2]] - lexicon.common[a[2]] || a[2] - b[2]);
  return near.slice(0, MOST_NEAR).map(([distance, other, k]) => [words[k], EDITS[Math.ceil(distance)] - 0.1 * other]);
}

/** Two words written as one; with `most`, one of them may have mistakes.
 * @param {Lexicon} lexicon @param {string} word @param {number} most @returns {[string, number][]} */
function halves(lexicon, word, most) {
  for (let k = word.length - 3; k >= 3; k--) {
    const [a, b] = [word.slice(0, k), word.slice(k)];
    const known = [a, b].map((half) => lexicon.has(half));
    if (known[0] && known[1]) return [[a, 1], [b, 1]];
    if (!most || known[0] === known[1]) continue;
    const [whole, broken] = known[0] ? [a, b] : [b, a];
    const near = whole.length > 3 && broken.length > 3 ? nearWords(lexicon, broken, most, false, true)[0] : undefined;
    if (near) return known[0] ? [[a, 1], near] : [near, [b, 1]];
  }
  return [];
}

/** The words that share most groups of three letters with one: the last resort.
 * @param {Lexicon} lexicon @param {string} word @param {number} [least] @returns {[string, number][]} */
function alikeWords({ words, letters, sizes }, word, least = ALIKE) {
  const own = Array.from(word, (_, k) => ` ${word} `.slice(k, k + 3));
  const set = lettersOf(word);
  /** @type {[number, number][]} */ const found = [];
  for (let k = 0; k < words.length; k++) {
    if (ones(set ^ letters[k]) > 4 || sizes[k] > word.length + 3 || sizes[k] < word.length - 6) continue;
    const padded = ` ${words[k]} `;
    const shared = own.filter((three) => padded.includes(three)).length;
    const share = (2 * shared) / (own.length + words[k].length);
    if (share >= least) found.push([share, k]);
  }
  found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  return found.slice(0, 3).map(([share, k]) => [words[k], share * EDITS[2]]);
}

/** What a word of the query finds: itself and its forms, what it begins, what it may be meant for.
 * @param {Lexicon} lexicon @param {string} word @param {boolean} unfinished @returns {Promise<Term[]>} */
async function matching(lexicon, word, unfinished) {
  const own = await term(lexicon, word, [[word, 1]], "exact");
  if (unfinished && word.length > 1 && !lexicon.has(word)) {
    const begun = beginning(lexicon, word);
    for (const other of begun) await addStems(lexicon, other, BEGINS, own.stems);
    if (begun.length) return [{ ...own, how: own.instead.length ? "exact" : "begins", instead: begun }];
  }
  if (own.stems.size) return [own];
  const most = edits(word);
  const near = most ? nearWords(lexicon, word, 1, unfinished) : [];
  if (near.length) return [await term(lexicon, word, near, "near")];
  for (const mistakes of [0, 1]) {
    const two = most ? halves(lexicon, word, mistakes) : [];
    if (two.length) return Promise.all(two.map((half) => term(lexicon, half[0], [half], "split")));
    if (mistakes || most < 2) continue;
    const far = nearWords(lexicon, word, 2, unfinished);
    if (far.length) return [await term(lexicon, word, far, "near")];
  }
  const alike = most && word.length > 5 ? alikeWords(lexicon, word) : [];
  return [await term(lexicon, word, alike, alike.length ? "alike" : "none")];
}

/** The words of a query in a language; two that the vocabulary knows as one are one.
 * @param {Lexicon} lexicon @param {string} query @param {Set<string>} foreign stop words of other languages
 * @returns {Promise<Term[]>} */
async function termsOf(lexicon, query, foreign) {
  const said = wordsOf(query);
  const words = said.filter((word) => !lexicon.stop.has(word) && !(foreign.has(word) && !(lexicon.has(word) && lexicon.common[lexicon.find(word)] > 1)));
  const unfinished = /[\p{L}\p{N}]$/u.test(query);
  /** @type {Term[]} */ const terms = [];
  for (let k = 0; k < words.length; k++) {
    const [word, next] = [words[k], words[k + 1]];
    const joined = next !== undefined && !(lexicon.has(word) && lexicon.has(next)) && lexicon.has(word + next);
    const last = unfinished && k === words.length - 1 && word === said[said.length - 1];
    terms.push(...await matching(lexicon, joined ? word + next : word, last));
    if (joined) k++;
  }
  const seen = new Set();
  return terms.filter(({ word }) => !seen.has(lexicon.stem(word)) && seen.add(lexicon.stem(word)));
}
