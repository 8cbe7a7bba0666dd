import { graphql } from 'relay-runtime';

export const query = graphql`
  query ProfileQuery($handle: String!) {
    userByHandle(handle: $handle) {
      id
      ...Profile_user
    }
  }
`;

/** A person; refetched by \`node(id:)\`. */
export const profile = graphql`
  fragment Profile_user on User
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
  @refetchable(queryName: "ProfileRefetchQuery") {
    handle
    displayName
    website
    joinedAt
    accountStatus
    viewerIsFollowing
    followers(first: $first, after: $after) @connection(key: "Profile_followers") {
      totalCount
      edges {
        followedAt
        node {
          id
          ...Post_author
        }
      }
    }
  }
`;

/** The same by its id alone, as Relay's hooks ask for it. */
export const byId = graphql`
  query ProfileNodeQuery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...Profile_user @alias(as: "profile")
    }
  }
`;
