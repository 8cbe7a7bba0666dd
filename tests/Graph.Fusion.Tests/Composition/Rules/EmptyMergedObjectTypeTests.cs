namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Empty Merged Object Type".</summary>
public sealed class EmptyMergedObjectTypeTests : RuleTests
{
    private protected override string Code => "EMPTY_MERGED_OBJECT_TYPE";

    [Fact]
    public void A_hidden_type_is_valid() =>
        Valid("type Query { x: Int v: V @inaccessible } type V @inaccessible { y: Int @inaccessible }");

    [Fact]
    public void A_namespace_of_lookups_is_valid() =>
        Valid(
            """type Query { x: Int l: L @internal } type L { p(id: ID!): P @lookup @internal } type P @key(fields: "id") { id: ID! }"""
        );

    [Fact]
    public void All_fields_hidden_are_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_OBJECT_TYPE V: Nothing of the type 'V' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { x: Int v: V } type V { y: Int @inaccessible }"
        );

    [Fact]
    public void All_fields_hidden_by_several_are_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_OBJECT_TYPE V: Nothing of the type 'V' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { x: Int v: V } type V @shareable { y: Int @inaccessible z: Int }",
            "type V @shareable { y: Int z: Int @inaccessible }"
        );

    [Fact]
    public void A_type_that_no_query_reaches_is_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_OBJECT_TYPE V: Nothing of the type 'V' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { x: Int } type V { y: Int @inaccessible }"
        );
}
