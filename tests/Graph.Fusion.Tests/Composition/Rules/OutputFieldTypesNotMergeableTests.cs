namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Output Field Types Mergeable".</summary>
public sealed class OutputFieldTypesNotMergeableTests : RuleTests
{
    private protected override string Code => "OUTPUT_FIELD_TYPES_NOT_MERGEABLE";

    [Fact]
    public void Nullability_at_any_depth_is_valid() =>
        Valid("type Query { a: [Int!]! @shareable }", "type Query { a: [Int] @shareable }");

    [Fact]
    public void An_object_and_the_interface_that_covers_it_are_valid() =>
        Valid(
            "type Query { a: X @shareable } interface I { z: Int } type X implements I @shareable { z: Int }",
            "type Query { a: I @shareable } interface I { z: Int } type X implements I @shareable { z: Int }"
        );

    [Fact]
    public void Two_scalars_are_refused() =>
        Invalid(
            [
                "error OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:Query.a: The field 'Query.a' has types that cannot be merged: 'Int' in 'A', 'Float' in 'B'. Give it the same type everywhere (nullability aside), or rename one of them.",
            ],
            "type Query { a: Int @shareable }",
            "type Query { a: Float @shareable }"
        );

    [Fact]
    public void A_list_and_an_item_are_refused() =>
        Invalid(
            [
                "error OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:Query.a: The field 'Query.a' has types that cannot be merged: '[Int]' in 'A', 'Int' in 'B'. Give it the same type everywhere (nullability aside), or rename one of them.",
            ],
            "type Query { a: [Int] @shareable }",
            "type Query { a: Int @shareable }"
        );

    [Fact]
    public void Two_objects_are_refused() =>
        Invalid(
            [
                "error OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:Query.a: The field 'Query.a' has types that cannot be merged: 'X' in 'A', 'Y' in 'B'. Give it the same type everywhere (nullability aside), or rename one of them.",
            ],
            "type Query { a: X @shareable } type X { z: Int }",
            "type Query { a: Y @shareable } type Y { z: Int }"
        );

    [Fact]
    public void Fields_of_an_interface_are_refused() =>
        Invalid(
            [
                "error OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:I.z: The field 'I.z' has types that cannot be merged: 'Int' in 'A', 'String' in 'B'. Give it the same type everywhere (nullability aside), or rename one of them.",
            ],
            "type Query { a: I } interface I { z: Int } type X implements I { z: Int }",
            "interface I { z: String }"
        );
}
