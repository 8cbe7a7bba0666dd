// Measures the headline query on a running graph: node bench/headline/run.mjs .graph/up.json
// SECONDS, WARMUP and CONNECTIONS change how long and how hard.
import { mkdirSync, readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { hasWrk, load } from "./load.mjs";
import { cpuSeconds, peakMegabytes } from "./processes.mjs";

const seconds = Number(process.env.SECONDS ?? 15);
const warmup = Number(process.env.WARMUP ?? 30);
const connections = Number(process.env.CONNECTIONS ?? 32);

const system = JSON.parse(readFileSync(process.argv[2], "utf8"));
const url = new URL("graphql", system.services[0].url.replace("localhost", "127.0.0.1")).href;
const query = readFileSync(new URL("headline.graphql", import.meta.url), "utf8");
const body = JSON.stringify({ query });

function parts() {
  const list = system.processes
    ? system.services.map((s) => ({ name: s.name, pid: s.processId }))
    : [{ name: "All services (one process)", pid: system.processId }];
  if (system.postgresProcessId) {
    list.push({ name: "PostgreSQL", pid: system.postgresProcessId, withChildren: true });
  }
  return list;
}

async function requireAnswer() {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const text = await response.text();
  const answer = text.startsWith("{") ? JSON.parse(text) : {};
  if (!response.ok || answer.errors || !(answer.data?.posts?.nodes?.length > 0)) {
    throw new Error(`the headline query does not answer well (${response.status}): ${text.slice(0, 500)}`);
  }
  return { bytes: text.length, posts: answer.data.posts.nodes.length };
}

const round = (n, digits) => (Number.isFinite(n) ? n.toFixed(digits) : "–");

async function measure() {
  const answer = await requireAnswer();
  const folder = mkdtempSync(join(tmpdir(), "graph-bench-"));
  try {
    const file = join(folder, "body.json");
    writeFileSync(file, body);
    process.stderr.write(`· warm-up, ${warmup} s\n`);
    await load(url, file, body, connections, warmup);
    process.stderr.write(`· measuring, ${seconds} s\n`);
    const all = parts();
    const before = all.map((p) => cpuSeconds(p.pid, p.withChildren));
    const result = await load(url, file, body, connections, seconds);
    const used = all.map((p, i) => cpuSeconds(p.pid, p.withChildren) - before[i]);
    await requireAnswer();
    return { answer, result, rows: all.map((p, i) => ({ ...p, cpu: used[i], peak: peakMegabytes(p.pid) })) };
  } finally {
    rmSync(folder, { recursive: true });
  }
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
