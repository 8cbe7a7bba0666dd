// Random literals and JSON values of an input type.
import {
  GraphQLNonNull,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parseType,
} from 'graphql';
import * as n from './nodes.mjs';

const STRINGS = ['', 'a', 'it is', 'é', '😀 smile', 'a "quoted" \\ one', 'line\nbreak', '\u0007bell', '  indented'];
const FLOATS = ['0.5', '-1.25', '2e3', '1.5E-2', '0.0'];

/** A literal that fits the type; with a `scope`, variables may stand in it. */
export function literal(random, type, scope, depth = 0) {
  if (scope && random.chance(0.25)) {
    return scope.variableFor(type);
  }
  if (isNonNullType(type)) {
    return literalOf(random, type.ofType, scope, depth);
  }
  return random.chance(0.08) ? n.nullValue() : literalOf(random, type, scope, depth);
}

function literalOf(random, type, scope, depth) {
  if (isListType(type)) {
    if (random.chance(0.2)) {
      return literal(random, type.ofType, undefined, depth + 1);
    }
    const items = Array.from({ length: random.below(3) }, () => literal(random, type.ofType, scope, depth + 1));
    return n.listValue(items);
  }
  if (isInputObjectType(type)) {
    return n.objectValue(fieldsOf(random, type, depth).map((field) => {
      const inner = type.isOneOf ? new GraphQLNonNull(getNullableType(field.type)) : field.type;
      return n.objectField(field.name, literal(random, inner, scope, depth + 1));
    }));
  }
  if (isEnumType(type)) {
    return n.enumValue(random.pick(type.getValues()).name);
  }
  switch (type.name) {
    case 'Int':
      return n.intValue(random.chance(0.1) ? random.pick([2147483647, -2147483648, -0]) : random.below(100) - 10);
    case 'Float':
      return random.chance(0.4) ? n.intValue(random.below(1000)) : n.floatValue(random.pick(FLOATS));
    case 'Boolean':
      return n.booleanValue(random.chance(0.5));
    case 'ID':
      return random.chance(0.3) ? n.intValue(random.below(1e6)) : n.stringValue(`id${random.below(100)}`);
    default:
      return n.stringValue(random.pick(STRINGS), random.chance(0.2));
  }
}

/** The fields that a value of an input object has: the required ones and some others; one of a `@oneOf` type. */
function fieldsOf(random, type, depth) {
  const fields = Object.values(type.getFields());
  return type.isOneOf
    ? [random.pick(fields)]
    : random.shuffle(fields.filter((field) => isRequiredInputField(field) || (depth < 3 && random.chance(0.35))));
}

/** A JSON value for a variable of the type. */
export function json(random, type, depth = 0) {
  if (isNonNullType(type)) {
    return jsonOf(random, type.ofType, depth);
  }
  return random.chance(0.1) ? null : jsonOf(random, type, depth);
}

function jsonOf(random, type, depth) {
  if (isListType(type)) {
    return random.chance(0.2)
      ? json(random, type.ofType, depth + 1)
      : Array.from({ length: random.below(3) }, () => json(random, type.ofType, depth + 1));
  }
  if (isInputObjectType(type)) {
    return Object.fromEntries(fieldsOf(random, type, depth).map((field) => {
      const inner = type.isOneOf ? new GraphQLNonNull(getNullableType(field.type)) : field.type;
      return [field.name, json(random, inner, depth + 1)];
    }));
  }
  if (isEnumType(type)) {
    return random.pick(type.getValues()).name;
  }
  switch (type.name) {
    case 'Int':
      return random.below(100) - 10;
    case 'Float':
      return random.chance(0.4) ? random.below(1000) : Number(random.pick(FLOATS));
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return random.chance(0.3) ? random.below(1e6) : `id${random.below(100)}`;
    default:
      return random.pick(STRINGS);
  }
}

/** A JSON value that fits few types. */
export const wildJson = (random) =>
  random.pick([null, true, 'x', '1', 7, 1.5, 3e9, -1, [], [1, null], ['a', 2], {}, { minimum: 'no' }, { minimum: 1, extra: 2 }, { id: 'a', name: 'b' }, { text: 'a', media: [{}] }]);

/** A literal that fits few types. */
export const wildLiteral = (random) =>
  random.pick([
    n.nullValue(),
    n.intValue(12),
    n.intValue('2147483648'),
    n.intValue('99999999999999999999'),
    n.floatValue('1.5'),
    n.floatValue('1e400'),
    n.stringValue('RED'),
    n.stringValue('text', true),
    n.booleanValue(true),
    n.enumValue('RED'),
    n.enumValue('PURPLE'),
    n.listValue([]),
    n.listValue([n.intValue(1), n.nullValue(), n.stringValue('a')]),
    n.listValue([n.listValue([n.intValue(1), n.enumValue('X')])]),
    n.objectValue([]),
    n.objectValue([n.objectField('minimum', n.stringValue('a'))]),
    n.objectValue([n.objectField('id', n.intValue(1)), n.objectField('name', n.stringValue('a'))]),
    n.objectValue([n.objectField('id', n.nullValue())]),
    n.objectValue([n.objectField('minimum', n.intValue(1)), n.objectField('minimum', n.intValue(2)), n.objectField('odd', n.intValue(3))]),
    n.objectValue([n.objectField('text', n.stringValue('x')), n.objectField('media', n.listValue([n.objectValue([])]))]),
    n.variable('nowhere'),
  ]);

/** The type as syntax. */
export const typeSyntax = (type) => parseType(String(type), { noLocation: true });
