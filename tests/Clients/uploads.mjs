// Uploads files with the clients that front ends use: node uploads.mjs '{"url": …}'
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import test from 'node:test';
import { ApolloClient, CombinedGraphQLErrors, gql, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import UploadHttpLink from 'apollo-upload-client/UploadHttpLink.mjs';
import extractFiles from 'extract-files/extractFiles.mjs';
import isExtractableFile from 'extract-files/isExtractableFile.mjs';
import { graph, recorded } from './graph.mjs';

/** What tells a server that no form of another site has sent it. */
const preflight = { 'graphql-preflight': '1' };

const large = randomBytes(300_000);
const files = {
  text: () => new File(['Hello, graph!'], 'hello.txt', { type: 'text/plain' }),
  large: () => new File([large], 'large.bin', { type: 'application/octet-stream' }),
};
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

const Publish = gql`
  mutation Publish($input: PublishInput!) {
    publish(input: $input) {
      document {
        name
        type
        size
        hash
      }
    }
  }
`;

const Documents = gql`
  query Documents($files: [Upload!]!, $again: Upload!) {
    documents(files: $files) {
      name
      start
    }
    document(file: $again) {
      hash
    }
  }
`;

const apollo = new ApolloClient({
  cache: new InMemoryCache(),
  link: new UploadHttpLink({ uri: graph.url, headers: { 'apollo-require-preflight': 'true' } }),
});
const urql = new Client({
  url: graph.url,
  exchanges: [fetchExchange],
  preferGetMethod: false,
  fetchOptions: { headers: preflight },
});

/** The specification by hand, as its readme has it. */
async function byHand(query, variables) {
  const { clone, files: found } = extractFiles({ query: query.loc.source.body, variables }, isExtractableFile);
  const form = new FormData();
  form.set('operations', JSON.stringify(clone));
  const parts = [...found];
  form.set('map', JSON.stringify(Object.fromEntries(parts.map(([, paths], index) => [index, paths]))));
  parts.forEach(([file], index) => form.set(index, file, file.name));
  const response = await fetch(graph.url, { method: 'POST', headers: preflight, body: form });
  return response.json();
}

const clients = {
  'Apollo Client': async (query, variables) =>
    query.definitions[0].operation === 'mutation'
      ? apollo.mutate({ mutation: query, variables })
      : apollo.query({ query, variables, fetchPolicy: 'no-cache' }),
  urql: async (query, variables) =>
    query.definitions[0].operation === 'mutation' ? urql.mutation(query, variables) : urql.query(query, variables),
  'extract-files': byHand,
};

for (const [name, run] of Object.entries(clients)) {
  test(`${name}: a file in a mutation's input`, async () => {
    const { data } = await run(Publish, { input: { file: files.large(), title: 'Large' } });
    const { __typename, ...document } = data.publish.document;
    assert.deepEqual(document, {
      name: 'large.bin',
      type: 'application/octet-stream',
      size: large.length,
      hash: hashOf(large),
    });
  });

  test(`${name}: a list of files, and one of them in two places`, async () => {
    const [text, other] = [files.text(), files.large()];
    const { data } = await run(Documents, { files: [text, other, text], again: text });
    assert.deepEqual(
      data.documents.map((document) => document.name),
      ['hello.txt', 'large.bin', 'hello.txt'],
    );
    assert.equal(data.documents[0].start, 'Hello, graph!');
    assert.equal(data.document.hash, hashOf('Hello, graph!'));
  });
}

test('Without the header a form is refused, and the client says why', async () => {
  const careless = new ApolloClient({
    cache: new InMemoryCache(),
    link: new UploadHttpLink({ uri: graph.url, fetch: recorded() }),
  });
  const failure = await careless
    .mutate({ mutation: Publish, variables: { input: { file: files.text(), title: 'No' } } })
    .catch((error) => error);
  assert.ok(CombinedGraphQLErrors.is(failure), String(failure));
  assert.match(failure.message, /GraphQL-Preflight/);
});

test('A file that is too large is refused while it is sent, and the client says why', async () => {
  const file = new File([Buffer.alloc(graph.maxFileBytes + 1)], 'huge.bin');
  const { error } = await urql.mutation(Publish, { input: { file, title: 'Huge' } });
  assert.match(error.message, /is larger than/);
});
