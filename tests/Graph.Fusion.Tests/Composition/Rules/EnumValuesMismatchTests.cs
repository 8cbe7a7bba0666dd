namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Enum Values Mismatch".</summary>
public sealed class EnumValuesMismatchTests : RuleTests
{
    private protected override string Code => "ENUM_VALUES_MISMATCH";

    [Fact]
    public void The_same_values_in_another_order_are_valid() =>
        Valid("type Query { e: E @shareable } enum E { X Y }", "type Query { e: E @shareable } enum E { Y X }");

    [Fact]
    public void A_value_that_is_hidden_where_it_is_is_valid() =>
        Valid(
            "type Query { e: E @shareable } enum E { X Y @inaccessible }",
            "type Query { e: E @shareable } enum E { X }"
        );

    [Fact]
    public void A_value_that_one_schema_lacks_is_refused() =>
        Invalid(
            [
                "error ENUM_VALUES_MISMATCH B:E: The enum 'E' has no value 'Y' in 'B', but another schema has it. Add it there, or mark it @inaccessible where it is.",
            ],
            "type Query { e: E @shareable } enum E { X Y }",
            "type Query { e: E @shareable } enum E { X }"
        );

    [Fact]
    public void A_value_of_an_enum_that_no_query_reaches_is_refused() =>
        Invalid(
            [
                "error ENUM_VALUES_MISMATCH A:E: The enum 'E' has no value 'Z' in 'A', but another schema has it. Add it there, or mark it @inaccessible where it is.",
            ],
            "type Query { a: Int } enum E { X }",
            "enum E { X Z }"
        );
}
