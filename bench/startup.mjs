// How long a service takes from its start to its first answer, and what that costs: node bench/startup.mjs
// Beside ./graph up --processes, whose services it starts once more, each on a port of its own. Prints Markdown.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { cpuSeconds, peakMegabytes, privateMegabytes } from "./headline/processes.mjs";

const starts = Number(process.env.STARTS ?? 5);
const patience = 30_000;
const variable = "GRAPH_SERVICE_SETTINGS";
const queries = {
  Gateway: "{ posts(first: 1) { nodes { id author { handle followerCount } } } }",
  Fury: "{ posts(first: 1) { nodes { id } } }",
  War: '{ userByHandle(handle: "ravi") { displayName } }',
  Death: "{ __typename }",
  Identity: "{ __typename }",
};
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function running() {
  try {
    const state = JSON.parse(readFileSync(fileURLToPath(new URL("../.graph/up.json", import.meta.url)), "utf8"));
    if (state.processes) return state.services;
  } catch {
    // Told below.
  }
  throw new Error("nothing to start again: run ./graph up --processes --detach first.");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const zeroSeparated = (file) => readFileSync(file, "utf8").split("\0").filter(Boolean);

/** Starts a copy of a running service and stops it when it has answered. */
async function startOnce(service) {
  const [command, ...args] = zeroSeparated(`/proc/${service.processId}/cmdline`);
  const env = Object.fromEntries(zeroSeparated(`/proc/${service.processId}/environ`).map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at), line.slice(at + 1)];
  }));
  const url = `http://127.0.0.1:${await freePort()}`;
  env[variable] = JSON.stringify({ ...JSON.parse(env[variable]), Url: url });

  const began = performance.now();
  const copy = spawn(command, args, { env, stdio: "ignore" });
  try {
    await answered(`${url}/graphql`, queries[service.name], began);
    return {
      milliseconds: performance.now() - began,
      cpu: cpuSeconds(copy.pid) * 1000,
      peak: peakMegabytes(copy.pid),
      own: privateMegabytes(copy.pid),
    };
  } finally {
    const ended = new Promise((resolve) => copy.once("exit", resolve));
    copy.kill("SIGTERM");
    await ended;
  }
}

async function answered(url, query, began) {
  for (;;) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
        signal: AbortSignal.timeout(patience),
      });
      const answer = await response.json();
      if (answer.data && !answer.errors) return;
      throw new Error(`${url} answered ${JSON.stringify(answer).slice(0, 300)}`);
    } catch (error) {
      if (error.cause?.code !== "ECONNREFUSED") throw error;
      if (performance.now() - began > patience) throw new Error(`${url} does not listen.`);
    }
    await pause(5);
  }
}

try {
  const rows = [];
  for (const service of running()) {
    const runs = [];
    for (let i = 0; i < starts; i++) runs.push(await startOnce(service));
    const of = (pick) => Math.round(median(runs.map(pick)));
    rows.push(`| ${service.name} | ${of((r) => r.milliseconds)} | ${of((r) => r.cpu)} | ${of((r) => r.peak)} (${of((r) => r.own)}) |`);
  }
  process.stdout.write(
    [
      "| Service | Start to first answer, ms | CPU, ms | Memory then, MB (private) |",
      "| :-- | --: | --: | --: |",
      ...rows,
      "",
      `The median of ${starts} starts.`,
      "",
    ].join("\n"),
  );
} catch (error) {
  process.stderr.write(`startup: ${error.message}\n`);
  process.exitCode = 1;
}
