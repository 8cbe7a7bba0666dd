// The data of a world: what every field of every object is follows from the world's seed, the object and the arguments, so
// that the unsplit schema and all sources tell the same. The same logic exists in C#, in tests/Graph.Oracle.Tests/Worlds:
// change both.
import { Kind, parse, valueFromASTUntyped } from 'graphql';
import { hash } from '../resolvers.mjs';

/** How many entities there are of each type. */
export const ENTITIES = 6;

const INTS = [2147483647, -2147483648, 0];
const FLOATS = [1e300, -1.5e-10, 9007199254740991];
const TEXTS = ['', '"', '\\', '\u0000\u0007\u001f', '\u2028', '</script>', '\u{1F600}\u{1F469}\u200D\u{1F680}', 'line\nand\r\ttab'];

/** The arguments of the directive @data of a definition. */
const noteOf = (node) => {
  const directive = node.directives?.find((one) => one.name.value === 'data');
  return Object.fromEntries((directive?.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]));
};

/** The data of the unsplit schema, which is annotated with @data. */
export class Data {
  constructor(seed, monolith, maps) {
    this.seed = seed;
    this.maps = maps;
    this.types = new Map();
    const { definitions } = parse(monolith, { noLocation: true });
    for (const node of definitions) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION) {
        continue;
      }
      const fields = new Map();
      for (const field of node.fields ?? []) {
        fields.set(field.name.value, { type: field.type, args: (field.arguments ?? []).filter((argument) => !noteOf(argument).hidden).map((argument) => argument.name.value), note: noteOf(field) });
      }
      this.types.set(node.name.value, { name: node.name.value, kind: node.kind, fields, note: noteOf(node), values: node.values, possible: [] });
    }
    for (const node of definitions) {
      if (node.kind === Kind.UNION_TYPE_DEFINITION) {
        this.types.get(node.name.value).possible.push(...node.types.map((one) => one.name.value));
      } else if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
        node.interfaces.forEach((one) => this.types.get(one.name.value).possible.push(node.name.value));
      }
    }
  }

  /** What the unsplit schema knows of a field; undefined for what only a source has. */
  field(typeName, fieldName) {
    return this.types.get(typeName)?.fields.get(fieldName);
  }

  /** The value of a field of an object; throws where the field fails. */
  valueOf(object, fieldName, args) {
    const { type, note } = this.field(object.type, fieldName);
    if (note.key) {
      return keyOf(note.key, object);
    }
    if (note.same) {
      return { type: namedType(type), n: object.n, key: `${namedType(type)}:${object.n}` };
    }
    const seed = `${this.seed}/${object.key}/${object.type}.${fieldName}(${args})`;
    if (note.sparse && this.isUnknown(object)) {
      return null;
    }
    const h = hash(seed);
    if (!note.sure && !note.calm && h % 19 === 0) {
      throw new Error(`no ${fieldName} "é"`);
    }
    return this.#make(type, seed, note);
  }

  /** Whether the source of its sparse fields does not know an entity. */
  isUnknown(entity) {
    return hash(`${this.seed}/unknown/${entity.key}`) % 4 === 0;
  }

  /** The events of a subscription's field: what each of them is for its root. */
  eventsOf(fieldName, args) {
    const count = hash(`${this.seed}/events/${fieldName}(${args})`) % 5;
    return Array.from({ length: count }, (_, i) => ({ type: 'Subscription', key: `event${i}` }));
  }

  #make(type, seed, note) {
    const h = hash(seed);
    const isNonNull = type.kind === Kind.NON_NULL_TYPE;
    const rate = isNonNull ? (note.calm ? 0 : 61) : 7;
    if (!note.sure && rate > 0 && h % rate === 0) {
      return null;
    }
    const present = isNonNull ? type.type : type;
    if (present.kind === Kind.LIST_TYPE) {
      return Array.from({ length: (h >>> 4) % 4 }, (_, i) => this.#make(present.type, `${h}/${i}`, note));
    }
    const edge = (h >>> 16) % 13 === 0;
    const name = present.name.value;
    switch (name) {
      case 'Int':
        return edge ? INTS[(h >>> 4) % INTS.length] : ((h >>> 4) % 2001) - 1000;
      case 'Float':
        return edge ? FLOATS[(h >>> 4) % FLOATS.length] : (((h >>> 4) % 2001) - 1000) / 8;
      case 'Boolean':
        return (h & 16) !== 0;
      case 'ID':
      case 'String':
        return edge ? TEXTS[(h >>> 4) % TEXTS.length] : `${name} ${h} "é😀"`;
    }
    const named = this.types.get(name);
    switch (named.kind) {
      case Kind.SCALAR_TYPE_DEFINITION:
        return scalar(named.note.kind, h);
      case Kind.ENUM_TYPE_DEFINITION: {
        const values = named.values.filter((value) => note.hidden || !noteOf(value).hidden);
        return values[(h >>> 4) % values.length].name.value;
      }
    }
    const types = note.types ?? (named.possible.length > 0 ? [...named.possible].sort() : [name]);
    const chosen = types[(h >>> 4) % types.length];
    if (!this.types.get(chosen).note.keyed) {
      return { type: chosen, key: `${h}` };
    }
    const n = (h >>> 8) % ENTITIES;
    return { type: chosen, n, key: `${chosen}:${n}` };
  }

  /** The entity of one of the types whose maps give these values; null if there is none. */
  find(typeNames, wanted) {
    const texts = wanted.map(([map, value]) => [map, textOf(value)]);
    for (const type of typeNames) {
      for (let n = 0; n < ENTITIES; n++) {
        const entity = { type, n, key: `${type}:${n}` };
        if (texts.every(([map, text]) => this.maps[map].some((entry) => this.#gives(entry, entity, text)))) {
          return entity;
        }
      }
    }
    return null;
  }

  /** Whether an alternative of a map gives a value: each of them is a key. */
  #gives(entry, entity, text) {
    const value = this.#entry(entry, entity);
    return value !== undefined && textOf(value) === text;
  }

  /** What a field selection map gives for an object. */
  evaluate(map, object) {
    return this.#alternatives(this.maps[map], object) ?? null;
  }

  #alternatives(value, object) {
    for (const entry of value) {
      const result = this.#entry(entry, object);
      if (result !== undefined && (value.length === 1 || !isEmpty(result))) {
        return result;
      }
    }
    return undefined;
  }

  #entry({ type, path, fields, item }, object) {
    let current = object;
    if (type && !this.isA(current, type)) {
      return undefined;
    }
    for (const segment of path ?? []) {
      if (current === null) {
        return null;
      }
      const required = this.field(current.type, segment.name).note.require ?? [];
      const lines = [...segment.args, ...required.map((map) => `${map}=${textOf(this.evaluate(map, current))}`)];
      current = this.valueOf(current, segment.name, lines.sort().join(';'));
      if (segment.type && current !== null && !this.isA(current, segment.type)) {
        return undefined;
      }
    }
    if (current === null) {
      return null;
    }
    if (fields) {
      return Object.fromEntries(fields.map(([name, inner]) => [name, this.#alternatives(inner, current) ?? null]));
    }
    return item ? this.#list(item, current) : current;
  }

  #list(item, list) {
    const [only] = item;
    const isNested = item.length === 1 && !only.path && only.item;
    return list.map((one) => (one === null ? null : isNested ? this.#list(only.item, one) : (this.#alternatives(item, one) ?? null)));
  }

  isA(object, type) {
    return object.type === type || this.types.get(type)?.possible.includes(object.type);
  }

  /** The arguments as text, the same on all sides; `required` are maps and what they give. */
  argumentsText(field, args, required) {
    const given = field.args.filter((name) => Object.hasOwn(args, name)).map((name) => `${name}=${textOf(args[name])}`);
    return [...given, ...required.map(([map, value]) => `${map}=${textOf(value)}`)].sort().join(';');
  }
}

/** Whether an alternative gives nothing, so that the next one is taken. */
const isEmpty = (value) => value === null || (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((one) => one === null));

function scalar(kind, h) {
  switch (kind) {
    case 'number':
      return ((h >>> 4) % 100_000) * 1_000_003;
    case 'object':
      return { z: (h >>> 4) % 100, a: [null, true, { 'é"': `${h}` }] };
    default:
      return `scalar ${h}`;
  }
}

/** The value of a key's field. */
function keyOf(kind, { type, n }) {
  switch (kind) {
    case 'int':
      return n * 1000 + 7;
    case 'hi':
      return Math.floor(n / 3);
    case 'lo':
      return `lo${n % 3}`;
    case 'plain':
      return `${n}`;
    default:
      return `${type} ${n} "é\\😀"`;
  }
}

export const namedType = (type) => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** A value as text, the same on all sides. */
export function textOf(value) {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return `[${value.map(textOf).join()}]`;
  }
  switch (typeof value) {
    case 'number':
      return Math.abs(value) < 1e9 ? `${Math.round(value * 1000)}` : 'big';
    case 'object':
      return `{${Object.keys(value).sort().map((name) => `${name}:${textOf(value[name])}`).join()}}`;
    default:
      return `${value}`;
  }
}
