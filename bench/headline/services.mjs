// Measures the services of the headline query on two running graphs, each asked for its own part alone and without the gateway, by
// turns: node bench/headline/services.mjs BEFORE/.graph/up.json AFTER/.graph/up.json
// ROUNDS, SECONDS, WARMUP and CONNECTIONS change how often, how long and how hard. The best round of each counts: what else the
// machine does only adds to it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "./load.mjs";
import { cpuSeconds } from "./processes.mjs";

const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = Number(process.env.SECONDS ?? 5);
const warmup = Number(process.env.WARMUP ?? 20);
const connections = Number(process.env.CONNECTIONS ?? 8);

if (process.argv.length !== 4) {
  process.stderr.write("services: give the files of two running graphs: services.mjs BEFORE/.graph/up.json AFTER/.graph/up.json\n");
  process.exit(2);
}

const headers = { "content-type": "application/json" };
const folder = mkdtempSync(join(tmpdir(), "graph-bench-"));

async function ask(url, body) {
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`);
  return text.startsWith("{") ? JSON.parse(text) : {};
}

/** What the gateway sends to each service for the headline query. */
async function parts(file) {
  const up = JSON.parse(readFileSync(file, "utf8"));
  if (!up.processes) throw new Error(`${file} is of one process: start the graph with --processes.`);
  const service = (name) => {
    const { url, processId } = up.services.find((one) => one.name === name);
    return { name, pid: processId, url: new URL("graphql", url.replace("localhost", "127.0.0.1")).href };
  };
  const posts = { query: "{ posts(first: 20) { nodes { id content likeCount author { id } } } }" };
  const fury = service("Fury");
  const { data } = await ask(fury.url, posts);
  const authors = [...new Set(data.posts.nodes.map((post) => post.author.id))];
  const lookup = (fields) => ({
    query: `query ($id: ID!) { userById(id: $id) { ${fields} } }`,
    variables: authors.map((id) => ({ id })),
  });
  return [
    { ...fury, body: posts },
    { ...service("War"), body: lookup("handle displayName") },
    { ...service("Death"), body: lookup("followerCount viewerIsFollowing") },
  ].map((part, i) => {
    const bodyFile = join(folder, `${up.services[0].url.split(":").pop().replace("/", "")}-${i}.json`);
    writeFileSync(bodyFile, JSON.stringify(part.body));
    return { ...part, bodyFile, best: Infinity };
  });
}

async function measure(part, time) {
  const before = cpuSeconds(part.pid);
  const result = await load(part.url, part.bodyFile, JSON.stringify(part.body), connections, time);
  if (result.failed > 0) throw new Error(`${part.url}: ${result.failed} requests failed`);
  return ((cpuSeconds(part.pid) - before) * 1000) / result.requests;
}

try {
  const systems = await Promise.all(process.argv.slice(2).map(parts));
  for (const part of systems.flat()) {
    process.stderr.write(`· warm-up of ${part.name} at ${part.url}, ${warmup} s\n`);
    await measure(part, warmup);
  }
  for (let i = 0; i < rounds; i++) {
    for (const j of systems[0].keys()) {
      for (const system of i % 2 === 0 ? systems : [...systems].reverse()) {
        system[j].best = Math.min(system[j].best, await measure(system[j], seconds));
      }
    }
    process.stderr.write(`· round ${i + 1} of ${rounds}\n`);
  }
  process.stdout.write(
    [
      `Each service asked for its part of the headline query, by turns, the best of ${rounds} rounds of ${seconds} s, `
        + `${connections} connections.`,
      "",
      "| CPU s per 1,000 requests | Before | After | |",
      "| :-- | --: | --: | --: |",
      ...systems[0].map((before, j) => {
        const after = systems[1][j];
        const change = Math.round((after.best / before.best - 1) * 100);
        return `| ${before.name} | ${before.best.toFixed(3)} | ${after.best.toFixed(3)} | ${change} % |`;
      }),
      "",
    ].join("\n"),
  );
} catch (error) {
  process.stderr.write(`services: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
