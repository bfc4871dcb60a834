// Runs Lighthouse on pages, one after another in one browser, and prints a line of JSON for each.
//
//   CHROMIUM=/usr/bin/chromium node scripts/lighthouse.mjs CATEGORY,CATEGORY URL…
//
// The settings are Lighthouse's own, a middling phone on a slow network; only the picture of the
// whole page is left out, for nobody looks at it here.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const FIGURES = {
  lcp: "largest-contentful-paint",
  cls: "cumulative-layout-shift",
  tbt: "total-blocking-time",
  bytes: "total-byte-weight",
};

const [categories, ...addresses] = process.argv.slice(2);
const browser = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // nothing leaves the machine
  ],
});
try {
  for (const address of addresses) console.log(JSON.stringify(await report(address)));
} finally {
  browser.kill();
}

/** @param {string} address */
async function report(address) {
  const { lhr } = await lighthouse(address, {
    port: browser.port,
    logLevel: "error",
    onlyCategories: categories.split(","),
    disableFullPageScreenshot: true,
  });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const found = Object.values(lhr.categories);
  return {
    address,
    scores: Object.fromEntries(found.map(({ id, score }) => [id, Math.round(score * 100)])),
    figures: Object.fromEntries(
      Object.entries(FIGURES).map(([name, id]) => [name, lhr.audits[id]?.numericValue]),
    ),
    faults: found.flatMap(({ id, auditRefs }) =>
      auditRefs.filter(({ weight }) => weight).flatMap((ref) => fault(id, lhr.audits[ref.id])),
    ),
  };
}

/** An audit that costs points as one text, with the elements it is about; nothing if it passed. */
function fault(category, { id, title, score, errorMessage, explanation, details }) {
  if (score === 1 || (score === null && !errorMessage)) return [];
  const items = (details?.items ?? []).map((item) => item.node?.snippet ?? JSON.stringify(item));
  return [`${category}: ${[title, `(${id})`, errorMessage, explanation, ...items].filter(Boolean).join(" ")}`];
}
