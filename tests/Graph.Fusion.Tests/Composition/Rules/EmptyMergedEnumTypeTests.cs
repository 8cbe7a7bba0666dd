namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Empty Merged Enum Type".</summary>
public sealed class EmptyMergedEnumTypeTests : RuleTests
{
    private protected override string Code => "EMPTY_MERGED_ENUM_TYPE";

    [Fact]
    public void A_value_that_is_visible_is_valid() => Valid("type Query { e: E } enum E { X Y @inaccessible }");

    [Fact]
    public void All_values_hidden_are_refused() =>
        Invalid(
            [
                "error EMPTY_MERGED_ENUM_TYPE E: Nothing of the type 'E' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible.",
            ],
            "type Query { e: E } enum E { X @inaccessible }"
        );
}
