// Random documents that mean to be valid: the oracle itself says whether they are.
import { GraphQLNonNull, Kind, getNamedType, isAbstractType, isLeafType, isNonNullType, isRequiredArgument } from 'graphql';
import * as n from './nodes.mjs';
import { json, literal, typeSyntax, wildJson } from './values.mjs';

const MAX_DEPTH = 5;
const BOOLEAN = (schema) => new GraphQLNonNull(schema.getType('Boolean'));

/** Makes one document, its variables and the name of the operation to run. */
export class DocumentMaker {
  constructor(random, schema) {
    this.random = random;
    this.schema = schema;
    this.fragments = [];
    this.names = 0;
    this.variables = {};
    this.definitions = [];
    this.directiveNames = schema.getDirectives().map((directive) => directive.name);
  }

  make() {
    const { random } = this;
    const count = random.chance(0.15) ? 2 + random.below(2) : 1;
    const operations = Array.from({ length: count }, (_, i) => this.operation(count === 1 && random.chance(0.4) ? undefined : `Op${i}`));
    const document = { kind: Kind.DOCUMENT, definitions: random.shuffle([...operations, ...this.fragments]) };
    const operationName = count > 1 || random.chance(0.2) ? random.pick(operations).name?.value : undefined;
    return { document, variables: this.variables, operationName };
  }

  operation(operationName) {
    const { random, schema } = this;
    this.definitions = [];
    const kinds = ['query', 'query', 'query', 'query', 'mutation', 'mutation', 'subscription'].filter((kind) => schema.getRootType(kind));
    const kind = random.pick(kinds);
    const root = schema.getRootType(kind);
    const selections = kind === 'subscription' ? [this.field(root, random.pick(Object.values(root.getFields())), 0)] : this.selections(root, 0);
    return n.operation(kind, operationName, this.definitions, selections, this.directives(kind.toUpperCase()));
  }

  selections(type, depth) {
    const { random } = this;
    const result = [];
    for (let i = 1 + random.below(depth > 2 ? 2 : 4); i > 0; i--) {
      result.push(this.selection(type, depth));
    }
    if (random.chance(0.1)) {
      const again = random.pick(result);
      result.push(again.selectionSet && random.chance(0.5) ? this.again(again) : structuredClone(again));
    }
    return result;
  }

  /** The same field once more: its selections are merged with the first one's. */
  again(node) {
    const selections = this.random.shuffle(node.selectionSet.selections).slice(0, 2);
    return { ...structuredClone(node), selectionSet: n.selectionSet(structuredClone(selections)) };
  }

  selection(type, depth) {
    const { random } = this;
    const fields = isAbstractType(type) && !type.getFields ? [] : Object.values(type.getFields());
    const shallow = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const choice = random.below(20);
    if (choice === 0 || fields.length === 0 && random.chance(0.2)) {
      return n.field('__typename', { alias: random.chance(0.3) ? `t${this.names++}` : undefined });
    }
    if (choice === 1 && type === this.schema.getQueryType()) {
      return this.introspection();
    }
    if (depth < MAX_DEPTH && (fields.length === 0 || choice < 6)) {
      return this.fragment(type, depth);
    }
    const candidates = depth >= MAX_DEPTH || random.chance(0.3) ? shallow : fields;
    return candidates.length === 0 ? n.field('__typename') : this.field(type, random.pick(candidates), depth);
  }

  fragment(type, depth) {
    const { random } = this;
    const condition = this.condition(type);
    if (random.chance(0.5)) {
      const bare = condition === type && random.chance(0.5);
      return n.inlineFragment(bare ? undefined : condition.name, this.selections(condition, depth + 1), this.directives('INLINE_FRAGMENT'));
    }
    const known = this.fragments.filter((fragment) => fragment.typeCondition.name.value === condition.name);
    if (known.length > 0 && this.variableFree && random.chance(0.4)) {
      return n.spread(random.pick(known).name.value);
    }
    const name = `F${this.names++}`;
    const selections = this.selections(condition, depth + 1);
    this.fragments.push(n.fragment(name, condition.name, selections, this.directives('FRAGMENT_DEFINITION')));
    return n.spread(name, this.directives('FRAGMENT_SPREAD'));
  }

  /** Fragments are spread again only where that cannot leave a variable undeclared. */
  get variableFree() {
    return this.definitions.length === 0;
  }

  condition(type) {
    const { random, schema } = this;
    if (isAbstractType(type)) {
      return random.chance(0.75) ? random.pick(schema.getPossibleTypes(type)) : type;
    }
    const abstracts = Object.values(schema.getTypeMap()).filter((other) => isAbstractType(other) && schema.isSubType(other, type));
    return abstracts.length > 0 && random.chance(0.25) ? random.pick(abstracts) : type;
  }

  field(parent, definition, depth) {
    const { random } = this;
    const args = this.arguments(definition.args);
    const plain = args.length === 0 && random.chance(0.6);
    const type = getNamedType(definition.type);
    return n.field(definition.name, {
      alias: plain ? undefined : `${random.pick(['x', 'y', 'alias_'])}${this.names++}`,
      args,
      directives: this.directives('FIELD'),
      selections: isLeafType(type) ? undefined : this.selections(type, depth + 1),
    });
  }

  arguments(definitions) {
    const { random } = this;
    return random
      .shuffle(definitions.filter((definition) => isRequiredArgument(definition) || random.chance(0.45)))
      .map((definition) => n.argument(definition.name, literal(random, definition.type, this)));
  }

  directives(location) {
    const { random, schema } = this;
    const result = [];
    if (!random.chance(0.12)) {
      return result;
    }
    if (['FIELD', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT'].includes(location) && random.chance(0.6)) {
      result.push(n.directive(random.pick(['skip', 'include']), [n.argument('if', literal(random, BOOLEAN(schema), this))]));
    }
    const own = schema.getDirectives().filter((known) => known.locations.includes(location) && !['skip', 'include', 'deprecated'].includes(known.name));
    if (own.length > 0) {
      const known = random.pick(own);
      result.push(n.directive(known.name, this.arguments(known.args)));
      if (known.isRepeatable && random.chance(0.5)) {
        result.push(n.directive(known.name, this.arguments(known.args)));
      }
    }
    return result;
  }

  /** Declares a variable that may stand where this type is expected. */
  variableFor(type) {
    const { random } = this;
    const key = `v${this.names++}`;
    let declared = type;
    let fallback;
    if (isNonNullType(type) && random.chance(0.3)) {
      declared = type.ofType;
      fallback = literal(random, type);
    } else if (!isNonNullType(type)) {
      declared = random.chance(0.3) ? new GraphQLNonNull(type) : type;
      fallback = random.chance(0.3) ? literal(random, type) : undefined;
    }
    if (isNonNullType(declared) && fallback?.kind === Kind.NULL) {
      fallback = undefined;
    }
    const definition = n.variableDefinition(key, typeSyntax(declared), fallback);
    definition.directives = this.random.chance(0.1) && this.directiveNames.includes('again')
      ? [n.directive('again', [n.argument('reason', n.stringValue('r'))])]
      : [];
    this.definitions.push(definition);
    if (random.chance(0.04)) {
      this.variables[key] = wildJson(random);
    } else if (isNonNullType(declared) ? !(fallback && random.chance(0.5)) : random.chance(0.7)) {
      this.variables[key] = json(random, declared);
    }
    return n.variable(key);
  }

  introspection() {
    const { random, schema } = this;
    const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
    const typeName = random.chance(0.1) ? 'Nothing' : random.pick(types);
    const inner = [
      n.field('name'),
      n.field('kind'),
      n.field('fields', { args: random.chance(0.3) ? [n.argument('includeDeprecated', n.booleanValue(true))] : [], selections: [n.field('name'), n.field('args', { selections: [n.field('name'), n.field('defaultValue')] }), n.field('type', { selections: [n.field('name'), n.field('kind'), n.field('ofType', { selections: [n.field('name'), n.field('kind')] })] })] }),
      n.field('enumValues', { selections: [n.field('name'), n.field('isDeprecated')] }),
      n.field('inputFields', { selections: [n.field('name'), n.field('defaultValue')] }),
      n.field('interfaces', { selections: [n.field('name')] }),
      n.field('isOneOf'),
    ];
    return n.field('__type', { alias: `i${this.names++}`, args: [n.argument('name', n.stringValue(typeName))], selections: random.shuffle(inner).slice(0, 1 + random.below(inner.length)) });
  }
}
