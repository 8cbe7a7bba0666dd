namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Override Collision".</summary>
public sealed class ExternalOverrideCollisionTests : RuleTests
{
    private protected override string Code => "EXTERNAL_OVERRIDE_COLLISION";

    [Fact]
    public void Two_fields_are_valid() => Valid("""type Query { x: Int @external y: Int @override(from: "B") }""");

    [Fact]
    public void One_field_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_OVERRIDE_COLLISION A:Query.x: The field 'Query.x' is @external, so 'A' does not serve it, but it has @override. Remove one of the two.",
            ],
            """type Query { x: Int @external @override(from: "B") }"""
        );
}
