namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Most Restrictive Type".</summary>
public sealed class MostRestrictiveTypeTests : MergeTests
{
    [Fact]
    public void An_argument_is_non_null_at_each_depth_where_one_is() =>
        Merges(
            """
            type V {
              x(n: [[Int!]!]!, m: Int = 1): Int
            }
            """,
            "type Query { v: V @shareable } type V @shareable { x(n: [[Int]!], m: Int = 1): Int }",
            "type Query { v: V @shareable } type V @shareable { x(m: Int = 1, n: [[Int!]]!): Int }"
        );
}
