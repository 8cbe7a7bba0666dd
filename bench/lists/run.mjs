// A list of 1,000 objects from the engine, GraphQL.NET, graphql-yoga and Mercurius, side by side: node bench/lists/run.mjs
// SECONDS, WARMUP, CONNECTIONS, ROUNDS and STARTS change how long, how hard and how often. Prints Markdown.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hasWrk, load } from "../headline/load.mjs";
import { cpuSeconds, peakMegabytes, privateMegabytes } from "../headline/processes.mjs";
import { ask, assembly, environment, kinds, start, stop } from "./servers.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const seconds = Number(process.env.SECONDS ?? 10);
const warmup = Number(process.env.WARMUP ?? 25);
const connections = Number(process.env.CONNECTIONS ?? 16);
const rounds = Number(process.env.ROUNDS ?? 2);
const starts = Number(process.env.STARTS ?? 5);
const [serverCore, loadCore] = [0, 1];

const body = JSON.stringify({ query: readFileSync(`${here}list.graphql`, "utf8").trim() });
const note = (text) => process.stderr.write(`· ${text}\n`);
const number = (value, digits = 0) =>
  Number.isFinite(value) ? value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }) : "–";
const least = (list) => Math.min(...list);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function prepare() {
  if (!hasWrk()) throw new Error("wrk is needed: a load generator in JavaScript is slower than what is measured.");
  if (cpus().length < 2) throw new Error("two cores are needed: one for the server, one for the load.");
  note("building the servers in Release, installing the peers");
  const quiet = ["ignore", "ignore", "inherit"];
  for (const { project } of kinds.filter((kind) => kind.project)) {
    execFileSync("dotnet", ["build", `${here}${project}`, "-c", "Release", "-v", "q", "--nologo"], { stdio: quiet });
  }
  if (!existsSync(`${here}peers/node_modules`)) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: `${here}peers`, stdio: quiet });
  }

  // This process and every wrk that it starts; servers are pinned elsewhere as they start.
  execFileSync("taskset", ["-acp", String(loadCore), String(process.pid)], { stdio: "ignore" });
}

function version(kind) {
  if (kind.central) {
    const pins = readFileSync(`${here}../../Directory.Packages.props`, "utf8");
    return `${kind.name} ${pins.match(`Include="${kind.central}" Version="([^"]+)"`)[1]}`;
  }
  if (!kind.package) return kind.name;
  const read = (name) => JSON.parse(readFileSync(`${here}peers/node_modules/${name}/package.json`, "utf8")).version;
  return `${kind.name} ${read(kind.package)}`;
}

async function measureStarts() {
  const times = new Map(kinds.map((kind) => [kind.name, []]));
  for (let i = 0; i < starts; i++) {
    for (const kind of kinds) {
      const server = await start(kind, serverCore, body);
      times.get(kind.name).push(server.startMilliseconds);
      await stop(server);
    }
  }
  return times;
}

function requireSameAnswers(servers) {
  const [first, ...others] = servers;
  const expected = JSON.parse(first.answer.text);
  const { length } = expected.data?.items ?? [];
  if (length !== 1000 || expected.errors) throw new Error(`${first.name} does not answer well: ${first.answer.text.slice(0, 300)}`);
  for (const other of others) {
    if (!isDeepStrictEqual(JSON.parse(other.answer.text), expected)) throw new Error(`${other.name} answers something else than ${first.name}`);
  }
  note(`the same answer from all: ${servers.map((s) => `${s.name} ${s.answer.text.length} bytes`).join(", ")}`);
}

async function allocated(server) {
  if (!server.project) return null;
  const [bytes, collections] = (await ask(`${server.origin}/allocated`)).text.split(" ").map(Number);
  return { bytes, collections };
}

async function measureOne(server, file) {
  const before = { cpu: cpuSeconds(server.pid), heap: await allocated(server) };
  let own = 0;
  const sampling = setInterval(() => (own = Math.max(own, privateMegabytes(server.pid))), 100);
  const result = await load(server.url, file, body, connections, seconds);
  clearInterval(sampling);
  const cpu = cpuSeconds(server.pid) - before.cpu;
  const heap = await allocated(server);
  if (result.failed > 0) throw new Error(`${server.name}: ${result.failed} requests failed`);
  return {
    rate: result.requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    cpu: (cpu / result.requests) * 1000,
    busy: cpu / result.seconds,
    own,
    allocated: heap && (heap.bytes - before.heap.bytes) / result.requests,
    collections: heap && heap.collections - before.heap.collections,
  };
}

async function measureLoad() {
  const folder = mkdtempSync(join(tmpdir(), "graph-bench-"));
  const file = join(folder, "body.json");
  writeFileSync(file, body);
  const servers = [];
  try {
    for (const kind of kinds) servers.push(await start(kind, serverCore, body));
    requireSameAnswers(servers);
    for (const server of servers) {
      note(`warm-up of ${server.name}, ${warmup} s`);
      await load(server.url, file, body, connections, warmup);
    }
    const runs = new Map(servers.map((server) => [server.name, []]));
    for (let round = 1; round <= rounds; round++) {
      for (const server of servers) {
        const run = await measureOne(server, file);
        runs.get(server.name).push(run);
        note(`round ${round}, ${server.name}: ${number(run.rate)}/s, ${number(run.cpu, 3)} CPU s per 1,000, its core ${number(run.busy * 100)} % busy`);
      }
    }
    return servers.map((server) => ({
      ...server,
      runs: runs.get(server.name),
      best: runs.get(server.name).reduce((a, b) => (b.rate > a.rate ? b : a)),
      cpu: least(runs.get(server.name).map((run) => run.cpu)),
      peak: peakMegabytes(server.pid),
      own: Math.max(...runs.get(server.name).map((run) => run.own)),
    }));
  } finally {
    await Promise.all(servers.map(stop));
    rmSync(folder, { recursive: true });
  }
}

function measureThroughput() {
  note("parsing and validating");
  const file = `${here}document.graphql`;
  const run = (command, args) =>
    JSON.parse(execFileSync("taskset", ["-c", String(serverCore), command, ...args, file, "3"], { env: environment, encoding: "utf8" }));
  return [
    { name: "Graph", ...run("dotnet", [assembly, "throughput"]) },
    { name: "graphql", ...run("node", [`${here}peers/throughput.mjs`]) },
  ];
}

function tables(results, startTimes, throughput) {
  const [ours, ...peers] = results;
  const all = (runs, pick, digits) => runs.map((run) => number(pick(run), digits)).join(", ");
  return [
    `1,000 objects, ${number(ours.answer.text.length / 1000)} kB of response, ${connections} connections, ${seconds} s after a `
      + `warm-up of ${warmup} s, ${rounds} rounds; server on core ${serverCore}, wrk on core ${loadCore}; ${cpus()[0].model.trim()}; `
      + `node ${process.version}, NODE_ENV=production.`,
    "",
    "| Server | Requests/s (best) | p50 / p99 of that run, ms | CPU s per 1,000 requests (best) | Peak memory, MB (private) | Start to first answer, ms |",
    "| :-- | --: | --: | --: | --: | --: |",
    ...results.map((r) =>
      `| ${version(r)} | ${all(r.runs, (run) => run.rate)} (${number(r.best.rate)}) | ${number(r.best.p50, 1)} / ${number(r.best.p99, 1)} `
        + `| ${all(r.runs, (run) => run.cpu, 3)} (${number(r.cpu, 3)}) | ${number(r.peak)} (${number(r.own)}) | ${number(median(startTimes.get(r.name)))} |`),
    "",
    "| Graph compared with | Requests/s | CPU per request | Peak memory | Private memory |",
    "| :-- | --: | --: | --: | --: |",
    ...peers.map((p) =>
      `| ${p.name} | ${number(ours.best.rate / p.best.rate, 1)} × | 1/${number(p.cpu / ours.cpu, 1)} | 1/${number(p.peak / ours.peak, 1)} `
        + `| 1/${number(p.own / ours.own, 1)} |`),
    "",
    ...results.filter((r) => r.runs[0].allocated).map((r) =>
      `Managed allocation per request of ${r.name}, all of the process: ${all(r.runs, (run) => run.allocated)} bytes; `
        + `collections while measured: ${all(r.runs, (run) => run.collections)}.`),
    "",
    "| A valid document of fragments, variables and directives | Parse, MB/s | Parse and validate, MB/s |",
    "| :-- | --: | --: |",
    ...throughput.map((t) => `| ${t.name} | ${number(t.parse, 1)} | ${number(t.both, 1)} |`),
    "",
  ].join("\n");
}

try {
  prepare();
  const results = await measureLoad();
  note("starting each again, for the time to the first answer");
  const startTimes = await measureStarts();
  const text = tables(results, startTimes, measureThroughput());
  const folder = new URL("../results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = `lists-${new Date().toISOString().replace(/[:.]/g, "-")}.md`;
  writeFileSync(new URL(name, folder), text);
  process.stdout.write(`\n${text}\nKept in bench/results/${name}\n`);
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
}
