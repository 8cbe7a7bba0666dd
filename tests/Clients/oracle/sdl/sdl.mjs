// Makes type system documents and says what GraphQL's reference implementation thinks of them, a line of JSON each:
//
//   node sdl/sdl.mjs --count N --seed S [--only INDEX]
//
// A line has the document and one of syntaxError {line, column}, errors [message], or neither where it is a valid schema.
// This is version 17 of the reference implementation: the first one that knows the edition of September 2025.
import { parseArgs } from 'node:util';
import { GraphQLError, buildASTSchema, parse, validateSchema } from 'graphql17';
import { breakText, format } from '../formats.mjs';
import { Random } from '../random.mjs';
import { SdlMaker } from './documents.mjs';
import { SDL_MUTATIONS } from './mutations.mjs';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

const names = Object.keys(SDL_MUTATIONS);

function make(index) {
  const random = new Random((Number(options.seed) * 1_000_003 + index * 7919) >>> 0);
  const document = new SdlMaker(random).make();
  const made = [];
  // Every way to break a document comes in turn; the rest are valid, broken in several ways, or torn apart.
  const kind = index % (names.length + 30);
  const count = kind < names.length ? 1 : kind < names.length + 20 ? 0 : 3;
  for (let i = 0; i < count; i++) {
    const mutation = count === 1 ? names[kind] : random.pick(names);
    made.push(mutation);
    SDL_MUTATIONS[mutation](random, document);
  }
  const text = kind >= names.length + 25 ? breakText(random, document) : format(random, document);
  return { index, made, document: text, ...judge(text) };
}

function judge(text) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    return { syntaxError: { ...error.locations[0], message: error.message } };
  }
  try {
    const errors = validateSchema(buildASTSchema(document));
    return errors.length > 0 ? { errors: errors.map((error) => error.message) } : {};
  } catch (error) {
    return { errors: error.message.split('\n\n') };
  }
}

const first = options.only === undefined ? 0 : Number(options.only);
const end = options.only === undefined ? Number(options.count) : first + 1;
for (let index = first; index < end; index++) {
  process.stdout.write(`${JSON.stringify(make(index))}\n`);
}
