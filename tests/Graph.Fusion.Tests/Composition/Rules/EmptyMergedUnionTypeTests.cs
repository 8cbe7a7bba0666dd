namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Empty Merged Union Type".</summary>
public sealed class EmptyMergedUnionTypeTests : RuleTests
{
    private protected override string Code => "EMPTY_MERGED_UNION_TYPE";

    [Fact]
    public void A_member_that_is_visible_is_valid() =>
        Valid("type Query { u: U } union U = V | W type V { x: Int } type W @inaccessible { x: Int }");

    [Fact]
    public void All_members_hidden_are_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_UNION_TYPE U: Nothing of the type 'U' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { x: Int u: U } union U = V type V @inaccessible { x: Int }"
        );

    [Fact]
    public void All_members_internal_are_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_UNION_TYPE U: Nothing of the type 'U' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { x: Int u: U } union U = V type V @internal { x: Int }"
        );
}
