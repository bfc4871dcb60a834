// Runs the browser's engine: lines of JSON in ({query, language, slug}), lines of JSON out.
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, runInContext } from "node:vm";

const [root, folder, constants] = process.argv.slice(2); // the theme's assets, the index as plain files, a script
const parts = {};
let top, previews;
const taklimat = {
  searchPart: ([name, data]) => { parts[name] = data; },
  searchRoot: (data) => { top = data; },
  previews: (data) => { previews = data; },
  loadPreviews: async (name) => { run(`${folder}/${name}`); return previews; },
};
const context = createContext({ taklimat, console, performance, setTimeout });
const run = (path) => runInContext(readFileSync(path, "utf-8"), context, { filename: path });
const read = (folder) => readdirSync(`${root}/${folder}`).filter((name) => name.endsWith(".js")).sort().map((name) => readFileSync(`${root}/${folder}/${name}`, "utf-8"));
const scripts = [...read("vendor"), ...read("find"), read("dialog")[0]].join("");
runInContext(`"use strict";${constants}${scripts}\nObject.assign(globalThis, { answerTo, foundIn, shown, explain });`, context);
run(`${folder}/search.js`);
const load = async (name) => {
  if (!parts[name]) run(`${folder}/${name}`);
  return parts[name];
};
const engine = new taklimat.find.Engine(top, load);
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
