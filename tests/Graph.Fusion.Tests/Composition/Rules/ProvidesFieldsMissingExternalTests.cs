namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides Fields Missing External".</summary>
public sealed class ProvidesFieldsMissingExternalTests : RuleTests
{
    private protected override string Code => "PROVIDES_FIELDS_MISSING_EXTERNAL";

    [Fact]
    public void An_external_leaf_below_an_object_that_is_not_is_valid() =>
        Valid("""type Query { p: P @provides(fields: "o { y }") } type P { o: O } type O { y: Int @external }""");

    [Fact]
    public void A_leaf_that_is_not_external_is_refused() =>
        Invalid(
            [
                "error PROVIDES_FIELDS_MISSING_EXTERNAL A:Query.p: The @provides of 'Query.p' names 'P.x', which 'A' serves everywhere. Mark that field @external, or remove it from @provides.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x: Int }"""
        );

    [Fact]
    public void A_leaf_in_a_fragment_is_refused() =>
        Invalid(
            [
                "error PROVIDES_FIELDS_MISSING_EXTERNAL A:Query.m: The @provides of 'Query.m' names 'B.t', which 'A' serves everywhere. Mark that field @external, or remove it from @provides.",
            ],
            """type Query { m: M @provides(fields: "... on B { t }") } union M = B type B { t: Int }"""
        );
}
