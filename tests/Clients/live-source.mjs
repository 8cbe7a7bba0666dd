// A source on npm's graphql, whose one subscription is delivered by graphql-sse or graphql-ws, and by nothing else:
//
//   node live-source.mjs sse|ws
//
// Prints where it listens. `POST /emit` sends its body, a post's id, to every subscription; `POST /complete` ends them; `GET
// /seen` tells how many there are, how many requests were refused and which `authorization` was seen last.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { createHandler as createHttpHandler } from 'graphql-http/lib/use/http';
import { createHandler as createEventHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const [, , transport] = process.argv;
const schema = buildSchema(`
  type Query { postById(id: ID!): Post }
  type Subscription { postChanged: Post limited(after: Int): Post }
  type Post { id: ID! title: String owner: Person }
  type Person { id: ID! }
`);

/** Everybody who waits for an event. */
const waiting = new Set();
let refused = 0;
let authorization = null;

/** Events until `complete`: a queue for each subscription. */
function changes() {
  const queue = [];
  let wake = () => {};
  let isOver = false;
  const entry = {
    push: (id) => (queue.push(id), wake()),
    complete: () => ((isOver = true), wake()),
  };
  waiting.add(entry);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (queue.length === 0 && !isOver) await new Promise((resolve) => (wake = resolve));
      if (queue.length > 0) return { value: { postChanged: post(queue.shift()) }, done: false };
      waiting.delete(entry);
      return { value: undefined, done: true };
    },
    async return() {
      waiting.delete(entry);
      isOver = true;
      wake();
      return { value: undefined, done: true };
    },
  };
}

const post = (id) => ({ id, title: `Title of ${id}`, owner: { id: 'ada' } });
schema.getQueryType().getFields().postById.resolve = (_, { id }) => post(id);
const subscriptions = schema.getSubscriptionType().getFields();
subscriptions.postChanged.subscribe = changes;
subscriptions.limited.subscribe = () => {
  throw new Error('Nobody may see these changes.');
};

const queries = createHttpHandler({ schema });
const events = createEventHandler({ schema });
const bodyOf = async (request) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

const server = createServer(async (request, response) => {
  switch (request.url) {
    case '/graphql':
      authorization = request.headers.authorization ?? authorization;
      if (!request.headers.accept?.includes('text/event-stream')) return queries(request, response);
      if (transport === 'sse') return events(request, response);
      refused += 1;
      return response.writeHead(406).end();
    case '/emit': {
      const id = await bodyOf(request);
      for (const entry of waiting) entry.push(id);
      return response.end();
    }
    case '/complete':
      for (const entry of [...waiting]) entry.complete();
      return response.end();
    case '/seen':
      return response.end(JSON.stringify({ subscriptions: waiting.size, refused, authorization }));
    default:
      return response.writeHead(404).end();
  }
});

if (transport === 'ws') {
  useServer(
    {
      schema,
      onConnect: ({ connectionParams }) => {
        authorization = connectionParams?.Authorization ?? authorization;
      },
    },
    new WebSocketServer({ server, path: '/graphql' }),
  );
} else {
  server.on('upgrade', (request, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
