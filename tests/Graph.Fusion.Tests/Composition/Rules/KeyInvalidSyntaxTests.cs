namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Key Invalid Syntax".</summary>
public sealed class KeyInvalidSyntaxTests : RuleTests
{
    private protected override string Code => "KEY_INVALID_SYNTAX";

    [Fact]
    public void Fields_without_braces_are_valid() =>
        Valid("""type Query { p: P } type P @key(fields: "id, o { id }") { id: ID! o: O! } type O { id: ID! }""");

    [Fact]
    public void Braces_around_all_are_refused() =>
        Invalid(
            [
                """error KEY_INVALID_SYNTAX A:P: The key '{ id }' of 'P' cannot be read: Syntax Error: Expected Name, found "{". List the fields without braces around them, as in "id" or "id org { id }".""",
            ],
            """type Query { p: P } type P @key(fields: "{ id }") { id: ID! }"""
        );

    [Fact]
    public void A_brace_that_is_never_closed_is_refused() =>
        Invalid(
            [
                """error KEY_INVALID_SYNTAX A:P: The key 'o { id' of 'P' cannot be read: Syntax Error: Expected Name, found <EOF>. List the fields without braces around them, as in "id" or "id org { id }".""",
            ],
            """type Query { p: P } type P @key(fields: "o { id") { o: O! } type O { id: ID! }"""
        );
}
