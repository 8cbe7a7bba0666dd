// Makes documents and says what GraphQL's reference implementation thinks of them, a line of JSON each:
//
//   node oracle.mjs --count N --seed S [--only INDEX]
//
// Every document follows from the seed and its index, so one of them can be made again alone. A line has the schema's
// file, the document, its variables and operationName, and one of
//
//   syntaxError  {line, column}                   the document cannot be parsed
//   errors       [{rule, locations, message}]     it is not valid
//   response     {data, errors}                   it was executed
//
// or none of them where it is valid but cannot be executed alone (a subscription).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GraphQLError, buildSchema, executeSync, getOperationAST, isExecutableDefinitionNode, parse } from 'graphql';
import { buildSchema as buildSchema17, specifiedRules, validate } from 'graphql17';
import { DocumentMaker } from './documents.mjs';
import { breakText, format } from './formats.mjs';
import { MUTATIONS } from './mutations.mjs';
import { Random } from './random.mjs';
import { fieldResolver, typeResolver } from './resolvers.mjs';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

const schemas = ['pets', 'social', 'small'].map((name) => {
  const text = readFileSync(new URL(`schemas/${name}.graphql`, import.meta.url), 'utf8');
  return { name, schema: buildSchema(text), edition: buildSchema17(text) };
});

/** The validation rules, each telling its name with what it reports. */
let reported = [];
const rules = specifiedRules
  .filter((rule) => rule.name !== 'MaxIntrospectionDepthRule')
  .map((rule) => (context) => {
    const own = Object.create(context);
    own.reportError = (error) => {
      reported.push({
        rule: rule.name.replace(/Rule$/, ''),
        locations: error.locations ?? [],
        message: error.message,
        inTypeSystem: isInTypeSystem(context.getDocument(), error.nodes?.[0]) || undefined,
      });
    };
    return rule(own);
  });

/** Whether a node is inside a definition that no request may have. */
const isInTypeSystem = (document, node) =>
  document.definitions.some(
    (definition) =>
      !isExecutableDefinitionNode(definition) && definition !== node && definition.loc.start <= node?.loc.start && node.loc.end <= definition.loc.end,
  );

const plainError = ({ message, path, locations }) => ({ message, path, locations });

function make(index) {
  const random = new Random((Number(options.seed) * 1_000_003 + index * 7919) >>> 0);
  const one = random.pick(schemas);
  const { name, schema } = one;
  const { document, variables, operationName } = new DocumentMaker(random, schema).make();
  const kind = random.below(10);
  const made = [];
  if (kind >= 5) {
    for (let i = kind === 9 ? 3 : 1; i > 0; i--) {
      const mutation = random.pick(Object.keys(MUTATIONS));
      made.push(mutation);
      MUTATIONS[mutation](random, document, schema);
    }
  }
  const text = kind === 4 ? breakText(random, document) : format(random, document);
  return { index, schema: name, made, document: text, variables, operationName, ...judge(one, text, variables, operationName) };
}

function judge({ schema, edition }, text, variableValues, operationName) {
  let document;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    return { syntaxError: { ...error.locations[0], message: error.message } };
  }
  reported = [];
  validate(edition, document, rules, { maxErrors: Infinity });
  if (reported.length > 0) {
    return { errors: reported };
  }
  if (getOperationAST(document, operationName)?.operation === 'subscription') {
    return {};
  }
  const result = executeSync({ schema, document, variableValues, operationName, fieldResolver, typeResolver });
  return { response: { data: result.data, errors: result.errors?.map(plainError) } };
}

const lines = [];
const first = options.only === undefined ? 0 : Number(options.only);
const end = options.only === undefined ? Number(options.count) : first + 1;
for (let index = first; index < end; index++) {
  lines.push(JSON.stringify(make(index)));
  if (lines.length === 500) {
    process.stdout.write(`${lines.splice(0).join('\n')}\n`);
  }
}
process.stdout.write(lines.length > 0 ? `${lines.join('\n')}\n` : '');
