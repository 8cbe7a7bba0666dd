// The servers of the comparison: how each is started, pinned to a core, asked and stopped.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { request } from "node:http";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const patience = 30_000;

export const assembly = `${here}server/bin/Release/net10.0/Graph.Bench.Lists.dll`;

const dotnetPeer = `${here}graphql-dotnet/bin/Release/net10.0/Graph.Bench.GraphQLDotNet.dll`;

/** Those in .NET tell what they allocate; `project` is what has to be built, `package` what npm has to install. */
export const kinds = [
  { name: "Graph", project: "server", command: ["dotnet", assembly] },
  { name: "GraphQL.NET", project: "graphql-dotnet", central: "GraphQL", command: ["dotnet", dotnetPeer] },
  { name: "graphql-yoga", package: "graphql-yoga", command: ["node", `${here}peers/yoga.mjs`] },
  { name: "Mercurius, JIT", package: "mercurius", command: ["node", `${here}peers/mercurius.mjs`] },
];

/** For servers, and for the throughput of their languages. */
export const environment = {
  ...process.env,
  NODE_ENV: "production",
  ASPNETCORE_ENVIRONMENT: "Production",
  DOTNET_ENVIRONMENT: "Production",
};

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

/** One exchange: { status, type, text }. */
export function ask(url, body) {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const exchange = request(url, { method: body ? "POST" : "GET", headers, agent: false, timeout: patience }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          type: response.headers["content-type"] ?? "",
          text: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    exchange.on("error", reject);
    exchange.on("timeout", () => exchange.destroy(new Error(`no answer from ${url} within ${patience} ms`)));
    exchange.end(body);
  });
}

/** Starts a server on a core and waits for its first answer to `body`; tells how long that took. */
export async function start(kind, core, body) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn("taskset", ["-c", String(core), ...kind.command, String(port)], {
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const server = { ...kind, child, pid: child.pid, origin: `http://127.0.0.1:${port}` };
  server.url = `${server.origin}/graphql`;
  let gone = null;
  child.on("error", (error) => (gone = error.message));
  child.on("exit", (code) => (gone = `it ended with ${code}`));
  while (performance.now() - began < patience) {
    if (gone) throw new Error(`${kind.name} did not start: ${gone}`);
    try {
      const answer = await ask(server.url, body);
      if (answer.status === 200) return { ...server, answer, startMilliseconds: performance.now() - began };
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await stop(server);
  throw new Error(`${kind.name} did not answer within ${patience} ms`);
}

/** Stops a server that was started here, and waits until it is gone. */
export function stop({ child }) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
    child.on("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
