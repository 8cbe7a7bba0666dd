namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides Fields Has Arguments".</summary>
public sealed class ProvidesFieldsHasArgumentsTests : RuleTests
{
    private protected override string Code => "PROVIDES_FIELDS_HAS_ARGUMENTS";

    [Fact]
    public void A_field_without_is_valid() =>
        Valid("""type Query { p: P @provides(fields: "x") } type P { x: Int @external y(n: Int): Int }""");

    [Fact]
    public void A_field_with_an_optional_argument_is_refused() =>
        Invalid(
            [
                "error PROVIDES_FIELDS_HAS_ARGUMENTS A:Query.p: The @provides of 'Query.p' names 'P.x', which has arguments. Such a field cannot be provided: remove it.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x(n: Int = 1): Int @external }"""
        );
}
