// @ts-check
// The search engine: loaded when search is first opened. It knows no page: texts in, numbers out.
// scripts/bench/search/ranking.py says the same in Python, and a test holds that they agree.

// Constants in capitals that no file declares are written into the bundle by the build (outputs/search_constants.py).

const LETTERS = `[\\p{L}\\p{N}${INVISIBLE}]+`;
const WORD = new RegExp(`${LETTERS}(?:['’]${LETTERS})*`, "gu");

/** A word without case and accents: as it is compared.
 * @param {string} word */
const fold = (word) => word.toLowerCase().replaceAll("’", "'").normalize("NFKD").replace(/[^\p{L}\p{N}']/gu, "").toLowerCase();

/** @param {string} text */
const wordsOf = (text) => (text.match(WORD) ?? []).map(fold).filter((word) => word && word.length <= LONGEST);

/** The key that joins stems which the stemmer keeps apart: `etap` and `tetap`.
 * @param {string} stem @param {(word: string) => string} again */
function looseKey(stem, again) {
  let key = again(stem);
  const ending = ENDINGS.find((end) => key.endsWith(end) && key.length - end.length >= 4);
  if (ending) key = key.slice(0, -ending.length);
  const first = STARTS.find(
    (start) => key.startsWith(start) && key.length - start.length >= 3 && "aeiou".includes(key[start.length]),
  );
  return first ? key.slice(first.length) : key;
}

/** Rows of the table of distances, made once: it is computed for many words at each keystroke. */
const ROWS = [0, 1, 2].map(() => new Uint8Array(2 * LONGEST));

/** Damerau's distance of two words, and the least to a beginning of the second; above `most` they may be less than they are.
 * @param {string} a @param {string} b @param {number} most @returns {[whole: number, beginning: number]} */
function distances(a, b, most) {
  let [before, last, row] = ROWS;
  const width = Math.min(b.length, a.length + most);
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > most + 1) return [most + 1, most + 1];
    [before, last, row] = [last, row, before];
  }
  return [width < b.length ? most + 1 : last[width], Math.min(...last.subarray(0, width + 1))];
}

/** A set of a word's letters in 31 bits.
 * @param {string} word */
function lettersOf(word) {
  let bits = 0;
  for (let k = 0; k < word.length; k++) bits |= 1 << (word.charCodeAt(k) % 31);
  return bits;
}

/** What is left of some bits without so many: zero if there are no more. Read for all words at a keystroke.
 * @param {number} bits @param {number} most */
function over(bits, most) {
  while (most--) bits &= bits - 1;
  return bits;
}

/** @param {number} bits how many are set */
function ones(bits) {
  let count = 0;
  for (; bits; count++) bits &= bits - 1;
  return count;
}
