namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Enum Types".</summary>
public sealed class EnumMergingTests : MergeTests
{
    [Fact]
    public void An_enum_has_the_values_of_all_schemas_but_hidden_ones() =>
        Merges(
            """"
            """From A."""
            enum E {
              """One."""
              ONE
              TWO @deprecated(reason: "Use ONE.")
            }
            """",
            """type Query { a: E } "From A." enum E { "One." ONE TWO }""",
            """type Query { b: E } enum E { ONE TWO @deprecated(reason: "Use ONE.") THREE @inaccessible }"""
        );
}
