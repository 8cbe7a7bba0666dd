import { graphql } from 'relay-runtime';

/** Publishes a post and puts it at the top of the lists. */
export const create = graphql`
  mutation EditorCreateMutation($input: CreatePostInput!, $connections: [ID!]!) {
    createPost(input: $input) {
      post @prependNode(connections: $connections, edgeTypeName: "PostEdge") {
        id
        ...Post_post
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`;

/** The same at the end of the lists. */
export const append = graphql`
  mutation EditorAppendMutation($input: CreatePostInput!, $connections: [ID!]!) {
    createPost(input: $input) {
      post @appendNode(connections: $connections, edgeTypeName: "PostEdge") {
        id
        ...Post_post
      }
    }
  }
`;

/** Deletes a post: the edges that lead to it. */
export const remove = graphql`
  mutation EditorRemoveMutation($input: DeletePostInput!, $connections: [ID!]!) {
    deletePost(input: $input) {
      deletedPostId @deleteEdge(connections: $connections)
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`;

/** Deletes a post: its record, wherever it is shown. */
export const forget = graphql`
  mutation EditorForgetMutation($input: DeletePostInput!) {
    deletePost(input: $input) {
      deletedPostId @deleteRecord
    }
  }
`;

/** Shows the like before the graph has answered. */
export const like = graphql`
  mutation EditorLikeMutation($input: LikePostInput!) @raw_response_type {
    likePost(input: $input) {
      post {
        id
        likeCount
        viewerHasLiked
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`;

/** What the person with the id of a post has written: an id of the wrong kind is an error of the field. */
export const mistaken = graphql`
  query EditorMistakenQuery($id: ID!) {
    postById(id: $id) @catch(to: RESULT) {
      id
    }
    ada: userByHandle(handle: "ada") {
      id
      handle
    }
  }
`;
