namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Input Types".</summary>
public sealed class InputObjectMergingTests : MergeTests
{
    [Fact]
    public void An_input_object_has_the_fields_that_all_schemas_have() =>
        Merges(
            """"
            """From A."""
            input F {
              x: Int
              y: Int!
            }
            """",
            """type Query { a(f: F): Int } "From A." input F { x: Int y: Int z: Int @inaccessible }""",
            "type Query { b(f: F): Int } input F { y: Int! z: Int x: Int w: Int }"
        );

    [Fact]
    public void An_input_object_stays_one_of() =>
        Merges(
            """
            input F @oneOf {
              x: Int
              y: Int
            }
            """,
            "type Query { a(f: F): Int } input F @oneOf { x: Int y: Int }",
            "type Query { b(f: F): Int } input F @oneOf { y: Int x: Int }"
        );
}
