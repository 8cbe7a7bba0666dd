namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@lookup".</summary>
public sealed class LookupNotReachableTests : RuleTests
{
    private protected override string Code => "LOOKUP_NOT_REACHABLE";

    [Fact]
    public void A_namespace_of_lookups_is_valid() =>
        Valid(
            """type Query { x: Int of: Lookups! @internal } type Lookups @internal { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_namespace_with_an_argument_is_refused() =>
        Invalid(
            [
                "error LOOKUP_NOT_REACHABLE A:Lookups.p: The lookup 'Lookups.p' cannot be called: no chain of fields without arguments leads from 'Query' to 'Lookups'. Move it to 'Query', or remove the arguments on the way.",
            ],
            """type Query { of(tenant: ID): Lookups! } type Lookups { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_type_that_no_query_leads_to_is_refused() =>
        Invalid(
            [
                "error LOOKUP_NOT_REACHABLE A:Lookups.p: The lookup 'Lookups.p' cannot be called: no chain of fields without arguments leads from 'Query' to 'Lookups'. Move it to 'Query', or remove the arguments on the way.",
            ],
            """type Query { x: Int } type Lookups { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_list_of_namespaces_is_refused() =>
        Invalid(
            [
                "error LOOKUP_NOT_REACHABLE A:Lookups.p: The lookup 'Lookups.p' cannot be called: no chain of fields without arguments leads from 'Query' to 'Lookups'. Move it to 'Query', or remove the arguments on the way.",
            ],
            """type Query { of: [Lookups] } type Lookups { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
