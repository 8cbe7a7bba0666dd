// Watches a post in two browsers, each with an IDE of its own, while people like it.
// node ide-live.mjs http://localhost:5000/graphql '{"postId": "post_…", "tokens": ["…", "…"]}' [screenshot.png]
// Prints one JSON line; exits with 0 where both showed every new number of likes, and nothing but loopback was called.
import { chromium } from "playwright-core";

const [endpoint, json, screenshot] = process.argv.slice(2);
const { postId, tokens } = JSON.parse(json);
const patience = 20_000;
const attempts = 3;
const isLoopback = (url) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

const subscription = `subscription Live {
  postChanged(postId: "${postId}") {
    kind
    post {
      likeCount
      author {
        handle
        followerCount
      }
    }
  }
}`;

/** A browser with a fresh profile whose IDE runs the subscription. */
async function open(label) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? process.env.GRAPH_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const context = await browser.newContext({
    viewport: { width: 1400, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const watched = { label, browser, page, events: [], elsewhere: new Set(), isSubscribed: false, transport: null };
  const called = (url) => !isLoopback(url) && watched.elsewhere.add(url);
  page.on("request", (request) => /^https?:/.test(request.url()) && called(request.url()));
  page.on("websocket", (socket) => {
    called(socket.url().replace(/^ws/, "http"));
    socket.on("framesent", ({ payload }) => {
      if (String(payload).includes('"subscribe"')) [watched.isSubscribed, watched.transport] = [true, "socket"];
    });
    socket.on("framereceived", ({ payload }) => {
      const message = JSON.parse(String(payload));
      if (message.type === "next" || message.type === "error") watched.events.push(message.payload);
    });
  });
  try {
    await page.goto(endpoint, { waitUntil: "load", timeout: patience });
    await page.getByText("Run ▷").first().waitFor({ timeout: patience });
    await page.locator(".monaco-editor .view-line").first().click();
    await page.keyboard.press("Control+A");
    // Pasted, since the editor adds to what is typed.
    await page.evaluate((text) => navigator.clipboard.writeText(text), subscription);
    await page.keyboard.press("Control+V");
    await page.getByText("Run ▷").first().click({ timeout: patience });
    await until(() => watched.isSubscribed, `subscribe in the browser ${label}`);
    return watched;
  } catch (error) {
    if (screenshot) await page.screenshot({ path: screenshot });
    await browser.close();
    throw error;
  }
}

/** Opens one again if the page lost a click while it was still settling; a graph that does not answer fails every time. */
async function openPatiently(label) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await open(label);
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function until(condition, what) {
  const deadline = Date.now() + patience;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`could not ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function change(mutation, token) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: `mutation { ${mutation}(input: { postId: "${postId}" }) { post { likeCount } errors { ... on UserError { message } } } }`,
    }),
  });
  const { data, errors } = await response.json();
  if (errors || data[mutation].errors) throw new Error(JSON.stringify(errors ?? data[mutation].errors));
  return data[mutation].post.likeCount;
}

const latest = (watched) => watched.events.at(-1)?.data?.postChanged?.post;
const browsers = [];
let result;
try {
  for (const token of tokens) await change("unlikePost", token);
  for (const label of ["first", "second"]) browsers.push(await openPatiently(label));
  // A subscription that was sent is not open yet: the first change that both see tells that it is.
  for (let round = 0; !browsers.every((watched) => watched.events.length > 0) && round < 40; round++) {
    await change(round % 2 ? "unlikePost" : "likePost", tokens[0]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const counts = [];
  for (const token of tokens.slice(1)) {
    const count = await change("likePost", token);
    counts.push(count);
    for (const { label, page, ...watched } of browsers) {
      await until(() => latest(watched)?.likeCount === count, `receive ${count} likes in the browser ${label}`);
      await page.getByText(`"likeCount": ${count}`).first().waitFor({ timeout: patience });
    }
  }
  if (screenshot) await browsers[0].page.screenshot({ path: screenshot });
  const post = latest(browsers[0]);
  result = {
    counts,
    transports: browsers.map((watched) => watched.transport),
    events: browsers.map((watched) => watched.events.length),
    errors: browsers.flatMap((watched) => watched.events.filter((event) => !event.data)),
    author: post.author,
  };
} catch (error) {
  result = { failure: error.message.split("\n")[0], events: browsers.map((watched) => watched.events) };
} finally {
  for (const { browser } of browsers) await browser.close();
}
const elsewhere = [...new Set(browsers.flatMap((watched) => [...watched.elsewhere]))];
const passed =
  new Set(result.counts).size === tokens.length - 1 &&
  result.errors.length === 0 &&
  typeof result.author?.handle === "string" &&
  Number.isInteger(result.author?.followerCount) &&
  elsewhere.length === 0;
console.log(JSON.stringify({ passed, ...result, elsewhere }));
process.exitCode = passed ? 0 : 1;
