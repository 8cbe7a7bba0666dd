// A real OpenID Connect provider (npm's oidc-provider, certified by the OpenID Foundation), which signs in whomever a test names:
// login_hint in the address of its authorization endpoint is the person's claims as JSON in base64url.
// node oidc-provider.mjs REDIRECT_URI; prints where it listens.
// POST /test/rotate gives it another signing key, as providers do now and then. GET /test/oauth-user and /test/oauth-user/emails
// answer as GitHub's API does, for the token that they are asked with.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const [redirectUri] = process.argv.slice(2);
const people = new Map();
let keys = 0;
let provider;
let serve;

const newKey = () => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  kid: `key-${++keys}`,
  use: "sig",
  alg: "RS256",
});

function start(issuer) {
  provider = new Provider(issuer, {
    jwks: { keys: [newKey()] },
    clients: [
      {
        client_id: "graph",
        client_secret: "a secret that both know",
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
      {
        client_id: "graph-post",
        client_secret: "a secret that both know",
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "preferred_username"],
      "read:user": [],
    },
    scopes: ["openid", "email", "profile", "read:user", "user:email", "public_profile"],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ["only for tests"] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope([...context.oidc.requestParamScopes].join(" "));
      await grant.save();
      return grant;
    },
  });
  serve = provider.callback();
}

async function personOf(request) {
  const token = await provider.AccessToken.find((request.headers.authorization ?? "").replace("Bearer ", ""));
  return token && { sub: token.accountId, ...people.get(token.accountId) };
}

function answer(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const server = createServer(async (request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/test/rotate") {
    start(provider.issuer);
    answer(response, 200, { keys });
  } else if (path.startsWith("/interaction/")) {
    const { params } = await provider.interactionDetails(request, response);
    const { sub, ...claims } = JSON.parse(Buffer.from(params.login_hint, "base64url").toString());
    people.set(sub, claims);
    await provider.interactionFinished(request, response, { login: { accountId: sub } });
  } else if (path === "/test/oauth-user" || path === "/test/oauth-user/emails") {
    const person = await personOf(request);
    if (!person) answer(response, 401, { message: "Bad credentials" });
    else if (path.endsWith("/emails"))
      answer(response, 200, [
        { email: "old@provider.example", primary: false, verified: true },
        { email: person.email, primary: true, verified: person.email_verified === true },
      ]);
    else
      answer(response, 200, {
        id: Number(person.sub),
        login: person.preferred_username,
        name: person.name,
        email: person.email,
      });
  } else {
    serve(request, response);
  }
});

server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  start(issuer);
  console.log(issuer);
});
