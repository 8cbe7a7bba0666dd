namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Union Types".</summary>
public sealed class UnionMergingTests : MergeTests
{
    [Fact]
    public void A_union_has_the_members_of_all_schemas_but_hidden_and_internal_ones() =>
        Merges(
            """
            union U = V | X

            type V {
              x: Int
            }

            type X {
              x: Int
            }
            """,
            "type Query { a: U } union U = V | W type V { x: Int @shareable } type W @inaccessible { x: Int }",
            "type Query { b: U } union U = X | V | Y type V { x: Int @shareable } type X { x: Int } type Y @internal { x: Int }"
        );
}
