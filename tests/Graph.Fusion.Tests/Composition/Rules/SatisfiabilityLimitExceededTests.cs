using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>The proof that all paths can be resolved has a budget.</summary>
public sealed class SatisfiabilityLimitExceededTests : RuleTests
{
    private protected override string Code => "SATISFIABILITY_LIMIT_EXCEEDED";

    [Fact]
    public void A_graph_of_few_types_is_valid() => Valid("type Query { a: A } type A { x: Int }");

    [Fact]
    public void A_graph_of_too_many_combinations_is_refused() =>
        Assert.Equal(
            [
                "error SATISFIABILITY_LIMIT_EXCEEDED: The graph leads to more than 3 combinations of types and sources, so it cannot be proved. Share fewer fields among schemas that have no lookups.",
            ],
            SchemaComposer
                .Compose(
                    [
                        new SourceSchema(
                            "A",
                            "type Query { a: A b: B c: C } type A { x: Int } type B { x: Int } type C { x: Int }"
                        ),
                    ],
                    new CompositionOptions { MaxSatisfiabilityStates = 3 }
                )
                .Log.Select(entry => entry.ToString())
        );
}
