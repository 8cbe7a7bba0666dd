namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Merge Scalar Types".</summary>
public sealed class SpecifiedByUrlMismatchTests : RuleTests
{
    private protected override string Code => "SPECIFIED_BY_URL_MISMATCH";

    [Fact]
    public void A_URL_in_one_schema_is_valid() =>
        Valid(
            """type Query { a: S } scalar S @specifiedBy(url: "https://s.example")""",
            "type Query { b: S } scalar S"
        );

    [Fact]
    public void Two_URLs_are_refused() =>
        Invalid(
            [
                "error SPECIFIED_BY_URL_MISMATCH B:S: The scalar 'S' is specified by 'https://t.example' in 'B' but by 'https://s.example' in 'A'. Use one URL.",
            ],
            """type Query { a: S } scalar S @specifiedBy(url: "https://s.example")""",
            """type Query { b: S } scalar S @specifiedBy(url: "https://t.example")"""
        );
}
