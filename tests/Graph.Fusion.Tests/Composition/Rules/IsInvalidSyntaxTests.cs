namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Is Invalid Syntax".</summary>
public sealed class IsInvalidSyntaxTests : RuleTests
{
    private protected override string Code => "IS_INVALID_SYNTAX";

    [Fact]
    public void A_field_is_valid() =>
        Valid("""type Query { p(key: ID! @is(field: "id")): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void Alternatives_over_several_lines_are_valid() =>
        Valid(
            """type Query { p(by: By! @is(field: "| { id }\n| { id: other.id }")): P @lookup } input By @oneOf { id: ID } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_path_that_does_not_end_is_refused() =>
        Invalid(
            [
                """error IS_INVALID_SYNTAX A:Query.p(key:): The map 'id.' of @is on 'Query.p(key:)' cannot be read: Expected a field name, found the end of the text (at character 4). Correct it, as in "id", "address.id" or "{ id, name }".""",
            ],
            """type Query { p(key: ID! @is(field: "id.")): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void Nothing_is_refused() =>
        Invalid(
            [
                """error IS_INVALID_SYNTAX A:Query.p(key:): The map '' of @is on 'Query.p(key:)' cannot be read: Expected a field name, found the end of the text (at character 1). Correct it, as in "id", "address.id" or "{ id, name }".""",
            ],
            """type Query { p(key: ID! @is(field: "")): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
