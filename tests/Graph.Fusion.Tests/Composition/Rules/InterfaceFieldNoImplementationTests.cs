namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Interface Field No Implementation".</summary>
public sealed class InterfaceFieldNoImplementationTests : RuleTests
{
    private protected override string Code => "INTERFACE_FIELD_NO_IMPLEMENTATION";

    [Fact]
    public void A_field_that_both_get_is_valid() =>
        Valid(
            "type Query { v: V } interface I { y: Int } type V implements I { y: Int }",
            "interface I { z: Int } type V implements I { z: Int }"
        );

    [Fact]
    public void A_field_that_only_the_interface_gets_is_refused() =>
        Invalid(
            [
                "error INTERFACE_FIELD_NO_IMPLEMENTATION V: The type 'V' implements 'I' but no schema gives it the field 'z'. Add the field to the type, or remove it from the interface.",
            ],
            "type Query { v: V } interface I { y: Int } type V implements I { y: Int }",
            "type Query { w: W } interface I { z: Int } type W implements I { z: Int y: Int }"
        );

    [Fact]
    public void A_field_of_an_interface_that_another_schema_puts_between_is_refused() =>
        Invalid(
            [
                "error INTERFACE_FIELD_NO_IMPLEMENTATION V: The type 'V' implements 'I' but no schema gives it the field 'z'. Add the field to the type, or remove it from the interface.",
                "error INTERFACE_FIELD_NO_IMPLEMENTATION V: The type 'V' implements 'J' but no schema gives it the field 'z'. Add the field to the type, or remove it from the interface.",
            ],
            "type Query { v: V } interface I { y: Int } type V implements I { y: Int }",
            "interface I implements J { z: Int y: Int } interface J { z: Int }"
        );
}
