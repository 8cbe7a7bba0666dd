namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Argument Definitions".</summary>
public sealed class FieldArgumentDefaultMismatchTests : RuleTests
{
    private protected override string Code => "FIELD_ARGUMENT_DEFAULT_MISMATCH";

    [Fact]
    public void A_default_in_one_schema_is_valid() =>
        Valid("type Query { a(x: Int = 10): Int @shareable }", "type Query { a(x: Int): Int @shareable }");

    [Fact]
    public void Two_defaults_are_refused() =>
        Invalid(
            [
                "error FIELD_ARGUMENT_DEFAULT_MISMATCH A:Query.a(x:): The argument 'x' of 'Query.a' has different defaults: 10 in 'A', 20 in 'B'. Use one default everywhere.",
            ],
            "type Query { a(x: Int = 10): Int @shareable }",
            "type Query { a(x: Int = 20): Int @shareable }"
        );
}
