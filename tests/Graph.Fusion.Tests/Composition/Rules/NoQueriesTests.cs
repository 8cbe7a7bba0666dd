namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "No Queries".</summary>
public sealed class NoQueriesTests : RuleTests
{
    private protected override string Code => "NO_QUERIES";

    [Fact]
    public void A_field_in_one_schema_is_valid() => Valid("type Query { a: Int }", "type Mutation { b: Int }");

    [Fact]
    public void All_hidden_are_refused() =>
        Invalid(
            [
                "error NO_QUERIES Query: The composed graph has no field on 'Query' that clients can see. Add one to a schema, or show one that is @internal or @inaccessible.",
            ],
            "type Query { a: Int @inaccessible }",
            "type Query { b: Int @inaccessible }"
        );

    [Fact]
    public void All_internal_are_refused() =>
        Invalid(
            [
                "error NO_QUERIES Query: The composed graph has no field on 'Query' that clients can see. Add one to a schema, or show one that is @internal or @inaccessible.",
            ],
            """type Query { p(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void No_query_type_is_refused() =>
        Invalid(
            [
                "error NO_QUERIES Query: The composed graph has no field on 'Query' that clients can see. Add one to a schema, or show one that is @internal or @inaccessible.",
            ],
            "type Mutation { b: Int }"
        );
}
