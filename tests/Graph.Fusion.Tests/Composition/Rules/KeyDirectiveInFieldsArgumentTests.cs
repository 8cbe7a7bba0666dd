namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Key Directive in Fields Argument".</summary>
public sealed class KeyDirectiveInFieldsArgumentTests : RuleTests
{
    private protected override string Code => "KEY_DIRECTIVE_IN_FIELDS_ARGUMENT";

    [Fact]
    public void Fields_alone_are_valid() => Valid("""type Query { p: P } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_directive_is_refused() =>
        Invalid(
            [
                "error KEY_DIRECTIVE_IN_FIELDS_ARGUMENT A:P: The key 'id @skip(if: false)' of 'P' applies @skip to 'id'. Remove the directive.",
            ],
            """type Query { p: P } type P @key(fields: "id @skip(if: false)") { id: ID! }"""
        );

    [Fact]
    public void A_directive_below_is_refused() =>
        Invalid(
            [
                "error KEY_DIRECTIVE_IN_FIELDS_ARGUMENT A:P: The key 'o { id @include(if: true) }' of 'P' applies @include to 'id'. Remove the directive.",
            ],
            """type Query { p: P } type P @key(fields: "o { id @include(if: true) }") { o: O! } type O { id: ID! }"""
        );
}
