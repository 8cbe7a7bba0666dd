namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides Invalid Syntax".</summary>
public sealed class ProvidesInvalidSyntaxTests : RuleTests
{
    private protected override string Code => "PROVIDES_INVALID_SYNTAX";

    [Fact]
    public void Nested_fields_are_valid() =>
        Valid(
            """type Query { p: P @provides(fields: "x o { y }") } type P { x: Int @external o: O } type O { y: Int @external }"""
        );

    [Fact]
    public void Braces_around_all_are_refused() =>
        Invalid(
            [
                """error PROVIDES_INVALID_SYNTAX A:Query.p: The fields '{ x }' of @provides on 'Query.p' cannot be read: Syntax Error: Expected Name, found "{". List the fields without braces around them.""",
            ],
            """type Query { p: P @provides(fields: "{ x }") } type P { x: Int @external }"""
        );

    [Fact]
    public void An_empty_set_below_is_refused() =>
        Invalid(
            [
                """error PROVIDES_INVALID_SYNTAX A:Query.p: The fields 'o { }' of @provides on 'Query.p' cannot be read: Syntax Error: Expected Name, found "}". List the fields without braces around them.""",
            ],
            """type Query { p: P @provides(fields: "o { }") } type P { o: O } type O { y: Int @external }"""
        );
}
