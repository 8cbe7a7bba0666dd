// Many open subscriptions on one gateway: what each takes in memory, and how many events a second of CPU completes.
//
//   node bench/subscriptions/run.mjs [COUNT]
//
// The gateway, as it is deployed, stands before two sources on this engine (server/): events come from one, and names and counts
// from the other. CPU and memory are the gateway's own, from /proc.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..", "..");
const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.env.ROUNDS ?? 5);
const processes = [];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function build(project) {
  const built = spawnSync("dotnet", ["build", "-c", "Release", "-v", "q", "--nologo", join(root, project)], { stdio: "inherit" });
  if (built.status !== 0) process.exit(1);
}

/** Starts a process; `line()` is its next line. All it writes is read, or it would wait for somebody to read its log. */
function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], ...options });
  processes.push(child);
  const lines = [];
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (waiting.length > 0) waiting.shift()(line);
    else if (lines.length < 1_000) lines.push(line);
  });
  return { child, line: () => (lines.length > 0 ? lines.shift() : new Promise((resolve) => waiting.push(resolve))) };
}

const memory = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^RssAnon:\s+(\d+) kB/m)[1]);
const cpu = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

async function scenario({ name, transport, posts, perSocket = 1 }) {
  const folder = mkdtempSync(join(tmpdir(), "graph-subscriptions-"));
  const server = start("dotnet", [join(here, "server/bin/Release/net10.0/Graph.Bench.Subscriptions.dll")]);
  const [postsUrl, peopleUrl] = (await server.line()).split(" ");
  for (const [source, url] of Object.entries({ posts: postsUrl, people: peopleUrl })) {
    writeFileSync(join(folder, `${source}.graphql`), await (await fetch(`${url}/graphql?sdl`)).text());
  }

  const gateway = start("dotnet", [join(root, "gateway/Graph.Gateway/bin/Release/net10.0/Graph.Gateway.dll")], {
    env: {
      ...process.env,
      ASPNETCORE_URLS: "http://127.0.0.1:0",
      Schema__Sources: folder,
      Sources__posts: `${postsUrl}/graphql`,
      Sources__people: `${peopleUrl}/graphql`,
      Auth__Verify: "false",
      Ide__Enabled: "false",
      Logging__LogLevel__Default: "Warning",
      "Logging__LogLevel__Microsoft.Hosting.Lifetime": "Information",
      Limits__Streams: "100000",
      Limits__Subscriptions: "100000",
      Limits__SocketSubscriptions: "1000",
    },
  });
  let address;
  while (!address) address = (await gateway.line())?.match(/listening on: (http\S+)/)?.[1];
  const { pid } = gateway.child;
  const seen = () => fetch(`${postsUrl}/subscriptions`).then((response) => response.text()).then(Number);

  const open = async (amount, first) => {
    const clients = start("node", [join(here, "clients.mjs"), address, transport, amount, first, posts, perSocket]);
    if ((await clients.line()) !== "open") throw new Error("the clients did not get their subscriptions open");
    return clients;
  };
  const received = async (clients) => {
    let sum = 0;
    for (const client of clients) {
      client.child.stdin.write("\n");
      sum += Number(await client.line());
    }
    return sum;
  };
  const expect = async (what, wanted, read) => {
    const deadline = Date.now() + 60_000;
    while ((await read()) < wanted) {
      if (Date.now() > deadline) throw new Error(`${name}: ${await read()} instead of ${wanted} ${what} within 60 s`);
      await sleep(20);
    }
  };

  // Code is compiled and pools are filled before anything is measured.
  const few = Math.min(200, count);
  const warm = await open(few, 0);
  await expect("streams", Math.min(few, posts), seen);
  for (let i = 1; i <= 30; i++) {
    await fetch(`${postsUrl}/change?count=${posts}`, { method: "POST" });
    await expect("events", i * few, () => received([warm]));
  }

  const before = memory(pid);
  const halves = [await open(Math.ceil((count - few) / 2), few), await open(Math.floor((count - few) / 2), few + Math.ceil((count - few) / 2))];
  const clients = [warm, ...halves];
  await expect("streams", Math.min(count, posts), seen);
  await sleep(3_000);
  const idle = memory(pid);
  const atStart = { cpu: cpu(pid), events: await received(clients), time: Date.now() };
  for (let i = 1; i <= rounds; i++) {
    await fetch(`${postsUrl}/change?count=${posts}`, { method: "POST" });
    await expect("events", atStart.events + i * count, () => received(clients));
  }

  const seconds = cpu(pid) - atStart.cpu;
  const delivered = rounds * count;
  const completed = rounds * Math.min(count, posts);
  await sleep(1_000);
  const after = memory(pid);
  for (const child of processes.splice(0)) child.kill();
  rmSync(folder, { recursive: true });
  return [
    name,
    count.toLocaleString("en"),
    ((idle - before) / (count - few)).toFixed(1),
    ((after - before) / (count - few)).toFixed(1),
    Math.round(completed / seconds).toLocaleString("en"),
    Math.round(delivered / seconds).toLocaleString("en"),
    (rounds * count * 1000 / (Date.now() - 1_000 - atStart.time)).toFixed(0),
  ];
}

if (!process.env.BUILT) build("bench/subscriptions/server");
if (!process.env.BUILT) build("gateway/Graph.Gateway");
const scenarios = [
  { name: "a stream each, of 100 posts", transport: "sse", posts: 100 },
  { name: "50 on a socket, of 100 posts", transport: "ws", posts: 100, perSocket: 50 },
  { name: "50 on a socket, each of a post of its own", transport: "ws", posts: count, perSocket: 50 },
];
const wanted = process.env.ONLY ? [scenarios[Number(process.env.ONLY)]] : scenarios;
console.log("| Subscriptions | Open | kB each, silent | kB each, after events | Completed per CPU s | Delivered per CPU s | Delivered/s |");
console.log("| :-- | --: | --: | --: | --: | --: | --: |");
try {
  for (const each of wanted) console.log(`| ${(await scenario(each)).join(" | ")} |`);
} finally {
  for (const child of processes) child.kill();
}
