// urql with subscriptions over Server-Sent Events and graphql-transport-ws: node urql/streaming.mjs '{"url": …}'
import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { graph, recorded } from '../graph.mjs';

const Count = gql`
  subscription Count($to: Int) {
    count(to: $to)
  }
`;

const Even = gql`
  subscription Even {
    even(to: 2)
  }
`;

const Refused = gql`
  subscription Refused {
    nothingOfThatName
  }
`;

for (const transport of ['fetch', 'graphql-ws']) {
  const send = recorded();
  const sockets = createClient({ url: graph.url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
  const client = new Client({
    url: graph.url,
    fetch: send,
    preferGetMethod: false,
    fetchSubscriptions: transport === 'fetch',
    exchanges: [
      cacheExchange(),
      ...(transport === 'fetch'
        ? []
        : [
            subscriptionExchange({
              forwardSubscription: (request) => ({
                subscribe: (sink) => ({
                  unsubscribe: sockets.subscribe({ ...request, query: request.query ?? '' }, sink),
                }),
              }),
            }),
          ]),
      fetchExchange,
    ],
  });

  /** The first results of a subscription. */
  const collect = (query, variables, enough) =>
    new Promise((resolve, reject) => {
      const results = [];
      const patience = setTimeout(() => reject(new Error(`only ${JSON.stringify(results)} within 10 s`)), 10_000);
      const done = () => {
        clearTimeout(patience);
        subscription.unsubscribe();
        resolve(results);
      };
      const subscription = client.subscription(query, variables).subscribe((result) => {
        // When a stream ends, urql gives its last result once more.
        if (results.length === enough) return;
        results.push(result);
        if (results.length === enough) setImmediate(done);
      });
    });

  test(`${transport}: a subscription brings every event in order`, async () => {
    const results = await collect(Count, { to: 5 }, 5);
    assert.deepEqual(
      results.map((result) => result.data?.count),
      [1, 2, 3, 4, 5],
    );
  });

  test(`${transport}: an event that fails is a result with an error, and the next one comes`, async () => {
    const [odd, even] = await collect(Even, {}, 2);
    assert.equal(odd.error.graphQLErrors[0].message, '1 is odd.');
    assert.equal(odd.data.even, null);
    // urql itself keeps the last error that a stream brought beside the data that follows.
    assert.equal(even.data.even, 2);
  });

  test(`${transport}: a document that is refused says why`, async () => {
    const [{ error }] = await collect(Refused, {}, 1);
    assert.match(error.message, /nothingOfThatName/);
  });

  test(`${transport}: who stops listening hears nothing more`, async () => {
    const results = await collect(Count, {}, 3);
    assert.equal(results.length, 3);
    await sockets.dispose();
    if (transport === 'fetch') {
      assert.equal(send.requests.at(-1).contentType.split(';')[0], 'text/event-stream');
      assert.equal(send.requests.at(-1).aborted, true);
    }
  });
}
