namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Field Argument Types Mergeable".</summary>
public sealed class FieldArgumentTypesNotMergeableTests : RuleTests
{
    private protected override string Code => "FIELD_ARGUMENT_TYPES_NOT_MERGEABLE";

    [Fact]
    public void Nullability_at_any_depth_is_valid() =>
        Valid("type Query { a(x: [Int!]): Int @shareable }", "type Query { a(x: [Int]!): Int @shareable }");

    [Fact]
    public void A_requirement_of_another_type_is_valid() =>
        Valid(
            "type Query { p: P } type P { a(x: Int): Int @shareable b: ID }",
            """type P { a(x: ID @require(field: "b")): Int @shareable }"""
        );

    [Fact]
    public void Two_scalars_are_refused() =>
        Invalid(
            [
                "error FIELD_ARGUMENT_TYPES_NOT_MERGEABLE B:Query.a(x:): The argument 'x' of 'Query.a' is 'ID' in 'B' but 'Int' in 'A'. Give it the same type in both.",
            ],
            "type Query { a(x: Int): Int @shareable }",
            "type Query { a(x: ID): Int @shareable }"
        );

    [Fact]
    public void A_list_and_an_item_are_refused() =>
        Invalid(
            [
                "error FIELD_ARGUMENT_TYPES_NOT_MERGEABLE B:Query.a(x:): The argument 'x' of 'Query.a' is 'Int' in 'B' but '[Int]' in 'A'. Give it the same type in both.",
            ],
            "type Query { a(x: [Int]): Int @shareable }",
            "type Query { a(x: Int): Int @shareable }"
        );
}
