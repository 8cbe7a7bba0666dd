import { graphql } from 'relay-runtime';

export default graphql`
  query ProfilesQuery($handle: String!) {
    userByHandle(handle: $handle) {
      id
      displayName
    }
  }
`;
