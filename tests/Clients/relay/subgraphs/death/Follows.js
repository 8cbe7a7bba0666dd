import { graphql } from 'relay-runtime';

export default graphql`
  query FollowsQuery($id: ID!) {
    userById(id: $id) {
      followers(first: 2) @connection(key: "Follows_followers") {
        edges {
          node {
            id
            followerCount
          }
        }
      }
    }
  }
`;
