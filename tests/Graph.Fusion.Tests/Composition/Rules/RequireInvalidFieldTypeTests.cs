namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Require Invalid Fields Type".</summary>
public sealed class RequireInvalidFieldTypeTests : RuleTests
{
    private protected override string Code => "REQUIRE_INVALID_FIELD_TYPE";

    [Fact]
    public void A_string_is_valid() =>
        Valid("""type Query { p: P } type P { a: Int b(c: Int @require(field: "d")): Int }""");

    [Fact]
    public void A_number_is_refused() =>
        Invalid(
            [
                """error REQUIRE_INVALID_FIELD_TYPE A:P.b(c:): The argument 'field' of @require on 'P.b(c:)' is no string. Write the map in quotes: @require(field: "price").""",
            ],
            "type Query { p: P } type P { a: Int b(c: Int @require(field: 1)): Int }"
        );
}
