namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Input Field Types Mergeable".</summary>
public sealed class InputFieldTypesNotMergeableTests : RuleTests
{
    private protected override string Code => "INPUT_FIELD_TYPES_NOT_MERGEABLE";

    [Fact]
    public void Nullability_is_valid() =>
        Valid("type Query { a(x: F): Int } input F { n: [Int!] }", "type Query { b(x: F): Int } input F { n: [Int]! }");

    [Fact]
    public void Inputs_of_requirements_alone_are_valid() =>
        Valid(
            """type Query { p: P } type P { a(i: F @require(field: "{ n: c }")): Int } input F { n: Int }""",
            """type P { b(i: F @require(field: "{ n: d }")): Int } input F { n: ID }"""
        );

    [Fact]
    public void Two_scalars_are_refused() =>
        Invalid(
            [
                "error INPUT_FIELD_TYPES_NOT_MERGEABLE B:F.n: The input field 'F.n' is 'ID' in 'B' but 'Int' in 'A'. Give it the same type in both.",
            ],
            "type Query { a(x: F): Int } input F { n: Int }",
            "type Query { b(x: F): Int } input F { n: ID }"
        );
}
