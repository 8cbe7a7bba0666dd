namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides Directive in Fields Argument".</summary>
public sealed class ProvidesDirectiveInFieldsArgumentTests : RuleTests
{
    private protected override string Code => "PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT";

    [Fact]
    public void Fields_alone_are_valid() =>
        Valid("""type Query { p: P @provides(fields: "x") } type P { x: Int @external }""");

    [Fact]
    public void A_directive_is_refused() =>
        Invalid(
            [
                "error PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT A:Query.p: The @provides of 'Query.p' applies @skip in its fields. Remove the directive.",
            ],
            """type Query { p: P @provides(fields: "x @skip(if: true)") } type P { x: Int @external }"""
        );

    [Fact]
    public void A_directive_on_a_fragment_is_refused() =>
        Invalid(
            [
                "error PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT A:Query.m: The @provides of 'Query.m' applies @skip in its fields. Remove the directive.",
            ],
            """type Query { m: M @provides(fields: "... on B @skip(if: true) { t }") } union M = B type B { t: Int @external }"""
        );
}
