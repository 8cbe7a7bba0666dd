// Measures the headline query on two running graphs by turns, so that what else the machine does meets both alike:
// node bench/headline/compare.mjs BEFORE/.graph/up.json AFTER/.graph/up.json
// ROUNDS, SECONDS, WARMUP and CONNECTIONS change how often, how long and how hard.
import { cpus } from "node:os";
import { hasWrk } from "./load.mjs";
import { System } from "./system.mjs";

const rounds = Number(process.env.ROUNDS ?? 4);
const seconds = Number(process.env.SECONDS ?? 10);
const warmup = Number(process.env.WARMUP ?? 20);
const connections = Number(process.env.CONNECTIONS ?? 16);

if (process.argv.length !== 4) {
  process.stderr.write("compare: give the files of two running graphs: compare.mjs BEFORE/.graph/up.json AFTER/.graph/up.json\n");
  process.exit(2);
}

const systems = process.argv.slice(2).map((file) => ({ system: new System(file), rounds: [] }));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (n, digits) => (Number.isFinite(n) ? n.toFixed(digits) : "–");

for (const { system } of systems) {
  process.stderr.write(`· warm-up of ${system.url}, ${warmup} s\n`);
  await system.requireAnswer();
  await system.measure(connections, warmup);
}

for (let i = 0; i < rounds; i++) {
  // Who goes first changes, so that neither is always the one behind the other.
  for (const one of i % 2 === 0 ? systems : [...systems].reverse()) {
    process.stderr.write(`· round ${i + 1} of ${rounds}, ${one.system.url}\n`);
    one.rounds.push(await one.system.measure(connections, seconds));
    await one.system.requireAnswer();
  }
}

const of = (one, name) =>
  median(one.rounds.map(({ result, rows }) => (rows.find((row) => row.name === name).cpu * 1000) / result.requests));
const [before, after] = systems;
const names = before.system.parts.map((part) => part.name);
const total = (one) =>
  median(one.rounds.map(({ result, rows }) => (rows.reduce((sum, row) => sum + row.cpu, 0) * 1000) / result.requests));
const line = (name, b, a) => `| ${name} | ${round(b, 3)} | ${round(a, 3)} | ${round((a / b - 1) * 100, 0)} % |`;
const latency = (name, key) => {
  const [b, a] = systems.map((one) => median(one.rounds.map(({ result }) => result[key])));
  return `| ${name} | ${round(b, 1)} ms | ${round(a, 1)} ms | ${round((a / b - 1) * 100, 0)} % |`;
};
process.stdout.write(
  [
    `The headline query on two graphs by turns, ${rounds} rounds of ${seconds} s each, ${connections} connections, medians, `
      + `${hasWrk() ? "wrk" : "autocannon"}, ${cpus().length} cores (${cpus()[0].model.trim()}).`,
    "",
    "| CPU s per 1,000 requests | Before | After | |",
    "| :-- | --: | --: | --: |",
    ...names.map((name) => line(name, of(before, name), of(after, name))),
    line("All", total(before), total(after)),
    latency("p50", "p50"),
    latency("p99", "p99"),
    "",
  ].join("\n"),
);
