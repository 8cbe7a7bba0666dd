namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Non-Null Input Fields cannot be inaccessible".</summary>
public sealed class NonNullInputFieldIsInaccessibleTests : RuleTests
{
    private protected override string Code => "NON_NULL_INPUT_FIELD_IS_INACCESSIBLE";

    [Fact]
    public void A_hidden_field_that_is_optional_is_valid() =>
        Valid("type Query { a(f: F): Int } input F { n: Int! m: Int @inaccessible }");

    [Fact]
    public void A_hidden_field_that_is_required_is_refused() =>
        Invalid(
            [
                "error NON_NULL_INPUT_FIELD_IS_INACCESSIBLE A:F.m: The input field 'F.m' is required in 'A' but hidden from clients. Make it optional, or remove @inaccessible.",
            ],
            "type Query { a(f: F): Int } input F { n: Int m: Int! @inaccessible }"
        );

    [Fact]
    public void A_field_that_another_schema_hides_is_refused() =>
        Invalid(
            [
                "error NON_NULL_INPUT_FIELD_IS_INACCESSIBLE A:F.m: The input field 'F.m' is required in 'A' but hidden from clients. Make it optional, or remove @inaccessible.",
            ],
            "type Query { a(f: F): Int } input F { n: Int m: Int! }",
            "type Query { b(f: F): Int } input F { n: Int m: Int @inaccessible }"
        );
}
