using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>The gateway's <c>Query.node</c> finds objects by lookups.</summary>
public sealed class NodeTypeWithoutLookupTests : RuleTests
{
    private protected override string Code => "NODE_TYPE_WITHOUT_LOOKUP";

    private protected override CompositionOptions Options => new() { EnableGlobalObjectIdentification = true };

    [Fact]
    public void A_type_with_a_lookup_by_id_is_valid() =>
        Valid("""type Query { p(id: ID!): P @lookup } interface Node { id: ID! } type P implements Node { id: ID! }""");

    [Fact]
    public void A_type_without_a_lookup_by_id_is_worth_a_warning() =>
        Invalid(
            [
                "warning NODE_TYPE_WITHOUT_LOOKUP P: The type 'P' implements 'Node', but no schema has a lookup of it by 'id', so 'Query.node' never finds one. Add a field like 'pById(id: ID!): P @lookup @internal' to a schema that has the type.",
            ],
            """type Query { p(sku: ID!): P @lookup } interface Node { id: ID! } type P implements Node { id: ID! sku: ID! }"""
        );
}
