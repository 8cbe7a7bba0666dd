import { graphql } from 'relay-runtime';

/** What happens to a post, and the whole of what is then shown of it: three services answer it. */
export const changed = graphql`
  subscription LiveSubscription($id: ID!) {
    postChanged(postId: $id) {
      kind
      post {
        id
        likeCount
        viewerHasLiked
        author {
          id
          displayName
          followerCount
        }
      }
    }
  }
`;
