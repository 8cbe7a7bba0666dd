// Ways to break a type system document, at least one for each rule of the specification's chapter on the type system. Each
// changes the document in place; where it finds nothing to break it leaves the document as it is.
import { Kind, parse, visit } from 'graphql';
import * as n from '../nodes.mjs';

/** All nodes of the kinds. */
function nodes(document, ...kinds) {
  const found = [];
  visit(document, { enter: (node) => { if (kinds.includes(node.kind)) { found.push(node); } } });
  return found;
}

const OBJECTS = [Kind.OBJECT_TYPE_DEFINITION];
const COMPLEX = [Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION];
const FIELDS = (document, ...kinds) => nodes(document, ...kinds).flatMap((type) => type.fields ?? []);
const ARGUMENTS = (document) => FIELDS(document, ...COMPLEX).flatMap((field) => field.arguments ?? []);
const INPUT_FIELDS = (document) => FIELDS(document, Kind.INPUT_OBJECT_TYPE_DEFINITION);
const TYPES = [Kind.SCALAR_TYPE_DEFINITION, ...COMPLEX, Kind.UNION_TYPE_DEFINITION, Kind.ENUM_TYPE_DEFINITION, Kind.INPUT_OBJECT_TYPE_DEFINITION];
const types = (document) => nodes(document, ...TYPES);
const nonNull = (type) => (type.kind === Kind.NON_NULL_TYPE ? type : { kind: Kind.NON_NULL_TYPE, type });
const list = (type) => ({ kind: Kind.LIST_TYPE, type });
const deprecated = () => n.directive('deprecated', []);

/** Adds definitions, written as text. */
const add = (random, document, text) => document.definitions.splice(random.below(document.definitions.length + 1), 0, ...parse(text, { noLocation: true }).definitions);

/** Changes one of the nodes, if there is any. */
const one = (random, found, change) => { if (found.length > 0) { change(random.pick(found)); } };

/** Puts a copy of an item of one of the lists into it again. */
const twice = (random, lists) => one(random, lists.filter((items) => items?.length > 0), (items) => items.splice(random.below(items.length + 1), 0, structuredClone(random.pick(items))));

/** Changes a field that an interface asks for. */
function implementing(random, document, change) {
  const interfaces = new Map(nodes(document, Kind.INTERFACE_TYPE_DEFINITION).map((type) => [type.name.value, type]));
  const found = [];
  for (const type of nodes(document, ...COMPLEX)) {
    for (const implemented of type.interfaces ?? []) {
      for (const expected of interfaces.get(implemented.name.value)?.fields ?? []) {
        const field = type.fields?.find((candidate) => candidate.name.value === expected.name.value);
        if (field) {
          found.push({ type, field, expected });
        }
      }
    }
  }
  one(random, found, change);
}

const directed = (document) => nodes(document, ...TYPES, Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION, Kind.SCHEMA_DEFINITION).filter((node) => node.directives);

export const SDL_MUTATIONS = {
  duplicateType: (random, document) => one(random, types(document), (type) => document.definitions.push(structuredClone(type))),
  duplicateDirective: (random, document) => one(random, nodes(document, Kind.DIRECTIVE_DEFINITION), (definition) => document.definitions.push(structuredClone(definition))),
  duplicateField: (random, document) => twice(random, nodes(document, ...COMPLEX).map((type) => type.fields)),
  duplicateInputField: (random, document) => twice(random, nodes(document, Kind.INPUT_OBJECT_TYPE_DEFINITION).map((type) => type.fields)),
  duplicateArgument: (random, document) => twice(random, [...FIELDS(document, ...COMPLEX), ...nodes(document, Kind.DIRECTIVE_DEFINITION)].map((field) => field.arguments)),
  duplicateEnumValue: (random, document) => twice(random, nodes(document, Kind.ENUM_TYPE_DEFINITION).map((type) => type.values)),
  duplicateMember: (random, document) => twice(random, nodes(document, Kind.UNION_TYPE_DEFINITION).map((type) => type.types)),
  duplicateInterface: (random, document) => twice(random, nodes(document, ...COMPLEX).map((type) => type.interfaces)),
  duplicateInExtension: (random, document) => one(random, nodes(document, ...COMPLEX, Kind.INPUT_OBJECT_TYPE_DEFINITION).filter((type) => type.fields?.length > 0), (type) =>
    document.definitions.push({ kind: type.kind.replace('Definition', 'Extension'), name: type.name, fields: [structuredClone(random.pick(type.fields))] })),
  duplicateValueInExtension: (random, document) => one(random, nodes(document, Kind.ENUM_TYPE_DEFINITION).filter((type) => type.values?.length > 0), (type) =>
    document.definitions.push({ kind: Kind.ENUM_TYPE_EXTENSION, name: type.name, values: [structuredClone(random.pick(type.values))] })),
  duplicateOperationType: (random, document) => add(random, document, 'extend schema { query: Query }'),
  secondSchema: (random, document) => add(random, document, 'schema { query: Query }'),
  unknownType: (random, document) => one(random, nodes(document, Kind.NAMED_TYPE), (type) => { type.name = n.name(random.pick(['Nothing', 'int', 'Objct0', '__Nothing'])); }),
  otherType: (random, document) => one(random, nodes(document, Kind.NAMED_TYPE), (type) => { type.name = n.name(random.pick([...types(document).map((other) => other.name.value), 'Int', 'String', 'Boolean', '__Type', '__TypeKind'])); }),
  manyOtherTypes: (random, document) => nodes(document, Kind.NAMED_TYPE).forEach((type) => {
    if (random.chance(0.1)) {
      type.name = n.name(random.pick(types(document)).name.value);
    }
  }),
  wrapped: (random, document) => one(random, nodes(document, Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION), (value) => { value.type = random.chance(0.5) ? list(value.type) : nonNull(value.type); }),
  unwrapped: (random, document) => one(random, nodes(document, Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION), (value) => { value.type = value.type.type ?? value.type; }),
  unknownDirective: (random, document) => one(random, directed(document), (node) => node.directives.push(n.directive(random.pick(['nothing', 'deprecate', 'directive9'])))),
  anyDirective: (random, document) => one(random, directed(document), (node) => node.directives.push(n.directive(random.pick(['deprecated', 'oneOf', 'skip', 'specifiedBy', 'directive0', 'directive1'])))),
  directiveTwice: (random, document) => twice(random, directed(document).map((node) => node.directives)),
  directiveTwiceByExtension: (random, document) => one(random, nodes(document, ...TYPES).filter((type) => type.directives.length > 0), (type) =>
    document.definitions.push({ kind: type.kind.replace('Definition', 'Extension'), name: type.name, directives: structuredClone(type.directives) })),
  unknownDirectiveArgument: (random, document) => one(random, nodes(document, Kind.DIRECTIVE), (node) => node.arguments.push(n.argument('nothing', n.intValue(1)))),
  directiveArgumentTwice: (random, document) => twice(random, nodes(document, Kind.DIRECTIVE).map((node) => node.arguments)),
  directiveArgumentLost: (random, document) => one(random, nodes(document, Kind.DIRECTIVE).filter((node) => node.arguments.length > 0), (node) => node.arguments.splice(random.below(node.arguments.length), 1)),
  directiveArgumentWrong: (random, document) => one(random, nodes(document, Kind.DIRECTIVE).flatMap((node) => node.arguments), (argument) => { argument.value = wrong(random); }),
  extendUnknown: (random, document) => add(random, document, random.pick(['extend type Nothing { a: Int }', 'extend scalar Nothing @deprecated', 'extend enum Enm0 { A }', 'extend union Nothing = Query', 'extend input Nothing { a: Int }', 'extend interface Nothing { a: Int }', 'extend type __Type { a: Int }'])),
  extendOther: (random, document) => one(random, types(document), ({ name }) => add(random, document, random.pick(['extend type N { zz: Int }', 'extend scalar N @deprecated', 'extend enum N { ZZ }', 'extend input N { zz: Int }', 'extend interface N { zz: Int }']).replace('N', name.value))),
  emptied: (random, document) => one(random, types(document).filter((type) => type.fields ?? type.values ?? type.types), (type) => {
    for (const part of ['fields', 'values', 'types']) {
      if (type[part]) {
        type[part] = [];
      }
    }
  }),
  reservedName: (random, document) => one(random, nodes(document, Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION, Kind.DIRECTIVE_DEFINITION), (node) => { node.name = n.name(`__${node.name.value}`); }),
  reservedTypeName: (random, document) => add(random, document, random.pick(['scalar __Own', 'type __Own { a: Int }', 'enum __Own { A }', 'input __Own { a: Int }', 'union __Own = Query', 'interface __Own { a: Int }'])),
  keywordName: (random, document) => one(random, nodes(document, Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION), (node) => { node.name = n.name(random.pick(['on', 'true', 'false', 'null', 'fragment', 'type', 'query', 'extend', 'repeatable', 'implements'])); }),
  renamed: (random, document) => one(random, nodes(document, Kind.NAME), (node) => { node.value = random.pick(nodes(document, Kind.NAME)).value; }),
  inputAsOutput: (random, document) => one(random, FIELDS(document, ...COMPLEX), (field) => { add(random, document, 'input OnlyIn { a: Int }'); field.type = n.namedType('OnlyIn'); }),
  outputAsInput: (random, document) => one(random, [...ARGUMENTS(document), ...INPUT_FIELDS(document), ...nodes(document, Kind.DIRECTIVE_DEFINITION).flatMap((definition) => definition.arguments)], (value) => { value.type = n.namedType(random.pick(nodes(document, ...OBJECTS)).name.value); }),
  fieldLost: (random, document) => implementing(random, document, ({ type, field }) => type.fields.splice(type.fields.indexOf(field), 1)),
  fieldOfOtherType: (random, document) => implementing(random, document, ({ field }) => { field.type = random.pick([list(field.type), field.type.type ?? field.type, n.namedType('String'), n.namedType('Query')]); }),
  argumentLost: (random, document) => implementing(random, document, ({ field }) => field.arguments.splice(0, 1)),
  argumentOfOtherType: (random, document) => implementing(random, document, ({ field }) => one(random, field.arguments, (argument) => { argument.type = random.chance(0.5) ? nonNull(argument.type) : n.namedType('Boolean'); })),
  argumentRequired: (random, document) => implementing(random, document, ({ field }) => field.arguments.push({ kind: Kind.INPUT_VALUE_DEFINITION, name: n.name('required'), type: nonNull(n.namedType('Int')), directives: [] })),
  argumentWithDefault: (random, document) => implementing(random, document, ({ field }) => field.arguments.push({ kind: Kind.INPUT_VALUE_DEFINITION, name: n.name('optional'), type: nonNull(n.namedType('Int')), defaultValue: n.intValue(1), directives: [] })),
  fieldDeprecated: (random, document) => implementing(random, document, ({ field, expected }) => { field.directives.push(deprecated()); expected.directives = random.chance(0.3) ? [deprecated()] : expected.directives; }),
  interfaceLost: (random, document) => one(random, nodes(document, ...COMPLEX).filter((type) => type.interfaces?.length > 0), (type) => type.interfaces.splice(random.below(type.interfaces.length), 1)),
  interfaceSelf: (random, document) => one(random, nodes(document, Kind.INTERFACE_TYPE_DEFINITION), (type) => { type.interfaces = [...(type.interfaces ?? []), n.namedType(type.name.value)]; }),
  interfaceCircle: (random, document) => add(random, document, 'interface CircleA implements CircleB { a: Int } interface CircleB implements CircleA { a: Int }'),
  interfaceAdded: (random, document) => one(random, nodes(document, ...COMPLEX), (type) => { type.interfaces = [...(type.interfaces ?? []), n.namedType(random.pick(types(document)).name.value)]; }),
  memberAdded: (random, document) => one(random, nodes(document, Kind.UNION_TYPE_DEFINITION), (type) => { type.types = [...(type.types ?? []), n.namedType(random.pick(types(document)).name.value)]; }),
  rootOfOtherKind: (random, document) => add(random, document, random.pick(['enum Mutation { A }', 'scalar Subscription', 'input Mutation { a: Int }', 'union Subscription = Query', 'interface Mutation { a: Int }'])),
  rootTwice: (random, document) => one(random, nodes(document, Kind.OPERATION_TYPE_DEFINITION), (root) => { root.type = n.namedType(random.pick(nodes(document, ...OBJECTS)).name.value); }),
  rootAnything: (random, document) => one(random, nodes(document, Kind.OPERATION_TYPE_DEFINITION), (root) => { root.type = n.namedType(random.pick(types(document)).name.value); }),
  rootLost: (random, document) => one(random, nodes(document, ...OBJECTS).filter((type) => type.name.value === 'Query'), (type) => { type.name = n.name('Quer'); }),
  requiredDeprecated: (random, document) => one(random, [...ARGUMENTS(document), ...INPUT_FIELDS(document), ...nodes(document, Kind.DIRECTIVE_DEFINITION).flatMap((definition) => definition.arguments)], (value) => { value.type = nonNull(value.type); value.directives = [deprecated()]; }),
  // Not by an extension: the reference implementation overlooks @oneOf there.
  oneOf: (random, document) => one(random, nodes(document, Kind.INPUT_OBJECT_TYPE_DEFINITION), (type) => type.directives.push(n.directive('oneOf'))),
  oneOfNonNull: (random, document) => add(random, document, 'input One @oneOf { a: Int, b: Int! }'),
  oneOfDefault: (random, document) => add(random, document, 'input One @oneOf { a: Int } extend input One { b: Int = 1 }'),
  oneOfValue: (random, document) => add(random, document, `input One @oneOf { a: Int, b: Int } extend type Query { one(by: One = ${random.pick(['{}', '{ a: 1 }', '{ a: 1, b: 2 }', '{ a: null }', '{ a: null, b: 1 }', 'null', '[{ a: 1 }]'])}): Int }`),
  inputCircle: (random, document) => one(random, INPUT_FIELDS(document), (field) => { field.type = nonNull(n.namedType(random.pick(nodes(document, Kind.INPUT_OBJECT_TYPE_DEFINITION)).name.value)); }),
  inputLongCircle: (random, document) => add(random, document, `input LoopA { b: LoopB! } input LoopB { c: LoopC! } input LoopC { a: ${random.pick(['LoopA!', 'LoopA', '[LoopA!]!'])} }`),
  defaultWrong: (random, document) => one(random, [...ARGUMENTS(document), ...INPUT_FIELDS(document), ...nodes(document, Kind.DIRECTIVE_DEFINITION).flatMap((definition) => definition.arguments)], (value) => { value.defaultValue = wrong(random); }),
  defaultNull: (random, document) => one(random, [...ARGUMENTS(document), ...INPUT_FIELDS(document)], (value) => { value.defaultValue = n.nullValue(); }),
  defaultCircle: (random, document) => add(random, document, random.pick(['input DA { x: DA = {} }', 'input DA { x: DA = { x: null } }', 'input DA { x: DB = {} } input DB { y: DA = {} }', 'input DA { x: DB = {} } input DB { y: DA = { x: {} } }', 'input DA { x: [DA] = [{}] }', 'input DA { x: DB = { y: {} } } input DB { y: DA }', 'input DA { x: DA, y: DA = { x: {} } }', 'input DA { x: DB = {} } input DB { y: Int = 1 }'])),
  defaultsAnywhere: (random, document) => [...ARGUMENTS(document), ...INPUT_FIELDS(document)].forEach((value) => {
    if (random.chance(0.3)) {
      value.defaultValue = random.chance(0.5) ? n.objectValue([]) : wrong(random);
    }
  }),
  directiveCircle: (random, document) => add(random, document, random.pick(['directive @loop(a: Int @loop) on ARGUMENT_DEFINITION', 'directive @loop(a: LoopIn) on INPUT_FIELD_DEFINITION input LoopIn { a: Int @loop }', 'directive @loop(a: Int @pool) on ARGUMENT_DEFINITION directive @pool(a: Int @loop) on ARGUMENT_DEFINITION', 'directive @loop(a: LoopE) on ENUM_VALUE enum LoopE { A @loop }'])),
  redefined: (random, document) => add(random, document, random.pick(['scalar Int', 'scalar String', 'type Int { a: Int }', 'directive @deprecated(reason: String) on FIELD_DEFINITION', 'directive @skip(if: Boolean!) on FIELD', 'directive @own on FIELD', 'scalar Int scalar Int'])),
  unknownLocation: (random, document) => one(random, nodes(document, Kind.DIRECTIVE_DEFINITION), (definition) => definition.locations.push(n.name(random.pick(['FELD', 'field', 'FIELDS'])))),
  executable: (random, document) => add(random, document, random.pick(['{ a }', 'query Q { a }', 'fragment F on Query { a }', 'mutation M { a }'])),
  deprecatedAnywhere: (random, document) => nodes(document, Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION).forEach((node) => {
    if (random.chance(0.1) && !node.directives.some((directive) => directive.name.value === 'deprecated')) {
      node.directives.push(deprecated());
    }
  }),
  extensionFirst: (random, document) => add(random, document, 'extend type Late { b: Int } type Late { a: Int } extend type Late implements LateI interface LateI { a: Int, b: Int }'),
  extensionsOnly: (random, document) => {
    // A root of the default name is kept by the reference implementation whatever an extension says: not asked for.
    const mayExtend = !types(document).some((type) => type.name.value === 'Mutation');
    add(random, document, mayExtend && random.chance(0.5) ? 'extend schema { mutation: Late } type Late { a: Int }' : 'extend schema @nothing');
  },
};

/** A literal that fits few types. */
const wrong = (random) =>
  random.pick([
    n.intValue(12),
    n.intValue('2147483648'),
    n.floatValue('1.5'),
    n.stringValue('VALUE_0'),
    n.booleanValue(true),
    n.enumValue('VALUE_0'),
    n.enumValue('NOTHING'),
    n.nullValue(),
    n.listValue([]),
    n.listValue([n.intValue(1), n.nullValue(), n.stringValue('a')]),
    n.listValue([n.listValue([n.intValue(1)])]),
    n.objectValue([]),
    n.objectValue([n.objectField('leaf', n.intValue(1))]),
    n.objectValue([n.objectField('leaf', n.intValue(1)), n.objectField('leaf', n.intValue(1))]),
    n.objectValue([n.objectField('leaf', n.nullValue())]),
    n.objectValue([n.objectField('leaf', n.intValue(1)), n.objectField('nothing', n.intValue(1))]),
  ]);
