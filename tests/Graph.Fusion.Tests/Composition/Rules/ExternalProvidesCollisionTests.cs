namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Provides Collision".</summary>
public sealed class ExternalProvidesCollisionTests : RuleTests
{
    private protected override string Code => "EXTERNAL_PROVIDES_COLLISION";

    [Fact]
    public void Two_fields_are_valid() =>
        Valid("""type Query { p: P @external q: P @provides(fields: "x") } type P { x: Int @external }""");

    [Fact]
    public void One_field_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_PROVIDES_COLLISION A:Query.p: The field 'Query.p' is @external, so 'A' does not serve it, but it has @provides. Remove one of the two.",
            ],
            """type Query { p: P @external @provides(fields: "x") } type P { x: Int @external }"""
        );
}
