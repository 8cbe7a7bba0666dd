namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides on Non-Composite Field".</summary>
public sealed class ProvidesOnNonCompositeFieldTests : RuleTests
{
    private protected override string Code => "PROVIDES_ON_NON_COMPOSITE_FIELD";

    [Fact]
    public void An_object_and_a_list_of_a_union_are_valid() =>
        Valid(
            """type Query { p: P @provides(fields: "x") m: [M!] @provides(fields: "... on P { x }") } union M = P type P { x: Int @external }"""
        );

    [Fact]
    public void A_scalar_is_refused() =>
        Invalid(
            [
                "error PROVIDES_ON_NON_COMPOSITE_FIELD A:Query.x: The field 'Query.x' has @provides, but its type 'Int' has no fields. Remove @provides.",
            ],
            """type Query { x: Int @provides(fields: "y") }"""
        );
}
