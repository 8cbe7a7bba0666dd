namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Key Fields Select Invalid Type".</summary>
public sealed class KeyFieldsSelectInvalidTypeTests : RuleTests
{
    private protected override string Code => "KEY_FIELDS_SELECT_INVALID_TYPE";

    [Fact]
    public void Scalars_and_objects_of_scalars_are_valid() =>
        Valid(
            """type Query { p: P } type P @key(fields: "sku org { id }") { sku: String! org: Org! } type Org { id: ID! }"""
        );

    [Fact]
    public void A_list_is_refused() =>
        Invalid(
            [
                "error KEY_FIELDS_SELECT_INVALID_TYPE A:P: The key 'tags' of 'P' names the field 'tags' of type '[String!]!'. A key cannot have a list, an interface or a union: choose fields that are scalars, enums or objects of these.",
            ],
            """type Query { p: P } type P @key(fields: "tags") { tags: [String!]! }"""
        );

    [Fact]
    public void An_interface_is_refused() =>
        Invalid(
            [
                "error KEY_FIELDS_SELECT_INVALID_TYPE A:P: The key 'node { id }' of 'P' names the field 'node' of type 'Node!'. A key cannot have a list, an interface or a union: choose fields that are scalars, enums or objects of these.",
            ],
            """type Query { p: P } type P @key(fields: "node { id }") { node: Node! } interface Node { id: ID! } type X implements Node { id: ID! }"""
        );

    [Fact]
    public void A_union_below_an_object_is_refused() =>
        Invalid(
            [
                "error KEY_FIELDS_SELECT_INVALID_TYPE A:P: The key 'o { u { __typename } }' of 'P' names the field 'u' of type 'U!'. A key cannot have a list, an interface or a union: choose fields that are scalars, enums or objects of these.",
            ],
            """type Query { p: P } type P @key(fields: "o { u { __typename } }") { o: O! } type O { u: U! } union U = A | B type A { x: Int } type B { x: Int }"""
        );
}
