namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Reference To Internal Type".</summary>
public sealed class ReferenceToInternalTypeTests : RuleTests
{
    private protected override string Code => "REFERENCE_TO_INTERNAL_TYPE";

    [Fact]
    public void An_internal_field_of_an_internal_type_is_valid() =>
        Valid(
            """type Query { x: Int l: L @internal } type L @internal { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void A_field_is_refused() =>
        Invalid(
            [
                "error REFERENCE_TO_INTERNAL_TYPE Query.l: 'Query.l' has the type 'L', which is @internal in every schema that has it. Mark the member @internal too, or remove @internal from the type.",
            ],
            """type Query { x: Int l: L } type L @internal { p(id: ID!): P @lookup } type P @key(fields: "id") { id: ID! }"""
        );
}
