namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Input Types".</summary>
public sealed class InputWithMissingOneOfTests : RuleTests
{
    private protected override string Code => "INPUT_WITH_MISSING_ONEOF";

    [Fact]
    public void One_of_in_both_is_valid() =>
        Valid(
            "type Query { a(x: F): Int } input F @oneOf { n: Int }",
            "type Query { b(x: F): Int } input F @oneOf { n: Int }"
        );

    [Fact]
    public void One_of_in_one_is_refused() =>
        Invalid(
            [
                "error INPUT_WITH_MISSING_ONEOF B:F: The input 'F' is @oneOf in another schema but not in 'B'. Add @oneOf there.",
            ],
            "type Query { a(x: F): Int } input F @oneOf { n: Int }",
            "type Query { b(x: F): Int } input F { n: Int }"
        );
}
