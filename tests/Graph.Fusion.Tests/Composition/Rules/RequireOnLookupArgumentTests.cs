namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@require".</summary>
public sealed class RequireOnLookupArgumentTests : RuleTests
{
    private protected override string Code => "REQUIRE_ON_LOOKUP_ARGUMENT";

    [Fact]
    public void A_field_of_an_entity_is_valid() =>
        Valid(
            """type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! b(c: Int @require(field: "d")): Int }"""
        );

    [Fact]
    public void A_lookup_is_refused() =>
        Invalid(
            [
                "error REQUIRE_ON_LOOKUP_ARGUMENT A:Query.p: The lookup 'Query.p' has an argument with @require. Use @is for a part of the key; require other values on the fields that need them.",
            ],
            """type Query { p(id: ID!, c: Int @require(field: "d")): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
