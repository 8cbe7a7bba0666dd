namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Input With Missing Required Fields".</summary>
public sealed class InputWithMissingRequiredFieldsTests : RuleTests
{
    private protected override string Code => "INPUT_WITH_MISSING_REQUIRED_FIELDS";

    [Fact]
    public void An_optional_field_that_one_schema_lacks_is_valid() =>
        Valid(
            "type Query { a(x: F): Int } input F { n: Int! m: Int }",
            "type Query { b(x: F): Int } input F { n: Int! }"
        );

    [Fact]
    public void A_required_field_that_one_schema_lacks_is_refused() =>
        Invalid(
            [
                "error INPUT_WITH_MISSING_REQUIRED_FIELDS B:F: The input 'F' has no field 'm' in 'B', but another schema requires it. Add the field there, or make it optional everywhere.",
            ],
            "type Query { a(x: F): Int } input F { n: Int! m: Int! }",
            "type Query { b(x: F): Int } input F { n: Int! }"
        );
}
