// urql with its normalised cache against the gateway: node urql/gateway.mjs '{"url": …, "token": …}'
import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { getIntrospectionQuery } from 'graphql';
import { graph, recorded, signedIn, until } from '../graph.mjs';

// The cache knows the schema: it says which fields may be null, and which types implement an interface.
const introspection = await (
  await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  })
).json();
assert.equal(introspection.errors, undefined);

/** Everything that the cache finds wrong with schema, data or itself: nothing, at the end. */
const complaints = [];

/** A client, and the `fetch` that it uses. */
function connect({ headers = {}, exchanges = [], keys = {} } = {}) {
  const send = recorded(headers);
  const client = new Client({
    url: graph.url,
    fetch: send,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema: introspection.data,
        keys,
        logger: (level, message) => level !== 'debug' && complaints.push(`${level}: ${message}`),
        resolvers: { Query: { posts: relayPagination() } },
      }),
      ...exchanges,
      fetchExchange,
    ],
  });
  return { client, send };
}

const Posts = gql`
  query Posts($first: Int!, $after: String) {
    posts(first: $first, after: $after) {
      edges {
        node {
          id
          content
          likeCount
          viewerHasLiked
          author {
            id
            handle
            followerCount
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const Like = gql`
  mutation Like($input: LikePostInput!) {
    likePost(input: $input) {
      post {
        id
        likeCount
        viewerHasLiked
      }
      errors {
        ... on UserError {
          message
          code
        }
      }
    }
  }
`;

const Create = gql`
  mutation Create($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
        content
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ... on ValidationError {
          rule
        }
      }
    }
  }
`;

const Person = gql`
  query Person($handle: String!) {
    userByHandle(handle: $handle) {
      id
      handle
      displayName
      followerCount
    }
  }
`;

test('A query with variables gives its data, and comes from the cache the next time', async () => {
  const { client, send } = connect();
  const { data, error } = await client.query(Person, { handle: 'ada' });
  assert.equal(error, undefined);
  assert.ok(Number.isInteger(data.userByHandle.followerCount));
  const again = await client.query(Person, { handle: 'ada' });
  assert.deepEqual(again.data, data);
  assert.equal(send.requests.length, 1);
});

test('The payload of a mutation changes the entry of a list that is on the screen, without another request', async () => {
  const { client, send } = connect({ headers: signedIn });
  const created = await client.mutation(Create, { input: { content: 'From urql.' } });
  assert.equal(created.error, undefined);
  const { id } = created.data.createPost.post;
  const shown = [];
  const { unsubscribe } = client.query(Posts, { first: 10 }).subscribe(({ data }) => {
    if (data) shown.push(data.posts.edges.find((edge) => edge.node.id === id)?.node);
  });
  await until(() => shown.length > 0, 'the list');
  assert.deepEqual([shown[0].likeCount, shown[0].viewerHasLiked], [0, false]);
  send.taken();

  await client.mutation(Like, { input: { postId: id } });

  await until(() => shown.at(-1).viewerHasLiked, 'the like in the list');
  assert.equal(shown.at(-1).likeCount, 1);
  assert.deepEqual(
    send.taken().map((request) => request.body.operationName),
    ['Like'],
  );
  unsubscribe();
});

test('What can be expected to go wrong is data with its type', async () => {
  const { client } = connect({ headers: signedIn });
  const { data, error } = await client.mutation(Create, { input: { content: '' } });
  assert.equal(error, undefined);
  assert.equal(data.createPost.errors[0].__typename, 'ValidationError');
  assert.deepEqual(data.createPost.errors[0].path, ['input', 'content']);
});

test('An error leaves the data beside it, and says where it is', async () => {
  const { client } = connect();
  const query = gql`
    query Partial($id: ID!) {
      ada: userByHandle(handle: "ada") {
        id
        handle
      }
      broken: postById(id: $id) {
        id
      }
    }
  `;
  const { data, error } = await client.query(query, { id: 'user_nobody' });
  assert.ok(data.ada.handle);
  assert.equal(data.broken, null);
  assert.deepEqual(error.graphQLErrors[0].path, ['broken']);
  assert.equal(error.graphQLErrors[0].extensions.code, 'BAD_USER_INPUT');
});

test('A document that is refused is an error with the sentence of the server', async () => {
  const { client } = connect();
  const { data, error } = await client.query(
    gql`
      query ($handle: String!) {
        userByHandle(handle: $handle) {
          id
        }
      }
    `,
    {},
  );
  assert.ok(!data);
  assert.equal(error.networkError, undefined);
  assert.match(error.graphQLErrors[0].message, /\$handle/);
  assert.equal(error.response.status, 400);
});

test('Pages are fetched one after the other into one list', async () => {
  const { client } = connect();
  let posts = (await client.query(Posts, { first: 4 })).data.posts;
  for (let page = 2; page <= 3; page++) {
    posts = (await client.query(Posts, { first: 4, after: posts.pageInfo.endCursor })).data.posts;
    assert.equal(posts.edges.length, 4 * page);
  }
  assert.equal(new Set(posts.edges.map((edge) => edge.node.id)).size, 12);
});

for (const preferGetForPersistedQueries of [false, 'force']) {
  const method = preferGetForPersistedQueries ? 'GET' : 'POST';
  test(`A hash that is sent by ${method} is missed once, registered, and found from then on`, async () => {
    const exchanges = [persistedExchange({ preferGetForPersistedQueries })];
    const query = gql(`query Named${method}${process.pid} { userByHandle(handle: "ada") { id handle } }`);

    const first = connect({ exchanges });
    const { data, error } = await first.client.query(query, {});
    assert.equal(error, undefined);
    const [miss, registration] = first.send.taken();
    assert.equal(miss.method, method);
    assert.equal(miss.body?.query ?? miss.parameters.query, undefined);
    assert.ok(registration.body?.query ?? registration.parameters.query);

    const second = connect({ exchanges });
    assert.deepEqual((await second.client.query(query, {})).data, data);
    assert.deepEqual(
      second.send.taken().map((request) => [request.method, request.status]),
      [[method, 200]],
    );
  });
}

test('A mutation that is sent by its hash is executed once', async () => {
  const { client, send } = connect({
    headers: signedIn,
    exchanges: [persistedExchange({ enableForMutation: true })],
  });
  const { data, error } = await client.mutation(Create, { input: { content: `By its hash ${process.pid}.` } });
  assert.equal(error, undefined);
  assert.ok(data.createPost.post.id);
  assert.ok(send.requests.every((request) => request.method === 'POST'));
});

test('Queries by GET where they are short, by POST where they are long', async () => {
  const send = recorded();
  const client = new Client({
    url: graph.url,
    fetch: send,
    preferGetMethod: 'within-url-limit',
    exchanges: [fetchExchange],
  });
  assert.ok((await client.query(Person, { handle: 'ada' })).data.userByHandle.id);
  const long = await client.query(Person, { handle: 'x'.repeat(3_000) });
  assert.ok(long.data || long.error.graphQLErrors.length > 0);
  assert.deepEqual(
    send.requests.map((request) => request.method),
    ['GET', 'POST'],
  );
});

test('The cache finds nothing wrong with the schema or the data', () => {
  assert.deepEqual(complaints, []);
});
