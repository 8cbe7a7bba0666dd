import { graphql } from 'relay-runtime';

export const query = graphql`
  query ShelfQuery {
    books(count: 2) {
      number
      title
      ...Shelf_rest @defer(label: "rest")
    }
  }
`;

export const rest = graphql`
  fragment Shelf_rest on Book {
    pages
    author {
      name
    }
  }
`;
