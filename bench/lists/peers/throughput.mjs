// Parse, and parse and validate, with graphql: node throughput.mjs FILE SECONDS. Prints megabytes per second.
import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { typeDefs } from "./items.mjs";

const [file, seconds] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const schema = buildSchema(typeDefs);

function loop(work) {
  const start = performance.now();
  let bytes = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let i = 0; i < 100; i++) work();
    bytes += 100 * text.length;
  }
  return bytes / 1e3 / (performance.now() - start);
}

// As long again before it counts, for the compiler's tiers.
const run = (work) => (loop(work), loop(work));

if (validate(schema, parse(text)).length > 0) throw new Error("the document is not valid");
process.stdout.write(JSON.stringify({ parse: run(() => parse(text)), both: run(() => validate(schema, parse(text))) }));
