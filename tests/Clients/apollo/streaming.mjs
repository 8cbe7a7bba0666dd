// Apollo Client 4 with subscriptions over graphql-transport-ws: node apollo/streaming.mjs '{"url": …}'
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { graph, recorded, until } from '../graph.mjs';

// The link looks whether an error is one of a socket, and Node.js 20 has no WebSocket of its own.
globalThis.WebSocket ??= WebSocket;

const sockets = createClient({ url: graph.url.replace(/^http/, 'ws'), webSocketImpl: WebSocket });
const send = recorded();
const client = new ApolloClient({
  cache: new InMemoryCache(),
  // As Apollo's documentation has it: subscriptions go through the socket, everything else by HTTP.
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(sockets),
    new HttpLink({ uri: graph.url, fetch: send }),
  ),
});
after(() => sockets.dispose());

/** Everything that a subscription brings, until it ends or enough has come. */
const collect = (options, enough = Infinity) =>
  new Promise((resolve, reject) => {
    const results = [];
    const subscription = client.subscribe(options).subscribe({
      next: (result) => {
        results.push(result);
        if (results.length === enough) {
          subscription.unsubscribe();
          resolve(results);
        }
      },
      error: reject,
      complete: () => resolve(results),
    });
  });

const Count = gql`
  subscription Count($to: Int) {
    count(to: $to)
  }
`;

test('A subscription brings every event in order, and ends', async () => {
  const results = await collect({ query: Count, variables: { to: 5 } });
  assert.deepEqual(
    results.map((result) => result.data.count),
    [1, 2, 3, 4, 5],
  );
});

test('An event that fails is a result with an error, and the next one comes', async () => {
  const query = gql`
    subscription {
      even(to: 2)
    }
  `;
  const [odd, even] = await collect({ query, errorPolicy: 'all' });
  assert.ok(CombinedGraphQLErrors.is(odd.error), String(odd.error));
  assert.equal(odd.error.errors[0].message, '1 is odd.');
  assert.deepEqual(odd.error.errors[0].path, ['even']);
  assert.equal(odd.data.even, null);
  assert.equal(even.error, undefined);
  assert.equal(even.data.even, 2);
});

test('A document that is refused ends its subscription with the sentence of the server', async () => {
  const query = gql`
    subscription {
      nothingOfThatName
    }
  `;
  const [{ error }] = await collect({ query });
  assert.ok(CombinedGraphQLErrors.is(error), String(error));
  assert.match(error.message, /nothingOfThatName/);
});

test('Subscriptions share one socket while queries go by HTTP', async () => {
  const query = gql`
    query Echo($text: String) {
      echo(text: $text)
    }
  `;
  const [first, second, { data }] = await Promise.all([
    collect({ query: Count }, 3),
    collect({ query: Count }, 4),
    client.query({ query, variables: { text: 'meanwhile' } }),
  ]);
  assert.deepEqual([first.length, second.length, data.echo], [3, 4, 'meanwhile']);
  await until(() => send.requests.length === 1, 'the query');
});
