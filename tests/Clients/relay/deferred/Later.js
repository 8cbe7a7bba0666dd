import { graphql } from 'relay-runtime';

/** Posts at once, what the authors' counts are later. */
export const posts = graphql`
  query LaterQuery {
    posts(first: 3) {
      nodes {
        id
        author {
          id
          handle
          ...Later_counts @defer(label: "counts")
        }
      }
    }
  }
`;

export const counts = graphql`
  fragment Later_counts on User {
    followerCount
    viewerIsFollowing
  }
`;
