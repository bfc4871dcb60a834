// Runs the browser's engine: lines of JSON in ({query, language}), lines of JSON out.
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, runInContext } from "node:vm";

const [root, folder] = process.argv.slice(2); // the theme's assets, and the index as plain files
const parts = {};
let top, previews;
const context = createContext({
  window: {}, console,
  taklimatPart: ([name, data]) => { parts[name] = data; },
  taklimatSearch: (data) => { top = data; },
  taklimatPreviews: (data) => { previews = data; },
  performance, setTimeout, loadPreviews: async (name) => { run(`${folder}/${name}`); return previews; },
});
const run = (path) => runInContext(readFileSync(path, "utf-8"), context, { filename: path });
for (const code of ["id", "en"]) run(`${root}/vendor/stemmer-${code}.js`);
runInContext("globalThis.taklimatStemmers = window.taklimatStemmers", context);
const read = (folder) => readdirSync(`${root}/${folder}`).sort().map((name) => readFileSync(`${root}/${folder}/${name}`, "utf-8"));
const scripts = [...read("find"), read("dialog")[0]].join("");
runInContext(`${scripts}\nObject.assign(globalThis, { Engine, placeOf, placesAt, shown, explain });`, context);
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
  const { query, language, slug = "", only } = JSON.parse(line);
  const place = context.placeOf(query);
  asked.length = 0;
  const start = performance.now();
  const answer = await engine.search(query, language, accepts);
  const ms = performance.now() - start;
  if (only) { console.log(JSON.stringify({ ms })); continue; }
  const found = place ? await context.placesAt(engine, place, language, slug) : answer.hits;
  const hits = [];
  for (const hit of found.slice(0, 10)) {
    const { href, kind, near } = await context.shown(engine, hit, language);
    hits.push([hit.unit, hit.part, hit.score, hit.language, href, kind, near]);
  }
  console.log(JSON.stringify({ hits, ...context.explain(answer, language), named: answer.named, place, ms, asked }));
}
