// A graph that `./graph up` has started: where it answers, of which processes it is made, and one measurement of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "./load.mjs";
import { cpuSeconds, peakMegabytes } from "./processes.mjs";

const query = readFileSync(new URL("headline.graphql", import.meta.url), "utf8");
const body = JSON.stringify({ query });

export class System {
  /** Reads what `up` has written about the graph, `.graph/up.json`. */
  constructor(file) {
    const up = JSON.parse(readFileSync(file, "utf8"));
    this.url = new URL("graphql", up.services[0].url.replace("localhost", "127.0.0.1")).href;
    this.parts = up.processes
      ? up.services.map((s) => ({ name: s.name, pid: s.processId }))
      : [{ name: "All services (one process)", pid: up.processId }];
    if (up.postgresProcessId) {
      this.parts.push({ name: "PostgreSQL", pid: up.postgresProcessId, withChildren: true });
    }
  }

  /** Asks once, and throws unless the answer is whole: { bytes, posts }. */
  async requireAnswer() {
    const headers = { "content-type": "application/json" };
    const response = await fetch(this.url, { method: "POST", headers, body });
    const text = await response.text();
    const answer = text.startsWith("{") ? JSON.parse(text) : {};
    if (!response.ok || answer.errors || !(answer.data?.posts?.nodes?.length > 0)) {
      throw new Error(`the headline query does not answer well (${response.status}): ${text.slice(0, 500)}`);
    }
    return { bytes: text.length, posts: answer.data.posts.nodes.length };
  }

  /** Loads it for some seconds: { result, rows }, a row for each process with the CPU seconds that it used and its peak memory. */
  async measure(connections, seconds) {
    const folder = mkdtempSync(join(tmpdir(), "graph-bench-"));
    try {
      const file = join(folder, "body.json");
      writeFileSync(file, body);
      const before = this.parts.map((p) => cpuSeconds(p.pid, p.withChildren));
      const result = await load(this.url, file, body, connections, seconds);
      const rows = this.parts.map((p, i) => ({
        ...p,
        cpu: cpuSeconds(p.pid, p.withChildren) - before[i],
        peak: peakMegabytes(p.pid),
      }));
      return { result, rows };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
