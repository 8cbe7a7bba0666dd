// Generates types and typed documents with GraphQL Code Generator, and compiles a program that uses them:
//
//   node codegen/generate.mjs '{"out": "/tmp/…"}'
//
// out   where the program, the types of the whole schema and the client preset's folder go; js/ is what tsc makes of it
//
// It is what the command line of GraphQL Code Generator does with a config of the same content; the command line itself
// needs a package that the registry does not have.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { buildSchema, parse } from 'graphql';

const { out } = JSON.parse(process.argv[2]);
const here = fileURLToPath(new URL('.', import.meta.url));
const schemaFile = resolve(here, '../../../schema/graph.graphql');
const schemaAst = buildSchema(readFileSync(schemaFile, 'utf8'));
const schema = parse(readFileSync(schemaFile, 'utf8'));
const source = join(here, 'src', 'operations.graphql');
const rawSDL = readFileSync(source, 'utf8');
const documents = [{ location: source, rawSDL, document: parse(rawSDL) }];

/** Nothing is `any`, and what the documents do not know is an error. */
const config = {
  strictScalars: true,
  scalars: { DateTime: 'string', URL: 'string' },
  defaultScalarType: 'unknown',
  enumsAsConst: true,
  immutableTypes: true,
  useTypeImports: true,
  nonOptionalTypename: true,
  importExtension: '.js',
  avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
};

cpSync(join(here, 'src'), out, { recursive: true });
// The compiler finds the packages as it would in an app.
write(join(out, 'package.json'), '{"type": "module"}');
symlinkSync(resolve(here, '../node_modules'), join(out, 'node_modules'));

function write(filename, content) {
  mkdirSync(dirname(filename), { recursive: true });
  writeFileSync(filename, content);
}

const pluginMap = { typescript };
write(
  join(out, 'schema.ts'),
  await codegen({
    filename: join(out, 'schema.ts'),
    schema,
    schemaAst,
    documents: [],
    config,
    pluginMap,
    plugins: [{ typescript: {} }],
  }),
);

const parts = await preset.buildGeneratesSection({
  baseOutputDir: join(out, 'gql/'),
  schema,
  schemaAst,
  documents,
  config,
  plugins: [],
  pluginMap: {},
  presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' }, persistedDocuments: { hashAlgorithm: 'sha256' } },
});
for (const part of parts) {
  write(part.filename, await codegen({ ...part, cache: undefined }));
}
console.log(`${parts.length + 1} files`);

// Strict in everything: a type that does not fit the program is an error, and then there is no program.
const tsc = join(here, '../node_modules/typescript/bin/tsc');
const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', out, '--outDir', join(out, 'js')], {
  encoding: 'utf8',
  timeout: 60_000,
});
console.log(status === 0 ? 'compiled' : `${stdout}${stderr}`);
process.exit(status);
