// Opens the IDE as a developer would, runs the query that it offers by the key that it names, and looks who was called meanwhile.
// node ide-smoke.mjs http://localhost:5000/graphql [screenshot.png]; the browser is CHROMIUM or /usr/bin/chromium.
// Prints one JSON line; exits with 0 where the answer was shown, nothing was missing and nothing but loopback was called.
import { chromium } from "playwright-core";

const [endpoint, screenshot] = process.argv.slice(2);
const patience = 20_000;
const attempts = 3;
const isLoopback = (url) => {
  const { protocol, hostname } = new URL(url);
  return ["data:", "blob:", "about:"].includes(protocol) || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? process.env.GRAPH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const requests = [];
const problems = [];
const missing = [];

/** Opens the IDE with a fresh profile (it keeps documents in the browser), and runs what it offers. */
async function run() {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const answers = [];
  context.on("request", (request) => requests.push(request.url()));
  const page = await context.newPage();
  page.on("websocket", (socket) => requests.push(socket.url().replace(/^ws/, "http")));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("response", async (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
    const operation = response.request().postData() ?? "";
    if (operation.includes("followerCount") && !operation.includes("IntrospectionQuery")) {
      answers.push(await response.json().catch(() => null));
    }
  });
  let step = "open the page";
  try {
    await page.goto(endpoint, { waitUntil: "load", timeout: patience });
    const landedAt = page.url();
    // The page opens a document by itself. The code lens above its operation appears when the document is read and the schema is
    // known.
    step = "see the operation";
    await page.getByText("Run ▷").first().waitFor({ timeout: patience });
    step = "run the operation by the key that its comment names";
    // The editor writes spaces that do not break.
    const comment = page.locator(".view-line", { hasText: /Run\sit\swith/ }).first();
    const key = (await comment.innerText()).match(/with\s([\w+]+)\./)[1];
    await comment.click({ timeout: patience });
    await page.keyboard.press(key.replace("Ctrl", "Control"));
    step = "receive the answer";
    const deadline = Date.now() + patience;
    while (answers.length === 0 && Date.now() < deadline) await page.waitForTimeout(50);
    const posts = answers[0]?.data?.posts?.nodes ?? [];
    // The answer is on the screen, not only on the wire.
    step = "see the answer";
    const handle = posts[0]?.author?.handle;
    let shown = false;
    if (handle) {
      await page.getByText(`"${handle}"`).first().waitFor({ timeout: patience });
      shown = true;
    }
    // Nothing stands above it that is not this graph's.
    step = "see the announcement go";
    await page.getByText("Important Update").waitFor({ state: "detached", timeout: patience });
    return {
      landedAt,
      title: await page.title(),
      posts: posts.length,
      withFollowers: posts.filter((post) => Number.isInteger(post.author?.followerCount)).length,
      errors: answers[0]?.errors ?? [],
      shown,
    };
  } catch (error) {
    return { failure: `could not ${step}: ${error.message.split("\n")[0]}` };
  } finally {
    if (screenshot) await page.screenshot({ path: screenshot });
    await context.close();
  }
}

// The page is somebody else's, and now and then its editor loses the click while it is still settling: a fresh profile
// decides. A graph that does not answer fails every time.
const failures = [];
let result;
for (let attempt = 1; attempt <= attempts; attempt++) {
  result = await run();
  if (!result.failure) break;
  failures.push(result.failure);
}
await browser.close();

const elsewhere = [...new Set(requests.filter((url) => !isLoopback(url)))];
const passed =
  result.shown === true && result.errors?.length === 0 && elsewhere.length === 0 && missing.length === 0;
console.log(JSON.stringify({ passed, ...result, failures, requests: requests.length, elsewhere, missing, problems }));
process.exitCode = passed ? 0 : 1;
