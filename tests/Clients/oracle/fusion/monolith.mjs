// The unsplit schema: what one server would have answered.
import { Kind, buildASTSchema, execute, getOperationAST, isListType, isNonNullType, parse, subscribe, validate, visit } from 'graphql';

/** Whether a definition is known to sources alone. */
const isHidden = (node) =>
  node.directives?.some((one) => one.name.value === 'data' && one.arguments.some((argument) => argument.name.value === 'hidden'));

const MEMBERS = new Set([Kind.FIELD_DEFINITION, Kind.ENUM_VALUE_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.OBJECT_TYPE_DEFINITION]);

/** The schema as clients see it. */
function publicSchema(text) {
  const document = visit(parse(text, { noLocation: true }), {
    enter: (node) => (MEMBERS.has(node.kind) && isHidden(node) ? null : undefined),
    Directive: (node) => (node.name.value === 'data' ? null : undefined),
  });
  return document;
}

/** The same schema with nothing but nullable output: an execution of it meets every error that there can be. */
function nullable(document) {
  const strip = (type) =>
    type.kind === Kind.NON_NULL_TYPE ? strip(type.type) : type.kind === Kind.LIST_TYPE ? { ...type, type: strip(type.type) } : type;
  return visit(document, { FieldDefinition: (node) => ({ ...node, type: strip(node.type) }) });
}

export class Monolith {
  constructor(text, data) {
    const document = publicSchema(text);
    this.data = data;
    this.schema = buildASTSchema(document);
    this.nullable = buildASTSchema(nullable(document));
  }

  /** What the unsplit schema answers, and every error that it could have answered; of a subscription, at each event. */
  async run({ document, variables }) {
    let parsed;
    try {
      parsed = parse(document);
    } catch (error) {
      return { invalid: [error.message] };
    }
    const invalid = validate(this.schema, parsed);
    if (invalid.length > 0) {
      return { invalid: invalid.map((error) => error.message) };
    }
    const common = { document: parsed, variableValues: variables, typeResolver: (value) => value.type };
    const args = { ...common, schema: this.schema, fieldResolver: (source, args, _, info) => this.#resolve(source, args, info) };
    const all = { ...common, schema: this.nullable, fieldResolver: (source, args, _, info) => this.#complain(source, args, info) };
    if (getOperationAST(parsed).operation !== 'subscription') {
      return answer(execute(args), execute(all));
    }
    const seen = [];
    const stream = await subscribe({ ...args, subscribeFieldResolver: (_, given, __, info) => this.#events(given, info, seen) });
    if (stream.errors) {
      return answer(stream, stream);
    }
    const events = [];
    for await (const event of stream) {
      events.push(answer(event, execute({ ...all, rootValue: seen[events.length] })));
    }
    return { events };
  }

  async *#events(args, info, seen) {
    const field = this.data.field(info.parentType.name, info.fieldName);
    for (const event of this.data.eventsOf(info.fieldName, this.data.argumentsText(field, args, []))) {
      seen.push(event);
      yield event;
    }
  }

  #resolve(source, args, info) {
    const { data } = this;
    const parent = source ?? { type: info.parentType.name, key: 'root' };
    const field = data.field(parent.type, info.fieldName);
    if (field.note.lookup) {
      const names = field.args.map((name, i) => [field.note.lookup[i], args[name]]);
      return data.find(field.note.types ?? [namedOutput(info.returnType)], names);
    }
    const required = (field.note.require ?? []).map((map) => [map, data.evaluate(map, parent)]);
    return data.valueOf(parent, info.fieldName, data.argumentsText(field, args, required));
  }

  /** The value, with errors where something is null that must not be. */
  #complain(source, args, info) {
    const type = this.schema.getType(info.parentType.name).getFields()[info.fieldName].type;
    const missing = new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`);
    return complain(type, this.#resolve(source, args, info), missing);
  }
}

const answer = (result, all) => ({ data: result.data, errors: result.errors?.map(plain), possible: all.errors?.map(plain) });

const namedOutput = (type) => (type.ofType ? namedOutput(type.ofType) : type.name);

/** The value with errors where something is null that must not be. */
function complain(type, value, missing) {
  if (isNonNullType(type)) {
    if (value === null) {
      return missing;
    }
    return complain(type.ofType, value, missing);
  }
  return isListType(type) && value !== null ? value.map((item) => complain(type.ofType, item, missing)) : value;
}

const plain = ({ message, path }) => ({ message, path });
