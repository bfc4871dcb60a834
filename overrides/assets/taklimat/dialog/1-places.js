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

/** @typedef {{ href: string, label: string, title: string, parts: string[], anchors: string[] }} Said what a unit says, and the anchors of its sentences if it is a paragraph */

/** What a unit says: its words are in its briefing's previews, or in the index.
 * @param {Block} block @param {number} unit @param {Previews} data @returns {Said} */
function saidIn([first, , , , , ...rest], unit, data) {
  if (rest.length > 1) return paragraphOf(/** @type {any} */ (rest), unit - first, data.texts);
  const [href, label, title, said] = /** @type {Entry} */ (rest[0][unit - first]);
  return { href, label, title, parts: said?.length ? said : [data.entries[href]?.[2] ?? ""], anchors: [] };
}

/** @param {[page: string, sections: [string, number][], anchors: string[], odd: Record<string, string[]>]} block
 * @param {number} k @param {Record<string, string>} texts @returns {Said} */
function paragraphOf([page, sections, names, odd], k, texts) {
  const anchor = names[k] ?? `p${k + 1}`;
  const anchors = odd[anchor] ?? [];
  while (!odd[anchor] && texts[`${anchor}-s${anchors.length + 1}`]) anchors.push(`${anchor}-s${anchors.length + 1}`);
  let after = 0;
  const label = sections.find(([, count]) => k < (after += count))?.[0] ?? "";
  return { href: `${page}#${anchor}`, label, title: "", parts: anchors.map((name) => texts[name]), anchors };
}

/** What a hit shows, and where it leads from a page in a language.
 * @param {Engine} engine @param {Hit} hit @param {string} language @returns {Promise<Shown>} */
async function shown(engine, hit, language) {
  const block = await engine.lexicon(hit.language).block(hit.unit);
  if (!block) throw new Error(String(hit.unit));
  const data = await loadPreviews(block[4]);
  const said = saidIn(block, hit.unit, data);
  const kind = engine.kind(hit.unit);
  if (kind === "text" && !said.parts[0]) throw new Error(block[4]);
  const there = hit.language === language || !engine.root.languages[language] ? undefined : await engine.lexicon(language).block(hit.unit);
  const own = there ? saidIn(there, hit.unit, data) : said;
  const anchor = kind === "text" ? (hit.part ? said.anchors[hit.part - 1] : own.href.split("#")[1]) : "";
  return {
    unit: hit.unit, kind, briefing: block[2], anchor, language: hit.language, near: hit.near ?? false, translated: block[3] === 1,
    href: anchor ? `${own.href.split("#")[0]}#${anchor}` : own.href,
    label: own.label, title: said.title, text: said.parts[Math.max(1, hit.part) - 1] ?? "", all: [said.title, ...said.parts],
  };
}

/** The paragraph or sentence of a number: in one briefing, or the first ones of a library.
 * @param {Engine} engine @param {[string, string]} place @param {string} language @param {string} slug @returns {Promise<Hit[]>} */
async function placesAt(engine, [paragraph, sentence], language, slug) {
  /** @type {[string, number, number][]} */ const all = await engine.load(engine.root.places);
  const here = all.filter(([name]) => name === slug);
  /** @type {Hit[]} */ const hits = [];
  for (const [, first] of here.length ? here : all.slice(0, 3)) {
    for (const code of engine.codes(language)) {
      const hit = await unitAt(engine.lexicon(code), first, paragraph, sentence);
      if (hit) { hits.push(hit); break; }
    }
  }
  return hits;
}

/** @param {Lexicon} lexicon @param {number} first @param {string} paragraph @param {string} sentence
 * @returns {Promise<Hit | undefined>} */
async function unitAt(lexicon, first, paragraph, sentence) {
  for (let block; (block = await lexicon.block(first)); first += block[1]) {
    const [start, count, , , previews, , sections, anchors] = block;
    if (!sections || start !== first) return undefined;
    const k = anchors.length ? anchors.indexOf(paragraph) : Number(paragraph.slice(1)) - 1;
    if (!(k >= 0 && k < count)) continue;
    const part = sentence ? saidIn(block, start + k, await loadPreviews(previews)).anchors.indexOf(`${paragraph}-s${sentence}`) + 1 : 0;
    return sentence && !part ? undefined : { unit: start + k, part, score: 0, language: lexicon.language };
  }
  return undefined;
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
  return (await alikeWords(engine.lexicon(language), word, 0.25)).map(([other]) => other);
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
