namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Input Field Default Mismatch".</summary>
public sealed class InputFieldDefaultMismatchTests : RuleTests
{
    private protected override string Code => "INPUT_FIELD_DEFAULT_MISMATCH";

    [Fact]
    public void A_default_in_one_schema_is_valid() =>
        Valid("type Query { a(x: F): Int } input F { n: Int = 1 }", "type Query { b(x: F): Int } input F { n: Int }");

    [Fact]
    public void Two_defaults_are_refused() =>
        Invalid(
            [
                "error INPUT_FIELD_DEFAULT_MISMATCH A:F.n: The input field 'F.n' has different defaults: 1 in 'A', 2 in 'B'. Use one default everywhere.",
            ],
            "type Query { a(x: F): Int } input F { n: Int = 1 }",
            "type Query { b(x: F): Int } input F { n: Int = 2 }"
        );

    [Fact]
    public void Two_defaults_of_an_input_that_no_field_takes_are_refused() =>
        Invalid(
            [
                "error INPUT_FIELD_DEFAULT_MISMATCH A:F.n: The input field 'F.n' has different defaults: 1 in 'A', 2 in 'B'. Use one default everywhere.",
            ],
            "type Query { a: Int } input F { n: Int = 1 }",
            "input F { n: Int = 2 }"
        );
}
