// Apollo Client 4 with @defer and @stream, in both formats that it knows: node apollo/incremental.mjs '{"url": …}'
import assert from 'node:assert/strict';
import test from 'node:test';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { graph, recorded } from '../graph.mjs';

const Deferred = gql`
  query Deferred {
    books(count: 2) {
      number
      title
      ...Rest @defer(label: "rest")
    }
  }

  fragment Rest on Book {
    pages
    author {
      name
    }
  }
`;

const Nested = gql`
  query Nested {
    twice(number: 2)
    ... @defer(label: "outer") {
      half(number: 3)
      ... @defer(label: "inner") {
        echo(text: "inner")
      }
    }
  }
`;

const Failing = gql`
  query Failing {
    twice(number: 2)
    ... @defer {
      fail
      echo(text: "beside")
    }
  }
`;

const Optional = gql`
  query Optional($later: Boolean!) {
    twice(number: 2)
    ... @defer(if: $later) {
      half(number: 3)
    }
  }
`;

const Streamed = gql`
  query Streamed {
    books(count: 4) @stream(initialCount: 1, label: "books") {
      number
      title
    }
  }
`;

for (const [format, Handler] of [
  ['deferSpec=20220824', Defer20220824Handler],
  ['incrementalSpec=v0.2', GraphQL17Alpha9Handler],
]) {
  const send = recorded();
  const client = new ApolloClient({
    cache: new InMemoryCache({ typePolicies: { Book: { keyFields: ['number'] } } }),
    link: new HttpLink({ uri: graph.url, fetch: send }),
    incrementalHandler: new Handler(),
    defaultOptions: { watchQuery: { fetchPolicy: 'no-cache' } },
  });

  /** Every state that a component would see, until all is there. */
  const states = (options) =>
    new Promise((resolve, reject) => {
      const seen = [];
      const watching = client.watchQuery(options).subscribe({
        next: (result) => {
          if (result.dataState !== 'empty') seen.push(result);
          if (!result.loading && result.dataState !== 'streaming') {
            setImmediate(() => watching.unsubscribe());
            resolve(seen);
          }
        },
        error: reject,
      });
    });

  test(`${format}: what is deferred comes after what is not`, async () => {
    const seen = await states({ query: Deferred });
    const [first] = seen;
    assert.ok(seen.length >= 2);
    assert.equal(first.dataState, 'streaming');
    assert.deepEqual(Object.keys(first.data.books[0]).sort(), ['__typename', 'number', 'title']);
    const last = seen.at(-1);
    assert.deepEqual(
      last.data.books.map((book) => [book.title, book.pages, book.author.name]),
      [
        ['Book 1', 10, 'Ann'],
        ['Book 2', 20, 'Ann'],
      ],
    );
    assert.match(send.requests.at(-1).contentType, /^multipart\/mixed/);
    assert.ok(send.requests.at(-1).contentType.includes(format));
  });

  test(`${format}: a fragment in a deferred fragment`, async () => {
    const last = (await states({ query: Nested })).at(-1);
    assert.deepEqual(
      { twice: last.data.twice, half: last.data.half, echo: last.data.echo },
      { twice: 4, half: 1.5, echo: 'inner' },
    );
  });

  test(`${format}: the error of a deferred field comes with its part`, async () => {
    const seen = await states({ query: Failing, errorPolicy: 'all' });
    const last = seen.at(-1);
    assert.equal(seen[0].error, undefined);
    assert.ok(CombinedGraphQLErrors.is(last.error), String(last.error));
    assert.deepEqual(last.error.errors[0].path, ['fail']);
    assert.equal(last.data.fail, null);
    assert.equal(last.data.echo, 'beside');
  });

  test(`${format}: a condition that does not hold defers nothing`, async () => {
    const { data } = await client.query({ query: Optional, variables: { later: false }, fetchPolicy: 'no-cache' });
    assert.equal(data.half, 1.5);
    assert.match(send.requests.at(-1).contentType, /json/);
  });

  test(`${format}: the items of a list come one after the other`, async () => {
    const seen = await states({ query: Streamed });
    assert.equal(seen[0].data.books.length, 1);
    assert.deepEqual(
      seen.at(-1).data.books.map((book) => book.number),
      [1, 2, 3, 4],
    );
  });

  test(`${format}: what came in parts is in the cache as a whole`, async () => {
    await client.query({ query: Deferred, fetchPolicy: 'network-only' });
    const requests = send.requests.length;
    const { data } = await client.query({ query: Deferred, fetchPolicy: 'cache-only' });
    assert.equal(data.books[1].author.name, 'Ann');
    assert.equal(send.requests.length, requests);
  });
}
