// Apollo Client 4 against the gateway: node apollo/gateway.mjs '{"url": …, "token": …}'
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { graph, recorded, signedIn, until } from '../graph.mjs';

// As Apollo's documentation has it: fragments on interfaces and unions are matched by what introspection says.
const { data: introspected } = await (
  await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __schema { types { name kind possibleTypes { name } } } }' }),
  })
).json();
const possibleTypes = Object.fromEntries(
  introspected.__schema.types
    .filter((type) => type.possibleTypes)
    .map((type) => [type.name, type.possibleTypes.map((possible) => possible.name)]),
);

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A client, and the `fetch` that it uses. */
function connect(makeLink = (options) => new HttpLink(options), headers = {}) {
  const send = recorded(headers);
  const client = new ApolloClient({
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: { Query: { fields: { posts: relayStylePagination() } } },
    }),
    link: makeLink({ uri: graph.url, fetch: send }),
  });
  return { client, send };
}

const Posts = gql`
  query Posts($first: Int!, $after: String) {
    posts(first: $first, after: $after) {
      edges {
        cursor
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
          path
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
        author {
          id
          handle
        }
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

/** One part that works and one that does not: an id of the wrong kind. */
const Partial = gql`
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

test('A query with variables gives its data', async () => {
  const { client } = connect();
  const { data, error } = await client.query({ query: Person, variables: { handle: 'ada' } });
  assert.equal(error, undefined);
  assert.equal(data.userByHandle.handle.toLowerCase(), 'ada');
  assert.ok(Number.isInteger(data.userByHandle.followerCount));
});

test('What was read once comes from the normalised cache', async () => {
  const { client, send } = connect();
  await client.query({ query: Person, variables: { handle: 'ada' } });
  await client.query({ query: Person, variables: { handle: 'ada' } });
  assert.equal(send.requests.length, 1);
});

test('The payload of a mutation changes the entry of a list that is on the screen, without another request', async () => {
  const { client, send } = connect(undefined, signedIn);
  const created = await client.mutate({ mutation: Create, variables: { input: { content: 'From Apollo Client.' } } });
  const { id } = created.data.createPost.post;
  const shown = [];
  const watch = client.watchQuery({ query: Posts, variables: { first: 10 } });
  const watching = watch.subscribe(({ data, dataState }) => {
    if (dataState === 'complete') shown.push(data.posts.edges.find((edge) => edge.node.id === id)?.node);
  });
  await until(() => shown.length > 0, 'the list');
  assert.deepEqual([shown[0].likeCount, shown[0].viewerHasLiked], [0, false]);
  send.taken();

  await client.mutate({ mutation: Like, variables: { input: { postId: id } } });

  await until(() => shown.at(-1).viewerHasLiked, 'the like in the list');
  assert.equal(shown.at(-1).likeCount, 1);
  assert.deepEqual(
    send.taken().map((request) => request.body.operationName),
    ['Like'],
  );
  watching.unsubscribe();
});

test('What can be expected to go wrong is data with its type', async () => {
  const { client } = connect(undefined, signedIn);
  const { data, error } = await client.mutate({ mutation: Create, variables: { input: { content: '' } } });
  assert.equal(error, undefined);
  assert.equal(data.createPost.post, null);
  const [problem] = data.createPost.errors;
  assert.equal(problem.__typename, 'ValidationError');
  assert.deepEqual(problem.path, ['input', 'content']);
  assert.ok(problem.message && problem.rule && problem.code);
});

test('With errorPolicy none an error is thrown, with its path and code', async () => {
  const { client } = connect();
  const failure = await client.query({ query: Partial, variables: { id: 'user_nobody' } }).catch((error) => error);
  assert.ok(CombinedGraphQLErrors.is(failure), String(failure));
  assert.deepEqual(failure.errors[0].path, ['broken']);
  assert.equal(failure.errors[0].extensions.code, 'BAD_USER_INPUT');
  assert.ok(failure.data.ada.id, 'the data that came with the error');
});

test('With errorPolicy all the data that there is comes with the error', async () => {
  const { client } = connect();
  const { data, error } = await client.query({
    query: Partial,
    variables: { id: 'user_nobody' },
    errorPolicy: 'all',
  });
  assert.ok(CombinedGraphQLErrors.is(error), String(error));
  assert.equal(error.errors.length, 1);
  assert.ok(data.ada.handle);
  assert.equal(data.broken, null);
});

test('A document that is refused is an error with the sentence of the server', async () => {
  const { client, send } = connect();
  const failure = await client
    .query({
      query: gql`
        {
          nothingOfThatName
        }
      `,
    })
    .catch((error) => error);
  assert.ok(CombinedGraphQLErrors.is(failure), String(failure));
  assert.match(failure.message, /nothingOfThatName/);
  assert.match(send.requests[0].contentType, /graphql-response\+json/);
  assert.equal(send.requests[0].status, 400);
});

test('Pages are fetched one after the other into one list', async () => {
  const { client } = connect();
  let posts = { edges: [] };
  const watch = client.watchQuery({ query: Posts, variables: { first: 4 } });
  const watching = watch.subscribe(({ data, dataState }) => {
    if (dataState === 'complete') posts = data.posts;
  });
  await until(() => posts.edges.length === 4, 'the first page');
  for (let page = 2; page <= 4; page++) {
    assert.equal(posts.pageInfo.hasNextPage, true);
    await watch.fetchMore({ variables: { after: posts.pageInfo.endCursor } });
    await until(() => posts.edges.length === 4 * page, `page ${page}`);
  }
  const { edges } = posts;
  assert.equal(new Set(edges.map((edge) => edge.node.id)).size, 16);
  watching.unsubscribe();
  const whole = await connect().client.query({ query: Posts, variables: { first: 16 } });
  assert.deepEqual(
    edges.map((edge) => edge.node.id),
    whole.data.posts.edges.map((edge) => edge.node.id),
  );
});

for (const [method, useGETForHashedQueries] of [
  ['POST', false],
  ['GET', true],
]) {
  test(`A hash that is sent by ${method} is missed once, registered, and found from then on`, async () => {
    const link = (options) =>
      createPersistedQueryLink({ sha256, useGETForHashedQueries }).concat(new HttpLink(options));
    const query = gql(`query By${method}${process.pid} { userByHandle(handle: "ada") { id handle } }`);

    const first = connect(link);
    const { data } = await first.client.query({ query });
    assert.ok(data.userByHandle.handle);
    const [miss, registration] = first.send.taken();
    assert.equal(miss.method, method);
    const extensions = miss.body?.extensions ?? JSON.parse(miss.parameters.extensions);
    assert.match(extensions.persistedQuery.sha256Hash, /^[0-9a-f]{64}$/);
    assert.equal(miss.body?.query ?? miss.parameters.query, undefined);
    assert.ok(registration.body.query);

    const second = connect(link);
    const again = await second.client.query({ query });
    assert.deepEqual(again.data, data);
    assert.deepEqual(
      second.send.taken().map((request) => [request.method, request.status]),
      [[method, 200]],
    );
  });
}

test('Queries by GET, mutations by POST', async () => {
  const { client, send } = connect((options) => new HttpLink({ ...options, useGETForQueries: true }), signedIn);
  const { data } = await client.query({ query: Person, variables: { handle: 'ada' } });
  assert.ok(data.userByHandle.id);
  await client.mutate({ mutation: Create, variables: { input: { content: 'By POST.' } } });
  assert.deepEqual(
    send.taken().map((request) => [request.method, request.status]),
    [
      ['GET', 200],
      ['POST', 200],
    ],
  );
});

test('Operations of one moment travel as one batch, and one that fails fails alone', async () => {
  const { client, send } = connect((options) => new BatchHttpLink({ ...options, batchInterval: 10 }));
  const [ada, list, failure] = await Promise.all([
    client.query({ query: Person, variables: { handle: 'ada' } }),
    client.query({ query: Posts, variables: { first: 2 } }),
    client.query({ query: Partial, variables: { id: 'user_nobody' } }).catch((error) => error),
  ]);
  assert.ok(ada.data.userByHandle.id);
  assert.equal(list.data.posts.edges.length, 2);
  assert.ok(CombinedGraphQLErrors.is(failure), String(failure));
  const requests = send.taken();
  assert.equal(requests.length, 1);
  assert.equal(requests[0].body.length, 3);
});

test('A query that is no longer wanted is aborted, and the next one is answered', async () => {
  const { client, send } = connect();
  const abort = new AbortController();
  const asked = client.query({
    query: Posts,
    variables: { first: 50 },
    context: { fetchOptions: { signal: abort.signal } },
  });
  await until(() => send.requests.length === 1, 'the request');
  abort.abort();
  const failure = await asked.catch((error) => error);
  assert.equal(failure.name, 'AbortError');
  assert.equal(send.requests[0].aborted, true);
  const { data } = await client.query({ query: Person, variables: { handle: 'ada' } });
  assert.ok(data.userByHandle.id);
});
