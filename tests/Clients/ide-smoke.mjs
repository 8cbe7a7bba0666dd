// Opens the IDE as a developer would, runs the query that it offers, and looks who was called meanwhile.
// node ide-smoke.mjs http://localhost:5000/graphql [screenshot.png]; the browser is CHROMIUM or /usr/bin/chromium.
// Prints one JSON line; exits with 0 where the answer was shown and nothing but loopback was called.
import { chromium } from "playwright-core";

const [endpoint, screenshot] = process.argv.slice(2);
const patience = 30_000;
const isLoopback = (url) => {
  const { protocol, hostname } = new URL(url);
  return ["data:", "blob:", "about:"].includes(protocol) || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? process.env.GRAPH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
// A fresh profile each time: the IDE keeps documents in the browser.
const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
const requests = [];
const problems = [];
const answers = [];
context.on("request", (request) => requests.push(request.url()));
const page = await context.newPage();
page.on("websocket", (socket) => requests.push(socket.url().replace(/^ws/, "http")));
page.on("pageerror", (error) => problems.push(String(error)));
page.on("response", async (response) => {
  const operation = response.request().postData() ?? "";
  if (operation.includes("followerCount") && !operation.includes("IntrospectionQuery")) {
    answers.push(await response.json().catch(() => null));
  }
});

async function run() {
  await page.goto(endpoint, { waitUntil: "load", timeout: patience });
  const landedAt = page.url();
  await page.getByText("Create Document").first().click({ timeout: patience });
  // The code lens above the operation appears when the document is read and the schema is known.
  await page.getByText("Run ▷").first().click({ timeout: patience });
  const deadline = Date.now() + patience;
  while (answers.length === 0 && Date.now() < deadline) await page.waitForTimeout(50);
  const posts = answers[0]?.data?.posts?.nodes ?? [];
  // The answer is on the screen, not only on the wire.
  const handle = posts[0]?.author?.handle;
  let shown = false;
  if (handle) {
    await page.getByText(`"${handle}"`).first().waitFor({ timeout: patience });
    shown = true;
  }
  return {
    landedAt,
    title: await page.title(),
    posts: posts.length,
    withFollowers: posts.filter((post) => Number.isInteger(post.author?.followerCount)).length,
    errors: answers[0]?.errors ?? [],
    shown,
  };
}

let result;
try {
  result = await run();
} catch (error) {
  result = { failure: error.message.split("\n")[0] };
}
if (screenshot) await page.screenshot({ path: screenshot });
await browser.close();

const elsewhere = [...new Set(requests.filter((url) => !isLoopback(url)))];
const passed = result.shown === true && result.errors.length === 0 && elsewhere.length === 0;
console.log(JSON.stringify({ passed, ...result, requests: requests.length, elsewhere, problems }));
process.exitCode = passed ? 0 : 1;
