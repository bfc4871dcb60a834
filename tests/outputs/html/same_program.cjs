// Prints whether two scripts are the same program: `node same_program.cjs WRITTEN SENT`, from the
// root. Room and comments make no difference.
"use strict";

const { readFileSync } = require("node:fs");
const { parse } = require("acorn");

const PLACES = new Set(["start", "end"]);

function program(path) {
  const { body } = parse(readFileSync(path, "utf8"), { ecmaVersion: "latest" });
  return JSON.stringify(body, (key, value) => {
    if (PLACES.has(key)) return undefined;
    return typeof value === "bigint" ? `${value}n` : value; // a pattern's source is beside it
  });
}

const [written, sent] = process.argv.slice(2).map(program);
process.stdout.write(String(written === sent));
