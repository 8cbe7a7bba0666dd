// The load on the gateway, by wrk where it is installed and else by autocannon, which tools/bench locks.
import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(new URL("../../tools/bench/", import.meta.url));

export const hasWrk = () => spawnSync("wrk", ["-v"]).error === undefined;

/** Loads the endpoint for some seconds: { requests, seconds, failed, p50, p95, p99 }, latencies in milliseconds. */
export const load = (url, bodyFile, body, connections, seconds) =>
  hasWrk() ? withWrk(url, bodyFile, connections, seconds) : withAutocannon(url, body, connections, seconds);

function withWrk(url, bodyFile, connections, seconds) {
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", `${here}wrk.lua`, url];
  return new Promise((resolve, reject) => {
    const wrk = spawn("wrk", args, {
      env: { ...process.env, BODY: bodyFile },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    wrk.stdout.on("data", (data) => (output += data));
    wrk.on("error", reject);
    wrk.on("close", () => {
      const line = output.split("\n").find((l) => l.startsWith("{"));
      line ? resolve(JSON.parse(line)) : reject(new Error(`wrk said: ${output}`));
    });
  });
}

function withAutocannon(url, body, connections, seconds) {
  const autocannon = require("autocannon");
  // autocannon reports p97.5 and not p95, so the latencies are kept here.
  const latencies = [];
  return new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        duration: seconds,
        method: "POST",
        body,
        headers: { "content-type": "application/json", accept: "application/json" },
      },
      (error, result) => {
        if (error) {
          reject(error);
          return;
        }
        latencies.sort((a, b) => a - b);
        const percentile = (p) => latencies[Math.min(latencies.length - 1, Math.floor((latencies.length * p) / 100))];
        resolve({
          requests: result.requests.total,
          seconds: result.duration,
          failed: result.errors + result.timeouts + result.non2xx,
          p50: percentile(50),
          p95: percentile(95),
          p99: percentile(99),
        });
      },
    );
    run.on("response", (_client, _status, _bytes, time) => latencies.push(time));
  });
}
