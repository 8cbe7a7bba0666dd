namespace Graph.Fusion.Tests.Composition.Merging;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Output Fields".</summary>
public sealed class OutputFieldMergingTests : MergeTests
{
    [Fact]
    public void A_field_has_the_first_description_and_the_first_reason_of_its_deprecation() =>
        Merges(
            """"
            type V {
              """From B."""
              x: Int @deprecated(reason: "Use y.")
              y: Int
            }
            """",
            "type Query { a: V } type V @shareable { x: Int y: Int }",
            """type Query { b: V } type V @shareable { "From B." x: Int @deprecated(reason: "Use y.") y: Int }"""
        );

    [Fact]
    public void An_overridden_an_internal_and_a_hidden_field() =>
        Merges(
            """
            type V {
              w: Int
              x: Int
              y: Int
            }
            """,
            "type Query { a: V } type V { x: Int! y: Int z: Int @shareable }",
            """type Query { a: V @override(from: "A") } type V { x: Int @override(from: "A") y: String @internal z: Int @shareable @inaccessible w: Int @shareable }""",
            """type Query { a: V @override(from: "B") } type V { x: Int @override(from: "B") y: Int @override(from: "A") w: Int @shareable }"""
        );
}
