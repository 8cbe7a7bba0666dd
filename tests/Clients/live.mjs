// Real clients subscribe to the product's graph through the gateway: node live.mjs '{"url": …, "token": …}'
//
// An event is Fury's; the author's name is War's and the number of followers Death's.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApolloClient, ApolloLink, gql as apolloGql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createClient as createEventClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import runtime from 'relay-runtime';
import WebSocket from 'ws';
import { graph, signedIn } from './graph.mjs';
import { compile } from './relay/compiler.mjs';

// Apollo's link looks whether an error is one of a socket, and Node.js 20 has no WebSocket of its own.
globalThis.WebSocket ??= WebSocket;

const socketUrl = graph.url.replace(/^http/, 'ws');
const connectionParams = { Authorization: `Bearer ${graph.token}` };
const query = `
  subscription Changed($id: ID!) {
    postChanged(postId: $id) {
      kind
      post { id likeCount viewerHasLiked author { id displayName followerCount } }
    }
  }
`;

const ask = async (query, variables) => {
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedIn },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
};

const { posts } = await ask(`{ posts(first: 1) { nodes { id author { id displayName followerCount } } } }`);
const [post] = posts.nodes;
const variables = { id: post.id };

async function until(holds, what) {
  const deadline = Date.now() + 15_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, `${what} did not come within 15 s`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const change = (like) =>
  ask(
    `mutation ($id: ID!) { ${like ? 'likePost' : 'unlikePost'}(input: { postId: $id }) { errors { __typename } } }`,
    variables,
  );

/**
 * Likes the post and takes it back, and gives the event of either for each of those who watch.
 *
 * An event tells the post as it is when it is read, so the events of two changes in quick succession may be equal: after each
 * change everybody's event with the new state is waited for.
 */
async function changes(watching) {
  const fails = () => watching.some(({ results, failure }) => failure || results.some((r) => r.errors ?? r.error));
  // Nothing tells a client that its subscription is open: the post changes until everybody has seen it.
  let like = true;
  for (const deadline = Date.now() + 15_000; !fails() && watching.some(({ results }) => !results.length); like = !like) {
    assert.ok(Date.now() < deadline, 'no event came within 15 s');
    await change(like);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const events = watching.map(() => []);
  for (const liked of [like, !like]) {
    if (fails()) {
      break;
    }
    const seen = watching.map(({ results }) => results.length);
    const eventOf = ({ results }, i) =>
      results.slice(seen[i]).find(({ data }) => data?.postChanged?.post.viewerHasLiked === liked);
    await change(liked);
    await until(() => fails() || watching.every(eventOf), 'the event of a change');
    watching.forEach((one, i) => events[i].push(eventOf(one, i)));
  }
  for (const { results, failure } of watching) {
    assert.equal(failure, undefined, JSON.stringify(failure));
    results.forEach(({ errors, error }) => assert.equal(errors ?? error, undefined, JSON.stringify(errors ?? error)));
  }
  return events;
}

/** Subscribes, and gives the events of a like and of taking it back. */
async function collect(subscribe) {
  const watching = { results: [], failure: undefined };
  const stop = subscribe({
    next: (result) => watching.results.push(result),
    error: (error) => (watching.failure = error ?? new Error('an error without a value')),
    complete: () => {},
  });
  const [events] = await changes([watching]);
  stop();
  return events;
}

function check(results) {
  assert.equal(results.length, 2);
  for (const { data, errors, error } of results) {
    assert.equal(errors ?? error, undefined, JSON.stringify(errors ?? error));
    assert.equal(data.postChanged.kind, 'COUNTS_CHANGED');
    assert.equal(data.postChanged.post.id, post.id);
    assert.equal(data.postChanged.post.author.id, post.author.id);
    assert.equal(data.postChanged.post.author.displayName, post.author.displayName);
    assert.equal(data.postChanged.post.author.followerCount, post.author.followerCount);
  }
  const [first, second] = results.map(({ data }) => data.postChanged.post);
  assert.equal(Math.abs(first.likeCount - second.likeCount), 1);
  assert.notEqual(first.viewerHasLiked, second.viewerHasLiked);
}

test('graphql-ws sees events that three services have answered', async () => {
  const client = createSocketClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams });
  after(() => client.dispose());
  check(await collect((sink) => client.subscribe({ query, variables }, sink)));
});

test('graphql-sse sees events that three services have answered', async () => {
  const client = createEventClient({ url: graph.url, headers: signedIn });
  check(await collect((sink) => client.subscribe({ query, variables }, sink)));
});

test('Apollo Client sees them over a socket, and its cache has them', async () => {
  const sockets = createSocketClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams });
  after(() => sockets.dispose());
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([new GraphQLWsLink(sockets), new HttpLink({ uri: graph.url })]),
  });
  check(
    await collect((sink) => {
      const subscription = client.subscribe({ query: apolloGql(query), variables }).subscribe(sink);
      return () => subscription.unsubscribe();
    }),
  );
  const cached = client.cache.extract()[`Post:${post.id}`];
  assert.equal(typeof cached.likeCount, 'number');
});

for (const transport of ['fetch', 'graphql-ws']) {
  test(`urql sees them by ${transport}`, async () => {
    const sockets = createSocketClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams });
    after(() => sockets.dispose());
    const client = new Client({
      url: graph.url,
      preferGetMethod: false,
      fetchOptions: { headers: signedIn },
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
    check(
      await collect((sink) => {
        const subscription = client.subscription(gql(query), variables).subscribe(sink.next);
        return () => subscription.unsubscribe();
      }),
    );
  });
}

for (const transport of ['graphql-ws', 'graphql-sse']) {
  test(`Relay sees them by ${transport}, and its store has them`, async () => {
    const { Environment, Network, Observable, RecordSource, requestSubscription, Store } = runtime;
    const target = mkdtempSync(join(tmpdir(), 'graph-relay-'));
    after(() => rmSync(target, { recursive: true }));
    compile({
      sources: fileURLToPath(new URL('relay/live', import.meta.url)),
      schema: await (await fetch(`${graph.url}?sdl`, { headers: signedIn })).text(),
      target,
      persist: false,
    });
    const client =
      transport === 'graphql-ws'
        ? createSocketClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams })
        : createEventClient({ url: graph.url, headers: signedIn });
    after(() => client.dispose());
    // As Relay's documentation has it.
    const subscribe = ({ text, name }, variables) =>
      Observable.create((sink) => client.subscribe({ operationName: name, query: text, variables }, sink));
    const environment = new Environment({
      network: Network.create(() => assert.fail('only subscriptions here'), subscribe),
      store: new Store(new RecordSource()),
    });
    const subscription = createRequire(join(target, 'artifacts', '/'))('./LiveSubscription.graphql.js');
    check(
      await collect(({ next, error }) => {
        const request = requestSubscription(environment, {
          subscription,
          variables,
          onNext: (data) => next({ data }),
          onError: error,
        });
        return () => request.dispose();
      }),
    );
    const { likeCount } = environment.getStore().getSource().get(post.id);
    assert.equal(typeof likeCount, 'number');
  });
}

test('Several clients of one viewer all see an event', async () => {
  const clients = [1, 2, 3].map(() => createEventClient({ url: graph.url, headers: signedIn }));
  const watching = clients.map(() => ({ results: [], failure: undefined }));
  const stops = clients.map((client, i) =>
    client.subscribe(
      { query, variables },
      {
        next: (result) => watching[i].results.push(result),
        error: (error) => (watching[i].failure = error),
        complete: () => {},
      },
    ),
  );
  const seen = await changes(watching);
  stops.forEach((stop) => stop());
  seen.forEach(check);
});

test('A socket with a bad token is closed', async () => {
  const client = createSocketClient({
    url: socketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { Authorization: 'Bearer nonsense' },
  });
  after(() => client.dispose());
  const error = await new Promise((resolve) =>
    client.subscribe({ query, variables }, { next: resolve, error: resolve, complete: resolve }),
  );
  assert.equal(error.code, 4403);
});

test('A document that is refused says why, on both transports', async () => {
  const wrong = 'subscription { nothingOfThatName }';
  const sockets = createSocketClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams });
  after(() => sockets.dispose());
  const errors = await new Promise((resolve) =>
    sockets.subscribe({ query: wrong }, { next: resolve, error: resolve, complete: resolve }),
  );
  assert.match(errors[0].message, /nothingOfThatName/);
  const events = createEventClient({ url: graph.url, headers: signedIn });
  const result = await new Promise((resolve) =>
    events.subscribe({ query: wrong }, { next: resolve, error: resolve, complete: resolve }),
  );
  assert.match(result.errors[0].message, /nothingOfThatName/);
});
