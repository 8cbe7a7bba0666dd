// What the clients' tests share: where the graph is, and what was sent to it.
//
//   node apollo/gateway.mjs '{"url": "http://…/graphql", "token": "…"}'
//
// A script is a suite of node:test: it prints what holds and what does not, and ends with 0 if everything does.

/** What the test that runs the script says: `url`, and what else the script needs. */
export const graph = JSON.parse(process.argv[2] ?? '{}');
if (!graph.url) {
  console.error(`usage: node ${process.argv[1]} '{"url": "http://…/graphql"}'`);
  process.exit(2);
}

// A client that waits for ever is a failure, too.
setTimeout(() => {
  console.error('not done within 60 seconds');
  process.exit(3);
}, 60_000).unref();

/** The headers of somebody who is signed in. */
export const signedIn = graph.token ? { authorization: `Bearer ${graph.token}` } : {};

/** A `fetch` that notes what it sends and what comes back. */
export function recorded(headers = {}) {
  const requests = [];
  const send = async (input, init = {}) => {
    const url = new URL(input);
    const request = {
      method: init.method ?? 'GET',
      parameters: Object.fromEntries(url.searchParams),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      aborted: false,
    };
    requests.push(request);
    init.signal?.addEventListener('abort', () => (request.aborted = true));
    const response = await fetch(input, { ...init, headers: { ...init.headers, ...headers } });
    request.status = response.status;
    request.contentType = response.headers.get('content-type');
    return response;
  };
  send.requests = requests;
  /** The requests since the last time, and forgets them. */
  send.taken = () => requests.splice(0);
  return send;
}

/** Waits until something is the case. */
export async function until(condition, what) {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited 10 s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
