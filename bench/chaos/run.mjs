// Puts the sources of a running graph out of order, one after the other, while clients ask: node bench/chaos/run.mjs .graph/up.json
// Start the graph with ./graph up --processes. SECONDS and CONNECTIONS change how long each state lasts and how hard it is
// asked. KILL=death kills that service at the end: nothing starts it again but the next ./graph up.
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { peakMegabytes, privateMegabytes } from "../headline/processes.mjs";

const seconds = Number(process.env.SECONDS ?? 10);
const connections = Number(process.env.CONNECTIONS ?? 16);

const system = JSON.parse(readFileSync(process.argv[2], "utf8"));
if (!system.processes) throw new Error("the graph runs in one process: start it with ./graph up --processes");
const gateway = system.services[0];
const url = new URL("graphql", gateway.url.replace("localhost", "127.0.0.1")).href;
const sources = system.services.slice(1);
const query = `{ posts(first: 10) { nodes { id content likeCount author { handle displayName followerCount } fans: author { followerCount } } } }`;

/**
 * What of a post must be whole while a service is out of order. An author without War's handle, which may not be null, is
 * null, so what Death knows of authors is asked for beside it too.
 */
const wholeWithout = {
  war: (node) => node.id && node.content !== undefined && Number.isInteger(node.fans?.followerCount),
  death: (node) => node.id && node.content !== undefined && typeof node.author?.handle === "string",
  fury: () => true,
};

async function ask(signal) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query }),
    signal,
  });
  return response.json();
}

/** Asks with all connections for some seconds: what came of it. */
async function askAll(check) {
  const until = Date.now() + seconds * 1000;
  const seen = { requests: 0, whole: 0, partial: 0, wrong: 0, slowest: 0, example: undefined };
  const client = async () => {
    while (Date.now() < until) {
      const started = performance.now();
      try {
        const answer = await ask(AbortSignal.timeout(60_000));
        const problem = check(answer);
        seen[problem ? "wrong" : answer.errors ? "partial" : "whole"]++;
        seen.example ??= problem;
      } catch (error) {
        seen.wrong++;
        seen.example ??= String(error);
      }
      seen.requests++;
      seen.slowest = Math.max(seen.slowest, performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return seen;
}

const mustBeWhole = (answer) =>
  answer.errors || !(answer.data?.posts?.nodes?.length > 0) ? JSON.stringify(answer).slice(0, 300) : undefined;

const mustBeWholeWithout = (name) => (answer) => {
  if (!answer.errors) return undefined;
  const other = answer.errors.find((e) => e.extensions?.source && e.extensions.source !== name);
  if (other) return `an error of another source: ${JSON.stringify(other)}`;
  const nodes = answer.data?.posts?.nodes;
  if (!nodes) return name === "fury" ? undefined : JSON.stringify(answer).slice(0, 300);
  return nodes.every(wholeWithout[name]) ? undefined : JSON.stringify(nodes[0]);
};

const rows = [];
async function state(name, check) {
  const seen = await askAll(check);
  rows.push({ name, ...seen, memory: privateMegabytes(gateway.processId) });
  process.stderr.write(`· ${name}: ${seen.requests} requests, ${seen.wrong} wrong ${seen.example ?? ""}\n`);
}

await ask();
await state("all well", mustBeWhole);
for (const source of sources.filter((s) => wholeWithout[s.name.toLowerCase()])) {
  const name = source.name.toLowerCase();
  process.kill(source.processId, "SIGSTOP");
  try {
    await state(`${name} hangs`, mustBeWholeWithout(name));
  } finally {
    process.kill(source.processId, "SIGCONT");
  }
  // The circuit breaker lets one request try again every five seconds.
  await pause(6_000);
  await ask();
  await state(`${name} is back`, mustBeWhole);
}

const victim = sources.find((s) => s.name.toLowerCase() === process.env.KILL);
if (victim) {
  process.kill(victim.processId, "SIGKILL");
  await state(`${process.env.KILL} is killed`, mustBeWholeWithout(process.env.KILL));
}

console.log("| State | Requests | Whole | In part | Wrong | Slowest, s | Gateway's private memory, MB |");
console.log("|---|---:|---:|---:|---:|---:|---:|");
for (const row of rows) {
  console.log(
    `| ${row.name} | ${row.requests} | ${row.whole} | ${row.partial} | ${row.wrong} | ${(row.slowest / 1000).toFixed(1)} | ${row.memory.toFixed(0)} |`,
  );
}
console.log(`\nPeak memory of the gateway: ${peakMegabytes(gateway.processId).toFixed(0)} MB`);
if (rows.some((row) => row.wrong > 0)) process.exitCode = 1;
