// Writes the manifest of an app's operations as Apollo's generator does: node apollo/manifest.mjs '{"manifest": "/tmp/…"}'
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { InMemoryCache } from '@apollo/client';
import { sortTopLevelDefinitions } from '@apollo/persisted-query-lists';
import { print } from 'graphql';
import * as documents from './operations.mjs';

const { manifest } = JSON.parse(process.argv[2]);
const cache = new InMemoryCache();
const operations = Object.values(documents).map((document) => {
  // The text as the client sends it, with every __typename.
  const body = print(sortTopLevelDefinitions(cache.transformDocument(document)));
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  return {
    // An id is what the app's owner makes it (the generator's createOperationId); base64 tells upper from lower case.
    id: createHash('sha256').update(body).digest('base64'),
    body,
    name: operation.name.value,
    type: operation.operation,
  };
});
writeFileSync(
  manifest,
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2),
);
