namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Key Invalid Fields".</summary>
public sealed class KeyInvalidFieldsTests : RuleTests
{
    private protected override string Code => "KEY_INVALID_FIELDS";

    [Fact]
    public void Fields_that_are_there_are_valid() =>
        Valid("""type Query { p: P } type P @key(fields: "id o { id }") { id: ID! o: O! } type O { id: ID! }""");

    [Fact]
    public void A_field_that_the_type_lacks_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_FIELDS A:P: The key 'uuid' of 'P' names the field 'uuid', which 'P' does not have in the schema 'A'. Add the field, or correct the key.",
            ],
            """type Query { p: P } type P @key(fields: "uuid") { id: ID! }"""
        );

    [Fact]
    public void A_field_that_the_nested_type_lacks_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_FIELDS A:P: The key 'o { uuid }' of 'P' names the field 'uuid', which 'O' does not have in the schema 'A'. Add the field, or correct the key.",
            ],
            """type Query { p: P } type P @key(fields: "o { uuid }") { o: O! } type O { id: ID! }"""
        );

    [Fact]
    public void A_type_that_no_query_reaches_is_refused() =>
        Invalid(
            [
                "error KEY_INVALID_FIELDS A:P: The key 'uuid' of 'P' names the field 'uuid', which 'P' does not have in the schema 'A'. Add the field, or correct the key.",
            ],
            """type Query { x: Int } type P @key(fields: "uuid") { id: ID! }"""
        );
}
