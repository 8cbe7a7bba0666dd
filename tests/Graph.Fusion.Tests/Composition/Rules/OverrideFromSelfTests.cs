namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Override from Self".</summary>
public sealed class OverrideFromSelfTests : RuleTests
{
    private protected override string Code => "OVERRIDE_FROM_SELF";

    [Fact]
    public void Another_schema_is_valid() => Valid("""type Query { x: Int @override(from: "B") }""");

    [Fact]
    public void The_schema_itself_is_refused() =>
        Invalid(
            [
                "error OVERRIDE_FROM_SELF A:Query.x: The field 'Query.x' overrides itself: 'from' names its own schema 'A'. Name the schema that had the field before, or remove @override.",
            ],
            """type Query { x: Int @override(from: "A") }"""
        );
}
