namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Empty Merged Interface Type".</summary>
public sealed class EmptyMergedInterfaceTypeTests : RuleTests
{
    private protected override string Code => "EMPTY_MERGED_INTERFACE_TYPE";

    [Fact]
    public void A_hidden_interface_is_valid() =>
        Valid("type Query { x: Int } interface I @inaccessible { y: Int @inaccessible }");

    [Fact]
    public void All_fields_hidden_are_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_INTERFACE_TYPE I: Nothing of the type 'I' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { x: Int i: I } interface I { y: Int @inaccessible } type V implements I { y: Int @inaccessible z: Int }"
        );
}
