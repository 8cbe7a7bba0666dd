// Rebuilds schemas of what introspection says about them, and compares them with the schemas themselves. It reads a line of
// JSON for each, {name, document, introspection}, and writes one, {name, difference}, null where there is none.
import { createInterface } from 'node:readline';
import { GraphQLSchema, buildClientSchema, buildSchema, executeSync, isSpecifiedDirective, isSpecifiedScalarType, parse, printDirective, printSchema, printType } from 'graphql17';
import { query } from './query.mjs';

const byName = (items) => [...items].sort((left, right) => (left.name < right.name ? -1 : 1));

const sorted = (schema) => {
  const { types, directives, ...config } = schema.toConfig();
  return new GraphQLSchema({ ...config, types: byName(types), directives: byName(directives), assumeValid: true });
};

const definitions = (schema) => [
  ...schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive)).map(printDirective),
  ...Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type)).map(printType),
];

/** The items of the one that the other does not have. */
const without = (left, right) => left.filter((item) => !right.includes(item)).slice(0, 3);

/** What version 17 has and the edition of September 2025 does not: directives that are deprecated or applied to others. */
const DRAFT = {
  __Schema: (name) => name === 'includeDeprecated',
  __Directive: (name) => ['isDeprecated', 'deprecationReason'].includes(name),
  __DirectiveLocation: (name) => ['DIRECTIVE_DEFINITION', 'FRAGMENT_VARIABLE_DEFINITION'].includes(name),
  deprecated: (name) => name === 'DIRECTIVE_DEFINITION',
};

/** What introspection says about the specification's own types and directives, but for descriptions and order. */
function own({ __schema: { types, directives } }) {
  return [...types.filter((type) => type.name.startsWith('__')), ...directives.filter(isSpecifiedDirective)]
    .map((one) => {
      const isDraft = DRAFT[one.name] ?? (() => false);
      const kept = (items) => items.filter((item) => !isDraft(item.name ?? item)).toSorted((left, right) => ((left.name ?? left) < (right.name ?? right) ? -1 : 1));
      return JSON.stringify(one, (key, value) => (key === 'description' ? undefined : Array.isArray(value) ? kept(value) : value));
    })
    .sort();
}

function compare({ document, introspection }) {
  const expected = sorted(buildSchema(document));
  const actual = sorted(buildClientSchema(introspection));
  if (printSchema(expected) !== printSchema(actual)) {
    const [those, these] = [definitions(expected), definitions(actual)];
    return { expected: without(those, these), actual: without(these, those) };
  }
  const [those, these] = [own(executeSync({ schema: expected, document: parse(query) }).data), own(introspection)];
  return those.join() === these.join() ? null : { expected: without(those, these), actual: without(these, those) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const one = JSON.parse(line);
  let difference;
  try {
    difference = compare(one);
  } catch (error) {
    difference = error.stack;
  }
  process.stdout.write(`${JSON.stringify({ name: one.name, difference })}\n`);
}
