// A large response through the gateway: how much memory it takes to pass one on, several at once, and to slow readers.
//
//   bench/gateway/install.sh && node bench/large/run.mjs [MEBIBYTES]
//
// Two sources that write their answers by hand: one has the list of all posts, the other the names of their authors. Memory is
// the gateway's own (RssAnon from /proc), read all the time while the responses are on their way.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const mebibytes = Number(process.argv[2] ?? 8);
const gatewayFolder = fileURLToPath(new URL("../gateway", import.meta.url));

const schemas = {
  posts: `type Query { posts: [Post!]! } type Post @key(fields: "id") { id: ID! text: String! author: Author! } type Author @key(fields: "id") { id: ID! }`,
  people: `type Query { authorById(id: ID!): Author @lookup @internal } type Author @key(fields: "id") { id: ID! name: String! }`,
};
const text = "All of it is written once, and read once. ".repeat(20);
const posts = Math.ceil((mebibytes * 1024 * 1024) / (text.length + 90));
const authors = 100;

/** Answers with the members that were asked for, under the names that were asked for. */
function answerOf(source, { query, variables }) {
  const names = [...query.matchAll(/(?:([_A-Za-z]\w*)\s*:\s*)?\b(posts|id|text|author|name|authorById|__typename)\b/g)];
  const alias = (field) => names.find((n) => n[2] === field)?.[1] ?? field;
  const has = (field) => names.some((n) => n[2] === field);
  const object = (members) => Object.fromEntries(members.filter(([field]) => has(field)).map(([f, v]) => [alias(f), v]));
  if (source === "posts") {
    const rows = Array.from({ length: posts }, (_, i) =>
      object([["id", `p${i}`], ["text", text], ["author", { [alias("id")]: `a${i % authors}` }]]),
    );
    return { data: { [alias("posts")]: rows } };
  }
  const one = (v) => ({ data: { [alias("authorById")]: object([["id", Object.values(v)[0]], ["name", `Author ${Object.values(v)[0]}`]]) } });
  return Array.isArray(variables) ? variables.map(one) : one(variables ?? {});
}

function startSource(name) {
  let kept;
  const server = createServer(async (incoming, outgoing) => {
    let body = "";
    for await (const chunk of incoming) body += chunk;
    const operation = JSON.parse(body);
    if (Array.isArray(operation.variables)) {
      outgoing.writeHead(200, { "content-type": "application/jsonl" });
      outgoing.end(answerOf(name, operation).map((line, i) => JSON.stringify({ variableIndex: i, ...line })).join("\n"));
      return;
    }
    const answer = name === "posts" ? (kept ??= JSON.stringify(answerOf(name, operation))) : JSON.stringify(answerOf(name, operation));
    outgoing.writeHead(200, { "content-type": "application/graphql-response+json" });
    outgoing.end(answer);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const anonymous = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^RssAnon:\s+(\d+) kB/m)[1]) / 1024;

/** Asks once; reads as fast as it comes, or a bit every few milliseconds. Gives the number of bytes. */
function ask(port, slow) {
  const body = JSON.stringify({ query: "{ posts { id text author { name } } }" });
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, path: "/graphql", method: "POST", headers: { "content-type": "application/json" } },
      async (response) => {
        let bytes = 0;
        let last = Buffer.alloc(0);
        try {
          for await (const chunk of response) {
            bytes += chunk.length;
            last = chunk;
            if (slow) await pause(10);
          }
          if (!last.toString().endsWith("}") || response.statusCode !== 200) throw new Error(`${response.statusCode} ${last.toString().slice(-200)}`);
          resolve(bytes);
        } catch (error) {
          reject(error);
        }
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const folder = mkdtempSync(join(tmpdir(), "graph-large-"));
const sources = {};
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(join(folder, `${name}.graphql`), schema);
  sources[name] = await startSource(name);
}
const probe = createServer();
await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));
const gateway = spawn("bash", [join(gatewayFolder, "start.sh")], {
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    ...process.env,
    HOST: "127.0.0.1",
    PORT: String(port),
    SOURCE_SCHEMAS: folder,
    SUBGRAPHS: Object.entries(sources).map(([name, server]) => `${name}=http://127.0.0.1:${server.address().port}/graphql`).join(","),
  },
});
try {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/health/live`)).ok) break;
    } catch {}
    if (Date.now() > deadline) throw new Error("the gateway did not start within 30 s");
    await pause(100);
  }
  const size = await ask(port, false);
  console.log(`${posts} posts, ${(size / 1024 / 1024).toFixed(1)} MiB of response`);
  console.log("| At once | Readers | Responses | Private memory before, MB | Peak, MB | 5 s later, MB |");
  console.log("| --: | :-- | --: | --: | --: | --: |");
  for (const [connections, rounds, slow] of [[1, 100, false], [8, 25, false], [8, 2, true]]) {
    const before = anonymous(gateway.pid);
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, anonymous(gateway.pid))), 5);
    for (let round = 0; round < rounds; round++) {
      const sizes = await Promise.all(Array.from({ length: connections }, () => ask(port, slow)));
      if (sizes.some((s) => s !== size)) throw new Error(`responses differ in length: ${sizes}`);
    }
    clearInterval(watch);
    await pause(5_000);
    const cells = [connections, slow ? "slow" : "fast", connections * rounds, before.toFixed(0), peak.toFixed(0), anonymous(gateway.pid).toFixed(0)];
    console.log(`| ${cells.join(" | ")} |`);
  }
} finally {
  gateway.kill("SIGTERM");
  Object.values(sources).forEach((server) => server.close().closeAllConnections());
  rmSync(folder, { recursive: true });
}
