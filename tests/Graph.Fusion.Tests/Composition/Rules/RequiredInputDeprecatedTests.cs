namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL, section 3.13.3, "@deprecated": required arguments and input fields are not deprecated.</summary>
public sealed class RequiredInputDeprecatedTests : RuleTests
{
    private protected override string Code => "REQUIRED_INPUT_DEPRECATED";

    [Fact]
    public void An_optional_argument_that_one_schema_deprecates_is_valid() =>
        Valid(
            """type Query { a(x: Int @deprecated(reason: "Use y.")): Int @shareable }""",
            "type Query { a(x: Int): Int @shareable }"
        );

    [Fact]
    public void A_deprecated_argument_that_another_schema_requires_is_worth_a_warning() =>
        Invalid(
            [
                "warning REQUIRED_INPUT_DEPRECATED Query.a(x:): 'x' of 'Query.a' is deprecated in one schema but required in another, so the composed graph cannot deprecate it. Make it optional everywhere first.",
            ],
            """type Query { a(x: Int @deprecated(reason: "Use y.")): Int @shareable }""",
            "type Query { a(x: Int!): Int @shareable }"
        );

    [Fact]
    public void A_deprecated_input_field_that_another_schema_requires_is_worth_a_warning() =>
        Invalid(
            [
                "warning REQUIRED_INPUT_DEPRECATED F.n: 'n' of 'F' is deprecated in one schema but required in another, so the composed graph cannot deprecate it. Make it optional everywhere first.",
            ],
            """type Query { a(f: F): Int } input F { n: Int @deprecated(reason: "Use m.") m: Int }""",
            "type Query { b(f: F): Int } input F { n: Int! m: Int }"
        );
}
