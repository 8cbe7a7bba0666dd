namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Key Invalid Fields Type".</summary>
public sealed class KeyInvalidFieldsTypeTests : RuleTests
{
    private protected override string Code => "KEY_INVALID_FIELDS_TYPE";

    [Fact]
    public void A_string_is_valid() => Valid("""type Query { p: P } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_list_is_refused() =>
        Invalid(
            [
                """error KEY_INVALID_FIELDS_TYPE A:P: The argument 'fields' of @key on 'P' is no string. Write the fields in quotes: @key(fields: "id").""",
            ],
            """type Query { p: P } type P @key(fields: ["id"]) { id: ID! }"""
        );

    [Fact]
    public void A_boolean_is_refused() =>
        Invalid(
            [
                """error KEY_INVALID_FIELDS_TYPE A:P: The argument 'fields' of @key on 'P' is no string. Write the fields in quotes: @key(fields: "id").""",
            ],
            "type Query { p: P } type P @key(fields: true) { id: ID! }"
        );
}
