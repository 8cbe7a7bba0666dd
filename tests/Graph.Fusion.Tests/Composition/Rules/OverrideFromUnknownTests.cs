namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 2, "@override".</summary>
public sealed class OverrideFromUnknownTests : RuleTests
{
    private protected override string Code => "OVERRIDE_FROM_UNKNOWN";

    [Fact]
    public void A_schema_that_has_the_field_is_valid() =>
        Valid("""type Query { x: Int @override(from: "B") }""", "type Query { x: Int }");

    [Fact]
    public void A_schema_that_is_not_there_is_worth_a_warning() =>
        Invalid(
            [
                "warning OVERRIDE_FROM_UNKNOWN A:Query.x: 'Query.x' overrides the schema 'Z', which does not exist or does not have the field. Remove @override if the migration is done, or correct the name.",
            ],
            """type Query { x: Int @override(from: "Z") }"""
        );

    [Fact]
    public void A_schema_without_the_field_is_worth_a_warning() =>
        Invalid(
            [
                "warning OVERRIDE_FROM_UNKNOWN A:Query.x: 'Query.x' overrides the schema 'B', which does not exist or does not have the field. Remove @override if the migration is done, or correct the name.",
            ],
            """type Query { x: Int @override(from: "B") }""",
            "type Query { y: Int }"
        );
}
