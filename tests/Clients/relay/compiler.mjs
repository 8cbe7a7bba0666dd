import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');

/** What is meant by the scalars of the graph: with it the compiler refuses those that it does not know. */
const customScalarTypes = { DateTime: 'string', URL: 'string' };

/**
 * Compiles the JavaScript of a folder against a schema's text, then lets the compiler look again: it must find nothing to
 * change. The artifacts go to `artifacts` in the target folder.
 *
 * @returns how many documents it has persisted in `persisted.json`, if it was to
 * @throws if the compiler finds anything wrong
 */
export function compile({ sources, schema, target, persist = true }) {
  mkdirSync(join(target, 'artifacts'), { recursive: true });
  cpSync(sources, join(target, 'src'), { recursive: true });
  writeFileSync(join(target, 'schema.graphql'), schema);
  writeFileSync(join(target, 'persisted.json'), '{}');
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
    eagerEsModules: false,
    customScalarTypes,
    requireCustomScalarTypes: true,
    ...(persist && { persistConfig: { file: './persisted.json', algorithm: 'SHA256' } }),
  };
  writeFileSync(join(target, 'relay.config.json'), JSON.stringify(config));
  for (const more of [[], ['--validate']]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [compiler, '--noWatchman', '--output', 'quiet-with-errors', ...more],
      { cwd: target, encoding: 'utf8', timeout: 30_000 },
    );
    if (status !== 0) throw new Error(`relay-compiler ${more.join(' ')} in ${target}:\n${stdout}${stderr}`);
  }
  return Object.keys(JSON.parse(readFileSync(join(target, 'persisted.json'), 'utf8'))).length;
}
