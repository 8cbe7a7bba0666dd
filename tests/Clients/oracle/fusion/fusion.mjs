// The other half of tests/Graph.Oracle.Tests: the unsplit schema of a world, and those of its sources that npm's graphql
// serves. It is told a line of JSON each, and answers each with one:
//
//   {id, world, seed, monolith, maps, sources: [{name, sdl, …}]}   → {id, urls: {name: url}}
//   {id, run, operations: [{document, variables}]}
//     → {id, results: [{data, errors, possible} | {events: [{data, errors, possible}]} | {invalid}]}
//   {id, forget}                                                    → {id}
import { createInterface } from 'node:readline';
import { Data } from './data.mjs';
import { Monolith } from './monolith.mjs';
import { SourceServer } from './sources.mjs';

const server = new SourceServer();
await server.start();
const worlds = new Map();

async function answer(message) {
  if (message.world !== undefined) {
    const data = new Data(message.seed, message.monolith, message.maps);
    worlds.set(message.world, new Monolith(message.monolith, data));
    return { urls: Object.fromEntries(message.sources.map((source) => [source.name, server.add(message.world, source, data)])) };
  }
  if (message.run !== undefined) {
    const monolith = worlds.get(message.run);
    return { results: await Promise.all(message.operations.map((operation) => monolith.run(operation))) };
  }
  worlds.delete(message.forget);
  server.forget(message.forget);
  return {};
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  let result;
  try {
    result = await answer(message);
  } catch (error) {
    result = { failure: error.stack };
  }
  process.stdout.write(`${JSON.stringify({ id: message.id, ...result })}\n`);
}
process.exit(0);
