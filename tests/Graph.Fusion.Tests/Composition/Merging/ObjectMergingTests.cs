namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Object Types".</summary>
public sealed class ObjectMergingTests : MergeTests
{
    [Fact]
    public void An_object_has_the_fields_of_all_schemas_in_the_order_of_the_schemas() =>
        Merges(
            """"
            """From A."""
            type V {
              id: ID!
              z: Int
              b: Int
              a: Int
            }
            """",
            """type Query { a: V } "From A." type V @key(fields: "id") { id: ID! z: Int }""",
            """type Query { v(id: ID!): V @lookup @internal } type V @key(fields: "id") { b: Int id: ID! a: Int }"""
        );

    [Fact]
    public void An_internal_definition_takes_no_part() =>
        Merges(
            """
            type V {
              x: Int
            }
            """,
            "type Query { a: V } type V { x: Int }",
            "type Query { l: V @internal } type V @internal { y: Int }"
        );

    [Fact]
    public void An_object_implements_the_interfaces_of_all_schemas() =>
        Merges(
            """
            interface I {
              x: Int
            }

            interface J {
              x: Int
            }

            type V implements I & J {
              x: Int
            }
            """,
            "type Query { a: V } interface I { x: Int } type V implements I @shareable { x: Int }",
            "type Query { b: V } interface J { x: Int } type V implements J @shareable { x: Int }"
        );
}
