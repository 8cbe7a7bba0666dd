// Subscribes with a real client and reports what it sees, a line of JSON each:
//
//   node subscribe.mjs ws|sse URL '{"query": "...", "events": 2, "kill": 1, "retries": 5}'
//
// query    the operation; a list of them is subscribed to at once, on one connection
// events   how many responses are awaited, over all operations, before it stops; none waits for the end
// kill     after how many responses the socket is cut without a close (ws only)
// retries  how often the client connects again; 0 without it
//
// Lines: {"next": …}, {"error": …}, {"complete": true}, {"closed": code}. Ends with 0, or with 3 after 20 seconds.
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createEventClient } from 'graphql-sse';
import WebSocket from 'ws';

const [, , transport, url, json] = process.argv;
const { query, events = Infinity, kill = 0, retries = 0 } = JSON.parse(json);
const queries = Array.isArray(query) ? query : [query];
const report = (line) => console.log(JSON.stringify(line));
setTimeout(() => process.exit(3), 20_000);

/** Short waits: the tests do not wait for a randomised backoff. */
const retryWait = () => new Promise((resolve) => setTimeout(resolve, 100));

let socket;
const client =
  transport === 'ws'
    ? createSocketClient({
        url: url.replace(/^http/, 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: retries,
        retryWait,
        shouldRetry: () => true,
        on: {
          opened: (opened) => (socket = opened),
          closed: (event) => report({ closed: event.code }),
        },
      })
    : createEventClient({ url, retryAttempts: retries, retry: retryWait });

let seen = 0;
let running = queries.length;
const stop = () => {
  client.dispose();
  // Gives the close handshake time to be seen.
  setTimeout(() => process.exit(0), 50);
};
const ended = () => {
  running -= 1;
  if (running === 0) stop();
};
for (const one of queries) {
  client.subscribe(
    { query: one },
    {
      next: (response) => {
        report({ next: response });
        seen += 1;
        if (seen === kill) socket.terminate();
        if (seen === events) stop();
      },
      error: (error) => {
        report({ error: Array.isArray(error) ? error : (error.reason ?? error.message ?? String(error)) });
        ended();
      },
      complete: () => {
        report({ complete: true });
        ended();
      },
    },
  );
}
