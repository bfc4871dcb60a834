// Runs the browser's engine: lines of JSON in ({query, language, slug}), lines of JSON out.
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
runInContext("var { taklimatStemmers } = window", context);
const read = (folder) => readdirSync(`${root}/${folder}`).sort().map((name) => readFileSync(`${root}/${folder}/${name}`, "utf-8"));
const scripts = [...read("find"), read("dialog")[0]].join("");
runInContext(`${scripts}\nObject.assign(globalThis, { Engine, answerTo, foundIn, shown, explain });`, context);
run(`${folder}/search.js`);
const load = async (name) => {
  if (!parts[name]) run(`${folder}/${name}`);
  return parts[name];
};
const engine = new context.Engine(top, load);
for await (const line of createInterface({ input: process.stdin })) {
  const { query, language, slug = "", only } = JSON.parse(line);
  const start = performance.now();
  const answer = await context.answerTo(engine, query, language, slug, () => true);
  const ms = performance.now() - start;
  if (only) { console.log(JSON.stringify({ ms })); continue; }
  const hits = [];
  for (const hit of answer.hits.slice(0, 10)) {
    const { href, text } = await context.shown(engine, hit, language, context.foundIn(engine, answer, hit.language));
    hits.push({ key: [hit.unit, hit.part, hit.score, hit.language], href, text });
  }
  console.log(JSON.stringify({ hits, numbered: answer.numbered, ...context.explain(answer, language) }));
}
