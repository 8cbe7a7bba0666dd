// Compiles Relay apps with Relay's compiler:
//
//   node relay/compile.mjs '{"out": "/tmp/…"}'
//
// out   where the app, its artifacts and the persisted documents go
//
// The app is compiled against the public graph, a small one against each source schema. Then the compiler looks again
// and must find nothing to change. Ends with 0 if all of it worked.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const { out } = JSON.parse(process.argv[2]);
const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
const here = fileURLToPath(new URL('.', import.meta.url));
const schemas = resolve(here, '../../../schema');

/** What is meant by the scalars of the graph: with it the compiler refuses those that it does not know. */
const customScalarTypes = { DateTime: 'string', URL: 'string' };

/** Compiles the JavaScript of a folder against a schema. */
function compile(sources, schema, target) {
  mkdirSync(target, { recursive: true });
  cpSync(sources, join(target, 'src'), { recursive: true });
  cpSync(schema, join(target, 'schema.graphql'));
  writeFileSync(join(target, 'persisted.json'), '{}');
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
    eagerEsModules: false,
    customScalarTypes,
    requireCustomScalarTypes: true,
    persistConfig: { file: './persisted.json', algorithm: 'SHA256' },
  };
  mkdirSync(join(target, 'artifacts'));
  writeFileSync(join(target, 'relay.config.json'), JSON.stringify(config));
  for (const more of [[], ['--validate']]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [compiler, '--noWatchman', '--output', 'quiet-with-errors', ...more],
      { cwd: target, encoding: 'utf8', timeout: 30_000 },
    );
    if (status !== 0) {
      console.error(`relay-compiler ${more.join(' ')} on ${schema}:\n${stdout}${stderr}`);
      process.exit(1);
    }
  }
  return Object.keys(JSON.parse(readFileSync(join(target, 'persisted.json'), 'utf8'))).length;
}

const documents = compile(join(here, 'app'), join(schemas, 'graph.graphql'), join(out, 'app'));
console.log(`graph: ${documents} documents`);
for (const source of ['death', 'fury', 'war']) {
  const found = compile(join(here, 'subgraphs', source), join(schemas, `${source}.graphql`), join(out, source));
  console.log(`${source}: ${found} documents`);
}
