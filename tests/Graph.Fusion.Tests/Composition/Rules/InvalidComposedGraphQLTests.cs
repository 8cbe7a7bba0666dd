namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>What composition writes is a valid GraphQL schema, or an error says why it cannot be one.</summary>
public sealed class InvalidComposedGraphQLTests : RuleTests
{
    private protected override string Code => "INVALID_COMPOSED_GRAPHQL";

    [Fact]
    public void Interfaces_that_implement_each_other_in_one_direction_are_valid() =>
        Valid(
            "type Query { x: X } interface I implements J { w: Int } interface J { w: Int } type X implements I & J { w: Int }"
        );

    [Fact]
    public void Interfaces_that_implement_each_other_are_refused() =>
        Invalid(
            [
                "error INVALID_COMPOSED_GRAPHQL: The composed graph is no valid GraphQL schema: \"I\" cannot implement \"J\", which implements \"I\" itself. Make the schemas agree on it.",
                "error INVALID_COMPOSED_GRAPHQL: The composed graph is no valid GraphQL schema: \"J\" cannot implement \"I\", which implements \"J\" itself. Make the schemas agree on it.",
            ],
            "type Query { x: X } interface I implements J { w: Int } interface J { w: Int } type X implements I & J { w: Int }",
            "interface I { w: Int } interface J implements I { w: Int }"
        );
}
