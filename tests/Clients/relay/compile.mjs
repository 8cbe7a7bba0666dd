// Compiles a Relay app against the public graph, and a small one against each source schema:
//
//   node relay/compile.mjs '{"out": "/tmp/…"}'
//
// out   where the apps, their artifacts and their persisted documents go
//
// Prints how many documents there are, a line for each schema; ends with 0 if all of it worked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './compiler.mjs';

const { out } = JSON.parse(process.argv[2]);
const here = fileURLToPath(new URL('.', import.meta.url));
const schemaOf = (name) => readFileSync(join(here, '../../../schema', `${name}.graphql`), 'utf8');

for (const [name, sources, folder] of [
  ['graph', 'app', 'app'],
  ['death', 'subgraphs/death', 'death'],
  ['fury', 'subgraphs/fury', 'fury'],
  ['war', 'subgraphs/war', 'war'],
]) {
  const documents = compile({ sources: join(here, sources), schema: schemaOf(name), target: join(out, folder) });
  console.log(`${name}: ${documents} documents`);
}
