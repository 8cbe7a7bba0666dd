// Random type system documents that mean to be valid: the oracle itself says whether they are.
import { Kind } from 'graphql';
import * as n from '../nodes.mjs';

const TEXTS = ['', 'A thing.', 'é 😀 𝒳', 'a "quoted" \\ one', 'line\nbreak', 'line\r\n\r\n  indented\nback', '  led by blanks', 'three """ quotes', 'ends with "', 'ends with \\', '\tis tabbed', '\n', 'ctrl \u0007', 'a'.repeat(90)];
const STRINGS = ['', 'a', 'é😀', 'a "quoted" \\ one', 'line\nbreak', '\u0007bell', '  indented'];
const TYPE_SYSTEM_LOCATIONS = ['SCHEMA', 'SCALAR', 'OBJECT', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INTERFACE', 'UNION', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT', 'INPUT_FIELD_DEFINITION'];
const EXECUTABLE_LOCATIONS = ['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION'];
const SCALARS = ['Int', 'Float', 'String', 'Boolean', 'ID'];

const nonNull = (type) => ({ kind: Kind.NON_NULL_TYPE, type });
const list = (type) => ({ kind: Kind.LIST_TYPE, type });
const nullable = (type) => (type.kind === Kind.NON_NULL_TYPE ? type.type : type);
const named = (type) => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));
const isRequired = (value) => value.type.kind === Kind.NON_NULL_TYPE && !value.defaultValue;

/** Makes one document. */
export class SdlMaker {
  constructor(random) {
    this.random = random;
    this.types = new Map();
    this.directives = [];
    this.names = 0;
  }

  make() {
    const { random } = this;
    this.many(3, (i) => this.add({ ...this.base(Kind.SCALAR_TYPE_DEFINITION, `Scalar${i}`) }));
    this.many(3, (i) => this.add({ ...this.base(Kind.ENUM_TYPE_DEFINITION, `Enum${i}`), values: this.some(4, (j) => this.base(Kind.ENUM_VALUE_DEFINITION, random.chance(0.1) ? ['on', 'type', 'fragment'][j % 3] + i + j : `VALUE_${j}`)) }));
    this.many(4, (i) => this.input(i));
    this.many(3, (i) => this.directiveDefinition(i));
    this.many(4, (i) => this.complex(Kind.INTERFACE_TYPE_DEFINITION, `Interface${i}`));
    this.some(5, (i) => this.complex(Kind.OBJECT_TYPE_DEFINITION, `Object${i}`));
    this.many(2, (i) => this.add({ ...this.base(Kind.UNION_TYPE_DEFINITION, `Union${i}`), types: this.subset(this.named(Kind.OBJECT_TYPE_DEFINITION)).map(n.namedType) }));
    const definitions = this.roots();
    this.addDefaults();
    definitions.push(...this.types.values(), ...this.directives);
    this.applyDirectives(definitions);
    return { kind: Kind.DOCUMENT, definitions: random.shuffle(definitions.flatMap((definition) => this.split(definition))) };
  }

  many(limit, make) {
    return Array.from({ length: this.random.below(limit + 1) }, (_, i) => make(i));
  }

  some(limit, make) {
    return Array.from({ length: 1 + this.random.below(limit) }, (_, i) => make(i));
  }

  /** At least one of the items. */
  subset(items) {
    return this.random.shuffle(items).slice(0, 1 + this.random.below(items.length));
  }

  base(kind, key) {
    const { random } = this;
    return { kind, name: n.name(key), directives: [], description: random.chance(0.3) ? this.text(random.pick(TEXTS), 0.6) : undefined };
  }

  /** A string; not as a block where control characters are in it, which printers write in different ways. */
  text(value, blocks) {
    return n.stringValue(value, !value.includes('\u0007') && this.random.chance(blocks));
  }

  add(definition) {
    this.types.set(definition.name.value, definition);
    return definition;
  }

  named(...kinds) {
    return [...this.types.values()].filter((type) => kinds.includes(type.kind)).map((type) => type.name.value);
  }

  wrap(type, depth = 0) {
    const { random } = this;
    const inner = random.chance(0.35) ? nonNull(type) : type;
    return depth < 3 && random.chance(0.25) ? this.wrap(list(inner), depth + 1) : inner;
  }

  inputType() {
    const { random } = this;
    const own = this.named(Kind.SCALAR_TYPE_DEFINITION, Kind.ENUM_TYPE_DEFINITION, Kind.INPUT_OBJECT_TYPE_DEFINITION);
    return this.wrap(n.namedType(random.pick(random.chance(0.5) && own.length > 0 ? own : SCALARS)));
  }

  outputType() {
    const { random } = this;
    const own = [...this.types.values()].filter((type) => type.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION).map((type) => type.name.value);
    return this.wrap(n.namedType(random.pick(random.chance(0.5) && own.length > 0 ? own : SCALARS)));
  }

  inputValue(key, type = this.inputType()) {
    return { ...this.base(Kind.INPUT_VALUE_DEFINITION, key), type };
  }

  input(i) {
    const { random } = this;
    const definition = this.base(Kind.INPUT_OBJECT_TYPE_DEFINITION, `Input${i}`);
    const fields = [this.inputValue('leaf', n.namedType(random.pick(SCALARS))), ...this.many(3, (j) => this.inputValue(`field${j}`))];
    if (random.chance(0.3)) {
      fields.push(this.inputValue('again', n.namedType(definition.name.value)));
    }
    definition.isOneOf = random.chance(0.25);
    if (definition.isOneOf) {
      fields.forEach((field) => { field.type = nullable(field.type); });
      definition.directives.push(n.directive('oneOf'));
    }
    this.add({ ...definition, fields });
  }

  /** Directives of the specification's own scalars may stand anywhere without a circle. */
  directiveDefinition(i) {
    const { random } = this;
    const args = this.many(3, (j) => this.inputValue(`arg${j}`, this.wrap(n.namedType(random.pick(SCALARS)))));
    const locations = this.subset(random.chance(0.8) ? TYPE_SYSTEM_LOCATIONS : EXECUTABLE_LOCATIONS).map(n.name);
    this.directives.push({ ...this.base(Kind.DIRECTIVE_DEFINITION, `directive${i}`), arguments: args, repeatable: random.chance(0.3), locations });
  }

  complex(kind, key) {
    const { random } = this;
    const definition = { ...this.base(kind, key), interfaces: [], fields: [] };
    for (const implemented of this.named(Kind.INTERFACE_TYPE_DEFINITION)) {
      if (random.chance(0.4) && !definition.interfaces.some((one) => one.name.value === implemented)) {
        this.implement(definition, this.types.get(implemented));
      }
    }
    definition.fields.push(...this.some(3, () => this.field()));
    return this.add(definition);
  }

  implement(definition, implemented) {
    for (const one of [implemented, ...implemented.interfaces.map((inherited) => this.types.get(inherited.name.value))]) {
      if (!definition.interfaces.some((known) => known.name.value === one.name.value)) {
        definition.interfaces.push(n.namedType(one.name.value));
        for (const field of one.fields) {
          if (!definition.fields.some((known) => known.name.value === field.name.value)) {
            // Interfaces keep the field as it is: a type may implement two of them that would narrow it differently.
            definition.fields.push({ ...(definition.kind === Kind.OBJECT_TYPE_DEFINITION ? this.narrow(field) : structuredClone(field)), inherited: true });
          }
        }
      }
    }
  }

  /** A field that fits where the given one is asked for. */
  narrow(field) {
    const { random } = this;
    const copy = structuredClone(field);
    if (random.chance(0.2) && copy.type.kind === Kind.NAMED_TYPE) {
      const fitting = [...this.types.values()].filter((type) => type.interfaces?.some((one) => one.name.value === named(copy.type)));
      copy.type = fitting.length > 0 ? n.namedType(random.pick(fitting).name.value) : copy.type;
    }
    if (random.chance(0.2)) {
      copy.type = nonNull(nullable(copy.type));
    }
    if (random.chance(0.2)) {
      const extra = this.inputValue(`more${this.names++}`);
      copy.arguments.push({ ...extra, type: nullable(extra.type) });
    }
    return copy;
  }

  field() {
    const args = this.random.chance(0.4) ? this.some(3, (i) => this.inputValue(`arg${i}`)) : [];
    return { ...this.base(Kind.FIELD_DEFINITION, `f${this.names++}`), arguments: args, type: this.outputType() };
  }

  roots() {
    const { random } = this;
    const renamed = random.chance(0.3);
    const operationTypes = [];
    for (const operation of ['query', 'mutation', 'subscription']) {
      if (operation === 'query' || random.chance(0.4)) {
        const key = renamed ? `${operation}Root` : operation[0].toUpperCase() + operation.slice(1);
        this.complex(Kind.OBJECT_TYPE_DEFINITION, key);
        operationTypes.push({ kind: Kind.OPERATION_TYPE_DEFINITION, operation, type: n.namedType(key) });
      }
    }
    return renamed || random.chance(0.3) ? [{ ...this.base(Kind.SCHEMA_DEFINITION, ''), name: undefined, operationTypes }] : [];
  }

  *inputValues() {
    for (const definition of [...this.types.values(), ...this.directives]) {
      if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
        yield* definition.isOneOf ? [] : definition.fields;
      } else if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
        yield* definition.arguments;
      } else {
        for (const field of definition.fields ?? []) {
          yield* field.arguments;
        }
      }
    }
  }

  addDefaults() {
    for (const value of this.inputValues()) {
      if (value.name.value !== 'again' && this.random.chance(0.3)) {
        value.defaultValue = this.literal(value.type, 0);
      }
    }
  }

  /** A literal that fits the type. */
  literal(type, depth) {
    const { random } = this;
    if (type.kind !== Kind.NON_NULL_TYPE && random.chance(depth > 3 ? 1 : 0.1)) {
      return n.nullValue();
    }
    const inner = nullable(type);
    if (inner.kind === Kind.LIST_TYPE) {
      return random.chance(0.2) ? this.literal(nonNull(nullable(inner.type)), depth + 1) : n.listValue(this.many(2, () => this.literal(inner.type, depth + 1)));
    }
    const definition = this.types.get(inner.name.value);
    switch (definition?.kind) {
      case Kind.ENUM_TYPE_DEFINITION:
        return n.enumValue(random.pick(definition.values).name.value);
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return n.objectValue(this.given(definition).map((field) => n.objectField(field.name.value, this.literal(definition.isOneOf ? nonNull(field.type) : field.type, depth + 1))));
      default:
        return this.scalar(definition ? random.pick(SCALARS) : inner.name.value);
    }
  }

  given(definition) {
    return definition.isOneOf ? [definition.fields[0]] : definition.fields.filter((field) => isRequired(field) || this.random.chance(0.3));
  }

  scalar(key) {
    const { random } = this;
    switch (key) {
      case 'Int':
        return n.intValue(random.pick([0, 1, -7, 2147483647, -2147483648]));
      case 'Float':
        return random.chance(0.5) ? n.intValue(random.pick(['7', '-3', '100000000000000000000'])) : n.floatValue(random.pick(['0.5', '-1.25', '2e3', '1.5E-2', '0.0']));
      case 'Boolean':
        return n.booleanValue(random.chance(0.5));
      case 'ID':
        return random.chance(0.3) ? n.intValue(random.below(1e6)) : n.stringValue(`id${random.below(9)}`);
      default:
        return this.text(random.pick(STRINGS), 0.3);
    }
  }

  applyDirectives(definitions) {
    const { random } = this;
    for (const definition of definitions) {
      if (LOCATIONS[definition.kind]) {
        this.apply(definition, LOCATIONS[definition.kind]);
      }
      if (definition.kind === Kind.SCALAR_TYPE_DEFINITION && random.chance(0.4)) {
        definition.directives.push(n.directive('specifiedBy', [n.argument('url', n.stringValue('https://example.org/scalar'))]));
      }
      definition.values?.forEach((value) => this.member(value, 'ENUM_VALUE', true));
      definition.fields?.forEach((field) => {
        if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
          this.member(field, 'INPUT_FIELD_DEFINITION', !isRequired(field));
        } else {
          this.member(field, 'FIELD_DEFINITION', !field.inherited);
          field.arguments.forEach((argument) => this.member(argument, 'ARGUMENT_DEFINITION', !isRequired(argument)));
        }
      });
      if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
        definition.arguments.forEach((argument) => {
          if (!isRequired(argument) && random.chance(0.1)) {
            argument.directives.push(n.directive('deprecated'));
          }
        });
      }
    }
  }

  member(node, location, mayBeDeprecated) {
    const { random } = this;
    this.apply(node, location);
    if (mayBeDeprecated && random.chance(0.15)) {
      node.directives.push(n.directive('deprecated', random.chance(0.6) ? [n.argument('reason', n.stringValue(random.pick(STRINGS)))] : []));
    }
  }

  apply(node, location) {
    const { random } = this;
    const fitting = this.directives.filter((directive) => directive.locations.some((one) => one.value === location));
    while (fitting.length > 0 && random.chance(0.3)) {
      const directive = random.pick(fitting);
      if (directive.repeatable || !node.directives.some((one) => one.name.value === directive.name.value)) {
        const args = directive.arguments.filter((argument) => isRequired(argument) || random.chance(0.4));
        node.directives.push(n.directive(directive.name.value, random.shuffle(args).map((argument) => n.argument(argument.name.value, this.literal(argument.type, 0)))));
      }
    }
  }

  /** The definition, or it and an extension that has some of its parts. */
  split(definition) {
    const { random } = this;
    const kind = EXTENSIONS[definition.kind];
    if (!kind || !random.chance(0.25)) {
      return [definition];
    }
    const extension = { kind, name: definition.name };
    const base = { ...definition };
    for (const part of ['directives', 'interfaces', 'fields', 'values', 'types', 'operationTypes']) {
      if (definition[part]) {
        extension[part] = definition[part].filter((one) => random.chance(0.4) && one.name?.value !== 'oneOf');
        base[part] = definition[part].filter((one) => !extension[part].includes(one));
      }
    }
    const isEmpty = Object.values(extension).every((part) => !Array.isArray(part) || part.length === 0);
    const isRootless = base.operationTypes?.length === 0;
    return isEmpty || isRootless ? [definition] : [base, extension];
  }
}

const LOCATIONS = {
  [Kind.SCALAR_TYPE_DEFINITION]: 'SCALAR',
  [Kind.OBJECT_TYPE_DEFINITION]: 'OBJECT',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'INTERFACE',
  [Kind.UNION_TYPE_DEFINITION]: 'UNION',
  [Kind.ENUM_TYPE_DEFINITION]: 'ENUM',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'INPUT_OBJECT',
  [Kind.SCHEMA_DEFINITION]: 'SCHEMA',
};

export const EXTENSIONS = {
  [Kind.SCALAR_TYPE_DEFINITION]: Kind.SCALAR_TYPE_EXTENSION,
  [Kind.OBJECT_TYPE_DEFINITION]: Kind.OBJECT_TYPE_EXTENSION,
  [Kind.INTERFACE_TYPE_DEFINITION]: Kind.INTERFACE_TYPE_EXTENSION,
  [Kind.UNION_TYPE_DEFINITION]: Kind.UNION_TYPE_EXTENSION,
  [Kind.ENUM_TYPE_DEFINITION]: Kind.ENUM_TYPE_EXTENSION,
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: Kind.INPUT_OBJECT_TYPE_EXTENSION,
  [Kind.SCHEMA_DEFINITION]: Kind.SCHEMA_EXTENSION,
};
