namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Argument Definitions".</summary>
public sealed class ArgumentMergingTests : MergeTests
{
    [Fact]
    public void Arguments_are_those_that_all_schemas_have_and_that_no_schema_hides_or_requires() =>
        Merges(
            """
            type V {
              b: Int
              f(all: Int! = 3): Int
              c: Int
            }
            """,
            """type Query { v: V @shareable } type V @shareable { b: Int f(all: Int "From A." some: Int, req: Int @require(field: "c"), hid: Int): Int }""",
            "type Query { v: V @shareable } type V @shareable { c: Int f(hid: Int @inaccessible, req: Int, all: Int! = 3): Int }"
        );
}
