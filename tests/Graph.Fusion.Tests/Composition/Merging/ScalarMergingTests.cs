namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Scalar Types".</summary>
public sealed class ScalarMergingTests : MergeTests
{
    [Fact]
    public void A_scalar_has_the_first_description_and_the_one_URL() =>
        Merges(
            """"
            """From B."""
            scalar S @specifiedBy(url: "https://s.example")
            """",
            "type Query { a: S } scalar S",
            """type Query { b: S } "From B." scalar S @specifiedBy(url: "https://s.example")""",
            """type Query { c: S } "From C." scalar S"""
        );

    [Fact]
    public void A_scalar_that_one_schema_hides_is_hidden() =>
        Merges(
            """
            type V {
              x: Int
            }
            """,
            "type Query { a: S @inaccessible v: V } type V { x: Int } scalar S @inaccessible",
            "scalar S"
        );
}
