// urql with @defer and @stream, by fetch and over a socket: node urql/incremental.mjs '{"url": …}'
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { graph, recorded } from '../graph.mjs';

// Over sockets urql knows the parts by their paths alone, and says so.
const sockets = createClient({
  url: graph.url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { deferSpec: '20220824' },
});
after(() => sockets.dispose());
const send = recorded();

const throughSocket = subscriptionExchange({
  enableAllOperations: true,
  forwardSubscription: (request) => ({
    subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ ...request, query: request.query ?? '' }, sink) }),
  }),
});

const Deferred = gql`
  query Deferred {
    books(count: 2) {
      number
      title
      ... @defer {
        pages
        author {
          name
        }
      }
    }
  }
`;

const Failing = gql`
  query Failing {
    twice(number: 2)
    ... @defer {
      fail
      echo(text: "beside")
    }
  }
`;

const Streamed = gql`
  query Streamed {
    books(count: 4) @stream(initialCount: 1) {
      number
    }
  }
`;

const cache = () => cacheExchange({ keys: { Book: (book) => String(book.number), Author: () => null } });

for (const [name, exchanges] of [
  ['fetch', () => [fetchExchange]],
  ['fetch with the normalised cache', () => [cache(), fetchExchange]],
  ['graphql-ws', () => [throughSocket]],
]) {
  /** Every result of a query, until nothing follows. */
  const results = (query) =>
    new Promise((resolve) => {
      const client = new Client({ url: graph.url, fetch: send, preferGetMethod: false, exchanges: exchanges() });
      const seen = [];
      const { unsubscribe } = client.query(query, {}).subscribe((result) => {
        seen.push({ ...result, data: structuredClone(result.data) });
        if (!result.hasNext && !result.stale) {
          setImmediate(() => unsubscribe());
          resolve(seen);
        }
      });
    });

  test(`${name}: what is deferred comes after what is not`, async () => {
    const seen = await results(Deferred);
    assert.ok(seen.length >= 2, JSON.stringify(seen));
    assert.equal(seen[0].data.books[0].title, 'Book 1');
    assert.equal(seen[0].data.books[0].pages, undefined);
    assert.deepEqual(
      seen.at(-1).data.books.map((book) => [book.title, book.pages, book.author.name]),
      [
        ['Book 1', 10, 'Ann'],
        ['Book 2', 20, 'Ann'],
      ],
    );
  });

  test(`${name}: the error of a deferred field comes with its part`, async () => {
    const { data, error } = (await results(Failing)).at(-1);
    assert.deepEqual(error.graphQLErrors[0].path, ['fail']);
    // The cache gives a field with an error as undefined.
    assert.deepEqual([data.twice, data.fail ?? null, data.echo], [4, null, 'beside']);
  });

  test(`${name}: the items of a list come one after the other`, async () => {
    const seen = await results(Streamed);
    assert.equal(seen[0].data.books.length, 1);
    assert.deepEqual(
      seen.at(-1).data.books.map((book) => book.number),
      [1, 2, 3, 4],
    );
  });
}
