// @ts-check
// What a hit says and where it leads; places by their number; what became of the query's words.

/** @typedef {{ unit: number, anchor: string, href: string, briefing: string, label: string, title: string, text: string, all: string[], language: string, kind: string, near: boolean, translated: boolean }} Shown */
/** @typedef {{ instead: string[], unknown: string[], missing: string[] }} Explained */

/** A place as it is written: ¶7·2, p7-s2, 7.2, the end of a copied link; a bare 7 is a word.
 * @param {string} query @returns {[paragraph: string, sentence: string] | null} */
function placeOf(query) {
  const written = query.slice(0, taklimat.find.LONGEST_QUERY).normalize("NFKC").toLowerCase().trim().replace(/^#|~.*$/g, "").replace(/[‐‑–]/g, "-");
  const place = written.match(/^([¶p])?\s*(\d{1,5}[a-z]{0,3}?)(?:\s*(?:[·∙•⋅.:]|-?\s*s)\s*(\d{1,5}[a-z]{0,3}))?$/);
  return place && (place[1] || place[3]) ? [`p${place[2]}`, place[3] ?? ""] : null;
}

/** @typedef {{ href: string, label: string, title: string, parts: string[], anchors: string[] }} Said what a unit says, and the anchors of its sentences if it is a paragraph */

/** What a unit says: its words are in its briefing's previews, or in the index.
 * @param {Block} block @param {number} unit @param {Previews} data @returns {Said} */
function saidIn(block, unit, data) {
  if (block.length === 9) return paragraphOf(block, unit - block[0], data.texts);
  const [first, , , , , entries] = block;
  const [href, label, title, said] = entries[unit - first];
  return { href, label, title, parts: said?.length ? said : [data.entries[href]?.[2] ?? ""], anchors: [] };
}

/** @param {TextBlock} block @param {number} k @param {Record<string, string>} texts @returns {Said} */
function paragraphOf([, , , , , page, sections, names, odd], k, texts) {
  const anchor = names[k] ?? `p${k + 1}`;
  const anchors = odd[anchor] ?? [];
  while (!odd[anchor] && texts[`${anchor}-s${anchors.length + 1}`]) anchors.push(`${anchor}-s${anchors.length + 1}`);
  let after = 0;
  const label = sections.find(([, count]) => k < (after += count))?.[0] ?? "";
  return { href: `${page}#${anchor}`, label, title: "", parts: anchors.map((name) => texts[name]), anchors };
}

/** The part of a unit that is meant: from LAST_PART on they share a bit of the index, so the first with a found word.
 * @param {number} part @param {string[]} parts @param {(word: string) => boolean} found @returns {number} */
function partOf(part, parts, found) {
  const { LAST_PART, WORD, fold } = taklimat.find;
  if (part < LAST_PART) return part;
  return parts.findIndex((text, k) => k >= LAST_PART - 1 && (text.match(WORD) ?? []).some((word) => found(fold(word)))) + 1;
}

/** What a hit shows, and where it leads from a page in a language.
 * @param {SearchEngine} engine @param {Hit} hit @param {string} language @param {(word: string) => boolean} found @returns {Promise<Shown>} */
async function shown(engine, hit, language, found) {
  const block = await engine.lexicon(hit.language).block(hit.unit);
  if (!block) throw new Error(String(hit.unit));
  const data = await taklimat.loadPreviews(block[4]);
  const said = saidIn(block, hit.unit, data);
  const kind = engine.kind(hit.unit);
  if (kind === "text" && !said.parts[0]) throw new Error(block[4]);
  const there = hit.language === language || !engine.root.languages[language] ? undefined : await engine.lexicon(language).block(hit.unit);
  const own = there ? saidIn(there, hit.unit, data) : said;
  const part = partOf(hit.part, said.parts, found);
  const anchor = kind === "text" ? (part ? said.anchors[part - 1] : own.href.split("#")[1]) : "";
  return {
    unit: hit.unit, kind, briefing: (there ?? block)[2], anchor, language: hit.language, near: hit.near ?? false, translated: block[3] === 1,
    href: anchor ? `${own.href.split("#")[0]}#${anchor}` : own.href,
    label: own.label, title: said.title, text: said.parts[Math.max(1, part) - 1] ?? "", all: [said.title, ...said.parts],
  };
}

/** The paragraph or sentence of a number: in one briefing, or the first ones of a library.
 * @param {SearchEngine} engine @param {[string, string]} place @param {string} language @param {string} slug @returns {Promise<Hit[]>} */
async function placesAt(engine, [paragraph, sentence], language, slug) {
  /** @type {[string, number][]} */ const all = await engine.load(engine.root.places);
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

/** @param {SearchLexicon} lexicon @param {number} first @param {string} paragraph @param {string} sentence
 * @returns {Promise<Hit | undefined>} */
async function unitAt(lexicon, first, paragraph, sentence) {
  const block = /** @type {TextBlock | undefined} */ (await lexicon.block(first)); // a briefing's paragraphs are one
  if (!block) return undefined;
  const [start, count, , , previews, , , anchors] = block;
  const k = anchors.length ? anchors.indexOf(paragraph) : Number(paragraph.slice(1)) - 1;
  if (!(k >= 0 && k < count)) return undefined;
  const part = sentence ? saidIn(block, start + k, await taklimat.loadPreviews(previews)).anchors.indexOf(`${paragraph}-s${sentence}`) + 1 : 0;
  return sentence && !part ? undefined : { unit: start + k, part, score: 0, language: lexicon.language };
}

/** The place that a query numbers; if there is none, what its words find.
 * @param {SearchEngine} engine @param {string} query @param {string} language @param {string} slug of the page's briefing
 * @param {(unit: number) => boolean} accepts @returns {Promise<Answer & { numbered: boolean }>} */
async function answerTo(engine, query, language, slug, accepts) {
  const place = placeOf(query);
  const hits = place ? await placesAt(engine, place, language, slug) : [];
  return hits.length ? { hits, terms: {}, stems: {}, named: null, numbered: true } : { ...await engine.search(query, language, accepts), numbered: false };
}

/** Whether a word, folded, is one that an answer found in a language.
 * @param {SearchEngine} engine @param {Answer} answer @param {string} language @returns {(word: string) => boolean} */
function foundIn(engine, answer, language) {
  const stems = answer.stems[language];
  return (word) => stems?.has(engine.lexicon(language).stem(word)) ?? false;
}

/** Each unit's regions as a set of bits, from runs of units that have the same.
 * @param {Root} root @returns {(unit: number) => number} */
function regionsOf({ regions: { of } }) {
  /** @type {number[]} */ const sets = [];
  for (let k = 0; k < of.length; k += 2) for (let n = 0; n < of[k + 1]; n++) sets.push(of[k]);
  return (unit) => sets[unit] ?? 0;
}

/** Words like one that is nowhere.
 * @param {SearchEngine} engine @param {string} word @param {string} language */
async function likeWords(engine, word, language) {
  return (await taklimat.find.alikeWords(engine.lexicon(language), word, 0.25)).map(([other]) => other);
}

/** Which words were taken for others, which are nowhere, and which the best hit lacks if none has all.
 * @param {Answer} answer @param {string} language of the page @returns {Explained} */
function explain({ hits, terms }, language) {
  const [first] = hits;
  const own = terms[first?.language ?? language] ?? [];
  const known = own.filter(({ how }) => how !== "none");
  const halves = own.filter(({ how }) => how === "split").map(({ word }) => word).join(" ");
  const guessed = own.filter(({ how }) => how === "near" || how === "alike").flatMap(({ instead }) => instead.slice(0, 3));
  const lacks = (/** @type {Hit} */ { unit }) => known.filter((term) => !taklimat.find.partsOf(term, unit).size).map(({ word }) => word);
  const whole = hits.some((hit) => hit.near || (hit.language === first.language && !lacks(hit).length));
  return {
    instead: halves ? [halves, ...guessed] : guessed,
    unknown: own.filter(({ how }) => how === "none").map(({ word }) => word),
    missing: first && !whole ? lacks(first) : [],
  };
}
