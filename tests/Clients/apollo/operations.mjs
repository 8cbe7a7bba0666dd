// What an app that takes part in a safelist sends; both its manifest and its client are made of it.
import { gql } from '@apollo/client';

export const Newest = gql`
  query Newest($first: Int!) {
    posts(first: $first) {
      nodes {
        id
        ...Headline
      }
    }
  }

  fragment Headline on Post {
    content
    author {
      id
      handle
    }
  }
`;

export const Publish = gql`
  mutation Publish($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
        content
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`;
