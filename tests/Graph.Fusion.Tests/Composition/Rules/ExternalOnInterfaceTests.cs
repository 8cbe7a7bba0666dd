namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External on Interface".</summary>
public sealed class ExternalOnInterfaceTests : RuleTests
{
    private protected override string Code => "EXTERNAL_ON_INTERFACE";

    [Fact]
    public void A_field_of_an_object_is_valid() =>
        Valid("type Query implements I { x: Int @external } interface I { x: Int }");

    [Fact]
    public void A_field_of_an_interface_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_ON_INTERFACE A:I.x: The interface field 'I.x' is @external. Mark the fields of the implementing types instead.",
            ],
            "type Query implements I { x: Int } interface I { x: Int @external }"
        );
}
