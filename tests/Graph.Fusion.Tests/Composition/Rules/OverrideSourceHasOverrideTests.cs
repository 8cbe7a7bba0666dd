namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Override Source Has Override".</summary>
public sealed class OverrideSourceHasOverrideTests : RuleTests
{
    private protected override string Code => "OVERRIDE_SOURCE_HAS_OVERRIDE";

    [Fact]
    public void A_chain_is_valid() =>
        Valid(
            "type Query { x: Int }",
            """type Query { x: Int @override(from: "A") }""",
            """type Query { x: Int @override(from: "B") }"""
        );

    [Fact]
    public void Two_that_override_the_same_are_refused() =>
        Invalid(
            [
                "error OVERRIDE_SOURCE_HAS_OVERRIDE A:Query.x: The schemas 'A' and 'B' both override 'Query.x' from 'C'. Only one can take it over: let the other override from that one.",
            ],
            """type Query { x: Int @override(from: "C") }""",
            """type Query { x: Int @override(from: "C") }""",
            "type Query { x: Int }"
        );

    [Fact]
    public void A_circle_is_refused() =>
        Invalid(
            [
                "error OVERRIDE_SOURCE_HAS_OVERRIDE A:Query.x: The overrides of 'Query.x' go round in a circle, so no schema serves it. Remove @override from the schema that had the field first.",
            ],
            """type Query { y: Int x: Int @override(from: "B") }""",
            """type Query { x: Int @override(from: "A") }"""
        );
}
