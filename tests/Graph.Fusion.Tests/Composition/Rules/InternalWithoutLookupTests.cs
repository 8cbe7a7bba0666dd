namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@internal".</summary>
public sealed class InternalWithoutLookupTests : RuleTests
{
    private protected override string Code => "INTERNAL_WITHOUT_LOOKUP";

    [Fact]
    public void An_internal_lookup_and_a_namespace_of_them_are_valid() =>
        Valid(
            """type Query { x: Int p(id: ID!): P @lookup @internal of: L @internal } type L @internal { q(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void An_internal_field_that_is_no_lookup_is_worth_a_warning() =>
        Invalid(
            [
                "warning INTERNAL_WITHOUT_LOOKUP A:Query.p: The field 'Query.p' is @internal and no lookup, so neither clients nor the gateway can use it. Add @lookup, or remove the field or its @internal.",
            ],
            """type Query { x: Int p(id: ID!): P @internal } type P @key(fields: "id") { id: ID! }"""
        );
}
