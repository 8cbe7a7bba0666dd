import { graphql } from 'relay-runtime';

/** A post in a list. Without its author there is nothing to show; a count that cannot be had shows as an error. */
export const post = graphql`
  fragment Post_post on Post {
    id
    content
    likeCount
    viewerHasLiked
    author @required(action: LOG) {
      ...Post_author
    }
  }
`;

export const author = graphql`
  fragment Post_author on User {
    id
    handle
    followerCount @catch(to: RESULT)
  }
`;
