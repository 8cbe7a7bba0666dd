// Measures the headline query on a running graph: node bench/headline/run.mjs .graph/up.json
// SECONDS, WARMUP and CONNECTIONS change how long and how hard.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { hasWrk } from "./load.mjs";
import { System } from "./system.mjs";

const seconds = Number(process.env.SECONDS ?? 15);
const warmup = Number(process.env.WARMUP ?? 30);
const connections = Number(process.env.CONNECTIONS ?? 32);

const round = (n, digits) => (Number.isFinite(n) ? n.toFixed(digits) : "–");

async function measure() {
  const system = new System(process.argv[2]);
  const answer = await system.requireAnswer();
  process.stderr.write(`· warm-up, ${warmup} s\n`);
  await system.measure(connections, warmup);
  process.stderr.write(`· measuring, ${seconds} s\n`);
  const measured = await system.measure(connections, seconds);
  await system.requireAnswer();
  return { answer, ...measured };
}

function table({ answer, result, rows }) {
  const thousand = result.requests / 1000;
  return [
    `The headline query (${answer.posts} posts, ${answer.bytes} bytes), ${connections} connections, ${seconds} s after a `
      + `warm-up of ${warmup} s, ${hasWrk() ? "wrk" : "autocannon"}, ${cpus().length} cores (${cpus()[0].model.trim()}) `
      + "shared by everything.",
    "",
    "| Requests/s | p50 | p95 | p99 | Failed |",
    "| --: | --: | --: | --: | --: |",
    `| ${round(result.requests / result.seconds, 0)} | ${round(result.p50, 1)} ms | ${round(result.p95, 1)} ms `
      + `| ${round(result.p99, 1)} ms | ${result.failed} |`,
    "",
    "| Process | CPU s per 1,000 requests | Peak memory |",
    "| :-- | --: | --: |",
    ...rows.map((r) => `| ${r.name} | ${round(r.cpu / thousand, 3)} | ${round(r.peak, 0)} MB |`),
    "",
  ].join("\n");
}

try {
  const text = table(await measure());
  const results = new URL("../results/", import.meta.url);
  mkdirSync(results, { recursive: true });
  const name = `headline-${new Date().toISOString().replace(/[:.]/g, "-")}.md`;
  writeFileSync(new URL(name, results), text);
  process.stdout.write(`\n${text}\nKept in bench/results/${name}\n`);
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
}
