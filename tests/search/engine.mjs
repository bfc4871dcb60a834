// Runs the browser's engine: lines of JSON in ({query, language}), lines of JSON out.
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, runInContext } from "node:vm";

const [root, folder] = process.argv.slice(2); // the theme's assets, and the index as plain files
const parts = {};
let top;
const context = createContext({
  window: {}, console,
  taklimatPart: ([name, data]) => { parts[name] = data; },
  taklimatSearch: (data) => { top = data; },
});
const run = (path) => runInContext(readFileSync(path, "utf-8"), context, { filename: path });
for (const code of ["id", "en"]) run(`${root}/vendor/stemmer-${code}.js`);
runInContext("globalThis.taklimatStemmers = window.taklimatStemmers", context);
const scripts = readdirSync(`${root}/find`).sort().map((name) => readFileSync(`${root}/find/${name}`, "utf-8")).join("");
runInContext(`${scripts}\nglobalThis.Engine = Engine; globalThis.placeOf = placeOf;`, context);
run(`${folder}/search.js`);
const asked = [];
const load = async (name) => {
  if (!parts[name]) run(`${folder}/${name}`);
  asked.push(name);
  return parts[name];
};
const engine = new context.Engine(top, load);
const kinds = process.argv[4]?.split(",");
const accepts = kinds ? (unit) => kinds.includes(engine.kind(unit)) : undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const { query, language } = JSON.parse(line);
  asked.length = 0;
  const start = performance.now();
  const answer = await engine.search(query, language, accepts);
  const ms = performance.now() - start;
  const hits = [];
  for (const hit of answer.hits.slice(0, 10)) {
    const lexicon = await engine.lexicon(hit.language);
    const { entry } = await lexicon.text(hit.unit);
    hits.push([hit.unit, hit.part, hit.score, hit.language, entry[0], engine.kind(hit.unit)]);
  }
  console.log(JSON.stringify({ hits, unknown: answer.unknown, terms: answer.terms.map((t) => [t.word, t.how, t.instead]), ms, asked }));
}
