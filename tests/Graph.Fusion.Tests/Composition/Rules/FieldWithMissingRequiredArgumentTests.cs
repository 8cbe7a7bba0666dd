namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Field With Missing Required Arguments".</summary>
public sealed class FieldWithMissingRequiredArgumentTests : RuleTests
{
    private protected override string Code => "FIELD_WITH_MISSING_REQUIRED_ARGUMENT";

    [Fact]
    public void An_optional_argument_that_one_schema_lacks_is_valid() =>
        Valid("type Query { a(x: Int): Int @shareable }", "type Query { a: Int @shareable }");

    [Fact]
    public void A_default_in_each_schema_that_has_the_argument_is_valid() =>
        Valid("type Query { a(x: Int! = 1): Int @shareable }", "type Query { a: Int @shareable }");

    [Fact]
    public void A_required_argument_that_one_schema_lacks_is_refused() =>
        Invalid(
            [
                "error FIELD_WITH_MISSING_REQUIRED_ARGUMENT B:Query.a: The argument 'x' of 'Query.a' is required in another schema, but clients cannot give it to 'B'. Add the argument there, or make it optional everywhere.",
            ],
            "type Query { a(x: Int!): Int @shareable }",
            "type Query { a: Int @shareable }"
        );

    [Fact]
    public void A_required_argument_that_is_a_requirement_elsewhere_is_refused() =>
        Invalid(
            [
                "error FIELD_WITH_MISSING_REQUIRED_ARGUMENT B:P.a: The argument 'x' of 'P.a' is required in another schema, but clients cannot give it to 'B'. Add the argument there, or make it optional everywhere.",
            ],
            "type Query { p: P } type P { b: Int a(x: Int!): Int @shareable }",
            """type P { a(x: Int! @require(field: "b")): Int @shareable }"""
        );
}
