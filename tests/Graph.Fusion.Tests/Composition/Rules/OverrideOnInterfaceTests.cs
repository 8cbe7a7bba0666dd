namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Override on Interface".</summary>
public sealed class OverrideOnInterfaceTests : RuleTests
{
    private protected override string Code => "OVERRIDE_ON_INTERFACE";

    [Fact]
    public void A_field_of_an_object_is_valid() =>
        Valid("""type Query implements I { x: Int @override(from: "B") } interface I { x: Int }""");

    [Fact]
    public void A_field_of_an_interface_is_refused() =>
        Invalid(
            [
                "error OVERRIDE_ON_INTERFACE A:I.x: The interface field 'I.x' has @override. Override the fields of the implementing types instead.",
            ],
            """type Query implements I { x: Int } interface I { x: Int @override(from: "B") }"""
        );
}
