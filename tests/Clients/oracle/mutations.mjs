// Ways to break a document, at least one for each rule. Each changes the document in place.
import { Kind, parse, visit } from 'graphql';
import * as n from './nodes.mjs';
import { wildLiteral } from './values.mjs';

/** All nodes of the kinds. */
function nodes(document, ...kinds) {
  const found = [];
  visit(document, { enter: (node) => { if (kinds.includes(node.kind)) { found.push(node); } } });
  return found;
}

const sets = (document) => nodes(document, Kind.SELECTION_SET).filter((set) => set.selections.length > 0);
const fields = (document) => nodes(document, Kind.FIELD);
const operations = (document) => nodes(document, Kind.OPERATION_DEFINITION);
const insert = (random, list, item) => list.splice(random.below(list.length + 1), 0, item);
const typeNames = (schema) => Object.keys(schema.getTypeMap());
const anyType = (random, schema) => random.pick([...typeNames(schema), 'Nothing', 'Dgo', 'Usr']);
const responseName = (field) => (field.alias ?? field.name).value;

/** The name of a field of any type. */
function strange(random, schema) {
  const owner = random.pick(Object.values(schema.getTypeMap()).filter((type) => type.getFields && !type.isOneOf));
  return random.pick(Object.keys(owner.getFields()));
}

export const MUTATIONS = {
  unknownField: (random, document) => {
    const field = random.pick(fields(document));
    field.name = n.name(random.pick(['nme', 'barkVolme', 'unknown', '__typo', 'id', 'name', 'a']));
  },
  otherField: (random, document, schema) => insert(random, random.pick(sets(document)).selections, n.field(strange(random, schema))),
  sameAlias: (random, document) => {
    const candidates = sets(document).filter((set) => set.selections.filter((one) => one.kind === Kind.FIELD).length > 1);
    const set = random.pick(candidates);
    if (set) {
      const [one, other] = random.shuffle(set.selections.filter((selection) => selection.kind === Kind.FIELD));
      one.alias = n.name(responseName(other));
    }
  },
  aliasAnywhere: (random, document) => {
    const all = fields(document);
    for (let i = 0; i < 3; i++) {
      random.pick(all).alias = n.name(responseName(random.pick(all)));
    }
  },
  fewAliases: (random, document) => {
    for (const field of fields(document)) {
      if (random.chance(0.5)) {
        field.alias = n.name(random.pick(['p', 'q', 'r']));
      }
    }
  },
  repeatedWithOtherArguments: (random, document) => {
    const set = random.pick(sets(document));
    const field = random.pick(set.selections.filter((one) => one.kind === Kind.FIELD));
    if (field) {
      const copy = structuredClone(field);
      random.chance(0.5) && copy.arguments.length > 0 ? copy.arguments.pop() : copy.arguments.push(n.argument('first', n.intValue(random.below(4))));
      set.selections.push(copy);
    }
  },
  repeatedWithOtherSelections: (random, document) => {
    const set = random.pick(sets(document));
    const field = random.pick(set.selections.filter((one) => one.selectionSet));
    if (field) {
      const copy = structuredClone(field);
      for (const below of fields(copy.selectionSet)) {
        if (random.chance(0.5)) {
          below.name = n.name(random.pick(['name', 'id', 'nickname', 'a', 'v']));
          below.arguments = [];
        }
      }
      set.selections.push(copy);
    }
  },
  repeatedInOtherOrder: (random, document) => {
    const set = random.pick(sets(document));
    const field = random.pick(set.selections.filter((one) => one.kind === Kind.FIELD && one.arguments.length > 0));
    if (field) {
      const copy = structuredClone(field);
      copy.arguments = random.shuffle(copy.arguments);
      visit(copy, { ObjectValue: (node) => { node.fields.reverse(); } });
      set.selections.push(copy);
    }
  },
  fragmentsThatConflict: (random, document) => {
    const [one, other] = [random.pick(sets(document)), random.pick(sets(document))];
    const condition = random.pick(nodes(document, Kind.FRAGMENT_DEFINITION))?.typeCondition.name.value ?? 'Query';
    const names = ['name', 'id', 'v', 'a', 'text', 'owner', 'nickname'];
    for (const [key, set] of [['G', one], ['H', other], ['I', one]]) {
      const selections = [n.field(random.pick(names), { alias: 'same' }), n.field(random.pick(names))];
      if (key === 'I') {
        selections.push(n.spread(random.pick(['G', 'H'])));
      }
      document.definitions.push(n.fragment(key, condition, selections));
      set.selections.push(n.spread(key));
    }
  },
  copiedFragment: (random, document) => {
    const known = random.pick(nodes(document, Kind.FRAGMENT_DEFINITION));
    if (known) {
      const copy = structuredClone(known);
      copy.name = n.name('Copy');
      for (const field of fields(copy)) {
        random.chance(0.3) && (field.alias = n.name(responseName(random.pick(fields(known)))));
      }
      document.definitions.push(copy);
      random.pick(sets(document)).selections.push(n.spread('Copy'), n.spread(known.name.value));
    }
  },
  unknownArgument: (random, document) =>
    random.pick(nodes(document, Kind.FIELD, Kind.DIRECTIVE)).arguments.push(n.argument(random.pick(['frist', 'x1', 'iff']), wildLiteral(random))),
  duplicateArgument: (random, document) => {
    const owner = random.pick(nodes(document, Kind.FIELD, Kind.DIRECTIVE).filter((node) => node.arguments.length > 0));
    for (let i = 1 + random.below(2); owner && i > 0; i--) {
      owner.arguments.push(structuredClone(owner.arguments[0]));
    }
  },
  missingArgument: (random, document) => {
    const owner = random.pick(nodes(document, Kind.FIELD, Kind.DIRECTIVE).filter((node) => node.arguments.length > 0));
    owner?.arguments.shift();
  },
  wrongValue: (random, document) => {
    const argument = random.pick(nodes(document, Kind.ARGUMENT, Kind.OBJECT_FIELD));
    if (argument) {
      argument.value = wildLiteral(random);
    }
  },
  wrongDefault: (random, document) => {
    const definition = random.pick(nodes(document, Kind.VARIABLE_DEFINITION));
    if (definition) {
      definition.defaultValue = random.pick([wildLiteral(random), n.nullValue()]);
    }
  },
  undeclaredVariable: (random, document) => {
    const operation = random.pick(operations(document));
    operation.variableDefinitions = operation.variableDefinitions.slice(1);
  },
  unusedVariable: (random, document, schema) =>
    random.pick(operations(document)).variableDefinitions.push(n.variableDefinition(`unused${random.below(2)}`, n.namedType(anyType(random, schema)))),
  otherVariableType: (random, document, schema) => {
    const definition = random.pick(nodes(document, Kind.VARIABLE_DEFINITION));
    if (definition) {
      const inner = n.namedType(random.chance(0.4) ? anyType(random, schema) : random.pick(['Int', 'Float', 'ID', 'String', 'Boolean']));
      definition.type = random.pick([inner, { kind: Kind.NON_NULL_TYPE, type: inner }, { kind: Kind.LIST_TYPE, type: inner }]);
    }
  },
  nullableVariable: (random, document) => {
    for (const definition of nodes(document, Kind.VARIABLE_DEFINITION)) {
      if (definition.type.kind === Kind.NON_NULL_TYPE) {
        definition.type = definition.type.type;
      }
      if (random.chance(0.5)) {
        definition.defaultValue = undefined;
      }
    }
  },
  duplicateVariable: (random, document) => {
    const operation = random.pick(operations(document).filter((one) => one.variableDefinitions.length > 0));
    for (let i = 1 + random.below(2); operation && i > 0; i--) {
      operation.variableDefinitions.push(structuredClone(operation.variableDefinitions[0]));
    }
  },
  unknownDirective: (random, document) => {
    const place = random.pick(nodes(document, Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.VARIABLE_DEFINITION));
    place.directives = [...place.directives, n.directive(random.pick(['unknown', 'onField', 'onQuery', 'skip', 'include', 'again', 'deprecated', 'specifiedBy', 'oneOf']))];
  },
  repeatedDirective: (random, document) => {
    const place = random.pick(nodes(document, Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD));
    const known = n.directive(random.pick(['skip', 'include', 'onField', 'again']), [n.argument('if', n.booleanValue(false))]);
    place.directives = [...place.directives, ...Array.from({ length: 2 + random.below(2) }, () => structuredClone(known))];
  },
  unknownFragment: (random, document) => insert(random, random.pick(sets(document)).selections, n.spread('Missing')),
  unusedFragment: (random, document, schema) =>
    insert(random, document.definitions, n.fragment(`Unused${random.below(2)}`, anyType(random, schema), [n.field('name'), n.field('id', { alias: 'name' })])),
  fragmentCycle: (random, document) => {
    const known = nodes(document, Kind.FRAGMENT_DEFINITION);
    for (let i = 1 + random.below(3); known.length > 0 && i > 0; i--) {
      insert(random, random.pick(sets(random.pick(known))).selections, n.spread(random.pick(known).name.value));
    }
  },
  duplicateFragment: (random, document) => {
    const known = random.pick(nodes(document, Kind.FRAGMENT_DEFINITION));
    if (known) {
      insert(random, document.definitions, random.chance(0.5) ? structuredClone(known) : n.fragment(known.name.value, 'Query', [n.field('__typename')]));
    }
  },
  duplicateOperation: (random, document) => {
    const known = random.pick(operations(document));
    for (let i = 1 + random.below(2); i > 0; i--) {
      insert(random, document.definitions, structuredClone(known));
    }
  },
  anonymousBeside: (random, document) => insert(random, document.definitions, n.operation('query', undefined, [], [n.field('__typename')])),
  wrongCondition: (random, document, schema) => {
    const place = random.pick(nodes(document, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_DEFINITION));
    if (place) {
      place.typeCondition = n.namedType(anyType(random, schema));
    }
  },
  strangeInline: (random, document, schema) =>
    insert(random, random.pick(sets(document)).selections, n.inlineFragment(anyType(random, schema), [n.field(strange(random, schema)), n.field('__typename')])),
  leafWithSelections: (random, document) => {
    const field = random.pick(fields(document).filter((one) => !one.selectionSet));
    if (field) {
      field.selectionSet = n.selectionSet([n.field('name'), n.field('x', { alias: 'name' })]);
    }
  },
  objectWithoutSelections: (random, document) => {
    const field = random.pick(fields(document).filter((one) => one.selectionSet));
    if (field) {
      field.selectionSet = undefined;
    }
  },
  subscription: (random, document, schema) => {
    const root = schema.getSubscriptionType();
    const names = root ? Object.keys(root.getFields()) : ['a'];
    const one = () => n.field(random.pick([...names, '__typename']), { alias: random.chance(0.5) ? `s${random.below(3)}` : undefined, selections: [n.field('__typename')], directives: random.chance(0.1) ? [n.directive('skip', [n.argument('if', n.booleanValue(false))])] : [] });
    const selections = Array.from({ length: 1 + random.below(3) }, one);
    if (random.chance(0.5)) {
      selections.push(random.chance(0.5) ? n.inlineFragment('Subscription', [one(), one()]) : n.spread('OnSubscription'));
    }
    document.definitions.push(n.operation('subscription', random.chance(0.7) ? 'Sub' : undefined, [], selections));
    if (selections.some((selection) => selection.kind === Kind.FRAGMENT_SPREAD)) {
      document.definitions.push(n.fragment('OnSubscription', 'Subscription', [one(), one()]));
    }
  },
  mutation: (random, document) => document.definitions.push(n.operation(random.pick(['mutation', 'subscription']), 'Mut', [], [n.field('__typename')])),
  typeDefinition: (random, document) =>
    insert(random, document.definitions, parse(random.pick(['type Dog { a: Int }', 'extend type Query { b: Int @skip(if: 1) }', 'schema { query: Query }', 'directive @d(a: Int = "x") on FIELD', 'scalar Date', 'enum E @unknown { A }', 'input I { a: Nope, a: Int }', 'extend union CatOrDog = Dog']), { noLocation: true }).definitions[0]),
  manyWrongs: (random, document, schema) => {
    for (const field of fields(document)) {
      if (random.chance(0.2)) {
        field.name = n.name(strange(random, schema));
      }
      for (const argument of field.arguments) {
        if (random.chance(0.3)) {
          argument.value = wildLiteral(random);
        }
      }
    }
  },
};
