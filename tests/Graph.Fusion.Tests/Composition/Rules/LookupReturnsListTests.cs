namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Lookup Returns List".</summary>
public sealed class LookupReturnsListTests : RuleTests
{
    private protected override string Code => "LOOKUP_RETURNS_LIST";

    [Fact]
    public void One_object_is_valid() =>
        Valid("""type Query { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }""");

    [Fact]
    public void A_list_is_refused() =>
        Invalid(
            [
                "error LOOKUP_RETURNS_LIST A:Query.p: The lookup 'Query.p' returns the list '[P]'. Let it return one object; the gateway batches calls by itself.",
            ],
            """type Query { p(id: ID!): [P] @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_non_null_list_is_refused() =>
        Invalid(
            [
                "error LOOKUP_RETURNS_LIST A:Query.p: The lookup 'Query.p' returns the list '[P!]!'. Let it return one object; the gateway batches calls by itself.",
            ],
            """type Query { p(id: ID!): [P!]! @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
