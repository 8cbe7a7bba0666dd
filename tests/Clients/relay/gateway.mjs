// A Relay app against a gateway that knows the documents which Relay's compiler has persisted, and no others:
//
//   node relay/gateway.mjs '{"url": …, "token": …, "app": "/tmp/…/app"}'
//
// app   the folder that compile.mjs has made
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import runtime from 'relay-runtime';
import { graph, recorded, signedIn } from '../graph.mjs';

const {
  commitMutation,
  ConnectionHandler,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
} = runtime;

const artifacts = createRequire(join(graph.app, 'artifacts', '/'));
const artifact = (name) => artifacts(`./${name}.graphql.js`);

/** An environment, and the `fetch` that it uses. */
function connect(headers = {}) {
  const send = recorded(headers);
  // As Relay's documentation has it, with the name of the specification for the document's id.
  const fetchFunction = async ({ id, name }, variables) => {
    const response = await send(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ documentId: id, operationName: name, variables }),
    });
    return response.json();
  };
  const log = [];
  const environment = new Environment({
    network: Network.create(fetchFunction),
    store: new Store(new RecordSource()),
    relayFieldLogger: (event) => log.push(event),
  });
  return { environment, send, log };
}

/** Runs a query, keeps its records, and gives what its component would see. */
async function run(environment, name, variables) {
  const query = artifact(name);
  await fetchQuery(environment, query, variables).toPromise();
  const operation = createOperationDescriptor(query, variables);
  environment.retain(operation);
  return environment.lookup(operation.fragment).data;
}

/** What the component of a fragment sees. */
function read(environment, name, reference) {
  const snapshot = environment.lookup(getSingularSelector(artifact(name), reference));
  assert.equal(snapshot.isMissingData, false, `${name} lacks data`);
  return snapshot.data;
}

const commit = (environment, name, variables, more) =>
  new Promise((onCompleted, onError) =>
    commitMutation(environment, {
      mutation: artifact(name),
      variables,
      ...more,
      onCompleted: (response, errors) => onCompleted({ response, errors }),
      onError,
    }),
  );

const feedId = ConnectionHandler.getConnectionID('client:root', 'Feed_posts');

test('Fragments see what they asked for, and nothing else', async () => {
  const { environment } = connect();
  const data = await run(environment, 'FeedQuery', { first: 3 });
  assert.equal(data.posts, undefined);
  const { posts } = read(environment, 'Feed_query', data);
  assert.equal(posts.edges.length, 3);
  const post = read(environment, 'Post_post', posts.edges[0].node);
  assert.ok(post.content);
  assert.equal(post.author.handle, undefined);
  const author = read(environment, 'Post_author', post.author);
  assert.ok(author.handle);
  assert.equal(author.followerCount.ok, true);
  assert.ok(Number.isInteger(author.followerCount.value));
});

test('A connection grows by the query that the compiler has made for its next page', async () => {
  const { environment } = connect();
  const data = await run(environment, 'FeedQuery', { first: 3 });
  const first = read(environment, 'Feed_query', data).posts;
  assert.equal(first.pageInfo.hasNextPage, true);
  await run(environment, 'FeedPaginationQuery', { first: 3, after: first.pageInfo.endCursor });
  const { edges } = read(environment, 'Feed_query', data).posts;
  assert.equal(edges.length, 6);
  assert.equal(new Set(edges.map((edge) => edge.node.id)).size, 6);
});

test('A fragment on a node is refetched, and its connection paged, by node(id:)', async () => {
  const { environment } = connect();
  const data = await run(environment, 'ProfileQuery', { handle: 'ada' });
  const { id } = data.userByHandle;
  const before = read(environment, 'Profile_user', data.userByHandle);
  assert.equal(before.followers.edges.length, 2);
  assert.ok(before.displayName && before.joinedAt && before.accountStatus);
  const { pageInfo } = before.followers;
  await run(environment, 'ProfileRefetchQuery', { id, first: 2, after: pageInfo.endCursor });
  const after = read(environment, 'Profile_user', data.userByHandle);
  assert.equal(new Set(after.followers.edges.map((edge) => edge.node.id)).size, 4);
  assert.equal(after.followers.totalCount, before.followers.totalCount);

  const byId = await run(environment, 'ProfileNodeQuery', { id });
  assert.equal(byId.node.__typename, 'User');
  assert.equal(read(environment, 'Profile_user', byId.node.profile).handle, before.handle);
});

test('A new post is put where the compiler was told, and a deleted one is taken away', async () => {
  const { environment, send } = connect(signedIn);
  const feed = await run(environment, 'FeedQuery', { first: 3 });
  const ids = () => read(environment, 'Feed_query', feed).posts.edges.map((edge) => edge.node?.id);
  const old = ids();
  send.taken();

  const first = await commit(environment, 'EditorCreateMutation', {
    input: { content: 'From Relay.' },
    connections: [feedId],
  });
  assert.equal(first.errors, null);
  assert.equal(first.response.createPost.errors, null);
  const top = first.response.createPost.post.id;
  assert.deepEqual(ids(), [top, ...old]);

  const last = await commit(environment, 'EditorAppendMutation', {
    input: { content: 'From Relay, at the end.' },
    connections: [feedId],
  });
  const bottom = last.response.createPost.post.id;
  assert.deepEqual(ids(), [top, ...old, bottom]);

  await commit(environment, 'EditorRemoveMutation', { input: { postId: top }, connections: [feedId] });
  assert.deepEqual(ids(), [...old, bottom]);

  await commit(environment, 'EditorForgetMutation', { input: { postId: bottom } });
  assert.deepEqual(ids(), [...old, undefined]);
  assert.equal(environment.getStore().getSource().getStatus(bottom), 'NONEXISTENT');
  assert.equal(send.taken().length, 4);
});

test('An optimistic like is on the screen at once, and what the graph says replaces it', async () => {
  const { environment } = connect(signedIn);
  const created = await commit(environment, 'EditorCreateMutation', {
    input: { content: 'Like me, Relay.' },
    connections: [],
  });
  const { id } = created.response.createPost.post;
  const seen = [];
  const selector = getSingularSelector(artifact('Post_post'), created.response.createPost.post);
  const watching = environment.subscribe(environment.lookup(selector), ({ data }) =>
    seen.push([data.likeCount, data.viewerHasLiked]),
  );
  await commit(
    environment,
    'EditorLikeMutation',
    { input: { postId: id } },
    { optimisticResponse: { likePost: { post: { id, likeCount: 99, viewerHasLiked: true }, errors: null } } },
  );
  assert.deepEqual(seen, [
    [99, true],
    [1, true],
  ]);
  watching.dispose();
});

test('What can be expected to go wrong is data with its type', async () => {
  const { environment } = connect(signedIn);
  const { response, errors } = await commit(environment, 'EditorCreateMutation', {
    input: { content: '' },
    connections: [],
  });
  assert.equal(errors, null);
  assert.equal(response.createPost.post, null);
  assert.equal(response.createPost.errors[0].__typename, 'ValidationError');
});

test('The error of one field is caught there, and the rest of the page is whole', async () => {
  const { environment } = connect();
  const data = await run(environment, 'EditorMistakenQuery', { id: 'user_nobody' });
  assert.equal(data.postById.ok, false);
  assert.ok(data.postById.errors.length > 0);
  assert.ok(data.ada.handle);
});

test('A document that was not persisted is refused', async () => {
  const { send } = connect();
  const response = await send(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  const { data, errors } = await response.json();
  assert.equal(data, undefined);
  assert.match(errors[0].message, /published documents/);
});
