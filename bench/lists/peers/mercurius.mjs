// Mercurius with its compiler on from the first request on: node mercurius.mjs PORT
import fastify from "fastify";
import mercurius from "mercurius";
import { resolvers, typeDefs } from "./items.mjs";

const app = fastify();
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 });
await app.listen({ port: Number(process.argv[2]), host: "127.0.0.1" });
