namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Is Invalid Field Type".</summary>
public sealed class IsInvalidFieldTypeTests : RuleTests
{
    private protected override string Code => "IS_INVALID_FIELD_TYPE";

    [Fact]
    public void A_string_is_valid() =>
        Valid("""type Query { p(key: ID! @is(field: "id")): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_block_string_is_valid() =>
        Valid(""""type Query { p(key: ID! @is(field: """id""")): P @lookup } type P @key(fields: "id") { id: ID! }"""");

    [Fact]
    public void A_number_is_refused() =>
        Invalid(
            [
                """error IS_INVALID_FIELD_TYPE A:Query.p(key:): The argument 'field' of @is on 'Query.p(key:)' is no string. Write the map in quotes: @is(field: "id").""",
            ],
            """type Query { p(key: ID! @is(field: 7)): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void No_argument_is_refused() =>
        Invalid(
            [
                """error IS_INVALID_FIELD_TYPE A:Query.p(key:): The argument 'field' of @is on 'Query.p(key:)' is no string. Write the map in quotes: @is(field: "id").""",
            ],
            """type Query { p(key: ID! @is): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
