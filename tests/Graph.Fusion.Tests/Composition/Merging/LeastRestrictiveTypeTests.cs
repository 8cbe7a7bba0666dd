namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Least Restrictive Type".</summary>
public sealed class LeastRestrictiveTypeTests : MergeTests
{
    [Fact]
    public void A_type_is_nullable_at_each_depth_where_one_is() =>
        Merges(
            """
            type V {
              x: [[Int]]!
            }
            """,
            "type Query { v: V @shareable } type V @shareable { x: [[Int!]!]! }",
            "type Query { v: V @shareable } type V @shareable { x: [[Int!]]! }",
            "type Query { v: V @shareable } type V @shareable { x: [[Int]!]! }"
        );

    [Fact]
    public void An_object_and_its_union_are_the_union() =>
        Merges(
            """
            type B {
              t: Int
            }

            type F {
              d: Int
            }

            union M = B | F

            type V {
              m: M
            }
            """,
            "type Query { v: V @shareable } type V @shareable { m: B } type B @shareable { t: Int }",
            "type Query { v: V @shareable } type V @shareable { m: M! } union M = B | F type B @shareable { t: Int } type F { d: Int }"
        );

    [Fact]
    public void Of_several_that_cover_all_it_is_the_one_with_the_fewest_possible_types() =>
        Merges(
            """
            type B {
              t: Int
            }

            type F {
              d: Int
            }

            type G {
              e: Int
            }

            union N = B | F | G

            type V {
              m: N
            }
            """,
            "type Query { v: V @shareable } type V @shareable { m: B } type B @shareable { t: Int }",
            "type Query { v: V @shareable } type V @shareable { m: M } union M = B | F type B @shareable { t: Int } type F @shareable { d: Int }",
            "type Query { v: V @shareable } type V @shareable { m: N } union N = B | F | G type B @shareable { t: Int } type F @shareable { d: Int } type G { e: Int }"
        );
}
