// Apollo Client against a gateway that accepts what its manifest lists, and nothing else:
//
//   node apollo/trusted.mjs '{"url": …, "token": …, "manifest": "/tmp/…"}'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import {
  createPersistedQueryManifestVerificationLink,
  generatePersistedQueryIdsFromManifest,
} from '@apollo/persisted-query-lists';
import { graph, recorded, signedIn } from '../graph.mjs';
import { Newest, Publish } from './operations.mjs';

const loadManifest = async () => JSON.parse(readFileSync(graph.manifest, 'utf8'));
const send = recorded(signedIn);
const failed = [];
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.from([
    createPersistedQueryManifestVerificationLink({
      loadManifest,
      onVerificationFailed: ({ reason }) => failed.push(reason),
    }),
    new PersistedQueryLink(generatePersistedQueryIdsFromManifest({ loadManifest })),
    new HttpLink({ uri: graph.url, fetch: send }),
  ]),
});

test('Queries and mutations of the manifest are sent by their ids', async () => {
  const { data } = await client.query({ query: Newest, variables: { first: 2 } });
  assert.equal(data.posts.nodes.length, 2);
  const { data: written } = await client.mutate({
    mutation: Publish,
    variables: { input: { content: 'From a safelist.' } },
  });
  assert.ok(written.createPost.post.id);
  assert.deepEqual(
    send.taken().map((request) => [request.body.query, request.status]),
    [
      [undefined, 200],
      [undefined, 200],
    ],
  );
  assert.deepEqual(failed, []);
});

test('A text of somebody else is refused', async () => {
  const other = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({ uri: graph.url, fetch: recorded() }),
  });
  const failure = await other
    .query({
      query: gql`
        query Other {
          userByHandle(handle: "ada") {
            id
          }
        }
      `,
    })
    .catch((error) => error);
  assert.ok(CombinedGraphQLErrors.is(failure), String(failure));
  assert.equal(failure.errors[0].extensions.code, 'FORBIDDEN');
});
