namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@lookup".</summary>
public sealed class LookupReturnsNonCompositeTypeTests : RuleTests
{
    private protected override string Code => "LOOKUP_RETURNS_NON_COMPOSITE_TYPE";

    [Fact]
    public void A_union_is_valid() =>
        Valid("""type Query { u(id: ID!): U @lookup } union U = P type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_scalar_is_refused() =>
        Invalid(
            [
                "error LOOKUP_RETURNS_NON_COMPOSITE_TYPE A:Query.name: The lookup 'Query.name' returns 'String', which is no object, interface or union. Remove @lookup, or return an entity.",
            ],
            "type Query { name(id: ID!): String @lookup }"
        );
}
