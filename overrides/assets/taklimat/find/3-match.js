// ---- from a query's words to stems of the index

/** How many mistakes a word may have.
 * @param {string} word */
const edits = (word) => (/\d/.test(word) ? 0 : EDITS_FROM.filter((least) => word.length >= least).length);

let worked = 0;
const BUDGET = 6; // ms: a quarter of a frame, since a slow phone may take as long again

/** Let the browser do other things if this has taken long. */
async function breathe() {
  if (performance.now() < worked + BUDGET) return;
  await new Promise((done) => { setTimeout(done); });
  worked = performance.now();
}

/** @param {Lexicon} lexicon @param {string} word @param {number} weight @param {Term["stems"]} into */
async function addStems(lexicon, word, weight, into) {
  const stem = lexicon.stem(word);
  for (const [other, postings] of await lexicon.alike(lexicon.loose(stem))) {
    const its = other === stem ? weight : weight * LOOSE;
    if (its > (into.get(other)?.[0] ?? 0)) into.set(other, [its, postings]);
  }
  await breathe();
}

/** @param {Lexicon} lexicon @param {string} word @param {[string, number][]} found @param {Term["how"]} how @returns {Promise<Term>} */
async function term(lexicon, word, found, how) {
  /** @type {Term["stems"]} */ const stems = new Map();
  for (const [other, weight] of found) await addStems(lexicon, other, weight, stems);
  return { word, stems, how, instead: how === "exact" ? [] : found.map(([other]) => other) };
}

/** The commonest words that begin so.
 * @param {Lexicon} lexicon @param {string} start */
async function beginning(lexicon, start) {
  const ranges = await lexicon.range(start);
  /** @type {string[]} */ const found = [];
  for (let least = 3; least >= 0; least--) {
    for (const [{ words, common }, first, after] of ranges) {
      for (let k = first; k < after && found.length < MOST_WORDS; k++) if (common[k] === least) found.push(words[k]);
    }
  }
  return found;
}

/** The best words of the vocabulary, in parts so that a browser can do other things meanwhile.
 * @param {[Part, number, number][]} ranges @param {(part: Part, k: number) => number} badness NaN leaves a word out */
async function scan(ranges, badness) {
  /** @type {[number, number, string][]} */ const found = [];
  for (const [part, first, after] of ranges) {
    for (let k = first; k < after; k++) {
      const its = badness(part, k);
      if (its >= 0) found.push([its, -part.common[k], part.words[k]]);
    }
    await breathe();
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)).slice(0, MOST_NEAR);
}

/** Words of the vocabulary with a few letters more, less, other or swapped; the nearest alone.
 * @param {Lexicon} lexicon @param {string} word @param {number} most @param {boolean} unfinished
 * @param {boolean} [other] the first letter is wrong @returns {Promise<[string, number][]>} */
async function nearWords(lexicon, word, most, unfinished, other = false) {
  const own = lettersOf(word);
  const near = await scan(await lexicon.range(other ? "" : word[0]), ({ words, letters }, k) => {
    if (over(own & ~letters[k], most)) return NaN;
    const its = words[k];
    const longer = its.length - word.length;
    if (longer < -most || other && its[0] === word[0]) return NaN;
    const longerToCome = longer > most;
    if (longerToCome ? !unfinished || other || word.length < BEGUN : over(letters[k] & ~own, most)) return NaN;
    const [whole, beginning] = distances(word, its, most);
    const distance = longerToCome ? beginning + 0.5 : whole;
    return distance <= most ? distance : NaN;
  });
  return near.filter(([distance]) => distance <= near[0][0] + 0.5).map(([distance, , its]) => [its, EDITS[Math.ceil(distance)] - (other ? OTHER_START : 0)]);
}

/** Two words written as one; with `most`, one of them may have mistakes.
 * @param {Lexicon} lexicon @param {string} word @param {number} most @returns {Promise<[string, number][]>} */
async function halves(lexicon, word, most) {
  for (let k = word.length - HALF; k >= HALF; k--) {
    const [a, b] = [word.slice(0, k), word.slice(k)];
    const first = await lexicon.known(a);
    if (!first && !most) continue;
    const second = await lexicon.known(b);
    if (first && second) return [[a, 1], [b, 1]];
    if (!most || !first === !second || a.length <= HALF || b.length <= HALF) continue;
    const [near] = await nearWords(lexicon, first ? b : a, most, false);
    if (near) return first ? [[a, 1], near] : [near, [b, 1]];
  }
  return [];
}

/** The words that share most groups of three letters with one: the last resort.
 * @param {Lexicon} lexicon @param {string} word @param {number} [least] @returns {Promise<[string, number][]>} */
async function alikeWords(lexicon, word, least = ALIKE) {
  const own = Array.from(word, (_, k) => ` ${word} `.slice(k, k + 3));
  const set = lettersOf(word);
  const found = await scan(await lexicon.range(""), ({ words, letters }, k) => {
    if (over(set ^ letters[k], ALIKE_LETTERS)) return NaN;
    const its = words[k];
    const padded = ` ${its} `;
    const share = (2 * own.filter((three) => padded.includes(three)).length) / (own.length + its.length);
    return share >= least ? 1 - share : NaN;
  });
  return found.map(([badness, , its]) => [its, (1 - badness) * EDITS[2]]);
}

/** What a word of the query finds: itself and its forms, what it begins, what it may be meant for.
 * @param {Lexicon} lexicon @param {string} word @param {boolean} unfinished @returns {Promise<Term[]>} */
async function matching(lexicon, word, unfinished) {
  const own = await term(lexicon, word, [[word, 1]], "exact");
  if (unfinished && word.length > 1 && !(await lexicon.known(word))) {
    const begun = await beginning(lexicon, word);
    for (const other of begun) await addStems(lexicon, other, BEGINS, own.stems);
    if (begun.length) return [{ ...own, how: "begins", instead: begun }];
  }
  if (own.stems.size) return [own];
  const most = edits(word);
  for (const [mistakes, other] of /** @type {[number, boolean][]} */ ([[1, false], [2, false], [1, true]])) {
    if (mistakes > most) continue;
    const near = await nearWords(lexicon, word, mistakes, unfinished, other);
    if (near.length) return [await term(lexicon, word, near, "near")];
    const two = mistakes > 1 ? [] : await halves(lexicon, word, Number(other));
    if (two.length) return Promise.all(two.map((half) => term(lexicon, half[0], [half], "split")));
  }
  const alike = most && word.length >= ALIKE_FROM ? await alikeWords(lexicon, word) : [];
  return [await term(lexicon, word, alike, alike.length ? "alike" : "none")];
}

/** The words of a query in a language; two that the vocabulary knows as one are one.
 * @param {Lexicon} lexicon @param {string} query @param {Set<string>} foreign stop words of other languages
 * @returns {Promise<Term[]>} */
async function termsOf(lexicon, query, foreign) {
  const said = wordsOf(query);
  /** @type {string[]} */ const words = [];
  for (const least of [3, 1]) { // a name may be such a word: WHO
    if (!words.length) for (const word of said) if (!lexicon.stop.has(word) && (!foreign.has(word) || (await lexicon.known(word)) >= least)) words.push(word);
  }
  const unfinished = /[\p{L}\p{N}]$/u.test(query);
  /** @type {Term[]} */ const terms = [];
  for (let k = 0; k < words.length; k++) {
    const [word, next] = [words[k], words[k + 1]];
    const joined = next !== undefined && !((await lexicon.known(word)) && (await lexicon.known(next))) && (await lexicon.known(word + next));
    const last = unfinished && k === words.length - 1 && word === said[said.length - 1];
    terms.push(...await matching(lexicon, joined ? word + next : word, last));
    if (joined) k++;
    await breathe();
  }
  const seen = new Set();
  return terms.filter(({ word }) => !seen.has(lexicon.stem(word)) && seen.add(lexicon.stem(word)));
}
