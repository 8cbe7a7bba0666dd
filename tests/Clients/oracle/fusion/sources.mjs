// Sources of a world as HTTP servers on npm's graphql.
import { createServer } from 'node:http';
import { GraphQLError, buildASTSchema, execute, getNamedType, isAbstractType, parse, subscribe, validate, valueFromASTUntyped } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { hash } from '../resolvers.mjs';

const PORTS = 3;
const MAX_DELAY = 6;

const directive = (node, name) => node?.directives?.find((one) => one.name.value === name);
const argument = (node, name) => {
  const found = node?.arguments?.find((one) => one.name.value === name);
  return found && valueFromASTUntyped(found.value);
};

/** One source of a world. */
class Source {
  constructor(options, data) {
    Object.assign(this, options);
    this.data = data;
    this.schema = buildASTSchema(parse(options.sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
    this.documents = new Map();
  }

  answer(request) {
    const { errors, args } = this.prepare(request);
    if (errors) {
      return { errors };
    }
    const result = execute(args);
    return { ...(result.errors ? { errors: result.errors } : undefined), ...(result.data === undefined ? undefined : { data: result.data }) };
  }

  /** What executes a request, or why it is refused. */
  prepare({ query, variables }) {
    let known = this.documents.get(query);
    if (!known) {
      known = this.#read(query);
      this.documents.set(query, known);
    }
    if (known.errors) {
      return { errors: known.errors };
    }
    const args = {
      schema: this.schema,
      document: known.document,
      variableValues: variables,
      fieldResolver: (source, args, _, info) => this.#resolve(source, args, info),
      subscribeFieldResolver: (_, given, __, info) => this.#events(given, info),
      typeResolver: (value) => value.type,
    };
    return { args };
  }

  async *#events(args, info) {
    const field = this.data.field(info.parentType.name, info.fieldName);
    for (const event of this.data.eventsOf(info.fieldName, this.data.argumentsText(field, args, []))) {
      if (this.delay > 0) {
        await new Promise((resolve) => setTimeout(resolve, hash(`${this.delay}/${event.key}`) % MAX_DELAY));
      }
      yield event;
    }
  }

  #read(query) {
    try {
      const document = parse(query);
      const errors = validate(this.schema, document);
      return errors.length > 0 ? { errors: errors.map((error) => ({ message: `${error.message} (${this.name} refuses ${query})` })) } : { document };
    } catch (error) {
      return { errors: [{ message: `${error.message} (${this.name} refuses ${query})` }] };
    }
  }

  /** Whether the source does not know all entities of a type. */
  #isSparse(type) {
    return Object.keys(this.schema.getType(type).getFields()).some((name) => this.data.field(type, name)?.note.sparse);
  }

  #resolve(source, args, info) {
    const { data } = this;
    const parent = source ?? { type: info.parentType.name, key: 'root' };
    const { astNode } = info.parentType.getFields()[info.fieldName];
    if (directive(astNode, 'lookup')) {
      const wanted = astNode.arguments
        .filter((node) => Object.hasOwn(args, node.name.value))
        .map((node) => [argument(directive(node, 'is'), 'field') ?? node.name.value, args[node.name.value]]);
      const type = getNamedType(info.returnType);
      const types = isAbstractType(type) ? info.schema.getPossibleTypes(type).map((one) => one.name) : [type.name];
      const found = data.find(types.sort(), wanted);
      return found && this.#isSparse(found.type) && data.isUnknown(found) ? null : found;
    }
    const field = data.field(parent.type, info.fieldName);
    if (!field) {
      return { type: getNamedType(info.returnType).name, key: 'namespace' };
    }
    const required = astNode.arguments
      .filter((node) => directive(node, 'require'))
      .map((node) => [argument(directive(node, 'require'), 'field'), args[node.name.value]]);
    return data.valueOf(parent, info.fieldName, data.argumentsText(field, args, required));
  }
}

/** Serves the sources of all worlds. */
export class SourceServer {
  constructor() {
    this.sources = new Map();
    this.requests = 0;
  }

  async start() {
    this.servers = await Promise.all(
      Array.from({ length: PORTS }, () =>
        new Promise((resolve) => {
          const server = createServer((request, response) => this.#serve(request, response));
          server.keepAliveTimeout = 120_000;
          this.#serveSockets(server);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
      ),
    );
  }

  /** @returns the address. */
  add(world, options, data) {
    const path = `/${world}/${options.name}`;
    this.sources.set(path, new Source(options, data));
    const server = this.servers[this.sources.size % PORTS];
    return `http://127.0.0.1:${server.address().port}${path}`;
  }

  forget(world) {
    for (const path of [...this.sources.keys()]) {
      if (path.startsWith(`/${world}/`)) {
        this.sources.delete(path);
      }
    }
  }

  #serveSockets(server) {
    const onSubscribe = (context, _, payload) => {
      const { errors, args } = this.sources.get(context.extra.request.url).prepare(payload);
      return args ?? errors.map(({ message }) => new GraphQLError(message));
    };
    useServer({ execute, subscribe, onSubscribe }, new WebSocketServer({ server }));
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    const source = this.sources.get(request.url);
    const number = this.requests++;
    const send = () => {
      if (source && (request.headers.accept ?? '').startsWith('text/event-stream')) {
        return stream(source, JSON.parse(text), response);
      }
      const { status, type, body } = source ? respond(source, JSON.parse(text), request.headers.accept ?? '', number) : { status: 404, type: 'text/plain', body: 'no such source' };
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    const h = hash(`${source?.delay ?? 0}/${number}`);
    if (source?.delay > 0 && h % 3 === 0) {
      setTimeout(send, (h >>> 4) % MAX_DELAY);
    } else {
      send();
    }
  }
}

/** Server-Sent Events, distinct connections mode. */
async function stream(source, request, response) {
  const { errors, args } = source.prepare(request);
  const result = errors ? { errors } : await subscribe(args);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const next = (event) => response.write(`event: next\ndata: ${JSON.stringify(event)}\n\n`);
  if (result.errors) {
    next(result);
  } else {
    for await (const event of result) {
      next(event);
    }
  }
  response.end('event: complete\ndata:\n\n');
}

function respond(source, request, accept, number) {
  const single = accept.includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json';
  const json = (body, status = 200) => ({ status, type: single, body: JSON.stringify(body) });
  const isBatch = Array.isArray(request);
  if (isBatch && !source.requestBatching) {
    return json({ errors: [new GraphQLError('One request at a time.')] }, 400);
  }
  const requests = isBatch ? request : [request];
  if (!source.variableBatching && requests.some((one) => Array.isArray(one.variables))) {
    return json({ errors: [new GraphQLError('Variables are an object.')] }, 400);
  }
  const answers = requests.flatMap((one, requestIndex) => {
    const index = isBatch ? { requestIndex } : {};
    return Array.isArray(one.variables)
      ? one.variables.map((variables, variableIndex) => ({ ...index, variableIndex, ...source.answer({ ...one, variables }) }))
      : [{ ...index, ...source.answer(one) }];
  });
  if (!isBatch && !Array.isArray(request.variables)) {
    return json(answers[0]);
  }
  if (source.jsonLines && accept.includes('application/jsonl')) {
    const order = answers.map((answer, i) => [hash(`${number}/${i}`), answer]).sort(([a], [b]) => a - b);
    return { status: 200, type: 'application/jsonl', body: order.map(([, answer]) => `${JSON.stringify(answer)}\n`).join('') };
  }
  return { status: 200, type: 'application/json', body: JSON.stringify(answers) };
}
