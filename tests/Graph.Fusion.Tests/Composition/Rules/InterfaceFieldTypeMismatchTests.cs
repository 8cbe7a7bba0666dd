namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Least Restrictive Type".</summary>
public sealed class InterfaceFieldTypeMismatchTests : RuleTests
{
    private protected override string Code => "INTERFACE_FIELD_TYPE_MISMATCH";

    [Fact]
    public void A_narrower_type_is_valid() =>
        Valid("type Query { v: V } interface I { y: I } type V implements I { y: V! }");

    [Fact]
    public void A_field_that_is_nullable_in_both_is_valid() =>
        Valid(
            "type Query { v: V } interface I { y: Int } type V implements I @shareable { y: Int! }",
            "type V @shareable { y: Int }"
        );

    [Fact]
    public void A_field_that_another_schema_makes_nullable_is_refused() =>
        Invalid(
            [
                "error INTERFACE_FIELD_TYPE_MISMATCH V.y: The field 'V.y' is 'Int' when all schemas are put together, but 'V' implements 'I', whose field is 'Int!'. Give 'I.y' a type in some schema that covers both, or give 'V.y' the type 'Int!' in every schema.",
            ],
            "type Query { v: V } interface I { y: Int! } type V implements I @shareable { y: Int! }",
            "type V @shareable { y: Int }"
        );
}
