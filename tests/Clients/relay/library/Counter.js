import { graphql } from 'relay-runtime';

export const counter = graphql`
  subscription CounterSubscription($to: Int) {
    count(to: $to)
  }
`;

export const even = graphql`
  subscription CounterEvenSubscription {
    even(to: 2) @catch(to: RESULT)
  }
`;

export const lent = graphql`
  subscription CounterLentSubscription($shelf: String!) {
    bookLent(shelf: $shelf) {
      ...Counter_book
    }
  }
`;

export const book = graphql`
  fragment Counter_book on Book {
    title
    author {
      name
    }
  }
`;
