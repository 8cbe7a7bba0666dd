import { graphql } from 'relay-runtime';

export const query = graphql`
  query FeedQuery($first: Int!) {
    ...Feed_query @arguments(first: $first)
  }
`;

/** The newest posts, page by page. */
export const feed = graphql`
  fragment Feed_query on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
  @refetchable(queryName: "FeedPaginationQuery") {
    posts(first: $first, after: $after) @connection(key: "Feed_posts") {
      edges {
        node {
          id
          ...Post_post
        }
      }
    }
  }
`;
