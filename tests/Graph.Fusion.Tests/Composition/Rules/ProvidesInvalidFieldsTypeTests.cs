namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Provides Invalid Fields Type".</summary>
public sealed class ProvidesInvalidFieldsTypeTests : RuleTests
{
    private protected override string Code => "PROVIDES_INVALID_FIELDS_TYPE";

    [Fact]
    public void A_string_is_valid() =>
        Valid("""type Query { p: P @provides(fields: "x") } type P { x: Int @external }""");

    [Fact]
    public void A_list_is_refused() =>
        Invalid(
            [
                "error PROVIDES_INVALID_FIELDS_TYPE A:Query.p: The argument 'fields' of @provides on 'Query.p' is no string. Write the fields in quotes.",
            ],
            """type Query { p: P @provides(fields: ["x"]) } type P { x: Int @external }"""
        );
}
