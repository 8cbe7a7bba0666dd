namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Reference To Inaccessible Type".</summary>
public sealed class ReferenceToInaccessibleTypeTests : RuleTests
{
    private protected override string Code => "REFERENCE_TO_INACCESSIBLE_TYPE";

    [Fact]
    public void A_hidden_field_of_a_hidden_type_is_valid() =>
        Valid("type Query { x: Int v: V @inaccessible } type V @inaccessible { y: Int }");

    [Fact]
    public void A_field_is_refused() =>
        Invalid(
            [
                "error REFERENCE_TO_INACCESSIBLE_TYPE Query.v: 'Query.v' has the type 'V', which is @inaccessible. Hide the member too, or show the type.",
            ],
            "type Query { x: Int v: V } type V @inaccessible { y: Int }"
        );

    [Fact]
    public void An_argument_is_refused() =>
        Invalid(
            [
                "error REFERENCE_TO_INACCESSIBLE_TYPE Query.x(v:): 'Query.x(v:)' has the type 'V', which is @inaccessible. Hide the member too, or show the type.",
            ],
            "type Query { x(v: V): Int } input V @inaccessible { y: Int }"
        );

    [Fact]
    public void A_type_that_another_schema_hides_is_refused() =>
        Invalid(
            [
                "error REFERENCE_TO_INACCESSIBLE_TYPE Query.v: 'Query.v' has the type 'V', which is @inaccessible. Hide the member too, or show the type.",
            ],
            "type Query { x: Int v: V } type V @shareable { y: Int }",
            "type V @shareable @inaccessible { y: Int }"
        );
}
