import { graphql } from 'relay-runtime';

export default graphql`
  query PostsQuery {
    posts(first: 2) @connection(key: "Posts_posts") {
      edges {
        node {
          id
          author {
            id
          }
        }
      }
    }
  }
`;
