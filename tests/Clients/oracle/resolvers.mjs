// Resolvers whose answers follow from the coordinate, the arguments and the place alone. The same logic exists in C#, in
// tests/Graph.Execution.Tests/Differential: change both.
import * as graphql16 from 'graphql';

const encoder = new TextEncoder();

/** FNV-1a over UTF-8, mixed once more. */
export function hash(text) {
  let h = 0x811c9dc5;
  for (const byte of encoder.encode(text)) {
    h = Math.imul(h ^ byte, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** The resolvers for a version of the reference implementation, which knows only types of its own. */
export function resolversFor({ getNullableType, isEnumType, isListType, isNonNullType, isObjectType }) {
  /** A coerced input value as text, the same on both sides. */
  function textOf(value, type) {
    if (value === null || value === undefined) {
      return 'null';
    }
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return `[${value.map((item) => textOf(item, nullable.ofType)).join()}]`;
    }
    if (nullable.getFields) {
      const given = Object.values(nullable.getFields()).filter((field) => Object.hasOwn(value, field.name));
      return `{${given.map((field) => `${field.name}:${textOf(value[field.name], field.type)}`).join()}}`;
    }
    if (nullable.name === 'Float') {
      return String(Math.round(value * 1000));
    }
    return String(value);
  }

  function argumentsText(definitions, args) {
    const given = definitions.filter((definition) => Object.hasOwn(args, definition.name));
    return given.map((definition) => `${definition.name}=${textOf(args[definition.name], definition.type)}`).join(';');
  }

  function valueOf(schema, type, seed) {
    const h = hash(`${seed}`);
    if (isNonNullType(type)) {
      return h % 61 === 0 ? null : present(schema, type.ofType, h);
    }
    return h % 7 === 0 ? null : present(schema, type, h);
  }

  function present(schema, type, h) {
    if (isListType(type)) {
      return Array.from({ length: (h >>> 4) % 4 }, (_, i) => valueOf(schema, type.ofType, `${h}/${i}`));
    }
    if (isEnumType(type)) {
      return type.getValues()[(h >>> 4) % type.getValues().length].value;
    }
    switch (type.name) {
      case 'Int':
        return ((h >>> 4) % 2001) - 1000;
      case 'Float':
        return (((h >>> 4) % 2001) - 1000) / 8;
      case 'Boolean':
        return (h & 16) !== 0;
      case 'ID':
      case 'String':
        return `${type.name} ${h} "é😀"`;
      default: {
        const possible = isObjectType(type) ? [type.name] : schema.getPossibleTypes(type).map((one) => one.name).sort();
        return { type: possible[(h >>> 4) % possible.length], seed: h };
      }
    }
  }

  /** Resolves any field. */
  function fieldResolver(source, args, _, info) {
    const definition = info.parentType.getFields()[info.fieldName];
    const seed = `${source?.seed ?? 0}/${info.parentType.name}.${info.fieldName}(${argumentsText(definition.args, args)})`;
    const h = hash(seed);
    if (h % 19 === 0) {
      throw new Error(`no ${info.fieldName}`);
    }
    return valueOf(info.schema, info.returnType, seed);
  }

  /** The type of any object. */
  const typeResolver = (value) => value.type;

  return { fieldResolver, typeResolver };
}

export const { fieldResolver, typeResolver } = resolversFor(graphql16);
