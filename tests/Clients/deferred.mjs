// Real clients take the product's graph in parts, through the gateway: node deferred.mjs '{"url": …, "token": …}'
//
// Posts are Fury's, their authors' names War's; the numbers of followers, which are deferred, are Death's.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApolloClient, gql as apolloGql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createClient as createSocketClient } from 'graphql-ws';
import runtime from 'relay-runtime';
import WebSocket from 'ws';
import { graph, recorded, signedIn } from './graph.mjs';
import { compile } from './relay/compiler.mjs';

const posts = `
  query Later {
    posts(first: 3) {
      nodes {
        id
        author {
          id
          handle
          ... @defer(label: "counts") {
            followerCount
            viewerIsFollowing
          }
        }
      }
    }
  }
`;
const streamed = `
  query Streamed {
    posts(first: 4) {
      nodes @stream(initialCount: 1) {
        id
        author {
          id
          handle
        }
      }
    }
  }
`;

const whole = async (query) => {
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...signedIn },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data.posts.nodes;
};

/** What is there of it, without what clients add. */
const plain = (nodes) =>
  nodes.map(({ id, author: { followerCount, viewerIsFollowing, ...author } }) => ({
    id,
    author: { id: author.id, handle: author.handle, ...(followerCount === undefined ? {} : { followerCount, viewerIsFollowing }) },
  }));

const [allPosts, allStreamed] = [plain(await whole(posts)), plain(await whole(streamed))];
assert.ok(allPosts[0].author.followerCount !== undefined && allStreamed.length === 4);

for (const [format, Handler] of [
  ['deferSpec=20220824', Defer20220824Handler],
  ['incrementalSpec=v0.2', GraphQL17Alpha9Handler],
]) {
  const send = recorded(signedIn);
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({ uri: graph.url, fetch: send }),
    incrementalHandler: new Handler(),
  });
  const states = (query) =>
    new Promise((resolve, reject) => {
      const seen = [];
      const watching = client.watchQuery({ query: apolloGql(query), fetchPolicy: 'no-cache' }).subscribe({
        next: (result) => {
          if (result.dataState !== 'empty') seen.push(result);
          if (!result.loading && result.dataState !== 'streaming') {
            setImmediate(() => watching.unsubscribe());
            resolve(seen);
          }
        },
        error: reject,
      });
    });

  test(`Apollo Client, ${format}: what another service has comes later`, async () => {
    const seen = await states(posts);
    assert.ok(seen.length >= 2);
    assert.equal(seen[0].dataState, 'streaming');
    assert.equal(seen[0].data.posts.nodes[0].author.followerCount, undefined);
    assert.deepEqual(plain(seen.at(-1).data.posts.nodes), allPosts);
    assert.ok(send.requests.at(-1).contentType.startsWith('multipart/mixed'));
    assert.ok(send.requests.at(-1).contentType.includes(format));
  });

  test(`Apollo Client, ${format}: items of a list come later`, async () => {
    const seen = await states(streamed);
    assert.equal(seen[0].data.posts.nodes.length, 1);
    assert.deepEqual(plain(seen.at(-1).data.posts.nodes), allStreamed);
  });
}

// Over sockets urql and Relay know the parts by their paths alone, and say so.
const sockets = createSocketClient({
  url: graph.url.replace(/^http/, 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: `Bearer ${graph.token}`, deferSpec: '20220824' },
});
after(() => sockets.dispose());
const throughSocket = subscriptionExchange({
  enableAllOperations: true,
  forwardSubscription: (request) => ({
    subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ ...request, query: request.query ?? '' }, sink) }),
  }),
});
const send = recorded(signedIn);
const cache = () => cacheExchange({ keys: { PostConnection: () => null } });

for (const [name, exchanges] of [
  ['fetch', () => [fetchExchange]],
  ['fetch with the normalised cache', () => [cache(), fetchExchange]],
  ['graphql-ws', () => [throughSocket]],
]) {
  const results = (query) =>
    new Promise((resolve) => {
      const client = new Client({ url: graph.url, fetch: send, preferGetMethod: false, exchanges: exchanges() });
      const seen = [];
      const { unsubscribe } = client.query(gql(query), {}).subscribe((result) => {
        seen.push({ ...result, data: structuredClone(result.data) });
        if (!result.hasNext && !result.stale) {
          setImmediate(() => unsubscribe());
          resolve(seen);
        }
      });
    });

  test(`urql, ${name}: what another service has comes later`, async () => {
    const seen = await results(posts);
    assert.ok(seen.length >= 2, JSON.stringify(seen));
    assert.equal(seen[0].data.posts.nodes[0].author.followerCount, undefined);
    assert.deepEqual(plain(seen.at(-1).data.posts.nodes), allPosts);
  });

  test(`urql, ${name}: items of a list come later`, async () => {
    const seen = await results(streamed);
    assert.equal(seen[0].data.posts.nodes.length, 1);
    assert.deepEqual(plain(seen.at(-1).data.posts.nodes), allStreamed);
  });
}

test('Relay: a deferred fragment is missing until its part is there', async () => {
  const { createOperationDescriptor, Environment, getSingularSelector, Network, Observable, RecordSource, Store } = runtime;
  const target = mkdtempSync(join(tmpdir(), 'graph-relay-'));
  after(() => rmSync(target, { recursive: true }));
  compile({
    sources: fileURLToPath(new URL('relay/deferred', import.meta.url)),
    schema: await (await fetch(`${graph.url}?sdl`, { headers: signedIn })).text(),
    target,
    persist: false,
  });
  const artifacts = createRequire(join(target, 'artifacts', '/'));
  const artifact = (name) => artifacts(`./${name}.graphql.js`);

  // Relay takes the first response, and each part by itself, with its path and label.
  const fetchFunction = ({ text, name }, variables) =>
    Observable.create((sink) =>
      sockets.subscribe(
        { operationName: name, query: text, variables },
        {
          next: ({ data, errors, incremental, hasNext }) => {
            const parts = incremental ?? [{ data, errors }];
            parts.forEach((part, index) =>
              sink.next({ ...part, extensions: { is_final: !hasNext && index === parts.length - 1 } }),
            );
          },
          error: sink.error,
          complete: sink.complete,
        },
      ),
    );
  const environment = new Environment({ network: Network.create(fetchFunction), store: new Store(new RecordSource()) });
  const operation = createOperationDescriptor(artifact('LaterQuery'), {});
  environment.retain(operation);
  const counts = () => {
    const [post] = environment.lookup(operation.fragment).data.posts.nodes;
    return environment.lookup(getSingularSelector(artifact('Later_counts'), post.author));
  };
  const missing = [];
  await new Promise((resolve, reject) =>
    environment.execute({ operation }).subscribe({
      next: () => missing.push(counts().isMissingData),
      error: reject,
      complete: resolve,
    }),
  );
  assert.equal(missing[0], true);
  assert.equal(missing.at(-1), false);
  assert.equal(counts().data.followerCount, allPosts[0].author.followerCount);
});
