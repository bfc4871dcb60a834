// ---- from terms to places: BM25 over units, then which of their sentences

const NORMS = Float64Array.from(DIGITS, (_, digit) => K1 * (1 - B + (B * (digit - 1)) / LENGTHS));

/** The units that have a term, with its greatest weight there, and how rare it is.
 * @param {Lexicon} lexicon @param {Term} term */
function found(lexicon, { stems }) {
  const best = lexicon.room(1);
  /** @type {number[]} */ const units = [];
  let of = 0;
  for (const [weight, postings] of stems.values()) {
    of += postings.of - postings.units.length;
    for (let k = 0; k < postings.units.length; k++) {
      const unit = postings.units[k];
      const count = postings.counts[k];
      const its = (weight * count) / (count + NORMS[DIGIT[lexicon.root.lengths.charCodeAt(unit)]]);
      if (!best[unit]) units.push(unit);
      if (its > best[unit]) best[unit] = its;
    }
  }
  of = Math.min(of + units.length, lexicon.root.units); // a unit may have several of the stems
  return { best, units, rarity: Math.log(1 + (lexicon.root.units - of + 0.5) / (of + 0.5)) ** RARE };
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

/** The best hits of some terms.
 * @param {Lexicon} lexicon @param {Term[]} terms @param {(unit: number) => number} prior 0 leaves a unit out
 * @returns {Hit[]} */
function rank(lexicon, terms, prior) {
  const scores = lexicon.room(0);
  /** @type {number[]} */ const touched = [];
  let all = 0;
  const weighed = terms.map((term) => {
    const { best, units, rarity } = found(lexicon, term);
    all += rarity;
    for (const unit of units) {
      if (!scores[unit]) touched.push(unit);
      scores[unit] += rarity * best[unit];
      best[unit] = 0;
    }
    return { term, rarity };
  });
  for (const unit of touched) scores[unit] *= prior(unit);
  const units = greatest(touched, scores);
  const hits = units.flatMap((unit) => hitsIn(lexicon, weighed, unit, scores[unit], all, prior(unit)));
  for (const unit of touched) scores[unit] = 0;
  return sorted(hits);
}

/** The units with the greatest scores.
 * @param {number[]} touched @param {Float64Array} scores */
function greatest(touched, scores) {
  const order = (/** @type {number} */ a, /** @type {number} */ b) => scores[b] - scores[a] || a - b;
  /** @type {number[]} */ let best = [];
  let least = 0;
  for (const unit of touched) {
    if (!scores[unit] || scores[unit] < least) continue;
    best.push(unit);
    if (best.length < 4 * MOST_UNITS) continue;
    best = best.sort(order).slice(0, MOST_UNITS);
    least = scores[best[MOST_UNITS - 1]];
  }
  return best.sort(order).slice(0, MOST_UNITS);
}

/** A unit's best sentence, of a text others about as good; or the unit if no sentence says most of it.
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
    const whole = (score + SENTENCE * sum * prior) * (1 - COVERED + (COVERED * covered) / all);
    return { unit, part, score: Math.round(whole * PRECISION), language: lexicon.language };
  };
  if (best < SPREAD * covered) return [make(0, best)];
  return [make(first, best), ...order.slice(1, prior < 1 ? 1 : 3).filter(([, sum]) => sum >= ALSO * best).map(([part, sum]) => make(part, sum * ALSO))];
}

/** @param {Hit[]} hits */
const sorted = (hits) => hits.sort((a, b) => b.score - a.score || a.unit - b.unit || a.part - b.part);

/** The sentences that define an entry, first of all: those that a query finds anyway.
 * @param {{ cited: number[], asked: string }} named @param {Hit[]} ranked @returns {Hit[]} */
function defining({ cited, asked }, ranked) {
  const own = sorted(ranked).filter(({ unit, part }) => cited.some((its, k) => k % 2 && its === part && cited[k - 1] === unit));
  const chosen = own.filter(({ score }) => score >= DEFINED * own[0].score);
  return chosen.map((hit, k) => ({ ...hit, ...(asked && { near: true }), score: ranked[0].score + chosen.length - k }));
}
