// MiniSearch, lunr as it is, and lunr as Material sets it up, on the same sentences and queries.
// Lines of JSON in: {texts: {id: [[anchor, words]…], en: …}, queries: [[query, language]…]}; out: by name, ranks and bytes.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/`);
const lunr = require("lunr");
const MiniSearch = require("minisearch");
const { texts, queries } = JSON.parse(readFileSync(0, "utf-8"));

const quiet = (search) => (query) => { try { return search(query); } catch { return []; } };
const makers = {
  "MiniSearch, prefix and fuzzy": (rows) => {
    const index = new MiniSearch({ fields: ["words"], searchOptions: { prefix: true, fuzzy: 0.2 } });
    index.addAll(rows.map(([id, words]) => ({ id, words })));
    return [index, (query) => index.search(query).map((hit) => hit.id)];
  },
  lunr: (rows) => {
    const index = lunr(function build() { this.ref("id"); this.field("words"); for (const [id, words] of rows) this.add({ id, words }); });
    return [index, (query) => index.search(query).map((hit) => hit.ref)];
  },
  "Material (lunr, its pipeline)": (rows, language) => {
    const index = lunr(function build() {
      this.pipeline.reset();
      if (language === "en") this.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer); // none for Indonesian
      this.searchPipeline.reset();
      if (language === "en") this.searchPipeline.add(lunr.stemmer);
      this.ref("id");
      this.field("words");
      for (const [id, words] of rows) this.add({ id, words });
    });
    // As its worker does: every word, and what begins with it.
    return [index, (query) => index.query((ask) => {
      for (const word of query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
        ask.term(word, { usePipeline: true });
        ask.term(word, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING, boost: 0.5 });
      }
    }).map((hit) => hit.ref)];
  },
};
for (const [name, make] of Object.entries(makers)) {
  const made = Object.fromEntries(Object.entries(texts).map(([code, rows]) => [code, make(rows, code)]));
  const bytes = Object.values(made).reduce((sum, [index]) => sum + gzipSync(JSON.stringify(index), { level: 9 }).length, 0);
  const start = performance.now();
  const ranks = queries.map(([query, code]) => quiet(made[code][1])(query).slice(0, 10));
  console.log(JSON.stringify({ name, bytes, ms: (performance.now() - start) / queries.length, ranks }));
}
