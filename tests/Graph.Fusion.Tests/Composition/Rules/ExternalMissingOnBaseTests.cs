namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Missing on Base".</summary>
public sealed class ExternalMissingOnBaseTests : RuleTests
{
    private protected override string Code => "EXTERNAL_MISSING_ON_BASE";

    [Fact]
    public void A_field_that_another_schema_serves_is_valid() =>
        Valid("""type Query { p: P @provides(fields: "x") } type P { x: Int @external y: Int }""", "type P { x: Int }");

    [Fact]
    public void A_field_that_nobody_serves_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_MISSING_ON_BASE A:P.x: The field 'P.x' is @external in 'A', but no schema serves it. Add the field to the schema that owns it, or remove @external.",
            ],
            """type Query { p: P @provides(fields: "x") } type P { x: Int @external y: Int }""",
            "type P { z: Int }"
        );

    [Fact]
    public void A_key_field_that_nobody_serves_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_MISSING_ON_BASE A:P.x: The field 'P.x' is @external in 'A', but no schema serves it. Add the field to the schema that owns it, or remove @external.",
            ],
            """type Query { p: P } type P @key(fields: "x") { x: Int @external y: Int }"""
        );
}
