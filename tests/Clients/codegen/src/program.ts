// What a front end does with the generated types; it compiles without a cast, and what must not compile is marked.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { readFragment } from './gql/fragment-masking.js';
import {
  FeedDocument,
  FoundDocument,
  type PostCardFragment,
  PostCardFragmentDoc,
  PublishDocument,
  RenameDocument,
} from './gql/graphql.js';
import type { PostVisibility, User } from './schema.js';

declare const process: { readonly argv: readonly string[] };
const { url, token } = JSON.parse(process.argv[2] ?? '{}') as { readonly url: string; readonly token: string };

interface Answer<TData> {
  readonly data?: TData;
  readonly errors?: readonly { readonly message: string }[];
}

/** Runs an operation by the id of its persisted document. */
async function run<TData, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<TData> {
  const { hash } = (document as unknown as { __meta__: { hash: string } }).__meta__;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ documentId: hash, variables }),
  });
  const answer = (await response.json()) as Answer<TData>;
  if (answer.errors || answer.data === undefined) throw new Error(JSON.stringify(answer));
  return answer.data;
}

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`not so: ${what}`);
  console.log(`ok ${what}`);
}

// A field that may be null has to be looked at; the others need not.
const followers = (user: User): number => user.followerCount ?? 0;
const handle = (user: User): string => user.handle.toLowerCase();
// @ts-expect-error: the count may be absent
const careless = (user: User): number => user.followerCount;
// @ts-expect-error: there is no such visibility
const secret: PostVisibility = 'SECRET';
void [followers, handle, careless, secret];

const card = (post: PostCardFragment): string => `${post.author?.handle ?? 'somebody'}: ${post.content}`;

const feed = await run(FeedDocument, { first: 2 });
// A root field is null where its service is down; its error says so.
const edges = feed.posts?.edges ?? [];
const posts = edges.map((edge) => readFragment(PostCardFragmentDoc, edge.node));
expect(posts.length === 2 && posts.every((post) => card(post).includes(': ')), 'a page, by its fragment');
expect(posts.every((post) => !Number.isNaN(Date.parse(post.createdAt))), 'its instants');
// @ts-expect-error: what the fragment asks for is the fragment's alone
void edges[0]?.node.content;
// @ts-expect-error: the size of a page is a number
void (() => run(FeedDocument, { first: 'two' }));
// @ts-expect-error: and it is required
void (() => run(FeedDocument, {}));

const next = await run(FeedDocument, { first: 2, after: feed.posts?.pageInfo.endCursor });
expect(next.posts !== null && next.posts.edges[0]?.cursor !== edges[0]?.cursor, 'the next page');

const author = posts[0]?.author?.id ?? '';
const { nodes } = await run(FoundDocument, { ids: [author, posts[0]?.id ?? ''] });
const names = (nodes ?? []).map((node) => {
  // The compiler knows the types that there are, and that nodes may be gone.
  switch (node?.__typename) {
    case 'User':
      return node.displayName;
    case 'Post':
      return node.content;
    default:
      return null;
  }
});
expect(names[0] !== null && names[1] === posts[0]?.content, 'nodes of two types');

const published = await run(PublishDocument, { input: { content: 'From generated types.', visibility: 'UNLISTED' } });
expect(published.createPost?.errors === null && published.createPost.post !== null, 'a mutation');
const refused = await run(PublishDocument, { input: { content: '' } });
for (const error of refused.createPost?.errors ?? []) {
  expect(error.__typename === 'ValidationError' && error.rule.length > 0, `an error with its type: ${error.message}`);
}
expect(refused.createPost?.errors?.length === 1, 'that error');

const renamed = await run(RenameDocument, { bio: 'Written by generated types.' });
expect(renamed.updateProfile?.user?.bio === 'Written by generated types.', 'a variable that is left out');
