namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "External Require Collision".</summary>
public sealed class ExternalRequireCollisionTests : RuleTests
{
    private protected override string Code => "EXTERNAL_REQUIRE_COLLISION";

    [Fact]
    public void Two_fields_are_valid() =>
        Valid("""type Query { p: P } type P { a: Int @external b(a: Int @require(field: "a")): Int }""");

    [Fact]
    public void One_field_is_refused() =>
        Invalid(
            [
                "error EXTERNAL_REQUIRE_COLLISION A:P.b: The field 'P.b' is @external, so 'A' does not serve it, but it has an argument with @require. Remove one of the two.",
            ],
            """type Query { p: P } type P { a: Int b(a: Int @require(field: "a")): Int @external }"""
        );
}
