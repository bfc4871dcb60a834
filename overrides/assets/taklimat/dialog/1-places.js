// @ts-check
// What a hit says and where it leads; places by their number; what became of the query's words.
"use strict";

/** @typedef {{ unit: number, anchor: string, href: string, briefing: string, label: string, title: string, text: string, all: string[], language: string, kind: string, near: boolean, translated: boolean }} Shown */
/** @typedef {{ instead: [string, string[]][], unknown: string[], missing: string[] }} Explained */

/** A place as it is written: ¶7·2, p7-s2, 7.2; a bare 7 is a word.
 * @param {string} query @returns {[paragraph: string, sentence: string] | null} */
function placeOf(query) {
  const place = query.slice(0, LONGEST_QUERY).toLowerCase().match(/^\s*([¶p])?\s*(\d{1,5}[a-z]{0,3})(?:\s*(?:[·.:]|-s)\s*(\d{1,5}[a-z]{0,3}))?\s*$/);
  return place && (place[1] || place[3]) ? [`p${place[2]}`, place[3] ?? ""] : null;
}

/** What a hit shows, and where it leads from a page in a language.
 * @param {Engine} engine @param {Hit} hit @param {string} language @returns {Promise<Shown>} */
async function shown(engine, hit, language) {
  const lexicon = await engine.lexicon(hit.language);
  const found = await lexicon.text(hit.unit);
  if (!found) throw new Error(String(hit.unit));
  const { briefing, entry, translated } = found;
  const own = hit.language === language || !engine.root.languages[language] ? null : await (await engine.lexicon(language)).text(hit.unit);
  const [href, , , parts, anchors] = (own ?? { entry }).entry;
  const kind = engine.kind(hit.unit);
  const anchor = kind === "text" ? href.split("#")[1] : "";
  const sentence = anchor && hit.part ? anchors?.[hit.part - 1] ?? `${anchor}-s${hit.part}` : anchor;
  return {
    unit: hit.unit, kind, briefing, anchor: sentence, language: hit.language, near: hit.near ?? false, translated: translated === 1,
    href: sentence ? `${href.split("#")[0]}#${sentence}` : href,
    label: (own ?? { entry }).entry[1], title: entry[2], text: entry[3][Math.max(1, hit.part) - 1] ?? "", all: [entry[2], ...entry[3]],
  };
}

/** The paragraph or sentence of a number: in one briefing, or the first ones of a library.
 * @param {Engine} engine @param {[string, string]} place @param {string} language @param {string} slug @returns {Promise<Hit[]>} */
async function placesAt(engine, [paragraph, sentence], language, slug) {
  /** @type {[string, number, number][]} */ const all = await engine.load(engine.root.places);
  const here = all.filter(([name]) => name === slug);
  /** @type {Hit[]} */ const hits = [];
  for (const [, first, count] of here.length ? here : all.slice(0, 3)) {
    for (const code of engine.codes(language)) {
      const hit = await unitAt(await engine.lexicon(code), first, count, paragraph, sentence);
      if (hit) { hits.push(hit); break; }
    }
  }
  return hits;
}

/** @param {Lexicon} lexicon @param {number} first @param {number} count @param {string} paragraph @param {string} sentence
 * @returns {Promise<Hit | null>} */
async function unitAt(lexicon, first, count, paragraph, sentence) {
  for (let unit = first; unit < first + count; unit++) {
    const found = await lexicon.text(unit);
    if (found?.entry[0].split("#")[1] !== paragraph) continue;
    const [, , , parts, anchors] = found.entry;
    const names = anchors?.length ? anchors : parts.map((_, k) => `${paragraph}-s${k + 1}`);
    const part = sentence ? names.indexOf(`${paragraph}-s${sentence}`) + 1 : 0;
    return sentence && !part ? null : { unit, part, score: 0, language: lexicon.language };
  }
  return null;
}

/** Each unit's regions as a set of bits, from runs of units that have the same.
 * @param {Root} root @returns {(unit: number) => number} */
function regionsOf({ regions: { of } }) {
  /** @type {number[]} */ const sets = [];
  for (let k = 0; k < of.length; k += 2) for (let n = 0; n < of[k + 1]; n++) sets.push(of[k]);
  return (unit) => sets[unit] ?? 0;
}

/** Words like one that is nowhere.
 * @param {Engine} engine @param {string} word @param {string} language */
async function like(engine, word, language) {
  const lexicon = await engine.lexicon(language);
  return alikeWords(lexicon, word, 0.25).map(([other]) => other);
}

/** Which words were taken for others, which are nowhere, and which the best hit lacks.
 * @param {Answer} answer @param {string} language of the page @returns {Explained} */
function explain({ hits: [first], terms }, language) {
  /** @type {Explained} */ const said = { instead: [], unknown: [], missing: [] };
  for (const term of terms[first?.language ?? language] ?? []) {
    if (term.how === "none") said.unknown.push(term.word);
    else if (term.how === "split" && said.instead[0]?.[0] === "") said.instead[0][1][0] += ` ${term.word}`;
    else if (term.how === "split") said.instead.unshift(["", [term.word]]);
    else if (!["exact", "begins"].includes(term.how)) said.instead.push([term.word, term.instead]);
    if (term.how !== "none" && first && !first.near && !partsOf(term, first.unit).size) said.missing.push(term.word);
  }
  return said;
}
