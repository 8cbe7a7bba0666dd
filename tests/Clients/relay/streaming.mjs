// A Relay app with subscriptions over graphql-transport-ws and Server-Sent Events: node relay/streaming.mjs '{"url": …}'
//
// It is compiled against the text of the schema that the server itself gives.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import runtime from 'relay-runtime';
import WebSocket from 'ws';
import { graph } from '../graph.mjs';
import { compile } from './compiler.mjs';

const {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  Store,
} = runtime;

const target = mkdtempSync(join(tmpdir(), 'graph-relay-'));
after(() => rmSync(target, { recursive: true }));
compile({
  sources: fileURLToPath(new URL('library', import.meta.url)),
  schema: await (await fetch(`${graph.url}?sdl`)).text(),
  target,
  persist: false,
});
const artifacts = createRequire(join(target, 'artifacts', '/'));
const artifact = (name) => artifacts(`./${name}.graphql.js`);

const clients = {
  'graphql-ws': createSocketClient({ url: graph.url.replace(/^http/, 'ws'), webSocketImpl: WebSocket }),
  'graphql-sse': createEventClient({ url: graph.url }),
};
after(() => Object.values(clients).forEach((client) => client.dispose()));

for (const [transport, client] of Object.entries(clients)) {
  // As Relay's documentation has it.
  const subscribe = ({ text, name }, variables) =>
    Observable.create((sink) => client.subscribe({ operationName: name, query: text, variables }, sink));
  const environment = new Environment({
    network: Network.create(() => assert.fail('only subscriptions here'), subscribe),
    store: new Store(new RecordSource()),
  });
  const collect = (name, variables) =>
    new Promise((resolve, reject) => {
      const events = [];
      requestSubscription(environment, {
        subscription: artifact(name),
        variables,
        onNext: (event) => events.push(event),
        onError: reject,
        onCompleted: () => resolve(events),
      });
    });

  test(`${transport}: a subscription brings every event in order, and ends`, async () => {
    const events = await collect('CounterSubscription', { to: 4 });
    assert.deepEqual(
      events.map((event) => event.count),
      [1, 2, 3, 4],
    );
  });

  test(`${transport}: the error of an event is caught where it is`, async () => {
    const [odd, even] = await collect('CounterEvenSubscription', {});
    assert.equal(odd.even.ok, false);
    assert.deepEqual(even.even, { ok: true, value: 2 });
  });
}

test('What a fragment defers comes after what it does not', async () => {
  // The format that Relay is told in: it takes each part on its own.
  const client = createSocketClient({
    url: graph.url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { deferSpec: '20220824' },
  });
  const execute = ({ text, name }, variables) =>
    Observable.create((sink) =>
      client.subscribe(
        { operationName: name, query: text, variables },
        {
          ...sink,
          next({ incremental, hasNext, ...first }) {
            const parts = incremental ?? [first];
            parts.forEach((part, index) =>
              sink.next({ ...part, extensions: { is_final: !hasNext && index === parts.length - 1 } }),
            );
          },
        },
      ),
    );
  const environment = new Environment({ network: Network.create(execute), store: new Store(new RecordSource()) });
  const query = artifact('ShelfQuery');
  const operation = createOperationDescriptor(query, {});
  environment.retain(operation);
  const pages = () =>
    environment.lookup(operation.fragment).data.books?.map((book) => {
      const { data, isMissingData } = environment.lookup(getSingularSelector(artifact('Shelf_rest'), book));
      return isMissingData ? 'pending' : [book.title, data.pages, data.author.name];
    });
  const seen = [];
  await new Promise((complete, error) =>
    fetchQuery(environment, query, {}).subscribe({ next: () => seen.push(pages()), complete, error }),
  );
  assert.deepEqual(seen[0], ['pending', 'pending']);
  assert.deepEqual(seen.at(-1), [
    ['Book 1', 10, 'Ann'],
    ['Book 2', 20, 'Ann'],
  ]);
  await client.dispose();
});
