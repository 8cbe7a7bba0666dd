namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Input Fields".</summary>
public sealed class InputFieldMergingTests : MergeTests
{
    [Fact]
    public void A_field_has_the_strictest_type_the_one_default_and_the_first_description() =>
        Merges(
            """"
            input F {
              """From B."""
              x: Int! = 1
              y: Int @deprecated(reason: "No longer supported")
            }
            """",
            "type Query { a(f: F): Int } input F { x: Int y: Int }",
            """type Query { b(f: F): Int } input F { "From B." x: Int! = 1 y: Int @deprecated }"""
        );
}
