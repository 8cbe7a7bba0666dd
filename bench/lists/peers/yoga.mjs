// graphql-yoga on graphql, as its guide starts it, without its page for browsers: node yoga.mjs PORT
import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { resolvers, typeDefs } from "./items.mjs";

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), graphiql: false, landingPage: false, logging: false });
createServer(yoga).listen(Number(process.argv[2]), "127.0.0.1");
