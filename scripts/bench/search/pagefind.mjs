// Makes Pagefind's index of sentences: lines of JSON in as others.mjs has them, a folder for each language out.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const pagefind = await import(pathToFileURL(`${process.argv[2]}/node_modules/pagefind/lib/index.js`).href);
const { texts } = JSON.parse(readFileSync(0, "utf-8"));
for (const [language, rows] of Object.entries(texts)) {
  const { index } = await pagefind.createIndex({});
  for (const [anchor, content] of rows) await index.addCustomRecord({ url: `/#${anchor}`, content, language });
  await index.writeFiles({ outputPath: `${process.argv[2]}/pagefind-${language}` });
}
await pagefind.close();
