// Makes documents with @defer and @stream and says what version 17 of GraphQL's reference implementation answers, a line
// of JSON each:
//
//   node incremental.mjs --count N --seed S [--only INDEX]
//
// A line has the schema's file, the document, its variables and operationName, and either
//
//   errors       [{rule, locations, message}]   it is not valid
//
// or the payloads of the response, in order, in the format by ids and in the one of 2022:
//
//   byId, byPath [{data, errors, pending, incremental, completed, hasNext}]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Kind, TypeInfo, buildSchema, getNullableType, isListType, print, visit, visitWithTypeInfo } from 'graphql';
import * as graphql17 from 'graphql17';
import { DocumentMaker } from './documents.mjs';
import * as n from './nodes.mjs';
import { Random } from './random.mjs';
import { resolversFor } from './resolvers.mjs';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

const DIRECTIVES = `
directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
`;

const schemas = ['pets', 'social', 'small'].map((name) => {
  const sdl = readFileSync(new URL(`schemas/${name}.graphql`, import.meta.url), 'utf8');
  return { name, schema: buildSchema(sdl), schema17: graphql17.buildSchema(sdl + DIRECTIVES) };
});
const { fieldResolver, typeResolver } = resolversFor(graphql17);
const rules = graphql17.specifiedRules.filter((rule) => rule.name !== 'MaxIntrospectionDepthRule');

/** Whether a list is streamed in the selection: such fields are never merged. */
function streams(selection, document) {
  let found = false;
  const look = (root) =>
    visit(root, {
      Directive: (node) => {
        found ||= node.name.value === 'stream';
      },
      FragmentSpread: (node) => look(document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === node.name.value)),
    });
  look(selection);
  return found;
}

/** Adds the directives, and fragments that ask for what is asked for already. */
class Delayer {
  constructor(random, maker) {
    this.random = random;
    this.maker = maker;
    this.labels = 0;
  }

  arguments() {
    const { random } = this;
    const result = [];
    if (random.chance(0.2)) {
      const value = n.booleanValue(random.chance(0.7));
      result.push(n.argument('if', this.usesVariables && random.chance(0.5) ? this.condition() : value));
    }
    if (random.chance(0.6)) {
      result.push(n.argument('label', n.stringValue(random.chance(0.995) ? `label${this.labels++}` : 'label0')));
    }
    return result;
  }

  condition() {
    const { random, maker } = this;
    const key = `d${this.labels++}`;
    this.definitions.push(n.variableDefinition(key, n.namedType('Boolean'), random.chance(0.5) ? n.booleanValue(random.chance(0.5)) : undefined));
    if (random.chance(0.6)) {
      maker.variables[key] = random.chance(0.7);
    }
    return n.variable(key);
  }

  defer() {
    return n.directive('defer', this.arguments());
  }

  stream() {
    const args = this.arguments();
    if (this.random.chance(0.6)) {
      args.push(n.argument('initialCount', n.intValue(this.random.chance(0.03) ? -1 : this.random.below(3))));
    }
    return n.directive('stream', args);
  }

  delay(document, schema) {
    const { random } = this;
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    // A variable is declared by the only operation, or by none.
    this.usesVariables = operations.length === 1;
    this.definitions = operations[0].variableDefinitions;
    const info = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        enter: (node) => {
          if ((node.kind === Kind.INLINE_FRAGMENT || node.kind === Kind.FRAGMENT_SPREAD) && random.chance(0.5)) {
            node.directives.push(this.defer());
          }
          if (node.kind === Kind.FIELD) {
            const isList = isListType(getNullableType(info.getType()));
            if (random.chance(isList ? 0.5 : 0.005)) {
              node.directives.push(this.stream());
            }
          }
        },
      }),
    );
    if (random.chance(0.5)) {
      return;
    }
    // Fields that are deferred and asked for at once, or deferred twice.
    visit(document, {
      SelectionSet: {
        leave: (node) => {
          const candidates = random.chance(0.02) ? node.selections : node.selections.filter((one) => !streams(one, document));
          if (candidates.length > 0 && random.chance(0.3)) {
            const again = structuredClone(random.shuffle(candidates).slice(0, 1 + random.below(2)));
            visit({ kind: Kind.DOCUMENT, definitions: [{ kind: Kind.OPERATION_DEFINITION, operation: 'query', selectionSet: n.selectionSet(again) }] }, { enter: (inner) => this.renew(inner) });
            const fragment = n.inlineFragment(undefined, again, [this.defer()]);
            node.selections.splice(random.below(node.selections.length + 1), 0, fragment);
          }
        },
      },
    });
  }

  /** Labels are unique, and fields that are merged are not streamed. */
  renew(node) {
    for (const directive of node.directives ?? []) {
      if (directive.name.value === 'defer') {
        directive.arguments = this.arguments();
      }
    }
    if (node.kind === Kind.FIELD && this.random.chance(0.98)) {
      node.directives = node.directives.filter((directive) => directive.name.value !== 'stream');
    }
  }
}

/** Elsewhere the directives are not allowed at the root, or nowhere. */
const isForQueries = (document) => document.definitions.every((one) => one.kind !== Kind.OPERATION_DEFINITION || one.operation === 'query');

async function payloads(execute, args) {
  const result = await execute(args);
  const found = [result.initialResult ?? result];
  if (result.initialResult) {
    for await (const payload of result.subsequentResults) {
      found.push(payload);
    }
  }
  return found;
}

async function make(index) {
  const random = new Random((Number(options.seed) * 1_000_033 + index * 7919) >>> 0);
  const { name, schema, schema17 } = random.pick(schemas);
  let maker;
  let made;
  do {
    maker = new DocumentMaker(random, schema);
    made = maker.make();
  } while (!isForQueries(made.document) && random.chance(0.9));
  const { document, variables, operationName } = made;
  new Delayer(random, maker).delay(document, schema);
  const text = print(document);
  return { index, schema: name, document: text, variables, operationName, ...(await judge(schema17, text, variables, operationName)) };
}

async function judge(schema, text, variableValues, operationName) {
  const document = graphql17.parse(text);
  const errors = rules.flatMap((rule) =>
    graphql17
      .validate(schema, document, [rule], { maxErrors: Infinity })
      .map((error) => ({ rule: rule.name.replace(/Rule$/, ''), locations: error.locations ?? [], message: error.message })),
  );
  if (errors.length > 0) {
    return { errors };
  }
  if (graphql17.getOperationAST(document, operationName)?.operation === 'subscription') {
    return {};
  }
  const args = { schema, document, variableValues, operationName, fieldResolver, typeResolver };
  return { byId: await payloads(graphql17.experimentalExecuteIncrementally, args), byPath: await payloads(graphql17.legacyExecuteIncrementally, args) };
}

const first = options.only === undefined ? 0 : Number(options.only);
const end = options.only === undefined ? Number(options.count) : first + 1;
for (let index = first; index < end; index++) {
  process.stdout.write(`${JSON.stringify(await make(index))}\n`);
}
