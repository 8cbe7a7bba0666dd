namespace Graph.Language.Tests;

/// <summary>Documents that use every production of the grammar, as the printer prints them.</summary>
internal static class KitchenSink
{
    public const string Query = """"
        """What a feed shows."""
        query Feed(
          "How many."
          $first: Int = 20
          """
          Behind which post;
            indented.
          """
          $after: [[Cursor!]!]! @deprecated(reason: "old") @internal
          $input: Filter = { tags: ["a", "b \"c\" \\ \n"], none: null, nested: { kinds: [A, true, false, 1.5e-3, -1], empty: {} } }
        ) @live(every: 5) @cached {
          posts: postsByFilter(
            first: $first
            after: $after
            filter: $input
            aVeryLongArgumentNameThatNeedsTheLine: "text"
          ) @include(if: $first) {
            id
            ...Author @defer(label: "author")
            ... on Photo @skip(if: false) {
              url(size: [100, 200])
            }
            ... {
              on: query
            }
            ... @include(if: true) {
              type
            }
          }
        }

        mutation ($a: Int) {
          like
        }

        mutation @a {
          like(id: $a)
        }

        subscription S {
          changed {
            id
          }
        }

        "A part."
        fragment Author on Post @part {
          author {
            name(format: """
            two
              lines
            """)
          }
        }

        {
          short
        }
        """";

    public const string Schema = """"
        """The graph."""
        schema @link(url: "x") {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        extend schema @a

        extend schema @a {
          query: Other
        }

        """
        A post
        of two lines with \""" in it.
        """
        type Post implements Node & Described @key(fields: "id") {
          "The id."
          id: ID!
          posts(first: Int = 10, after: String): [Post!]! @cost(weight: 5)
          described(
            """How many."""
            first: Int = 10 @a
            after: String
          ): Post
        }

        type Empty

        extend type Post implements Other

        extend type Post @b

        extend type Post {
          c: D
        }

        interface Node implements Root @a {
          id: ID!
        }

        interface Bare

        extend interface Node implements More @b {
          d: E
        }

        union Result @a = Post | User

        union Nothing

        extend union Result = Photo

        extend union Result @b

        scalar Date @specifiedBy(url: "https://example.org/date")

        extend scalar Date @b

        "Colours."
        enum Colour @a {
          RED
          "green"
          GREEN @deprecated
        }

        enum None

        extend enum Colour {
          BLUE
        }

        extend enum Colour @b

        input Filter @oneOf {
          a: Int = 1 @a
          "b"
          b: [String!] = ["x"]
        }

        input NoFilter

        extend input Filter {
          c: Filter = { a: 1 }
        }

        extend input Filter @b

        "A directive."
        directive @a(x: Int = 1, y: [Int]) repeatable on QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION

        directive @b on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
        """";
}
