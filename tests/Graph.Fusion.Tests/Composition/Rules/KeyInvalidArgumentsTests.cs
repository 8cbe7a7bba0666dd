namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Key Invalid Arguments".</summary>
public sealed class KeyInvalidArgumentsTests : RuleTests
{
    private protected override string Code => "KEY_INVALID_ARGUMENTS";

    [Fact]
    public void A_constant_for_each_required_argument_is_valid() =>
        Valid(
            """type Query { p: P } type P @key(fields: "id(scope: LOCAL)") { id(scope: Scope!, pad: Int = 0): ID! } enum Scope { LOCAL GLOBAL }"""
        );

    [Fact]
    public void An_argument_that_the_field_lacks_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_ARGUMENTS A:P: The key 'id(scope: LOCAL)' of 'P' gives 'id' the argument 'scope', which the field does not have. Give constants of the right type, for arguments that the field has.",
            ],
            """type Query { p: P } type P @key(fields: "id(scope: LOCAL)") { id: ID! }"""
        );

    [Fact]
    public void A_required_argument_that_is_not_given_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_ARGUMENTS A:P: The key 'id' of 'P' does not give 'id' its required argument 'scope'. Give a constant for it.",
            ],
            """type Query { p: P } type P @key(fields: "id") { id(scope: Scope!): ID! } enum Scope { LOCAL }"""
        );

    [Fact]
    public void A_value_of_another_type_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_ARGUMENTS A:P: The key 'id(scope: NOWHERE)' of 'P' gives 'id' the argument 'scope', whose value NOWHERE is no 'Scope!'. Give constants of the right type, for arguments that the field has.",
            ],
            """type Query { p: P } type P @key(fields: "id(scope: NOWHERE)") { id(scope: Scope!): ID! } enum Scope { LOCAL }"""
        );

    [Fact]
    public void A_variable_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_ARGUMENTS A:P: The key 'id(n: $n)' of 'P' gives 'id' the argument 'n', which is a variable. Give constants of the right type, for arguments that the field has.",
            ],
            """type Query { p: P } type P @key(fields: "id(n: $n)") { id(n: Int): ID! }"""
        );

    [Fact]
    public void A_required_argument_below_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_ARGUMENTS A:P: The key 'o { id }' of 'P' does not give 'id' its required argument 'n'. Give a constant for it.",
            ],
            """type Query { p: P } type P @key(fields: "o { id }") { o: O! } type O { id(n: Int!): ID! }"""
        );
}
